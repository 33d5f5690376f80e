/// A value kept behind one reference, copied when it is changed while shared.
///
/// Makes a copy of a case's state cost a handful of references however much the case has on record.
struct Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
  /// Exactly one element: the standard library's own copy-on-write, read and changed in place. Used
  /// as `cell[0]`, because a computed property would copy the whole value for each look at a part.
  var cell: [Value]

  init(_ value: Value) { cell = [value] }
}
