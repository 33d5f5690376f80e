// The form of a call of another procedure.

extension Shape where Whole == Call {
  static let call: Shape<Call> = object(
    Call(procedure: ""),
    [
      .required("procedure", \.procedure, .text), .list("arguments", \.arguments, .argument),
      .list("ends", \.ends, .ending), .optional("otherwise", \.otherwise, .target),
      .list("gives", \.gives, .gift),
    ])
}

extension Shape where Whole == Call.Argument {
  static let argument: Shape<Call.Argument> = object(
    Call.Argument(field: "", value: .literal(.flag(false))),
    [.required("field", \.field, .text), .required("value", \.value, .expression)])
}

extension Shape where Whole == Call.Ending {
  static let ending: Shape<Call.Ending> = object(
    Call.Ending(end: "", target: .step(ID(0))),
    [
      .required("end", \.end, .text), .required("target", \.target, .target),
      .list("acts", \.acts, .act),
    ])
}

extension Shape where Whole == Call.Gift {
  static let gift: Shape<Call.Gift> = object(
    Call.Gift(from: "", into: ID(0)),
    [.required("from", \.from, .text), .required("into", \.into, .reference(to: .fields))])
}
