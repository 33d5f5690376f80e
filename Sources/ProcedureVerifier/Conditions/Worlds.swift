import ProcedureGraph

/// Every way that things may be, as far as a set of conditions can tell.
struct Worlds {
  /// More than this many are not gone through: the question stays open.
  static let most = 20_000

  let procedure: Procedure
  let cells: Cells
  let hasParts: Bool

  /// Nil where there are too many.
  init?(_ conditions: [Expression], of procedure: Procedure) {
    var reading = ConditionReading(of: procedure)
    for condition in conditions { reading.read(condition) }
    let cells = Cells(reading)
    guard let count = cells.count, count <= Self.most else { return nil }
    self.procedure = procedure
    self.cells = cells
    hasParts = cells.unknowns.contains { if case .part = $0 { true } else { false } }
  }

  /// Whether the conditions ask anything at all.
  var areMany: Bool { !cells.unknowns.isEmpty }

  /// Shows each once, until `body` answers false.
  func visit(_ body: (World) -> Bool) {
    var digits = [Int](repeating: 0, count: cells.unknowns.count)
    guard !cells.samples.contains(where: \.isEmpty) else { return }
    var world = World(procedure: procedure, hasParts: hasParts)
    for (unknown, samples) in zip(cells.unknowns, cells.samples) {
      world.samples[unknown] = samples[0]
    }
    while body(world) {
      var place = 0
      while place < digits.count {
        digits[place] = (digits[place] + 1) % cells.samples[place].count
        world.samples[cells.unknowns[place]] = cells.samples[place][digits[place]]
        if digits[place] != 0 { break }
        place += 1
      }
      if place == digits.count { return }
    }
  }
}
