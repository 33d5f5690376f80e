extension Vietnamese {
  /// The text in lower case with every mark gone and `đ`, `ð` as `d`: what is left when a keyboard
  /// writes no marks. Composed and decomposed text, any order of marks and both ways of placing a
  /// tone have one skeleton.
  public static func skeleton(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isMark(scalar) {
      result.append(skeleton(scalar))
    }
    return String(result)
  }

  /// The skeleton of one scalar that is not a mark.
  public static func skeleton(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    let base: UInt8
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(UInt8(value + 0x20))
    case 0...0xBF: return scalar
    case 0xC0...0x24F: base = latinBases[Int(value - 0xC0)]
    case 0x1E00...0x1EFF: base = latinAdditionalBases[Int(value - 0x1E00)]
    default: return lowercased(scalar)
    }
    return base == 0x2E ? lowercased(scalar) : Unicode.Scalar(base)
  }

  /// The base letter of each scalar from U+00C0 to U+024F; `.` where there is none.
  private static let latinBases = Array(
    ("aaaaaa.ceeeeiiiidnooooo.ouuuuy.saaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll."
      + ".llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
      + "b........dd............i..l.....oo.............uu....zz........."
      + ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
      + "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy...j..acclt."
      + "...bu.eejjqqrryy").utf8)

  /// The base letter of each scalar from U+1E00 to U+1EFF; `.` where there is none.
  private static let latinAdditionalBases = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
      + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
      + "wwwwwwwwwwxxxxyyzzzzzzhtwya.sss.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
      + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....yy").utf8)
}
