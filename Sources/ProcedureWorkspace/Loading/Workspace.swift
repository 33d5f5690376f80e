import Diagnostics
import ProcedureCompiler
import ProcedureSyntax
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files on disk, compiled.
public enum Workspace {
  /// How much of the work is kept.
  public enum Keeping: Sendable {
    /// Findings alone: a country's procedures can be checked without holding them all.
    case findings
    /// Procedures and scenarios as well.
    case everything
  }

  /// What is asked of the files.
  public enum Examination: Sendable {
    /// What the compiler finds: enough to play, list or look something up.
    case compiling
    /// What is proved of each procedure as well: enough to publish it.
    case proving
  }

  /// Reads, parses and compiles what `paths` mean, with all that these files import.
  ///
  /// The files are worked on in groups, several at once; what a group needs besides its own files is
  /// shared. The result does not depend on how many processors there are.
  public static func load(
    _ paths: [String], keeping: Keeping = .everything, examining: Examination = .proving
  ) throws(FileFault) -> LoadedWorkspace {
    let found = try foundFiles(at: paths)
    let asked = found.paths
    let compilation = GroupCompilation(cache: SourceCache(), keeping: keeping, examining: examining)
    var result = GroupResult()
    result.add(unreadable(found.faults))
    let work = groups(of: asked)
    for group in inParallel(work, { compilation.compile($0, named: found.named) }) {
      result.add(try group.get())
    }
    let others = result.imported.subtracting(asked).sorted()
    for group in inParallel(groups(of: others), { compilation.compileImported($0) }) {
      result.add(group)
    }
    let heard = HeardFindings(
      result.diagnostics.deduplicated(), by: result.waivers, followed: result.followed)
    return LoadedWorkspace(
      paths: asked, diagnostics: heard.findings.inStableOrder(), waived: heard.waived,
      procedures: result.procedures, scenarios: result.scenarios,
      uncompiledScenarios: result.uncompiledScenarios,
      imported: result.imported.subtracting(asked), sources: result.sources)
  }

  /// Large enough that what a group shares is not worked out too often, small enough that the
  /// groups of all processors fit in memory and end at about the same time.
  private static func groups(of paths: [String]) -> [[String]] {
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let size = min(64, max(8, paths.count / (processors * 4)))
    return stride(from: 0, to: paths.count, by: size).map {
      Array(paths[$0..<min($0 + size, paths.count)])
    }
  }
}

/// What came of a group of files.
private struct GroupResult: Sendable {
  var diagnostics: [Diagnostic] = []
  var procedures: [CompiledProcedure] = []
  var scenarios: [CompiledScenario] = []
  var uncompiledScenarios: [UncompiledScenario] = []
  var sources: [String: SourceText] = [:]
  /// Every file that was read because another one imports it.
  var imported: Set<String> = []
  /// By path, of the files that have any.
  var waivers: [String: FileWaivers] = [:]
  /// Files with waivers that a procedure which was made imports.
  var followed: Set<String> = []

  mutating func add(_ other: GroupResult) {
    diagnostics += other.diagnostics
    procedures += other.procedures
    scenarios += other.scenarios
    uncompiledScenarios += other.uncompiledScenarios
    sources.merge(other.sources) { known, _ in known }
    imported.formUnion(other.imported)
    waivers.merge(other.waivers) { known, _ in known }
    followed.formUnion(other.followed)
  }

  mutating func keepSources(of files: [SourceFile], _ keeping: Workspace.Keeping) {
    // What is wrong with a waiver is known when all files are done.
    var wanted = Set(waivers.keys)
    for finding in diagnostics {
      wanted.insert(finding.location.path)
      for related in finding.related { wanted.insert(related.location.path) }
    }
    for file in files {
      let source = file.source
      switch keeping {
      case .findings: if wanted.contains(source.path) { sources[source.path] = source }
      case .everything: sources[source.path] = source
      }
    }
  }
}

/// How the files of a group are compiled.
private struct GroupCompilation: Sendable {
  let cache: SourceCache
  let keeping: Workspace.Keeping
  let examining: Workspace.Examination

  func compile(_ paths: [String], named: Set<String>) -> Result<GroupResult, FileFault> {
    Result { () throws(FileFault) in
      var asked: [SourceFile] = []
      var faults: [FileFault] = []
      for path in paths {
        do throws(FileFault) {
          asked.append(SourceFile(try parsedFile(path)))
        } catch {
          // What was asked for by name has to be there; what a folder holds is told beside the rest.
          if named.contains(path) { throw error }
          faults.append(error)
        }
      }
      var result = compile(asked, examining)
      result.add(unreadable(faults))
      return result
    }
  }

  /// Imported files are not what was asked about: only what keeps them from being used is told.
  func compileImported(_ paths: [String]) -> GroupResult {
    var result = compile(paths.compactMap(cache.imported), .compiling)
    result.procedures = []
    result.scenarios = []
    result.uncompiledScenarios = []
    result.diagnostics.removeAll { $0.severity != .error }
    return result
  }

  private func compile(
    _ asked: [SourceFile], _ examining: Workspace.Examination
  ) -> GroupResult {
    var result = GroupResult()
    var files = asked
    var known = Set(asked.map(\.source.path))
    var next = 0
    while next < files.count {
      for path in files[next].importedPaths {
        result.imported.insert(path)
        if known.insert(path).inserted, let file = cache.imported(path) { files.append(file) }
      }
      next += 1
    }
    let set = SourceSet(files)
    var made: [SourceFile] = []
    for file in asked {
      // Whether a waiver meets anything can be said only where everything was asked.
      result.waivers[file.source.path] = FileWaivers(file, isAsked: examining == .proving)
      let compiled = ProcedureCompiler.compile(file.source.path, in: set)
      result.diagnostics += compiled.diagnostics
      switch examining {
      case .compiling: break
      case .proving:
        result.diagnostics += compiled.procedures.flatMap(proofs)
        if !compiled.procedures.isEmpty { made.append(file) }
      }
      switch keeping {
      case .findings: break
      case .everything:
        result.procedures += compiled.procedures
        result.scenarios += compiled.scenarios
        result.uncompiledScenarios += compiled.uncompiledScenarios
      }
    }
    result.followed = filesImported(by: made, among: files)
    result.keepSources(of: files, keeping)
    return result
  }
}

/// Files that could not be read, as findings.
private func unreadable(_ faults: [FileFault]) -> GroupResult {
  var result = GroupResult()
  for fault in faults {
    let file = refuseUnreadable(path: fault.path, because: fault.reason)
    result.diagnostics += file.diagnostics
    result.sources[fault.path] = file.tree.source
  }
  return result
}

/// The files that some import, directly or not.
private func filesImported(by some: [SourceFile], among files: [SourceFile]) -> Set<String> {
  let byPath = Dictionary(files.map { ($0.source.path, $0) }, uniquingKeysWith: { one, _ in one })
  var found: Set<String> = []
  var open = some
  while let file = open.popLast() {
    for path in file.importedPaths where found.insert(path).inserted {
      if let imported = byPath[path] { open.append(imported) }
    }
  }
  return found
}
