extension GraphCheck {
  mutating func check(_ call: Call) {
    inside("procedure") { $0.check(name: call.procedure) }
    eachNamed("arguments", call.arguments, name: \.field) { check, _, argument in
      check.check(argument.value, is: nil, at: "value")
    }
    eachNamed("ends", call.ends, name: \.end) { check, _, ending in
      check.refer(to: ending.target, at: "target")
      check.check(ending.acts)
    }
    if let otherwise = call.otherwise {
      refer(to: otherwise, at: "otherwise")
    } else if call.ends.isEmpty {
      report(.emptyList, at: "ends")
    }
    each("gives", call.gives) { check, gift in
      check.inside("from") { $0.check(name: gift.from) }
      if check.refer(gift.into, to: check.procedure.fields, at: "into") {
        check.checkFree(gift.into, at: "into")
      }
    }
    checkUnique(call.gives.map(\.into), at: "gives", isEmptyAllowed: true)
  }
}
