import SourceText

/// What a sheet says about a time limit, in text of the language; nil where it is not plain.
///
/// Plain is a number with its unit and, behind it, no more than the words of the law for when time
/// starts ("kể từ ngày nhận đủ hồ sơ hợp lệ"). A number without a unit, a choice between numbers and
/// "theo quy định" are not.
func plainLimit(_ text: String) -> String? {
  // A longer text speaks of more than one limit.
  guard text.unicodeScalars.count <= 200 else { return nil }
  let words = bare(Vietnamese.skeleton(text))
  return sameDay(words) ?? duration(words)
}

private func duration(_ words: String) -> String? {
  let opening =
    #/(thoi han( giai quyet)?:? )?((khong|chua) qua |toi da |cham nhat |trong (vong |thoi han )?)?/#
  let amount = #/0*([1-9][0-9]{0,3}(,[0-9]{1,2})?) (\([a-z ]{1,30}\) )?/#
  let unit = #/(ngay lam viec|ngay \(lam viec\)|ngay|gio lam viec|gio \(lam viec\)|gio|thang)/#
  let start =
    #/,? (ke )?tu (ngay|khi|luc|thoi diem)( co quan[a-z ]{0,60})? (tiep )?nhan( duoc)?( du)?( ho so)?( day du)?( va|,)?( hop le)?( theo quy dinh)?/#
  var rest = words[...]
  if let match = rest.prefixMatch(of: opening) { rest = rest[match.range.upperBound...] }
  guard let number = rest.prefixMatch(of: amount) else { return nil }
  rest = rest[number.range.upperBound...]
  guard let kind = rest.prefixMatch(of: unit) else { return nil }
  rest = rest[kind.range.upperBound...]
  if let match = rest.prefixMatch(of: start) { rest = rest[match.range.upperBound...] }
  guard rest.isEmpty else { return nil }
  let name =
    switch kind.output.1 {
    case "ngay lam viec", "ngay (lam viec)": "ngày làm việc"
    case "gio lam viec", "gio (lam viec)": "giờ làm việc"
    case "gio": "giờ"
    case "thang": "tháng"
    default: "ngày"
    }
  return "\(number.output.1) \(name)"
}

/// "Trong ngày; sau 15h thì ngày làm việc tiếp theo".
private func sameDay(_ words: String) -> String? {
  let today = #/(giai quyet )?(ngay )?trong ngay( lam viec)?( tiep nhan| nhan)?( ho so)?/#
  let later =
    #/[;,.]? (truong hop )?(neu )?(ho so )?((tiep )?nhan )?(ho so )?(nop )?sau ([0-9]{1,2})( gio|h|:| gio )? ?([0-5][0-9])?( phut)?,? (thi )?(ma khong giai quyet duoc ngay )?(thi )?(tra )?(ket qua )?(duoc )?(giai quyet )?(vao |trong |la )?ngay lam viec (tiep theo|ke tiep|tiep sau)/#
  guard let first = words.prefixMatch(of: today) else { return nil }
  let rest = words[first.range.upperBound...]
  if rest.isEmpty { return "trong ngày" }
  guard let match = rest.wholeMatch(of: later), let hour = Int(match.output.8), hour < 24 else {
    return nil
  }
  return "trong ngày, sau \(hour):\(match.output.10 ?? "00") thì ngày làm việc tiếp theo"
}

/// A skeleton without what ends a sentence or a row.
func bare(_ words: String) -> String {
  var words = words[...]
  while let last = words.last, last == "." || last == ";" || last == "," || last == " " {
    words.removeLast()
  }
  while let first = words.first, first == "-" || first == "+" || first == "*" || first == " " {
    words.removeFirst()
  }
  return String(words)
}
