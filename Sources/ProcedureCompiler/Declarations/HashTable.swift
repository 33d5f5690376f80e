/// What is looked up in a ``HashTable``: it knows a good hash of itself.
protocol HashTableKey: Equatable {
  var hash: UInt64 { get }
}

/// Values by keys, in the order in which the keys came.
///
/// Several names are looked up for every line of every procedure of a country. Entries stand one after
/// the other, and a row of slots leads to them.
struct HashTable<Key: HashTableKey, Value> {
  fileprivate struct Entry {
    let key: Key
    var value: Value
  }

  private var entries: [Entry] = []
  /// The index of an entry plus 1, or 0 where a slot is free; a power of two, at most half full.
  private var slots: [UInt32] = []

  var keys: some Sequence<Key> { entries.lazy.map(\.key) }
  var values: some Sequence<Value> { entries.lazy.map(\.value) }

  subscript(key: Key) -> Value? {
    guard !entries.isEmpty else { return nil }
    let found = slots[slot(of: key)]
    return found == 0 ? nil : entries[Int(found) - 1].value
  }

  /// Sets the value of a key and gives the one it had.
  @discardableResult
  mutating func updateValue(_ value: Value, forKey key: Key) -> Value? {
    if 2 * (entries.count + 1) > slots.count { grow() }
    let slot = slot(of: key)
    guard slots[slot] != 0 else {
      entries.append(Entry(key: key, value: value))
      slots[slot] = UInt32(entries.count)
      return nil
    }
    let index = Int(slots[slot]) - 1
    defer { entries[index].value = value }
    return entries[index].value
  }

  /// The value of a key. One that has none gets this one, and nil is given back.
  mutating func insert(_ value: Value, forKey key: Key) -> Value? {
    if 2 * (entries.count + 1) > slots.count { grow() }
    let slot = slot(of: key)
    if slots[slot] != 0 { return entries[Int(slots[slot]) - 1].value }
    entries.append(Entry(key: key, value: value))
    slots[slot] = UInt32(entries.count)
    return nil
  }

  /// Changes the value of a key, or the one given where it has none.
  mutating func update(
    _ key: Key, default value: @autoclosure () -> Value, _ change: (inout Value) -> Void
  ) {
    if 2 * (entries.count + 1) > slots.count { grow() }
    let slot = slot(of: key)
    if slots[slot] == 0 {
      entries.append(Entry(key: key, value: value()))
      slots[slot] = UInt32(entries.count)
    }
    change(&entries[Int(slots[slot]) - 1].value)
  }

  /// The slot that leads to a key, or the free one where it would stand.
  private func slot(of key: Key) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] != 0, entries[Int(slots[slot]) - 1].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: max(16, 2 * slots.count))
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.key.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}

extension HashTable.Entry: Sendable where Key: Sendable, Value: Sendable {}
extension HashTable: Sendable where Key: Sendable, Value: Sendable {}
