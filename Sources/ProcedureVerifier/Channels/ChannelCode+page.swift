import Diagnostics
extension ChannelCode {
  var page: CodePage { SoundnessCode.cannotFinish.page }
}
