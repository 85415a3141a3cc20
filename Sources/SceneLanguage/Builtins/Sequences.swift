import Foundation

/// What lists, tuples, strings, bytes and ranges have in common.
enum Sequences {
  /// The words of a sequence type's messages.
  struct Wording {
    /// What an index out of range says, `list index out of range`.
    let outOfRange: String
    /// What a key that is no index says, before the type of the key.
    let wrongType: String

    static let list = Wording(
      outOfRange: "list index out of range", wrongType: "list indices must be integers or slices, not ")
    static let listAssignment = Wording(
      outOfRange: "list assignment index out of range", wrongType: "list indices must be integers or slices, not ")
    static let tuple = Wording(
      outOfRange: "tuple index out of range", wrongType: "tuple indices must be integers or slices, not ")
    static let bytes = Wording(
      outOfRange: "index out of range", wrongType: "byte indices must be integers or slices, not ")
    static let range = Wording(
      outOfRange: "range object index out of range", wrongType: "range indices must be integers or slices, not ")
    static let deque = Wording(
      outOfRange: "deque index out of range", wrongType: "sequence index must be integer, not ")
  }

  /// The position that an index means; throws IndexError, or TypeError for what is no index.
  static func position(_ key: Value, count: Int, _ wording: Wording) throws -> Int {
    guard let index = try key.index() else {
      let quoted = wording.wrongType.hasPrefix("sequence") ? "'\(key.type.messageName)'" : key.type.name
      throw PythonError.typeError(wording.wrongType + quoted)
    }
    let position = index < 0 ? index + count : index
    guard position >= 0, position < count else { throw PythonError.indexError(wording.outOfRange) }
    return position
  }

  /// How many items equal a value.
  static func count(of value: Value, in items: [Value]) throws -> Int {
    var poll = InterruptionPoll()
    return try items.reduce(0) {
      try poll.round()
      return try $0 + ($1.isSame(as: value) ? 1 : 0)
    }
  }

  /// The items of both, one after the other.
  static func joined(_ first: [Value], _ second: [Value]) throws -> [Value] {
    let stretch = 1 << 16
    if first.count + second.count < stretch { return first + second }
    return try made(capacity: first.count + second.count) { all in
      var poll = InterruptionPoll()
      for items in [first, second] {
        for start in stride(from: 0, to: items.count, by: stretch) {
          try poll.stretch(stretch)
          all.append(contentsOf: items[start..<min(start + stretch, items.count)])
        }
      }
    }
  }

  /// The items that a slice selects.
  static func slice<Items: RandomAccessCollection>(
    _ items: Items, _ slice: SliceObject
  ) throws -> [Items.Element] where Items.Index == Int {
    let (start, step, count) = try slice.indices(in: items.count)
    let base = items.startIndex
    if step == 1 { return Array(items[(base + start)..<(base + start + count)]) }
    return try made(capacity: count) { selected in
      var poll = InterruptionPoll()
      for index in 0..<count {
        try poll.round()
        selected.append(items[base + start + index * step])
      }
    }
  }

  /// The most bytes that repeating a sequence may make; beyond, Python's MemoryError comes before the system's end.
  private static let mostBytes = 4 << 30

  /// How often a sequence is repeated by `*`; nil when the operand is no integer.
  /// - Parameter size: The bytes that one item takes.
  static func repetitions(_ count: Value, of length: Int, size: Int = MemoryLayout<Value>.stride) throws -> Int? {
    guard let times = try count.clampedIndex() else { return nil }
    if count.object != nil, times == Int.max || times == Int.min {
      throw PythonError("OverflowError", "cannot fit 'int' into an index-sized integer")
    }
    guard times > 0, length > 0 else { return 0 }
    let (total, overflow) = times.multipliedReportingOverflow(by: length)
    if overflow, size == 1 { throw PythonError("OverflowError", "repeated string is too long") }
    guard !overflow, total <= mostBytes / size else { throw PythonError("MemoryError", "") }
    return times
  }

  /// The items, `count` times.
  static func repeated<Element>(_ items: [Element], _ count: Int) throws -> [Element] {
    try made(capacity: items.count * count) { result in
      var poll = InterruptionPoll()
      if items.count == 1 {
        let stretch = 1 << 14
        for start in stride(from: 0, to: count, by: stretch) {
          result.append(contentsOf: repeatElement(items[0], count: min(stretch, count - start)))
          try poll.stretch(stretch)
        }
        return
      }
      for _ in 0..<count {
        result.append(contentsOf: items)
        try poll.stretch(items.count)
      }
    }
  }

