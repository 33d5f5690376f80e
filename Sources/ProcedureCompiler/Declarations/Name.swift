/// Values by composed names.
typealias NameTable<Value> = HashTable<Name, Value>

extension HashTable where Key == Name {
  subscript(name: String) -> Value? { self[Name(name)] }
}

/// A composed name. Names are composed when they are read, so equal names have equal bytes, and a hash
/// of those is many times cheaper than one of text that may yet have to be normalised.
struct Name: Hashable, HashTableKey, Sendable {
  let text: String
  let hash: UInt64

  init(_ text: String) {
    self.text = text
    hash = text.utf8.withContiguousStorageIfAvailable { ByteHash.of($0) } ?? ByteHash.of(text.utf8)
  }

  static func == (a: Name, b: Name) -> Bool {
    a.hash == b.hash && a.text.utf8.count == b.text.utf8.count && a.text == b.text
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// A quick hash of a few bytes, another one in every run of the program: nobody can write a file
/// whose names all come to the same slot.
enum ByteHash {
  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))
  private static let factor = seed | 1

  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
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

  static func of(_ value: UInt64) -> UInt64 { mixed(seed, value) }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let (high, low) = (hash ^ word).multipliedFullWidth(by: factor)
    return high ^ low ^ seed
  }
}
