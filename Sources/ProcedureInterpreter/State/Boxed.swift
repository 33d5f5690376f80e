/// A value kept behind one reference, copied when it is changed while shared.
///
/// Makes a copy of a case's state cost a handful of references however much the case has on record.
struct Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
  // An array of one: the standard library's own copy-on-write.
  private var cell: [Value]

  init(_ value: Value) { cell = [value] }

  var value: Value {
    _read { yield cell[0] }
    _modify { yield &cell[0] }
  }
}
