import ProcedureRuntime

/// Asks a gateway over HTTP: for messages, money, post.
struct GatewayAction: Action {
  let gateway: Gateway
  let request: GatewayRequest
  let answer: GatewayAnswer
  let secret: String?
  /// How telephone numbers are written.
  let phone: PhoneNumber.Form
  /// Texts go without marks.
  let isUnmarked: Bool
  /// The most segments of a short message.
  let segments: Int?

  var givesResult: Bool { false }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    var values = GatewayPlaces.values(of: call)
    values["secret"] = secret.map { .text($0) }
    if case .text(let written) = values["phone"], request.places.contains("phone") {
      do throws(PhoneNumber.Fault) {
        values["phone"] = .text(try PhoneNumber(written).written(phone))
      } catch {
        throw ActionFault(.unreachable, error.words)
      }
    }
    var remarks: [String] = []
    if case .text(let text) = values["text"] {
      let message = ShortMessage(text, unmarked: isUnmarked)
      values["text"] = .text(message.text)
      if let segments {
        guard message.segments <= segments else {
          throw .permanent(
            vi: "tin nhắn dài \(message.segments) đoạn, chỉ cho gửi tới \(segments) đoạn",
            en: "the message has \(message.segments) segments, \(segments) may be sent")
        }
        remarks.append("\(message.segments) đoạn")
      }
    }
    var (request, headers) = try request.filled(values)
    headers.append(("Idempotency-Key", WebhookAction.header(call.key)))
    let reply = try await gateway.send(request, headers: headers, timeLimit: call.timeLimit)
    if let number = try answer.judge(reply.json) { remarks.append(number) }
    return .done(remark: remarks.isEmpty ? nil : remarks.joined(separator: ", "))
  }
}
