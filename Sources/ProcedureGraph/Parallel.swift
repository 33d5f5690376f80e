/// A block of parallel work (*song song*): branches that go on side by side until enough of them are
/// done.
///
/// A block, never a free join: a step of a branch leads to steps of its own branch, to the end of the
/// branch (*xong*), or stops the branches and leaves the block. Decree 61/2018 art. 19 has the lead
/// agency ask several others at once.
public struct Parallel: Hashable, Sendable {
  /// One line of work in a block (*nhánh*).
  public struct Branch: Hashable, Sendable {
    public var name: String
    public var title: String
    /// Where it begins: a step of the branch, or a block that stands in it.
    public var entrance: Target

    public init(name: String, title: String, entrance: Target) {
      self.name = name
      self.title = title
      self.entrance = entrance
    }
  }

  /// The one branch is opened once for each element of a list (*cho mỗi X thuộc …*).
  public struct Each: Hashable, Sendable {
    /// Has the element as its value within the branch that was opened for it, and no value outside.
    public var field: ID<Field>
    public var list: Expression

    public init(field: ID<Field>, list: Expression) {
      self.field = field
      self.list = list
    }
  }

  public var name: String
  public var title: String
  /// The framework or procedure that declared it.
  public var origin: String
  /// The branch of another block that it stands in.
  public var within: BranchPlace?
  public var branches: [Branch]
  public var each: Each?
  /// How many branches have to be done (*xong khi N*); nil means all. Worked out when the block is
  /// entered; at least one, at most as many as were opened. The others are stopped then.
  public var required: Expression?
  /// Where the case goes when enough branches are done, and what is done then.
  public var route: Route
  public var acts: [Act]

  public init(
    name: String, title: String, origin: String, within: BranchPlace? = nil, branches: [Branch],
    each: Each? = nil, required: Expression? = nil, route: Route, acts: [Act] = []
  ) {
    self.name = name
    self.title = title
    self.origin = origin
    self.within = within
    self.branches = branches
    self.each = each
    self.required = required
    self.route = route
    self.acts = acts
  }
}

/// A branch of a block, as the place in which a step or another block stands.
public struct BranchPlace: Hashable, Sendable {
  public var parallel: ID<Parallel>
  /// Index of the branch in the block.
  public var branch: Int

  public init(_ parallel: ID<Parallel>, branch: Int) {
    self.parallel = parallel
    self.branch = branch
  }
}
