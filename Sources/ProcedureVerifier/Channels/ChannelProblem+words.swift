import ProcedureGraph
import SourceText

extension ChannelProblem {
  var message: Localized {
    switch self {
    case .noWayToResult(let worlds):
      Localized(
        vi: "hồ sơ \(Self.words(worlds).vi) không có lối nào tới kết quả",
        en: "a case \(Self.words(worlds).en) has no way to its result")
    case .feeSkipped(let fee, let worlds):
      Localized(
        vi: "hồ sơ \(Self.words(worlds).vi) không qua bước nào thu `\(fee)`",
        en: "a case \(Self.words(worlds).en) comes past no step that collects `\(fee)`")
    case .paymentOutOfReach(let fee, let means, let worlds):
      Localized(
        vi:
          "hồ sơ \(Self.words(worlds).vi) mà `\(fee)` chỉ đóng được \(Self.words(means).vi)",
        en:
          "a case \(Self.words(worlds).en) can pay `\(fee)` \(Self.words(means).en) only")
    case .onlySendersReceive(let others):
      Localized(
        vi:
          "không có “chỉ nhận kết quả qua bưu chính”: người nộp \(Self.words(others).vi) không nhận qua bưu chính được",
        en:
          "no “receiving by post only”: who files \(Self.words(others).en) cannot receive the result by post"
      )
    case .postReturnUnspoken:
      Localized(
        vi:
          "hồ sơ gửi qua bưu chính được, còn kết quả có trả qua bưu chính hay không thì chưa nói",
        en: "dossiers may be sent by post; whether results come by post is not said")
    case .notFiledOnline:
      Localized(
        vi: "mức độ toàn trình mà không nộp trực tuyến được",
        en: "the level is full, and a dossier cannot be filed online")
    case .notReturnedFromAfar:
      Localized(
        vi:
          "mức độ toàn trình mà người nộp trực tuyến vẫn phải tới nhận kết quả trực tiếp",
        en: "the level is full, and who files online has to come for the result")
    case .notPaidOnline(let fee):
      Localized(
        vi: "mức độ toàn trình mà `\(fee)` không đóng trực tuyến được",
        en: "the level is full, and `\(fee)` cannot be paid online")
    case .noReturnFor(let channel):
      Localized(
        vi: "người nộp \(channel.manner.vi) không nhận kết quả được bằng cách nào",
        en: "who files \(channel.manner.en) can receive the result in no way")
    case .noFilingFor(let channel):
      Localized(
        vi: "không cách nộp nào đi cùng việc nhận kết quả \(channel.manner.vi)",
        en: "no way of filing goes together with receiving the result \(channel.manner.en)")
    }
  }

  var notes: [Localized] {
    switch self {
    case .noWayToResult:
      [
        Localized(
          vi:
            "đã cho chọn cách thức ấy thì hồ sơ phải đi tới được kết quả; sửa điều kiện có "
            + "`kênh_nộp`, `kênh_trả`, hoặc không cho chọn cách ấy",
          en:
            "what may be chosen has to lead to a result; mend the conditions on `filed_by`, `returned_by`, or do not offer it"
        )
      ]
    case .feeSkipped(let fee, _):
      [
        Localized(
          vi:
            "thêm `thu \(fee) qua …` trên lối ấy; nếu cách ấy không phải nộp tiền thì ghi `miễn khi …`",
          en:
            "add `collect \(fee) via …` on that way; if nothing is due there, say `exempt when …`")
      ]
    case .paymentOutOfReach:
      [
        Localized(
          vi:
            "văn bản không cấm mà cũng không có lối: thêm một cách đóng tiền, hoặc ghi điều kiện cho cách nhận kết quả",
          en:
            "it is neither refused nor served: add a way to pay, or a condition to the way of receiving"
        )
      ]
    case .onlySendersReceive:
      [
        Localized(
          vi:
            "dịch vụ bưu chính công ích có gửi hồ sơ, nhận kết quả, và cả hai (45/2016/QĐ-TTg); hỏi lại cơ quan ban hành có bỏ sót “chỉ nhận” hay không",
          en:
            "the public post sends dossiers, brings results, or both (Decision 45/2016/QĐ-TTg); ask the issuing agency whether “receive only” was left out"
        )
      ]
    case .postReturnUnspoken:
      [
        Localized(
          vi:
            "thêm `bưu chính` vào dòng `trả`; nếu không cho thì ghi rõ `bưu chính khi không`",
          en: "add `post` to the line `return`; if it is not to be, say so: `post when no`")
      ]
    case .notFiledOnline, .notReturnedFromAfar, .notPaidOnline:
      [
        Localized(
          vi:
            "toàn trình là nộp, giải quyết trên môi trường mạng, trả kết quả trực tuyến hoặc qua bưu chính (42/2022/NĐ-CP Điều 11, từ 01/7/2026 là 224/2026/NĐ-CP Điều 14); thêm cách còn thiếu, hoặc ghi `mức độ một phần`",
          en:
            "full means filed and dealt with online, the result online or by post (Decree 42/2022 art. 11, since 1 July 2026 Decree 224/2026 art. 14); add what is missing, or say `level partial`"
        )
      ]
    case .noReturnFor, .noFilingFor:
      [
        Localized(
          vi: "xem lại điều kiện sau `khi` ở hai dòng `nộp`, `trả`",
          en: "look at the conditions behind `when` in the lines `file` and `return`")
      ]
    }
  }

  // MARK: Words

  private static func words(_ worlds: [ChannelWorld]) -> Localized {
    let all = worlds.prefix(3).map(\.words)
    let more = worlds.count > 3
    return Localized(
      vi: all.map(\.vi).joined(separator: "; ") + (more ? "…" : ""),
      en: all.map(\.en).joined(separator: "; or ") + (more ? "…" : ""))
  }

  private static func words(_ channels: [Channel]) -> Localized {
    Localized(
      vi: channels.map(\.manner.vi).joined(separator: ", "),
      en: channels.map(\.manner.en).joined(separator: " or "))
  }

  private static func words(_ means: [Collection.Means]) -> Localized {
    let all = means.map { means -> Localized in
      switch means {
      case .online: Localized(vi: "trực tuyến", en: "online")
      case .counter: Localized(vi: "tại quầy", en: "at the counter")
      case .post: Localized(vi: "qua bưu chính", en: "by post")
      }
    }
    return Localized(
      vi: all.map(\.vi).joined(separator: ", "), en: all.map(\.en).joined(separator: " or "))
  }
}

extension ChannelWorld {
  fileprivate var words: Localized {
    guard let returning else {
      return Localized(vi: "nộp \(filing.manner.vi)", en: "filed \(filing.manner.en)")
    }
    return Localized(
      vi: "nộp \(filing.manner.vi), nhận \(returning.manner.vi)",
      en: "filed \(filing.manner.en) with its result \(returning.manner.en)")
  }
}

extension Channel {
  fileprivate var manner: Localized {
    switch self {
    case .online: Localized(vi: "trực tuyến", en: "online")
    case .counter: Localized(vi: "trực tiếp", en: "in person")
    case .post: Localized(vi: "qua bưu chính", en: "by post")
    }
  }
}
