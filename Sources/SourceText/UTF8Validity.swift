/// The offset of the first byte that is not part of well-formed UTF-8; nil when all of it is.
///
/// Strict as the Unicode standard, table 3-7: no surrogates, no overlong forms, nothing past
/// U+10FFFF. For a sequence that breaks off or goes wrong, the offset of its first byte.
public func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { firstInvalidUTF8(in: $0) }
}

/// The offset of the first byte that is not part of well-formed UTF-8; nil when all of it is.
public func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
  let count = bytes.count
  var offset = 0
  while offset < count {
    // Eight bytes of ASCII at a step, up to the next character of several bytes.
    while offset &+ 8 <= count {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let high = word & 0x8080_8080_8080_8080
      if high != 0 {
        offset &+= high.trailingZeroBitCount / 8
        break
      }
      offset &+= 8
    }
    while offset < count, bytes[offset] < 0x80 { offset &+= 1 }
    while offset < count, bytes[offset] >= 0x80 {
      let length = sequenceLength(at: offset, in: bytes)
      if length == 0 { return offset }
      offset &+= length
    }
  }
  return nil
}

/// The length of the well-formed sequence of several bytes at `offset`; 0 if there is none.
@inline(__always)
private func sequenceLength(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
  let left = bytes.count &- offset
  let first = bytes[offset]
  guard left >= 2 else { return 0 }
  let second = bytes[offset &+ 1]
  if first < 0xE0 { return first >= 0xC2 && second & 0xC0 == 0x80 ? 2 : 0 }
  guard left >= 3, bytes[offset &+ 2] & 0xC0 == 0x80 else { return 0 }
  if first < 0xF0 {
    // E0 must not be overlong, ED must not be a surrogate.
    let lowest: UInt8 = first == 0xE0 ? 0xA0 : 0x80
    let highest: UInt8 = first == 0xED ? 0x9F : 0xBF
    return second >= lowest && second <= highest ? 3 : 0
  }
  guard left >= 4, first <= 0xF4, bytes[offset &+ 3] & 0xC0 == 0x80 else { return 0 }
  // F0 must not be overlong, F4 must not pass U+10FFFF.
  let lowest: UInt8 = first == 0xF0 ? 0x90 : 0x80
  let highest: UInt8 = first == 0xF4 ? 0x8F : 0xBF
  return second >= lowest && second <= highest ? 4 : 0
}
