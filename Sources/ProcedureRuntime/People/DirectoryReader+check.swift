import CivilTime
import ProcedureGraph

// What can be read but can't be so: names that are nobody's, and delegations that nobody could give.
extension DirectoryReader {
  mutating func check(_ agencies: [Placed<Office>], _ officers: [Placed<Officer>]) {
    var codes: Set<String> = []
    for agency in agencies where !agency.value.code.isEmpty {
      if !codes.insert(agency.value.code).inserted {
        note(.agencyTwice(agency.value.code), "code", of: agency)
      }
    }
    var ids: Set<String> = []
    for officer in officers where !officer.value.id.isEmpty {
      if !ids.insert(officer.value.id).inserted {
        note(.officerTwice(officer.value.id), "id", of: officer)
      }
    }
    for officer in officers {
      guard case .array(let nodes)? = officer.node["posts"]?.content else { continue }
      for (index, (post, node)) in zip(officer.value.posts, nodes).enumerated()
      where !post.agency.isEmpty && !codes.contains(post.agency) {
        let placed = Placed(
          value: post, node: node, path: officer.path + ["posts", String(index)])
        note(.unknownAgency(post.agency), "agency", of: placed)
      }
    }
  }

  mutating func check(_ delegations: [Placed<Delegation>], in directory: Directory) {
    for (index, placed) in delegations.enumerated() {
      let one = placed.value
      var areKnown = true
      for (name, person) in [("grantor", one.grantor), ("delegate", one.delegate)]
      where !person.isEmpty && directory.officer(person) == nil {
        note(.unknownOfficer(person), name, of: placed)
        areKnown = false
      }
      if !one.grantor.isEmpty, one.grantor == one.delegate {
        note(.delegatedToOneself(one.grantor), "delegate", of: placed)
      }
      if one.roles.isEmpty, one.procedures.isEmpty {
        note(.delegationOfEverything(one.grantor), "", of: placed)
      }
      guard areKnown, one.from <= one.until else { continue }
      checkRoles(of: placed, in: directory)
      for (other, earlier) in delegations[..<index].enumerated() {
        guard earlier.value.grantor == one.grantor, earlier.value.overlaps(one) else { continue }
        guard let role = one.sharedRole(with: earlier.value) else { continue }
        note(
          .delegationsOverlap(one.grantor, role: role.isEmpty ? nil : role, other: other), "",
          of: placed)
        break
      }
    }
  }

  private mutating func checkRoles(of placed: Placed<Delegation>, in directory: Directory) {
    let one = placed.value
    let posts = directory.officer(one.grantor)?.posts ?? []
    for role in one.roles
    where !role.isEmpty
      && !posts.contains(where: { $0.role == role && $0.overlaps(one.from, one.until) })
    {
      note(.roleNotHeld(one.grantor, role: role), "roles", of: placed)
    }
  }
}

extension Delegation {
  fileprivate func overlaps(_ other: Delegation) -> Bool {
    from <= other.until && other.from <= until
  }

  /// A role that both are about; empty where both are about all. Nil where there is none.
  fileprivate func sharedRole(with other: Delegation) -> String? {
    switch (roles.isEmpty, other.roles.isEmpty) {
    case (true, true): ""
    case (true, false): other.roles.first
    case (false, true): roles.first
    case (false, false): roles.first { other.roles.contains($0) }
    }
  }
}
