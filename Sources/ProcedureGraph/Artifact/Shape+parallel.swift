// The forms of targets and of parallel work.

extension Shape where Whole == Target {
  /// `{"step": "ký_duyệt"}`, `{"branchDone": "lấy_ý_kiến"}`, `{"stopping": {"step": "thẩm_định"}}`.
  static let target: Shape<Target> = tagged(
    Shape<Target.Place>.placeForms + [("stopping", Shape<Target.Place>.place.schema)],
    write: { target, names in
      switch target {
      case .step(let id): Shape<Target.Place>.write(.step(id), names)
      case .end(let id): Shape<Target.Place>.write(.end(id), names)
      case .parallel(let id): Shape<Target.Place>.write(.parallel(id), names)
      case .branchDone(let id): Shape<Target.Place>.write(.branchDone(id), names)
      case .stopping(let place): ("stopping", Shape<Target.Place>.place.write(place, &names))
      }
    },
    read: { (form, node, names) throws(ArtifactFault) in
      if form == "stopping" {
        return .stopping(try Shape<Target.Place>.place.read(node, &names))
      }
      return try Shape<Target.Place>.read(form, node, &names)?.target
    }
  ).named("target")
}

extension Shape where Whole == Target.Place {
  static let place: Shape<Target.Place> = tagged(
    placeForms, write: { place, names in write(place, names) },
    read: { (form, node, names) throws(ArtifactFault) in try read(form, node, &names) })

  fileprivate static let placeForms = ["step", "end", "parallel", "branchDone"]
    .map { ($0, Shape<String>.text.schema) }

  fileprivate static func write(_ place: Target.Place, _ names: Names) -> (String, JSONValue) {
    switch place {
    case .step(let id): ("step", .string(names.name(at: id.index, of: .steps)))
    case .end(let id): ("end", .string(names.name(at: id.index, of: .ends)))
    case .parallel(let id): ("parallel", .string(names.name(at: id.index, of: .parallels)))
    case .branchDone(let id): ("branchDone", .string(names.name(at: id.index, of: .parallels)))
    }
  }

  fileprivate static func read(
    _ form: String, _ node: JSONNode, _ names: inout Names
  ) throws(ArtifactFault) -> Target.Place? {
    switch form {
    case "step": .step(try Shape<ID<Step>>.reference(to: .steps).read(node, &names))
    case "end": .end(try Shape<ID<End>>.reference(to: .ends).read(node, &names))
    case "parallel":
      .parallel(try Shape<ID<Parallel>>.reference(to: .parallels).read(node, &names))
    case "branchDone":
      .branchDone(try Shape<ID<Parallel>>.reference(to: .parallels).read(node, &names))
    case _: nil
    }
  }
}

extension Shape where Whole == Parallel {
  static let parallel: Shape<Parallel> = object(
    Parallel(
      name: "", title: "", origin: "", branches: [], route: Route(otherwise: .step(ID(0)))),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .required("origin", \.origin, .text), .optional("within", \.within, .branchPlace),
      .list("branches", \.branches, .branch), .optional("each", \.each, .each),
      .optional("required", \.required, .expression), .required("route", \.route, .route),
      .list("acts", \.acts, .act),
    ])
}

extension Shape where Whole == Parallel.Branch {
  static let branch: Shape<Parallel.Branch> = object(
    Parallel.Branch(name: "", title: "", entrance: .step(ID(0))),
    [
      .required("name", \.name, .text), .required("title", \.title, .text),
      .required("entrance", \.entrance, .target),
    ])
}

extension Shape where Whole == Parallel.Each {
  static let each: Shape<Parallel.Each> = object(
    Parallel.Each(field: ID(0), list: .literal(.flag(false))),
    [
      .required("field", \.field, .reference(to: .fields)), .required("list", \.list, .expression),
    ])
}

extension Shape where Whole == BranchPlace {
  /// `{"branch": "thuế", "parallel": "lấy_ý_kiến"}`.
  static let branchPlace: Shape<BranchPlace> = Shape(
    schema: objectSchema([
      ("branch", true, Shape<String>.text.schema), ("parallel", true, Shape<String>.text.schema),
    ]),
    write: { place, names in
      let branches = names.branches
      let known =
        branches.indices.contains(place.parallel.index) ? branches[place.parallel.index] : []
      return .object([
        .init("branch", .string(known.indices.contains(place.branch) ? known[place.branch] : "")),
        .init("parallel", .string(names.name(at: place.parallel.index, of: .parallels))),
      ])
    },
    read: { (node, names) throws(ArtifactFault) in
      _ = try node.members(required: ["branch", "parallel"])
      try node.refuseMembers(except: ["branch", "parallel"])
      let parallel = try node.read(
        "parallel", as: Shape<ID<Parallel>>.reference(to: .parallels), &names)
      let name = try node.read("branch", as: Shape<String>.text, &names)
      let branches = names.branches
      guard branches.indices.contains(parallel.index),
        let branch = branches[parallel.index].firstIndex(of: name)
      else { throw ArtifactFault(.unknownName(name, of: "branches"), at: node.offset) }
      return BranchPlace(parallel, branch: branch)
    })
}
