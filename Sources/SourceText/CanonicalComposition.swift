/// The canonical composition (NFC) of `text`, the form in which names are compared.
///
/// Text of ASCII, precomposed Latin letters and common punctuation comes back as it is, without a
/// search. Decomposed text (`e` U+0302 U+0300) and the half-composed letters of some keyboards (`ê`
/// U+0300) are composed. Marks in a wrong order (`e` U+0301 U+0302) are another text and stay so.
public func nfc(_ text: String) -> String {
  // Foundation composes too, but a program that links it loads tables of all the world's calendars
  // before its first line: most of the time that checking one file would take.
  isPlainlyComposed(text.utf8) ? text : String(decoding: text._nfcCodeUnits, as: UTF8.self)
}

/// Whether `bytes` hold only scalars that no composition changes: a quick yes, or a perhaps not.
///
/// The accepted scalars are those below U+0300, U+1E00–U+1EFF, and the punctuation, currency signs,
/// arrows, comparison signs and emoji of ordinary office text; none of them decomposes to something
/// else than itself, and none composes with a neighbour of this set.
public func isPlainlyComposed(_ bytes: some Collection<UInt8>) -> Bool {
  let quick = bytes.withContiguousStorageIfAvailable { isPlainlyComposed($0) }
  return quick ?? Array(bytes).withUnsafeBufferPointer { isPlainlyComposed($0) }
}

private func isPlainlyComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var offset = 0
  while offset < bytes.count {
    let byte = bytes[offset]
    if byte < 0x80 {
      offset += 1
    } else if byte < 0xCC {
      offset += 2
    } else if byte >= 0xE1, offset + 2 < bytes.count,
      isStable(byte, bytes[offset + 1], bytes[offset + 2])
    {
      offset += byte >= 0xF0 ? 4 : 3
    } else {
      return false
    }
  }
  return true
}

private func isStable(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
  switch (first, second) {
  case (0xE1, 0xB8...0xBB): true  // U+1E00–U+1EFF
  case (0xE2, 0x80): third >= 0x82  // U+2002–U+203F; U+2000 and U+2001 are other spaces
  case (0xE2, 0x82): true  // U+2080–U+20BF
  case (0xE2, 0x86), (0xE2, 0x89): true  // U+2180–U+21BF, U+2240–U+227F
  case (0xF0, 0x9F): true  // U+1F000–U+1FFFF
  default: false
  }
}
