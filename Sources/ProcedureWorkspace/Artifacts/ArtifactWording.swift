import CivilTime
import ProcedureGraph
import SourceText

extension ArtifactFault {
  /// Why the bytes are refused, as a sentence for people without a final full stop.
  public var message: Localized {
    switch kind {
    case .json(let fault): fault.words
    case .unknownFormat(let version):
      Localized(
        vi: "dạng tệp số \(version) chưa được biết đến ở phiên bản này",
        en: "format \(version) is not known to this version")
    case .missingMember(let name): Localized(vi: "thiếu `\(name)`", en: "`\(name)` is missing")
    case .unknownMember(let name):
      Localized(vi: "không có mục nào tên `\(name)`", en: "there is no member `\(name)`")
    case .wrongShape(let expected):
      Localized(
        vi: "sai kiểu giá trị, ở đây phải là \(Self.shape(expected))",
        en: "wrong kind of value, expected \(expected)")
    case .unknownWord(let word):
      Localized(vi: "không có từ `\(word)` ở đây", en: "`\(word)` is not a word known here")
    case .unknownName(let name, let list):
      Localized(
        vi: "không có `\(name)` trong `\(list)`", en: "there is no `\(name)` in `\(list)`")
    case .badNumber: Localized(vi: "số viết không đúng dạng", en: "ill-formed number")
    case .badDate: Localized(vi: "ngày giờ viết không đúng dạng", en: "ill-formed date or time")
    case .duration: Localized(vi: "thời hạn không hợp lệ", en: "impossible duration")
    case .calendar: Localized(vi: "lịch làm việc không hợp lệ", en: "impossible calendar")
    case .graph(let fault):
      Localized(
        vi: "quy trình không hợp lệ tại `\(fault.place)`: \(fault.kind.words.vi)",
        en: "invalid process at `\(fault.place)`: \(fault.kind.words.en)")
    case .hashMismatch:
      Localized(
        vi: "nội dung đã bị sửa: không khớp mã băm đã ghi",
        en: "the content was changed: it does not match the stated hash")
    case .sealMismatch:
      Localized(
        vi: "tệp đã bị sửa: không khớp dấu niêm phong đã ghi",
        en: "the file was changed: it does not match the stated seal")
    case .notCanonical:
      Localized(
        vi: "tệp không ở dạng chuẩn mà trình biên dịch ghi ra",
        en: "the file is not in the fixed form that the compiler writes")
    }
  }

  /// The kind of JSON value, in Vietnamese.
  private static func shape(_ expected: String) -> String {
    switch expected {
    case "object": "đối tượng"
    case "array": "danh sách"
    case "string": "chuỗi chữ"
    case "integer": "số nguyên"
    case "flag": "đúng/sai"
    default: expected
    }
  }
}

extension GraphFault {
  /// The place without the words that only group: `steps/tiếp_nhận`.
  fileprivate var place: String { path.joined(separator: "/") }
}

extension JSONFault.Kind {
  var words: Localized {
    switch self {
    case .tooLarge: Localized(vi: "tệp quá lớn", en: "the file is too large")
    case .tooDeep: Localized(vi: "lồng nhau quá sâu", en: "nested too deep")
    case .endsEarly: Localized(vi: "tệp bị thiếu phần cuối", en: "the file ends too early")
    case .unexpectedByte:
      Localized(vi: "không phải JSON hợp lệ", en: "not well-formed JSON")
    case .trailingBytes:
      Localized(vi: "có nội dung thừa ở cuối tệp", en: "there is more after the end")
    case .invalidUTF8: Localized(vi: "chữ không phải UTF-8", en: "text is not UTF-8")
    case .invalidEscape: Localized(vi: "ký tự thoát sai", en: "wrong escape")
    case .controlCharacter:
      Localized(vi: "có ký tự điều khiển trong chuỗi", en: "control character in a string")
    case .notWhole: Localized(vi: "số phải là số nguyên", en: "numbers have to be whole")
    case .numberOutOfRange: Localized(vi: "số quá lớn", en: "the number is too large")
    case .duplicateName: Localized(vi: "một mục được ghi hai lần", en: "a member stands twice")
    case .null: Localized(vi: "không được ghi `null`", en: "`null` is not allowed")
    }
  }
}
