import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends a run that has met a fault of ours with a plain sentence and exit code 70.
enum CrashGuard {
  static func install() {
    // A stack that has run over cannot be used to say so.
    let size = 1 << 16
    var spare = stack_t(ss_sp: malloc(size), ss_flags: 0, ss_size: size)
    sigaltstack(&spare, nil)
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      var action = sigaction()
      switch runLanguage {
      case .vi: action.__sigaction_handler.sa_handler = sayInVietnamese
      case .en: action.__sigaction_handler.sa_handler = sayInEnglish
      }
      action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
    }
  }
}

// Only what is safe in a handler of signals: constant bytes, `write`, `_exit`.

private func sayInVietnamese(_: Int32) {
  say("lỗi của chương trình tthc, không phải của tệp: xin gửi lệnh và tệp này cho nơi phát hành\n")
}

private func sayInEnglish(_: Int32) {
  say("a fault of tthc itself, not of the file: please send this command and file to its makers\n")
}

private func say(_ sentence: StaticString) {
  _ = write(2, sentence.utf8Start, sentence.utf8CodeUnitCount)
  _exit(ExitStatus.fault.rawValue)
}
