import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// The acts of a line's block; branches among them are the caller's.
  mutating func acts(_ owner: Syntax) -> [Act] {
    let allowsBranches = owner.is(.statement, .choose)
    var acts: [Act] = []
    for line in owner.statements where line.kind == .statement {
      switch line.keyword {
      case .if, .otherwise:
        let isOtherwiseOfCall = line.keyword == .otherwise && owner.is(.statement, .call)
        if !allowsBranches, !isOtherwiseOfCall { findings.report(.notHere(line.keyword), at: line) }
      case .status: break
      case .stopBranches:
        if !allowsBranches, !owner.is(.statement, .overdue) {
          findings.report(.notHere(.stopBranches), at: line)
        }
      default:
        if let act = act(line) { acts.append(act) }
      }
    }
    return acts
  }

  private mutating func act(_ line: Syntax) -> Act? {
    let name = line.first(.name)
    switch line.keyword {
    case .notify: return notice(line).map { .notify($0) }
    case .remind: return name.flatMap { recipient($0, of: .remind) }.map { .remind($0) }
    case .issue: return name.flatMap { letter($0) }.map { .issue($0) }
    case .publish: return name.flatMap { publishable($0) }.map { .publish($0) }
    case .postTo:
      guard let name, let what = publishable(name),
        let receiver = line.clause(.to)?.first(.name).flatMap({ recipient($0, of: .postTo) })
      else { return nil }
      return .post(what, to: receiver)
    case .set:
      guard let name, let id = field(name),
        let value = line.children.first(where: {
          $0 != name && ($0.isExpression || $0.kind == .string)
        }),
        let expression = lower(value, as: ExpressionType(graph.fields[id.index].type))
      else { return nil }
      return .set(id, expression)
    case .refund: return name.flatMap { fee($0) }.map { .refund($0) }
    case .startClock: return .startClock
    case .extendBy:
      return line.arguments.first.flatMap { constantDuration($0) }.map { .extendClock($0) }
    case .perform: return performance(line).map { .perform($0) }
    default: return nil
    }
  }

  /// A role to which something is sent: the system itself reads no messages.
  private mutating func recipient(_ name: Syntax, of act: Keyword) -> ID<Role>? {
    guard let role = role(name) else { return nil }
    guard role != .system else {
      findings.report(.systemCannotReceive(act), at: name)
      return nil
    }
    return role
  }

  private mutating func notice(_ line: Syntax) -> Notice? {
    let receiver = line.first(.name).flatMap { recipient($0, of: .notify) }
    let text = line.clause(.using)?.first(.name).flatMap { message($0) }
    guard let via = line.clause(.via) else { return nil }
    let options = via.children.filter { $0.kind == .option }
    let words = options.filter { $0.keyword != .or }
    let alternatives = options.count - words.count
    if alternatives > 0, alternatives < words.count - 1 {
      findings.report(.mixedManner, at: via)
    }
    let means = each(words) { $0.noticeMeans($1.keyword) }
    guard let receiver, let text else { return nil }
    return Notice(
      to: receiver, means: means, manner: alternatives > 0 ? .first : .each, message: text)
  }

  func noticeMeans(_ keyword: Keyword) -> Notice.Means? {
    switch keyword {
    case .sms: .sms
    case .email: .email
    case .zalo: .zalo
    case .portal: .portal
    default: nil
    }
  }

  // MARK: Letters and messages

  /// Whether the graph has another element of the name: the framework and the procedure would each
  /// mean their own.
  mutating func isTaken(
    _ declaration: Declaration, as subject: Subject, at name: Syntax
  ) -> Bool {
    let key = DeclarationKey(kind: declaration.kind, name: declaration.name)
    guard takenNames.insert(declaration.syntax, forKey: key) == nil else {
      findings.report(
        .takenByFramework(subject, declaration.name), at: name,
        related: [(declaration.nameSyntax, Self.declaredHere)])
      return true
    }
    return false
  }

  mutating func letter(_ name: Syntax) -> ID<Letter>? {
    guard let declaration = resolve(.letter, name, as: .letter) else { return nil }
    if let known = letters[declaration.syntax] { return known }
    guard !isTaken(declaration, as: .letter, at: name) else { return nil }
    let id = ID<Letter>(graph.letters.count)
    letters[declaration.syntax] = id
    graph.letters.append(
      Letter(
        name: declaration.name, title: declaration.title,
        template: declaration.syntax.clause(.template)?.title))
    place("letters", declaration.name, at: declaration.nameSyntax)
    return id
  }

  mutating func message(_ name: Syntax) -> ID<Message>? {
    guard let declaration = resolve(.message, name, as: .message) else { return nil }
    if let known = messages[declaration.syntax] { return known }
    guard !isTaken(declaration, as: .message, at: name) else { return nil }
    let id = ID<Message>(graph.messages.count)
    messages[declaration.syntax] = id
    graph.messages.append(Message(name: declaration.name, body: Template([])))
    place("messages", declaration.name, at: declaration.nameSyntax)
    if let body = declaration.syntax.first(.string) {
      graph.messages[id.index].body = template(body)
    }
    return id
  }

  mutating func publishable(_ name: Syntax) -> Publishable? {
    let text = name.nameText
    if let index = graph.results.firstIndex(where: { $0.name == text }) {
      return .result(ID(index))
    }
    if case .paper(let id)? = symbol(text) { return .paper(id) }
    return resolve(.letter, name, as: .publishable).flatMap { _ in letter(name) }.map {
      .letter($0)
    }
  }

  // MARK: Pluggable actions

  mutating func action(_ name: Syntax) -> ID<ActionSignature>? {
    resolve(.action, name, as: .action).flatMap { action($0, at: name) }
  }

  mutating func action(
    _ declaration: Declaration, at name: Syntax? = nil
  ) -> ID<ActionSignature>? {
    let name = name ?? declaration.nameSyntax
    if let known = actions[declaration.syntax] { return known }
    guard !isTaken(declaration, as: .action, at: name) else { return nil }
    let id = ID<ActionSignature>(graph.actions.count)
    actions[declaration.syntax] = id
    graph.actions.append(signature(declaration))
    place("actions", declaration.name, at: declaration.nameSyntax)
    return id
  }

  private mutating func signature(_ declaration: Declaration) -> ActionSignature {
    let line = declaration.syntax
    var signature = ActionSignature(name: declaration.name, title: declaration.title)
    let takes = line.clauses(.takes) + line.statements(.takes)
    for part in takes {
      for parameter in parameters(of: part) {
        if signature.takes.contains(where: { $0.name == parameter.name }) {
          findings.report(.duplicateName(.argument, parameter.name), at: part)
        } else {
          signature.takes.append(parameter)
        }
      }
    }
    if let gives = line.clause(.gives) ?? line.statements(.gives).first {
      signature.gives = parameters(of: gives).first
    }
    if let retry = line.clause(.retry) ?? line.statements(.retry).first,
      let literal = retry.first(.literal), let count = findings.count(literal),
      let pause = retry.children.first(where: { $0 != literal && $0.isExpression }),
      let interval = constantDuration(pause)
    {
      signature.retry = ActionSignature.Retry(
        count: count, intervalSeconds: max(1, interval.wallClockSeconds))
    }
    return signature
  }

  private mutating func parameters(of syntax: Syntax) -> [ActionSignature.Parameter] {
    var parameters: [ActionSignature.Parameter] = []
    var name: String?
    for child in syntax.children {
      if child.kind == .name { name = child.nameText }
      if child.kind == .type, let known = name, let type = type(child) {
        parameters.append(ActionSignature.Parameter(name: known, type: type))
        name = nil
      }
    }
    return parameters
  }

  private mutating func performance(_ line: Syntax) -> Performance? {
    guard let name = line.first(.name), let id = action(name) else { return nil }
    let signature = graph.actions[id.index]
    let given = line.children.filter { $0.kind == .assignment }
    let names = given.compactMap { $0.first(.name)?.nameText }
    guard Set(names) == Set(signature.takes.map(\.name)), names.count == signature.takes.count
    else {
      findings.report(
        .wrongArguments(expected: signature.takes.map(\.name), action: signature.name), at: name)
      return nil
    }
    var arguments: [Expression] = []
    for parameter in signature.takes {
      guard
        let argument = given.first(where: { $0.first(.name)?.nameText == parameter.name }),
        let value = argument.arguments.last,
        let expression = lower(value, as: ExpressionType(parameter.type))
      else { return nil }
      arguments.append(expression)
    }
    var into: ID<Field>?
    if let target = line.clause(.into)?.first(.name) {
      guard let field = field(target) else { return nil }
      guard let gives = signature.gives else {
        findings.report(.actionGivesNothing(signature.name), at: target)
        return nil
      }
      let (given, wanted) = (
        ExpressionType(gives.type), ExpressionType(graph.fields[field.index].type)
      )
      guard given.fits(wanted) else {
        findings.report(.wrongType(expected: wanted, found: given), at: target)
        return nil
      }
      into = field
    }
    let failure = line.clause(.onFailure)?.first(.path)
    return Performance(
      action: id, arguments: arguments, into: into, onFailure: failure.flatMap { target($0) })
  }
}

extension LegalDuration {
  /// The seconds of an interval between two tries; working time is taken by the clock.
  fileprivate var wallClockSeconds: Int64 {
    switch self {
    case .working(let duration):
      switch duration.unit {
      case .minute: duration.thousandths * 60 / 1000
      case .hour: duration.thousandths * 3600 / 1000
      case .day: duration.thousandths * 86400 / 1000
      }
    case .calendar(let duration):
      switch duration.unit {
      case .minute: duration.thousandths * 60 / 1000
      case .hour: duration.thousandths * 3600 / 1000
      case .day: duration.thousandths * 86400 / 1000
      case .week: duration.thousandths * 604_800 / 1000
      case .month, .year: duration.thousandths * 2_592_000 / 1000
      }
    }
  }
}
