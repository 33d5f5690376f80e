import ProcedureSyntax
import SourceText

/// What a framework leaves to the procedures that follow it.
public struct FrameworkOutline: Hashable, Sendable {
  /// Something a follower has to give, and the framework's words for it.
  public struct Gap: Hashable, Sendable {
    public let name: String
    public let title: String
  }

  public struct Slot: Hashable, Sendable {
    public let gap: Gap
    /// The ways out of it, as the steps of a filling name them.
    public let exits: [Gap]
  }

  public let name: String
  /// What stands behind `dùng`.
  public let importPath: String
  /// Parameters without a value.
  public private(set) var parameters: [Gap] = []
  /// Slots that nothing fills yet.
  public private(set) var slots: [Slot] = []
  /// The parameter that is the limit of the whole case.
  public private(set) var limitParameter: String?
  public private(set) var hasCalendar = false
  public private(set) var hasSteps = false
  public private(set) var hasChannels = false
  public private(set) var hasLevel = false
  /// Names a follower may not take for something else.
  public private(set) var names: [String] = []

  /// Why there is no outline.
  public enum Fault: Error, Hashable, Sendable {
    /// The file declares no framework, or none of that name; those it has.
    case notFound(among: [String])
    /// No name was given, and the file declares several.
    case several([String])
  }

  /// The framework called `name` of the first file; without a name, the only one it declares. `files`
  /// are that file and all it uses. What its own frameworks settle is settled for it too.
  public init(_ name: String?, of files: [ParsedFile], importedAs path: String) throws(Fault) {
    let declared = files.map { $0.tree.root.children.filter { $0.is(.statement, .framework) } }
    let own = declared.first ?? []
    let ownNames = own.compactMap(\.declaredName)
    let wanted = name.map { nfc($0) } ?? ownNames.first
    guard let wanted, let start = own.first(where: { $0.declaredName == wanted }) else {
      throw .notFound(among: ownNames)
    }
    if name == nil, ownNames.count > 1 { throw .several(ownNames) }
    self.name = wanted
    importPath = path
    var layers = [start]
    while layers.count <= 32, let last = layers.last,
      let base = last.clause(.follows)?.first(.name).map({ nfc($0.text) }),
      let next = declared.joined().first(where: { $0.declaredName == base }), !layers.contains(next)
    {
      layers.append(next)
    }
    for layer in layers.reversed() { read(layer) }
    if let limit = limitParameter, !parameters.contains(where: { $0.name == limit }) {
      limitParameter = nil
    }
    for file in files {
      names += file.tree.root.children.compactMap(\.declaredName)
    }
  }

  private mutating func read(_ layer: Syntax) {
    for line in layer.statements {
      if let name = line.declaredName { names.append(name) }
      guard line.kind == .statement else { continue }
      switch line.keyword {
      case .parameter: readParameter(line)
      case .slot: readSlot(line)
      case .fill:
        if let name = line.declaredName { slots.removeAll { $0.gap.name == name } }
        hasSteps = hasSteps || line.statements.contains { $0.is(.statement, .step) }
      case .limit:
        let parts = line.arguments
        if parts.count == 1, parts[0].kind == .name || parts[0].kind == .path {
          limitParameter = nfc(parts[0].text)
        }
      case .calendar: hasCalendar = true
      case .step: hasSteps = true
      case .channels: hasChannels = true
      case .level: hasLevel = true
      default: break
      }
    }
  }

  private mutating func readParameter(_ line: Syntax) {
    guard let gap = line.gap else { return }
    let isDeclaration = line.first(.type) != nil
    if !isDeclaration {
      parameters.removeAll { $0.name == gap.name }
    } else if line.clause(.default) == nil {
      parameters.append(gap)
    }
  }

  private mutating func readSlot(_ line: Syntax) {
    guard let gap = line.gap else { return }
    let exits = line.statements.filter { $0.is(.statement, .exit) }.compactMap(\.gap)
    slots.append(Slot(gap: gap, exits: exits))
  }
}

extension Syntax {
  fileprivate var declaredName: String? { first(.name).map { nfc($0.text) } }

  /// The name and the words in quotation marks.
  fileprivate var gap: FrameworkOutline.Gap? {
    guard let name = declaredName else { return nil }
    let title = first(.string).map { String($0.text.unicodeScalars.dropFirst().dropLast()) } ?? name
    return FrameworkOutline.Gap(name: name, title: nfc(title))
  }
}
