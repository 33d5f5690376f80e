import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime

/// What the post reports of something that it carries for a case.
public struct PostReport: Hashable, Sendable {
  /// The post's own number of the report: a second one with it changes nothing.
  public var id: String
  public var caseNumber: String
  /// Where it is on its way, in the words of the post: `delivered`.
  public var status: String
  /// What the event brings, under the names of the procedure's fields.
  public var fields: [JSONValue.Member]

  public init(_ body: [UInt8]) throws(CallbackFault) {
    let reader = try ReportReader(body)
    id = try reader.required("id")
    caseNumber = try reader.required("case")
    status = try reader.required("status")
    fields = try reader.object("fields")
  }

  var key: String { Desk.postKey + id }

  func delivery(of event: String, in procedure: Procedure) throws(CallbackFault) -> Delivery {
    guard let place = procedure.externalEvents.firstIndex(where: { $0.name == event }) else {
      throw .unknownEvent(event)
    }
    var entries: [FieldEntry] = []
    for member in fields {
      guard let place = procedure.fields.firstIndex(where: { $0.name == member.name }),
        let value = Value(member.value, as: procedure.fields[place].type)
      else { throw .unknownField(member.name) }
      entries.append(FieldEntry(ID(place), value))
    }
    return Delivery(ID(place), fields: entries)
  }
}

extension Desk {
  /// Takes what the post reports: the event that the status stands for reaches the case.
  public func take(
    _ report: PostReport, by source: Callbacks.Source, at now: Moment
  ) async throws(CallbackFault) -> CallbackOutcome {
    let file = try await file(for: report.caseNumber)
    guard let event = source.events[report.status] else {
      return .ignored(caseNumber: report.caseNumber, status: report.status)
    }
    // What the post has said it has said, also where the case has ended and takes no event any more.
    try await settleAnswers(of: report.caseNumber, hasPostReported: true, at: now)
    if let known = try await receipt(of: report.key, report.caseNumber) {
      return .done(caseNumber: report.caseNumber, sequences: [known.sequence])
    }
    let delivery = try report.delivery(of: event, in: file.program.procedure)
    let receipt = try await carryOut(
      .deliver(delivery), report.caseNumber, key: report.key, at: now)
    return .done(caseNumber: report.caseNumber, sequences: [receipt.sequence])
  }

  // What a desk refuses, as the fault of a report.

  func file(for number: String) async throws(CallbackFault) -> CaseFile {
    do throws(Refusal) {
      return try await file(of: number)
    } catch {
      throw .refused(error)
    }
  }

  func settleAnswers(
    of number: String, hasPostReported: Bool = false, at now: Moment
  ) async throws(CallbackFault) {
    do throws(Refusal) {
      try await settleAnswered(of: number, hasPostReported: hasPostReported, at: now)
    } catch {
      throw .refused(error)
    }
  }

  func receipt(of key: String, _ number: String) async throws(CallbackFault) -> Receipt? {
    do throws(Refusal) {
      return try await receipt(of: key, for: number)
    } catch {
      throw .refused(error)
    }
  }

  func carryOut(
    _ command: Command, _ number: String, key: String, at now: Moment
  ) async throws(CallbackFault) -> Receipt {
    do throws(Refusal) {
      return try await submit(command, to: number, key: key, at: now)
    } catch {
      throw .refused(error)
    }
  }
}
