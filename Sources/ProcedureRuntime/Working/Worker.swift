import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Does what cases wait for: fires timers, carries out requests, opens called cases and brings their
/// ends back. Several workers may share one journal.
///
/// A request is taken for a time that is longer than all its attempts may take. Whatever stops a
/// worker, the request comes again after that under the same key; and the case is answered under a
/// key that follows from the request's, so never twice.
public struct Worker: Sendable {
  let desk: Desk
  let bindings: Bindings
  let addresses: AddressBook
  let clock: WorkClock
  /// Says in words why a called procedure refuses its case.
  let explain: @Sendable (Rejection, Procedure) -> Localized
  /// Told of everything as it happens.
  let note: @Sendable (WorkNote) -> Void
  /// Nothing more is begun once this is so.
  let isEnding: @Sendable () -> Bool
  /// How many requests are carried out side by side.
  let mostAtOnce: Int

  public init(
    _ desk: Desk, _ bindings: Bindings, clock: WorkClock,
    addresses: @escaping AddressBook = { _ in Addresses() },
    explain: @escaping @Sendable (Rejection, Procedure) -> Localized = { rejection, _ in
      Localized(verbatim: "\(rejection)")
    },
    note: @escaping @Sendable (WorkNote) -> Void = { _ in },
    isEnding: @escaping @Sendable () -> Bool = { false }, mostAtOnce: Int = 8
  ) {
    self.desk = desk
    self.bindings = bindings
    self.clock = clock
    self.addresses = addresses
    self.explain = explain
    self.note = note
    self.isEnding = isEnding
    self.mostAtOnce = max(1, mostAtOnce)
  }

  /// Seconds for which a request is held: as long as every means of a notice may take, and to spare.
  var lease: Int64 {
    bindings.longestTimeLimit * Int64(Notice.Means.allCases.count) + 60
  }

  /// Everything that may be done by now, and what follows from it, until nothing is left.
  public func round() async throws(Refusal) -> WorkRound {
    var round = WorkRound()
    repeat {
      let before = round.notes.count
      round.add(try await timers())
      round.add(try await requests())
      if round.notes.count == before { break }
    } while !isEnding()
    return round
  }

  /// Timers that are due, the ends of called cases, and answers that have not come in time.
  public func timers() async throws(Refusal) -> WorkRound {
    var round = WorkRound()
    round.timers = try await desk.fireTimers(until: clock.now())
    round.notes = try await answerCalls() + giveUpUnanswered()
    return round
  }

  private enum Happening: Sendable {
    case carriedOut(Result<WorkNote, Refusal>)
    case timePassed
  }

  /// Requests, side by side, as many at once as may be; no more are taken than are begun.
  ///
  /// - Parameter lingering: looks for more while the last of them take their time.
  public func requests(lingering: Bool = false) async throws(Refusal) -> WorkRound {
    var round = WorkRound()
    let refusal = await withTaskGroup(of: Happening.self) { group in
      var refusal: Refusal?
      var running = 0
      var isWaiting = false
      var mayBeMore = true
      while true {
        if mayBeMore, refusal == nil, running < mostAtOnce, !isEnding() {
          do throws(Refusal) {
            let room = mostAtOnce - running
            let taken = try await desk.takeRequests(
              at: clock.now(), lease: lease, limit: room, with: bindings)
            mayBeMore = taken.count == room
            for request in taken {
              group.addTask { .carriedOut(await carriedOut(request)) }
            }
            running += taken.count
          } catch {
            refusal = error
          }
        }
        if running == 0 { break }
        if lingering, !isWaiting {
          isWaiting = true
          group.addTask {
            await clock.wait(1)
            return .timePassed
          }
        }
        switch await group.next() {
        case .carriedOut(.success(let note)):
          running -= 1
          self.note(note)
          round.notes.append(note)
        case .carriedOut(.failure(let error)):
          running -= 1
          refusal = refusal ?? error
        case .timePassed:
          isWaiting = false
          mayBeMore = true
        case nil: running = 0
        }
      }
      group.cancelAll()
      return refusal
    }
    if let refusal { throw refusal }
    return round
  }

  private func carriedOut(_ request: WorldRequest) async -> Result<WorkNote, Refusal> {
    do throws(Refusal) {
      switch request.asked {
      case .call(let call): return .success(try await open(call, of: request))
      case .notice, .reminder, .letter, .publication, .posting, .refund, .payment, .action:
        return .success(try await carryOut(request))
      }
    } catch {
      return .failure(error)
    }
  }
}
