import Foundation
import ProcedureGraph
import ProcedureRuntime

extension ActionKind {
  static let gateway = ActionKind(
    "gateway",
    for: .builtIn(Set(BuiltInRequest.allCases)),
    settings: [
      Setting(
        "url", .text, required: true,
        "Where requests go; its host is one of `hosts`. Places such as {phone} may follow the host."
      ),
      Setting("method", .choice(["POST", "PUT", "GET"]), "POST where nothing is said."),
      Setting("headers", .map, "Headers, with places such as {secret}."),
      Setting("json", .value, "The body as JSON, with places such as {phone}, {text}, {key}."),
      Setting("form", .map, "The body as fields of a form."),
      Setting("secret", .secret, "What {secret} stands for."),
      Setting("code", .text, "The member of the answer that holds a code, such as data.status."),
      Setting("accepted", .texts, "Codes that mean success."),
      Setting("refused", .texts, "Codes for which the request is not tried again."),
      Setting(
        "number", .text, "The member of the answer with the gateway's own number, for the log."),
      Setting(
        "phone", .choice(PhoneNumber.Form.allCases.map(\.rawValue)),
        "How telephone numbers begin: +84 where nothing is said."),
      Setting("unmarked", .flag, "Whether texts go without marks."),
      Setting("segments", .integer(1...20), "The most segments that a short message may have."),
    ]
  ) { (settings) throws(SettingFault) in try GatewayAction(settings) }
}

extension GatewayAction {
  fileprivate init(_ settings: Settings) throws(SettingFault) {
    guard case .builtIn(let name) = settings.name else {
      throw SettingFault(
        "use", vi: "chỉ dùng cho `requests`", en: "this goes under `requests` only")
    }
    var places = GatewayPlaces.names(for: name)
    if !settings.has("secret") { places.remove("secret") }
    let url = try Self.filled(settings.required("url"), "url", places)
    gateway = try Self.gateway(url, settings)
    var headers: [GatewayRequest.Field] = []
    for (header, text) in settings.map("headers") {
      guard
        header.unicodeScalars.allSatisfy({ $0.isLetterOrDigit || "-_".unicodeScalars.contains($0) }
        ), !header.isEmpty,
        !text.unicodeScalars.contains(where: \.isControl)
      else {
        throw SettingFault(
          "headers", vi: "tiêu đề `\(header)` viết sai", en: "`\(header)` is no proper header")
      }
      headers.append(.init(name: header, text: try Self.filled(text, "headers", places)))
    }
    request = GatewayRequest(
      method: settings.text("method") ?? "POST", url: url, headers: headers,
      body: try Self.body(settings, places))
    answer = GatewayAnswer(
      code: settings.text("code").map(Self.path), accepted: Set(settings.texts("accepted")),
      refused: Set(settings.texts("refused")), number: settings.text("number").map(Self.path))
    if answer.code == nil, let needless = ["accepted", "refused"].first(where: settings.has) {
      throw SettingFault(
        needless, vi: "chỉ dùng cùng với `code`", en: "this goes with `code` only")
    }
    secret = settings.secret("secret")
    phone = settings.text("phone").flatMap { PhoneNumber.Form(rawValue: $0) } ?? .plus
    isUnmarked = settings.flag("unmarked")
    segments = settings.integer("segments").map { Int($0) }
  }

  private static func path(_ text: String) -> [String] {
    text.split(separator: ".").map(String.init)
  }

  private static func body(
    _ settings: Settings, _ places: Set<String>
  ) throws(SettingFault) -> GatewayRequest.Body {
    switch (settings.value("json"), settings.has("form")) {
    case (.some, true):
      throw SettingFault("form", vi: "đã có `json`", en: "there is `json` already")
    case (let json?, false):
      do throws(FilledText.Fault) {
        return .json(try FilledValue(json, places: places))
      } catch {
        throw SettingFault(error, in: "json", places)
      }
    case (nil, true):
      var fields: [GatewayRequest.Field] = []
      for (name, text) in settings.map("form") {
        fields.append(.init(name: name, text: try filled(text, "form", places)))
      }
      return .form(fields)
    case (nil, false): return .none
    }
  }

  private static func filled(
    _ text: String, _ setting: String, _ places: Set<String>
  ) throws(SettingFault) -> FilledText {
    do throws(FilledText.Fault) {
      return try FilledText(text, places: places)
    } catch {
      throw SettingFault(error, in: setting, places)
    }
  }

  /// What is filled in can't change where a request goes.
  private static func gateway(
    _ url: FilledText, _ settings: Settings
  ) throws(SettingFault) -> Gateway {
    let gateway = try Gateway(url.beginning, of: "url", in: settings)
    guard url.places.isEmpty || !gateway.url.path().isEmpty else {
      throw SettingFault(
        "url", vi: "chỗ điền chỉ đứng sau tên máy và dấu `/`",
        en: "places stand after the host and a `/` only")
    }
    return gateway
  }
}

extension SettingFault {
  fileprivate init(_ fault: FilledText.Fault, in setting: String, _ places: Set<String>) {
    let listed = places.sorted().map { "{\($0)}" }.joined(separator: ", ")
    switch fault {
    case .unknownPlace(let name):
      self.init(
        setting, vi: "không có chỗ điền {\(name)}; có: \(listed)",
        en: "there is no place {\(name)}; there are \(listed)")
    case .openBrace:
      self.init(
        setting, vi: "ngoặc nhọn thiếu một bên; muốn ghi dấu ngoặc thì viết hai lần",
        en: "a brace stands alone; one that is meant is written twice")
    }
  }
}
