/// Something large that is told apart by a small key, so that comparing two of them is cheap. Precondition: equal keys
/// mean equal values.
struct Keyed<Key: Hashable & Sendable, Value: Sendable>: Equatable, Sendable {
  var key: Key
  var value: Value

  static func == (a: Keyed, b: Keyed) -> Bool { a.key == b.key }
}