  /// A sequence made piece by piece; what there is of it when an interruption comes is freed later.
  private static func made<Element>(
    capacity: Int, _ body: (inout [Element]) throws -> Void
  ) throws -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(capacity)
    do {
      try body(&result)
    } catch {
      if var lost = result as? [Value] {
        result = []
        ReleaseQueue.release(&lost)
      }
      throw error
    }
    return result
  }

  /// The text, `count` times.
  static func repeated(_ text: String, _ count: Int) throws -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count * count)
    let most = max(1, (1 << 16) / max(1, text.utf8.count))
    let stretch = String(repeating: text, count: min(most, count))
    var poll = InterruptionPoll()
    for _ in 0..<count / most {
      result += stretch
      try poll.stretch(stretch.utf8.count)
    }
    return result + (count < most ? stretch : String(repeating: text, count: count % most))
  }

  /// Compares item by item, as lists and tuples do.
  static func compare(_ operation: Comparison, _ a: [Value], _ b: [Value]) throws -> Value {
    if operation == .equal || operation == .notEqual, a.count != b.count { return .bool(operation == .notEqual) }
    return try RepresentationGuard.nested(" in comparison") {
      var poll = InterruptionPoll()
      for index in 0..<min(a.count, b.count) {
        try poll.round()
        if try a[index].isSame(as: b[index]) { continue }
        if operation == .equal { return .bool(false) }
        if operation == .notEqual { return .bool(true) }
        return try a[index].compare(operation, b[index])
      }
      return .bool(operation.holds(a.count, b.count))
    }
  }

  /// The position of the first item that equals a value.
  static func firstIndex(of value: Value, in items: [Value], _ range: Range<Int>) throws -> Int? {
    var poll = InterruptionPoll()
    for index in range {
      if try items[index].isSame(as: value) { return index }
      try poll.round()
    }
    return nil
  }

  /// The range that optional `start` and `stop` arguments mean in a sequence of a length.
  static func range(_ start: Value?, _ stop: Value?, count: Int) throws -> Range<Int> {
    func bound(_ value: Value?, default missing: Int) throws -> Int {
      guard let value, !value.isNone else { return missing }
      guard let index = try value.clampedIndex() else {
        throw PythonError.typeError("slice indices must be integers or None or have an __index__ method")
      }
      return max(0, index < 0 ? max(index, -count) + count : index)
    }
    let lower = try bound(start, default: 0)
    let upper = min(try bound(stop, default: count), count)
    // An empty range past the end is told apart from one inside, as `"".find("", 1)` needs.
    return lower <= upper ? lower..<upper : lower..<lower
  }

  /// The representations, joined by commas.
  static func joinedRepresentations(_ items: [Value]) throws -> String {
    var text = ""
    var poll = InterruptionPoll()
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      text += try item.repr()
      try poll.round()
    }
    return text
  }

  /// The hash of a tuple, as CPython computes it (a variant of xxHash).
  static func hash(_ items: [Value]) throws -> Int {
    var accumulator: UInt = 2_870_177_450_012_600_261
    for item in items {
      let hash: Int
      if case .object(let object) = item, object.kind == .tuple {
        hash = try RepresentationGuard.nested("", atMost: 30_000) { try item.hash() }
      } else {
        hash = try item.hash()
      }
      accumulator &+= UInt(bitPattern: hash) &* 14_029_467_366_897_019_727
      accumulator = (accumulator << 31) | (accumulator >> 33)
      accumulator &*= 11_400_714_785_074_694_791
    }
    accumulator &+= UInt(items.count) ^ (2_870_177_450_012_600_261 ^ 3_527_539)
    return accumulator == UInt.max ? 1_546_275_796 : Int(bitPattern: accumulator)
  }
}

/// Notices containers that contain themselves while they are represented.
final class RepresentationGuard {
  private var depth = 0
  private var active: [ObjectIdentifier] = []

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      if let pointer { Unmanaged<RepresentationGuard>.fromOpaque(pointer).release() }
    }
    return key
  }()

  private static var current: RepresentationGuard {
    if let known = pthread_getspecific(key) {
      return Unmanaged<RepresentationGuard>.fromOpaque(known).takeUnretainedValue()
    }
    let made = RepresentationGuard()
    pthread_setspecific(key, Unmanaged.passRetained(made).toOpaque())
    return made
  }

  /// What `body` gives, unless it is nested too deeply in others.
  static func nested<Result>(_ what: String, atMost limit: Int = 1000, _ body: () throws -> Result) throws -> Result {
    let current = self.current
    guard current.depth < limit else {
      throw PythonError("RecursionError", "maximum recursion depth exceeded\(what)")
    }
    current.depth += 1
    defer { current.depth -= 1 }
    return try body()
  }

  /// What `body` gives, or `placeholder` while the same object is being represented further out.
  static func represent(_ object: PythonObject, placeholder: String, _ body: () throws -> String) throws -> String {
    let current = self.current
    let identifier = ObjectIdentifier(object)
    guard !current.active.contains(identifier) else { return placeholder }
    guard current.active.count < 900 else {
      throw PythonError("RecursionError", "maximum recursion depth exceeded while getting the repr of an object")
    }
    current.active.append(identifier)
    defer { current.active.removeLast() }
    return try body()
  }
}
