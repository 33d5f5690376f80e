// The form of a whole procedure.

import CivilTime

extension Shape where Whole == Procedure {
  static let procedure: Shape<Procedure> = object(
    blank: { (node, names) throws(ArtifactFault) in
      // The calendar is read first, for a procedure cannot be made without one. The names were
      // looked up before.
      let calendar = try node.read("calendar", as: Shape<WorkingCalendar>.calendar, &names)
      return Procedure(name: "", title: "", calendar: calendar)
    },
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .optional("code", \.code, .text), .optional("sector", \.sector, .text),
      .optional("level", \.level, .word()),
      .optional("performedBy", \.performedBy, .reference(to: .agencies)),
      .list("filedAt", \.filedAt, .reference(to: .agencies)),
      .optional("receivedBy", \.receivedBy, .reference(to: .agencies)),
      .list("applicants", \.applicants, .word()), .list("legalBases", \.legalBases, .legalBasis),
      .list("results", \.results, .named), .list("conditions", \.conditions, .text),
      .optional("inForce", \.inForce, .validity), .optional("sets", \.sets, .count),
      .flag("movesEarlierCases", \.movesEarlierCases),
      .list("frameworks", \.frameworks, .named), .required("calendar", \.calendar, .calendar),
      .list("agencies", \.agencies, .agency), .list("roles", \.roles, .role),
      .list("fields", \.fields, .field), .list("cases", \.cases, .caseSelector),
      .list("papers", \.papers, .paper), .list("paperGroups", \.paperGroups, .paperGroup),
      .list("fees", \.fees, .fee), .list("filing", \.filing, .channelRule),
      .list("returning", \.returning, .channelRule), .list("limits", \.limits, .limitRule),
      .list("leadTimes", \.leadTimes, .leadTime),
      .list("reminders", \.timers.reminders, .reminder),
      .optional("overdue", \.timers.overdue, .overdue),
      .list("messages", \.messages, .message), .list("letters", \.letters, .letter),
      .list("actions", \.actions, .action), .list("externalEvents", \.externalEvents, .named),
      .list("stages", \.stages, .stage), .list("steps", \.steps, .step),
      .list("openedBy", \.openedBy, .reference(to: .externalEvents)),
      .optional("onBehalf", \.onBehalf, .onBehalf),
      .list("parallels", \.parallels, .parallel),
      .list("ends", \.ends, .end), .list("anytime", \.anytime, .anytime),
      .list("obligations", \.obligations, .obligation),
      .required("initial", \.initial, .reference(to: .steps)),
    ])
}

extension Procedure {
  /// The transition as an artifact writes it: what is usual is left out.
  fileprivate var movesEarlierCases: Bool {
    get { transition == .moves }
    set { transition = newValue ? .moves : .stays }
  }
}
