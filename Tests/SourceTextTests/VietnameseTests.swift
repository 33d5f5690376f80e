import Foundation
import SourceText
import Testing

@Test func lowerCaseAgreesWithUnicode() {
  for value in UInt32(0)...0x1EFF {
    guard let scalar = Unicode.Scalar(value) else { continue }
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    let expected = mapping.count == 1 ? mapping.first : scalar
    if Vietnamese.lowercased(scalar) != expected { Issue.record("U+\(String(value, radix: 16))") }
  }
}

@Test(arguments: [
  ("BƯỚC", "bước"), ("Đã Trả Kết Quả", "đã trả kết quả"), ("ĐƠN", "đơn"), ("Ỷ", "ỷ"),
  ("Ê\u{300}", "ê\u{300}"), ("ASCII_1", "ascii_1"),
])
func lowersTexts(_ text: String, _ lower: String) {
  #expect(Array(Vietnamese.lowercased(text).utf8) == Array(lower.utf8))
  #expect(Vietnamese.lowercased(bytes: Array(text.utf8)) == Array(lower.utf8))
}

@Test func namesAreOfLatinLettersMarksDigitsAndUnderscore() {
  let alphabet =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
  for scalar in (alphabet + alphabet.uppercased() + "fjwz_ðÐ").unicodeScalars {
    #expect(Vietnamese.isNameStart(scalar) && Vietnamese.isNameContinue(scalar))
  }
  for scalar in "0123456789\u{300}\u{31B}\u{323}\u{36F}".unicodeScalars {
    #expect(!Vietnamese.isNameStart(scalar) && Vietnamese.isNameContinue(scalar))
  }
  for scalar in " .-×÷·°ªº\u{A0}\u{200B}\u{FEFF}\u{370}αж中😀\u{250}\u{1F00}“”".unicodeScalars {
    #expect(!Vietnamese.isNameStart(scalar) && !Vietnamese.isNameContinue(scalar))
  }
}

@Test(arguments: [
  ("Đăng ký đất đai", "dang ky dat dai"),
  ("bước", "buoc"),
  ("bu\u{31B}o\u{31B}\u{301}c", "buoc"),
  ("bu\u{31B}o\u{301}\u{31B}c", "buoc"),
  ("đề", "de"), ("đê\u{300}", "de"), ("đe\u{302}\u{300}", "de"), ("đe\u{300}\u{302}", "de"),
  ("ðất Ðai", "dat dai"),
  ("hủy", "huy"), ("huỷ", "huy"), ("hòa", "hoa"), ("hoà", "hoa"),
  ("khỏe", "khoe"), ("khoẻ", "khoe"),
  ("CÁN_BỘ_MỘT_CỬA_2", "can_bo_mot_cua_2"),
  ("ỲỶỸÝỴ ƯỪỬỮỨỰ", "yyyyy uuuuuu"),
  ("Ørsted Łódź Æ 中", "orsted lodz æ 中"),
  ("\u{300}", ""),
])
func stripsMarks(_ text: String, _ skeleton: String) {
  #expect(Array(Vietnamese.skeleton(text).utf8) == Array(skeleton.utf8))
  let decomposed = text.decomposedStringWithCanonicalMapping
  #expect(Array(Vietnamese.skeleton(decomposed).utf8) == Array(skeleton.utf8))
}

/// The table agrees with canonical decomposition wherever that leads to a letter of ASCII.
@Test func skeletonTableAgreesWithDecomposition() {
  for value in Array(UInt32(0xC0)...0x24F) + Array(UInt32(0x1E00)...0x1EFF) {
    guard let scalar = Unicode.Scalar(value) else { continue }
    let text = String(Character(scalar))
    let base = text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.first
    guard let base, base.isASCII else { continue }
    if Vietnamese.skeleton(scalar) != base { Issue.record("U+\(String(value, radix: 16))") }
  }
}

@Test(arguments: [
  ("hủy", "huỷ"), ("hòa", "hoà"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("tòa", "toà"),
  ("Hòa", "Hoà"), ("HÒA", "HOÀ"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("hủy_hồ_sơ", "huỷ_hồ_sơ"),
  ("ủy_ban_hòa_giải", "uỷ_ban_hoà_giải"), ("lọa2", "loạ2"),
])
func placesTonesTheOtherWay(_ old: String, _ new: String) {
  #expect(Vietnamese.withOtherTonePlacement(old) == new)
  #expect(Vietnamese.withOtherTonePlacement(new) == old)
  let decomposed = old.decomposedStringWithCanonicalMapping
  #expect(Vietnamese.withOtherTonePlacement(decomposed) == new)
}

@Test(arguments: [
  "quý", "quỳ", "quỷ", "QUÝ", "hoài", "hoàn", "khuyên", "hoa", "huy", "thủ", "", "_", "của", "mùa",
  "oa", "hoạt", "đ", "2",
])
func leavesOtherSyllablesAlone(_ word: String) {
  #expect(Vietnamese.withOtherTonePlacement(word) == nil)
}
