import Diagnostics
import SourceText

extension ChannelCode {
  /// The page of the code, with examples that a test compiles.
  var page: CodePage {
    switch self {
    case .noWayToResult: noWayToResult
    case .feeSkipped: feeSkipped
    case .paymentOutOfReach: paymentOutOfReach
    case .onlySendersReceive: onlySendersReceive
    case .postReturnUnspoken: postReturnUnspoken
    case .notOnline: notOnline
    case .neverUsable: neverUsable
    }
  }

  private func page(
    title: Localized, what: Localized, why: Localized, wrong: String, right: String
  ) -> CodePage {
    CodePage(code, title: title, what: what, why: why, wrong: wrong, right: right)
  }

  private static func channels(_ filing: String, _ returning: String, level: String = "") -> String
  {
    let level = level.isEmpty ? "" : "mức độ \(level)\n"
    return level + """
      cách thức:
        nộp \(filing)
        trả \(returning)
      hết
      """
  }

  private static func steps(_ lines: String, _ more: String = "") -> String {
    """
    bước nộp "Nộp hồ sơ":
      do người_nộp
      chọn nộp "Nộp" -> trả
    hết
    bước trả "Trả kết quả":
      do một_cửa
    \(lines)
    hết
    \(more)
    """
  }

  private static let ends = """
    kết thúc đã_trả "Đã trả" thành công
    kết thúc không_trả_được "Không trả được" hủy
    """

  private var noWayToResult: CodePage {
    func example(_ target: String) -> String {
      ProofExample.procedure(
        Self.channels("trực tuyến, trực tiếp", "trực tuyến, bưu chính"),
        steps: Self.steps(
          """
            chọn đã_trả_kết_quả "Đã trả":
              nếu kênh_trả là trực_tuyến -> đã_trả
              còn lại -> \(target)
            hết
            chọn thôi "Người nộp không nhận" -> không_trả_được
          """), ends: Self.ends)
    }
    return page(
      title: Localized(
        vi: "cách nộp, cách nhận không tới được kết quả", en: "channels that lead to no result"),
      what: Localized(
        vi:
          "Người nộp được chọn cách nộp và cách nhận này, mà mọi lối khi ấy đều không tới một `kết thúc` thành công.",
        en:
          "This way of filing and receiving may be chosen, and then no way leads to an `end` that succeeds."
      ),
      why: Localized(
        vi: "Cách thức đã công bố thì người dân được chọn; đã chọn thì phải nhận được kết "
          + "quả.",
        en: "What is published as a choice may be chosen, and has to lead to a result."),
      wrong: example("không_trả_được"), right: example("đã_trả"))
  }

  private var feeSkipped: CodePage {
    func example(_ line: String) -> String {
      ProofExample.procedure(
        "lệ phí lệ_phí_cấp \"Lệ phí\": 50.000 đồng\n"
          + Self.channels("trực tuyến, trực tiếp", "trực tiếp, bưu chính"),
        steps: """
          bước nộp "Nộp hồ sơ":
            do người_nộp
            chọn nộp "Nộp":
              nếu kênh_trả là bưu_chính -> gửi
              còn lại -> trả
            hết
          hết
          bước gửi "Gửi kết quả qua bưu chính":
            do một_cửa
          \(line)  chọn đã_gửi "Đã gửi" -> đã_trả
          hết
          bước trả "Trả kết quả":
            do một_cửa
            thu lệ_phí_cấp qua tại quầy
            chọn đã_giao "Đã giao" -> đã_trả
          hết
          """)
    }
    return page(
      title: Localized(
        vi: "cách nhận này không ai thu tiền", en: "nobody collects the fee on this way"),
      what: Localized(
        vi:
          "Với cách nộp, cách nhận này hồ sơ không qua bước nào thu khoản tiền mà các cách khác phải nộp.",
        en: "With these channels a case comes past no step that collects a fee others have to pay."),
      why: Localized(
        vi: "Tiền thu thiếu, hoặc cán bộ phải thu ngoài quy trình.",
        en: "Money is lost, or officers have to collect it outside of the procedure."),
      wrong: example(""), right: example("  thu lệ_phí_cấp qua trực tuyến, bưu chính\n"))
  }

  private var paymentOutOfReach: CodePage {
    func example(_ means: String) -> String {
      ProofExample.procedure(
        "lệ phí lệ_phí_cấp \"Lệ phí\": 50.000 đồng\n"
          + Self.channels("trực tuyến, trực tiếp", "trực tiếp, bưu chính"),
        steps: Self.steps(
          """
            thu lệ_phí_cấp qua \(means)
            chọn đã_giao "Đã giao" -> đã_trả
          """))
    }
    return page(
      title: Localized(
        vi: "không có cách đóng tiền phù hợp", en: "no way to pay that fits the channels"),
      what: Localized(
        vi:
          "Người nộp không tới quầy để nộp, để nhận, cũng không gặp bưu tá, mà khoản tiền chỉ đóng được ở đó. Văn bản không cấm cách này, cũng không có lối cho nó.",
        en:
          "The applicant neither comes to the counter nor meets the postman, and can pay only there. The text neither refuses these channels nor serves them."
      ),
      why: Localized(
        vi: "Người nộp phải đi lại thêm một lần chỉ để đóng tiền.",
        en: "The applicant has to come once more for the payment alone."),
      wrong: example("tại quầy"), right: example("tại quầy, trực tuyến"))
  }

