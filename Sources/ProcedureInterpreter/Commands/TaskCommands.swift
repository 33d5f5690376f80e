import ProcedureGraph

/// A person who does something, and the one for whom she does it where that was delegated to her.
public struct Agent: Hashable, Sendable {
  public var person: String
  public var principal: String?

  public init(_ person: String, for principal: String? = nil) {
    self.person = person
    self.principal = principal
  }

  /// Whose task it is: what is taken for another is that person's own.
  public var answerable: String { principal ?? person }
}

/// Somebody takes a step on, so that nobody else performs it.
public struct TaskClaim: Hashable, Sendable {
  public var step: ID<Step>
  public var by: Agent
  /// The number of the branch in which the step goes on; needed where it does in several.
  public var branch: Int?

  public init(_ step: ID<Step>, by agent: Agent, branch: Int? = nil) {
    self.step = step
    by = agent
    self.branch = branch
  }
}

/// Somebody gives a step to a person, whoever had it until then.
public struct TaskAssignment: Hashable, Sendable {
  public var step: ID<Step>
  public var person: String
  public var by: Agent
  public var reason: String?
  /// The number of the branch in which the step goes on; needed where it does in several.
  public var branch: Int?

  public init(
    _ step: ID<Step>, to person: String, by agent: Agent, reason: String? = nil,
    branch: Int? = nil
  ) {
    self.step = step
    self.person = person
    by = agent
    self.reason = reason
    self.branch = branch
  }
}

/// Whoever has a step gives it back: from then on it waits for anybody of its role.
public struct TaskReturn: Hashable, Sendable {
  public var step: ID<Step>
  public var by: Agent
  public var reason: String
  /// The number of the branch in which the step goes on; needed where it does in several.
  public var branch: Int?

  public init(_ step: ID<Step>, by agent: Agent, reason: String, branch: Int? = nil) {
    self.step = step
    by = agent
    self.reason = reason
    self.branch = branch
  }
}

/// Papers that are handed in by themselves, where a step the case is in takes the dossier.
public struct Attachment: Hashable, Sendable {
  public var papers: [PaperEntry]
  /// Who takes them, where that is known: somebody of the role of the step.
  public var by: Performer?
  /// The number of the branch in which the step goes on; needed where several take papers.
  public var branch: Int?

  public init(_ papers: [PaperEntry], by performer: Performer? = nil, branch: Int? = nil) {
    self.papers = papers
    by = performer
    self.branch = branch
  }
}

/// The file that a paper was handed in as. It stays where it is; this tells it from every other one.
public struct PaperFile: Hashable, Sendable {
  public var name: String
  /// SHA-256 of the content.
  public var digest: [UInt8]

  public init(name: String, digest: [UInt8]) {
    self.name = name
    self.digest = digest
  }
}

/// Which paper came as which file.
public struct FiledPaper: Hashable, Sendable {
  public var paper: ID<Paper>
  public var form: PaperForm
  public var file: PaperFile

  public init(_ paper: ID<Paper>, form: PaperForm, file: PaperFile) {
    self.paper = paper
    self.form = form
    self.file = file
  }
}
