/// Seconds that a piece of work took, over several rounds.
struct Measurement {
  let rounds: [Double]

  /// Runs `work` once to warm up, then `rounds` times.
  init(rounds: Int = 7, _ work: () throws -> Void) rethrows {
    try work()
    var seconds: [Double] = []
    for _ in 0..<rounds {
      let clock = ContinuousClock()
      let start = clock.now
      try work()
      seconds.append(Self.seconds(clock.now - start))
    }
    self.rounds = seconds.sorted()
  }

  var median: Double { rounds[rounds.count / 2] }
  var best: Double { rounds[0] }

  static func seconds(_ duration: Duration) -> Double {
    let (whole, atto) = duration.components
    return Double(whole) + Double(atto) * 1e-18
  }
}

/// A number with so many digits after the point.
func rounded(_ value: Double, _ digits: Int = 1) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  return "\((value * scale).rounded() / scale)"
}
