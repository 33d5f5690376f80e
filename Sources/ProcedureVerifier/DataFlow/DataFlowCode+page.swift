import Diagnostics
extension DataFlowCode {
  var page: CodePage { SoundnessCode.cannotFinish.page }
}
