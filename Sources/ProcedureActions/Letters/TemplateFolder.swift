import Foundation
import Mustache
import ProcedureRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of templates. Nothing outside of it is read, whatever a template or a link in it says.
struct TemplateFolder: Hashable, Sendable {
  /// Without links in it.
  private let root: String

  private static let mostBytes = 1 << 20

  /// Nil where there is no such folder.
  init?(_ path: String) {
    var isFolder: ObjCBool = false
    guard let resolved = Self.resolved(path),
      FileManager.default.fileExists(atPath: resolved, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    root = resolved
  }

  /// The page that a template makes of values.
  func page(
    of template: String, filledWith values: LetterValues
  ) throws(TemplateFault) -> String {
    guard TemplateName.isFile(template) else { throw .nameNotAllowed(template) }
    var library = MustacheLibrary()
    let main = try read(template, into: &library, including: [])
    return main.render(values.context, library: library)
  }

  /// Why a template can't be used; nil where it can.
  func fault(in template: String) -> TemplateFault? {
    do throws(TemplateFault) {
      _ = try page(
        of: template, filledWith: LetterValues(Document(kind: .letter, name: "", title: "")))
      return nil
    } catch {
      return error
    }
  }

  /// Reads a template and what it includes; the ending of what is included is its own.
  private func read(
    _ name: String, into library: inout MustacheLibrary, including: [String]
  ) throws(TemplateFault) -> MustacheTemplate {
    if including.contains(name) { throw .circle(name) }
    let markup = try LetterMarkup(text(of: name), named: name)
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    for part in markup.included where library.getTemplate(named: part) == nil {
      let file = "\(part).\(ending)"
      let included = try read(file, into: &library, including: including + [name])
      library.register(included, named: part)
    }
    do {
      return try MustacheTemplate(string: markup.text)
    } catch {
      throw .malformed(name)
    }
  }

  private func text(of name: String) throws(TemplateFault) -> String {
    guard let path = Self.resolved(root + "/" + name) else { throw .notFound(name) }
    guard path.hasPrefix(root + "/") else { throw .nameNotAllowed(name) }
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.mostBytes,
      let text = String(data: data, encoding: .utf8)
    else { throw .unreadable(name) }
    return text
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
