/// Cases kept in memory. What has not been asked for while as many others were is forgotten: the
/// journal has it.
struct FileCache {
  private var recent: [String: CaseFile] = [:]
  private var older: [String: CaseFile] = [:]
  private let half: Int

  init(capacity: Int) { half = max(1, capacity / 2) }

  /// Takes a file out, so that it is changed in place.
  mutating func take(_ number: String) -> CaseFile? {
    recent.removeValue(forKey: number) ?? older.removeValue(forKey: number)
  }

  subscript(_ number: String) -> CaseFile? { recent[number] ?? older[number] }

  /// Answers what is forgotten.
  mutating func put(_ file: CaseFile) -> [String: CaseFile] {
    var forgotten: [String: CaseFile] = [:]
    if recent.count >= half {
      forgotten = older
      older = recent
      recent = [:]
    }
    recent[file.standing.number] = file
    return forgotten
  }
}
