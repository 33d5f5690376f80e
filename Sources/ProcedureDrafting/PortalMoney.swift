import SourceText

/// What a sheet says about money.
enum PortalMoney: Hashable {
  enum Kind: Hashable { case fee, charge }

  case nothing
  /// Whole đồng in text of the language, such as `50.000 đồng`; the kind only where the words name it.
  case amount(String, Kind?)

  /// What the words plainly say; nil where they leave a doubt: several amounts, an amount for each
  /// page or person, a comma where the dot groups, "theo quy định".
  init?(_ text: String) {
    guard text.unicodeScalars.count <= 200 else { return nil }
    let words = bare(Vietnamese.skeleton(text))
    let nothing =
      #/((phi|le phi|phi, le phi) ?:? ?)?(khong|khong co|khong thu|khong thu phi|khong thu le phi|khong thu phi, le phi|khong co phi, le phi|mien phi|khong mat phi|0 ?(dong|d|vnd)?)/#
    if words.wholeMatch(of: nothing) != nil {
      self = .nothing
      return
    }
    let amount =
      #/((le phi|phi)( [a-z ]{1,60})? ?:? )?([0-9]{1,3}(\.[0-9]{3})+|[1-9][0-9]{3,8}) ?(dong|d|vnd|₫)( ?/ ?(1 |01 )?(lan|ho so|lan cap|lan nop))?/#
    guard let match = words.wholeMatch(of: amount) else { return nil }
    let digits = match.output.4.filter { $0 != "." }
    guard let number = Int64(digits), number > 0 else { return nil }
    let kind: Kind? =
      switch match.output.2 {
      case "phi": .fee
      case "le phi": .charge
      default: nil
      }
    self = .amount("\(grouped(number)) đồng", kind)
  }
}

/// `1500000` as `1.500.000`.
private func grouped(_ number: Int64) -> String {
  let digits = Array(String(number))
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(".") }
    result.append(digit)
  }
  return result
}
