import CurlCalls
import Foundation

/// The system's HTTP library, opened when the first request is to be sent: it draws some thirty other
/// libraries with it, and `tthc check` needs none of them.
struct LibCurl: Sendable {
  /// What is set of a request; the numbers are those of `curl/curl.h`, which never change.
  enum Option: Int32 {
    case timeLimitInMilliseconds = 155
    case noSignals = 99
    case noProgress = 43
    case protocols = 181
    case url = 10002
    case method = 10036
    case body = 10015
    case headers = 10023
    case errorText = 10010
    case writing = 20011
    case writingTo = 10001
    case header = 20079
    case headerTo = 10029
    case progress = 20219
    case progressTo = 10057
    case bodyLength = 60
  }

  /// Bytes that libcurl may write of what went wrong.
  static let errorLength = 256

  private static let http = 1
  private static let https = 2
  private static let everything = 3
  private static let responseCode: Int32 = 0x20_0002

  let start: @convention(c) @Sendable () -> OpaquePointer?
  let perform: @convention(c) @Sendable (OpaquePointer) -> Int32
  let cleanUp: @convention(c) @Sendable (OpaquePointer) -> Void
  let errorWords: @convention(c) @Sendable (Int32) -> UnsafePointer<CChar>?
  let append: @convention(c) @Sendable (OpaquePointer?, UnsafePointer<CChar>) -> OpaquePointer?
  let free: @convention(c) @Sendable (OpaquePointer?) -> Void
  /// Where the functions with a varying list of arguments lie, as long as the program runs.
  private let setOption: Int
  private let getFact: Int

  /// Nil where the library is not installed.
  static let shared = LibCurl()

  private init?() {
    let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first else { return nil }
    func find<Function>(_ name: String, _ type: Function.Type) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard
      let initialize = find("curl_global_init", (@convention(c) (Int) -> Int32).self),
      let start = find(
        "curl_easy_init", (@convention(c) @Sendable () -> OpaquePointer?).self),
      let perform = find(
        "curl_easy_perform", (@convention(c) @Sendable (OpaquePointer) -> Int32).self),
      let cleanUp = find(
        "curl_easy_cleanup", (@convention(c) @Sendable (OpaquePointer) -> Void).self),
      let errorWords = find(
        "curl_easy_strerror", (@convention(c) @Sendable (Int32) -> UnsafePointer<CChar>?).self),
      let append = find(
        "curl_slist_append",
        (@convention(c) @Sendable (OpaquePointer?, UnsafePointer<CChar>) -> OpaquePointer?).self),
      let free = find(
        "curl_slist_free_all", (@convention(c) @Sendable (OpaquePointer?) -> Void).self),
      let setOption = dlsym(library, "curl_easy_setopt"),
      let getFact = dlsym(library, "curl_easy_getinfo"),
      initialize(Self.everything) == 0
    else { return nil }
    self.start = start
    self.perform = perform
    self.cleanUp = cleanUp
    self.errorWords = errorWords
    self.append = append
    self.free = free
    self.setOption = Int(bitPattern: setOption)
    self.getFact = Int(bitPattern: getFact)
  }

  func set(_ option: Option, _ number: Int, of easy: OpaquePointer) {
    _ = curl_calls_set_long(
      UnsafeMutableRawPointer(bitPattern: setOption), UnsafeMutableRawPointer(easy),
      option.rawValue, number)
  }

  func set(_ option: Option, _ pointer: UnsafeRawPointer?, of easy: OpaquePointer) {
    _ = curl_calls_set_pointer(
      UnsafeMutableRawPointer(bitPattern: setOption), UnsafeMutableRawPointer(easy),
      option.rawValue, pointer)
  }

  /// The two protocols of the web and no other: an address never opens a file.
  func allowOnlyTheWeb(_ easy: OpaquePointer) {
    set(.protocols, Self.http | Self.https, of: easy)
  }

  /// The status of the last answer; 0 where there was none.
  func status(_ easy: OpaquePointer) -> Int {
    var status = 0
    _ = curl_calls_get_long(
      UnsafeMutableRawPointer(bitPattern: getFact), UnsafeMutableRawPointer(easy),
      Self.responseCode, &status)
    return status
  }
}
