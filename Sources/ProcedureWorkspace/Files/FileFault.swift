import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file or folder could not be read or written. A matter of the operator, not of the author.
public struct FileFault: Error, Hashable, Sendable {
  public enum Action: Hashable, Sendable { case read, write }

  public let path: String
  public let action: Action
  /// The number the system gave, as in `errno`.
  public let number: Int32

  public init(_ path: String, _ action: Action, number: Int32) {
    self.path = path
    self.action = action
    self.number = number
  }

  /// The sentence for people, without a final full stop.
  public var message: Localized {
    let name = path == "-" ? Localized(vi: "đầu vào chuẩn", en: "standard input") : quoted
    let reason = reason
    return switch action {
    case .read:
      Localized(
        vi: "không đọc được \(name.vi): \(reason.vi)",
        en: "cannot read \(name.en): \(reason.en)")
    case .write:
      Localized(
        vi: "không ghi được \(name.vi): \(reason.vi)",
        en: "cannot write \(name.en): \(reason.en)")
    }
  }

  private var quoted: Localized { Localized(verbatim: "`\(path)`") }

  /// What the system said, in words.
  var reason: Localized {
    switch number {
    case ENOENT, ENOTDIR:
      Localized(vi: "không có tệp hoặc thư mục này", en: "no such file or folder")
    case EACCES, EPERM: Localized(vi: "không có quyền", en: "permission denied")
    case ENXIO:
      Localized(vi: "đây không phải tệp thường", en: "it is no ordinary file")
    case EISDIR: Localized(vi: "đây là thư mục", en: "it is a folder")
    case ELOOP: Localized(vi: "liên kết vòng tròn", en: "links that lead in a circle")
    case ENOSPC, EDQUOT: Localized(vi: "hết chỗ lưu trữ", en: "no space left")
    case EROFS: Localized(vi: "nơi lưu trữ chỉ cho đọc", en: "the storage is read-only")
    case EILSEQ:
      Localized(vi: "tên tệp không phải UTF-8", en: "the name of the file is not UTF-8")
    case EEXIST: Localized(vi: "đã có tệp cùng tên", en: "a file of that name exists")
    case EMFILE, ENFILE: Localized(vi: "quá nhiều tệp đang mở", en: "too many open files")
    default: Localized(vi: "lỗi hệ thống số \(number)", en: "system error \(number)")
    }
  }
}
