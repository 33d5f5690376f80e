/// Names that have been seen, compared by their bytes.
///
/// The hash is another one in every run of the program: nobody can write an artifact whose names all
/// come to the same slot.
struct NameSet {
  private var names: [(hash: UInt64, name: String)] = []
  /// The index of a name plus 1, or 0 where a slot is free; a power of two, at most half full.
  private var slots: [UInt32] = []

  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  /// Adds a name; false where it was in the set already.
  mutating func insert(_ name: String) -> Bool {
    if 2 * (names.count + 1) > slots.count { grow() }
    let hash = Self.hash(name)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let other = names[Int(slots[slot]) - 1]
      if other.hash == hash, other.name.utf8.elementsEqual(name.utf8) { return false }
      slot = (slot + 1) & mask
    }
    names.append((hash, name))
    slots[slot] = UInt32(names.count)
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: max(16, 2 * slots.count))
    let mask = slots.count - 1
    for (index, entry) in names.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  private static func hash(_ name: String) -> UInt64 {
    name.utf8.withContiguousStorageIfAvailable { hash(of: $0) } ?? hash(of: name.utf8)
  }

  private static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = seed
    var word: UInt64 = 0
    var count = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      count += 1
      if count & 7 == 0 {
        hash = mixed(hash, word)
        word = 0
      }
    }
    return mixed(hash, word ^ UInt64(count) << 56)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let (high, low) = (hash ^ word).multipliedFullWidth(by: seed | 1)
    return high ^ low ^ seed
  }
}
