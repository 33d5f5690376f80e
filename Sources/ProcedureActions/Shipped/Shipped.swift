extension ActionKind {
  /// Every kind that comes with the program, in the order in which messages and the schema list them.
  public static let shipped: [ActionKind] = [
    .log, .webhook, .command, .gateway, .mail, .letter,
  ]
}