  private var onlySendersReceive: CodePage {
    func example(_ post: String) -> String {
      ProofExample.procedure(
        Self.channels("trực tuyến, bưu chính", "trực tiếp, \(post)"),
        steps: Self.steps("  chọn đã_giao \"Đã giao\" -> đã_trả"))
    }
    return page(
      title: Localized(
        vi: "thiếu “chỉ nhận kết quả qua bưu chính”", en: "no “receive only by post”"),
      what: Localized(
        vi:
          "Chỉ người gửi hồ sơ qua bưu chính mới được nhận kết quả qua bưu chính. Quy trình khung của Khánh Hòa (4680/QĐ-UBND) viết như vậy: “nộp”, “nộp và nhận”, không có “chỉ nhận”.",
        en:
          "Only who has sent the dossier by post may receive the result by post. The frame of Khánh Hòa (4680/QĐ-UBND) is written so: “send”, “send and receive”, no “receive only”."
      ),
      why: Localized(
        vi:
          "45/2016/QĐ-TTg có ba dịch vụ: gửi hồ sơ, nhận kết quả, và cả hai. Người nộp trực tuyến thường cần nhận qua bưu chính nhất.",
        en:
          "Decision 45/2016/QĐ-TTg has three services: sending, receiving, and both. Who files online needs the result by post most."
      ),
      wrong: example("bưu chính khi kênh_nộp là bưu_chính"), right: example("bưu chính"))
  }

  private var postReturnUnspoken: CodePage {
    func example(_ post: String) -> String {
      ProofExample.procedure(
        Self.channels("trực tuyến, bưu chính", "trực tiếp\(post)"),
        steps: Self.steps("  chọn đã_giao \"Đã giao\" -> đã_trả"))
    }
    return page(
      title: Localized(
        vi: "chưa nói có trả qua bưu chính hay không", en: "results by post are not spoken of"),
      what: Localized(
        vi:
          "Hồ sơ gửi qua bưu chính được, còn dòng `trả` không nhắc tới bưu chính: không cho, cũng không cấm.",
        en:
          "A dossier may be sent by post, and the line `return` says nothing of post: neither permitted nor refused."
      ),
      why: Localized(
        vi: "Người ở xa gửi được hồ sơ mà lại phải tới nơi để nhận; thường là văn bản bỏ sót.",
        en: "Who lives far away may send and still has to come; mostly the text forgot it."),
      wrong: example(""), right: example(", bưu chính khi không"))
  }

  private var notOnline: CodePage {
    func example(_ level: String) -> String {
      ProofExample.procedure(
        Self.channels("trực tuyến, trực tiếp", "trực tiếp", level: level),
        steps: Self.steps("  chọn đã_giao \"Đã giao\" -> đã_trả"))
    }
    return page(
      title: Localized(
        vi: "toàn trình mà vẫn phải tới nơi", en: "full level, and one still has to come"),
      what: Localized(
        vi:
          "Thủ tục ghi `mức độ toàn trình` mà người nộp trực tuyến vẫn phải tới nộp, tới đóng tiền, hoặc tới nhận kết quả.",
        en:
          "The procedure is of level `full`, and who files online still has to come to file, to pay or to receive."
      ),
      why: Localized(
        vi:
          "Toàn trình là nộp và giải quyết trên môi trường mạng, kết quả trả trực tuyến hoặc qua bưu chính (42/2022/NĐ-CP Điều 11, từ 01/7/2026 là 224/2026/NĐ-CP Điều 14). Còn phải tới thì là một phần.",
        en:
          "Full means filed and dealt with online, the result online or by post (Decree 42/2022 art. 11, since 1 July 2026 Decree 224/2026 art. 14). Where one has to come, the level is partial."
      ),
      wrong: example("toàn trình"), right: example("một phần"))
  }

  private var neverUsable: CodePage {
    func example(_ returning: String) -> String {
      ProofExample.procedure(
        Self.channels("trực tuyến, trực tiếp", returning),
        steps: Self.steps("  chọn đã_giao \"Đã giao\" -> đã_trả"))
    }
    return page(
      title: Localized(
        vi: "cách thức không chọn được", en: "a channel that nobody can choose"),
      what: Localized(
        vi:
          "Nộp theo cách này thì không nhận được kết quả bằng cách nào, hoặc cách nhận "
          + "này không đi cùng cách nộp nào.",
        en:
          "Who files like this can receive in no way, or this way of receiving goes with no way of filing."
      ),
      why: Localized(
        vi: "Hồ sơ nộp theo cách ấy bị từ chối ngay, dù văn bản cho phép.",
        en: "A dossier filed like that is refused at once, though the text permits it."),
      wrong: example("trực tiếp khi kênh_nộp là trực_tiếp"), right: example("trực tiếp, trực tuyến")
    )
  }
}
