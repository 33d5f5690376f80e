import ProcedureGraph
import ProcedureRuntime

extension Configuration {
  /// The JSON Schema (2020-12) of a configuration file, made from the same descriptions that it is
  /// checked by. That a secret is set and a host is allowed is for the program alone to see.
  public static func schema(_ kinds: [ActionKind] = ActionKind.shipped) -> JSONValue {
    let requests = BuiltInRequest.allCases.map { request in
      JSONValue.Member(request.rawValue, choice(of: kinds, for: .builtIn(request)))
    }
    let contact = object(
      ["name", "phone", "email", "address"].map { ($0, ["type": "string", "minLength": 1]) },
      required: [])
    let properties: [(String, JSONValue)] = [
      ("version", ["const": .integer(ConfigurationReader.version)]),
      (
        "hosts",
        [
          "description": "Hosts that actions may reach, without scheme and port.",
          "type": "array", "items": ["type": "string"],
        ]
      ),
      (
        "people",
        [
          "description": "The directory of officers, as people.schema.json describes it.",
          "type": "string", "minLength": 1,
        ]
      ),
      (
        "contacts",
        [
          "description": "How the offices of roles are reached, by the name of the role.",
          "type": "object", "additionalProperties": contact,
        ]
      ),
      (
        "requests",
        [
          "description": "What carries out the requests that every procedure may make.",
          "type": "object", "properties": .object(requests), "additionalProperties": false,
        ]
      ),
      (
        "actions",
        [
          "description": "What carries out pluggable actions, by the name in the procedure.",
          "type": "object",
          "additionalProperties": choice(of: kinds, for: .action("")),
        ]
      ),
      ("callbacks", callbacks),
    ]
    guard case .object(let body) = object(properties, required: ["version"]) else { return [:] }
    let definitions = kinds.map { JSONValue.Member($0.name, definition(of: $0)) }
    return .object(
      [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("title", "Configuration of tthc: what carries out the requests of cases"),
        .init("$defs", .object(definitions)),
      ] + body)
  }

  private static var callbacks: JSONValue {
    let source: [(String, JSONValue)] = [
      (
        "secret",
        Setting.Form.secret.schema.described("The environment variable with the agreed secret.")
      ),
      (
        "within",
        Setting.Form.integer(ConfigurationReader.tolerances).schema
          .described("Seconds by which the moment of signing may be away; 300 if not said.")
      ),
    ]
    let events = Setting.Form.map.schema.described("The event that each status of the post means.")
    return object(
      [
        ("payment", object(source, required: ["secret"])),
        ("post", object(source + [("events", events)], required: ["secret"])),
      ], required: []
    ).described("Who may report what has become of payments and of the post.")
  }

  private static func choice(of kinds: [ActionKind], for name: RequestName) -> JSONValue {
    [
      "oneOf": .array(
        kinds.filter { $0.service.serves(name) }.map { ["$ref": .string("#/$defs/\($0.name)")] })
    ]
  }

  private static func definition(of kind: ActionKind) -> JSONValue {
    typealias Common = ConfigurationReader.Common
    let retry = object(
      [
        ("times", Setting.Form.integer(Common.times).schema),
        ("every", Setting.Form.integer(Common.every).schema),
      ], required: [])
    let common: [(String, JSONValue)] = [
      ("use", ["const": .string(kind.name)]),
      (
        "timeout",
        Setting.Form.integer(Common.timeout).schema.described("Seconds an attempt may take.")
      ),
      (
        "retry",
        retry.described("Attempts and the seconds after the first; not for pluggable actions.")
      ),
      (
        "answerWithin",
        Setting.Form.integer(Common.answerWithin).schema.described(
          "Seconds until an answer that comes later is given up as an incident: of pluggable actions (a week if not said), pay and post."
        )
      ),
      ("note", ["type": "string"]),
    ]
    return object(
      common + kind.settings.map { ($0.name, $0.form.schema.described($0.meaning)) },
      required: ["use"] + kind.settings.filter(\.isRequired).map(\.name))
  }

  private static func object(
    _ members: [(String, JSONValue)], required: [String]
  ) -> JSONValue {
    var object: [JSONValue.Member] = [
      .init("type", "object"),
      .init("properties", .object(members.map { JSONValue.Member($0.0, $0.1) })),
      .init("additionalProperties", false),
    ]
    if !required.isEmpty {
      object.append(.init("required", .array(required.map { .string($0) })))
    }
    return .object(object)
  }
}

extension Setting.Form {
  fileprivate var schema: JSONValue {
    switch self {
    case .text, .secret, .path: ["type": "string", "minLength": 1]
    case .integer(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .flag: ["type": "boolean"]
    case .texts: ["type": "array", "items": ["type": "string", "minLength": 1]]
    case .map, .secrets:
      ["type": "object", "additionalProperties": ["type": "string", "minLength": 1]]
    case .choice(let words): ["enum": .array(words.map { .string($0) })]
    case .value: [:]
    }
  }
}

extension JSONValue {
  fileprivate func described(_ meaning: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [.init("description", .string(meaning))])
  }
}
