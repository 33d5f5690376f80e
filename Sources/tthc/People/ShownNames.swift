import ProcedureRuntime
import ProcedureScenarios

extension Directory? {
  /// Officers by their names, as histories tell of them; who shares a name is told by her id as well.
  var shownNames: PeopleNames {
    guard let officers = self?.officers else { return PeopleNames() }
    let bearers = Dictionary(grouping: officers, by: \.name)
    return PeopleNames(
      Dictionary(
        officers.map { officer in
          let isOnlyOne = bearers[officer.name]?.count == 1
          return (officer.id, isOnlyOne ? officer.name : "\(officer.name) – \(officer.id)")
        }, uniquingKeysWith: { first, _ in first }))
  }
}
