import Foundation

/// `heapq`.
enum HeapModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("heapq", source: source) { module, _ in
    func list(_ value: Value, _ function: String) throws -> ListObject {
      guard let list = value.object as? ListObject else {
        let place = ["heappop", "heapify"].contains(function) ? "" : " 1"
        throw PythonError.typeError("\(function)() argument\(place) must be list, not \(value.type.name)")
      }
      return list
    }
    module.function("heappush", 2...2) { arguments in
      let heap = try list(arguments[0], "heappush")
      heap.items.append(arguments[1])
      try siftDown(heap, from: 0, to: heap.items.count - 1)
      return .none
    }
    module.function("heappop", 1...1) { arguments in
      let heap = try list(arguments[0], "heappop")
      guard let last = heap.items.popLast() else { throw PythonError.indexError("index out of range") }
      guard let first = heap.items.first else { return last }
      heap.items[0] = last
      try siftUp(heap, 0)
      return first
    }
    module.function("heapify", 1...1) { arguments in
      let heap = try list(arguments[0], "heapify")
      for index in (0..<(heap.items.count / 2)).reversed() { try siftUp(heap, index) }
      return .none
    }
    module.function("heappushpop", 2...2) { arguments in
      let heap = try list(arguments[0], "heappushpop")
      guard let first = heap.items.first, try first.compare(.less, arguments[1]).isTrue() else { return arguments[1] }
      heap.items[0] = arguments[1]
      try siftUp(heap, 0)
      return first
    }
    module.function("heapreplace", 2...2) { arguments in
      let heap = try list(arguments[0], "heapreplace")
      guard let first = heap.items.first else { throw PythonError.indexError("index out of range") }
      heap.items[0] = arguments[1]
      try siftUp(heap, 0)
      return first
    }
  }

  private static func siftDown(_ heap: ListObject, from start: Int, to end: Int) throws {
    var position = end
    let item = heap.items[position]
    while position > start {
      let parent = (position - 1) >> 1
      guard try item.compare(.less, heap.items[parent]).isTrue() else { break }
      heap.items[position] = heap.items[parent]
      position = parent
    }
    heap.items[position] = item
  }

  /// Moves a hole to a leaf along the smaller children, then the item up from there: fewer comparisons (Knuth 5.2.3).
  private static func siftUp(_ heap: ListObject, _ start: Int) throws {
    let count = heap.items.count
    var position = start
    let item = heap.items[position]
    var child = 2 * position + 1
    while child < count {
      if child + 1 < count, try !heap.items[child].compare(.less, heap.items[child + 1]).isTrue() { child += 1 }
      heap.items[position] = heap.items[child]
      position = child
      child = 2 * position + 1
    }
    heap.items[position] = item
    try siftDown(heap, from: start, to: position)
  }

  static let source = #"""
    def nlargest(n, iterable, key=None):
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


    def nsmallest(n, iterable, key=None):
        return sorted(iterable, key=key)[:max(n, 0)]


    def merge(*iterables, key=None, reverse=False):
        waiting = []
        for order, iterable in enumerate(iterables):
            iterator = iter(iterable)
            for item in iterator:
                waiting.append([item if key is None else key(item), order, item, iterator])
                break
        while waiting:
            best = waiting[0]
            for other in waiting[1:]:
                if (best[0] < other[0]) if reverse else (other[0] < best[0]):
                    best = other
            yield best[2]
            for item in best[3]:
                best[0] = item if key is None else key(item)
                best[2] = item
                break
            else:
                waiting.remove(best)
    """#
}

/// `bisect`.
enum BisectModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("bisect") { module, _ in
    for (name, isRight) in [("bisect_right", true), ("bisect", true), ("bisect_left", false)] {
      module.function(name, "a, x, lo=, hi=, *, key=") { .int(try position($0, isRight: isRight, keysValue: false)) }
    }
    for (name, isRight) in [("insort_right", true), ("insort", true), ("insort_left", false)] {
      module.function(name, "a, x, lo=, hi=, *, key=") { options in
        let index = try position(options, isRight: isRight, keysValue: true)
        _ = try (options[0] ?? .none).callMethod("insert", .int(index), options[1] ?? .none)
        return .none
      }
    }
  }

  /// Where the value goes; insertion applies the key function to it, searching does not.
  private static func position(_ options: [Value?], isRight: Bool, keysValue: Bool) throws -> Int {
    let sequence = options[0] ?? .none
    let key = options[4].flatMap { $0.isNone ? nil : $0 }
    var value = options[1] ?? .none
    if keysValue, let key { value = try key.call(value) }
    var low = try options[2]?.requiredIndex() ?? 0
    guard low >= 0 else { throw PythonError.valueError("lo must be non-negative") }
    var high = try options[3].flatMap { $0.isNone ? nil : try $0.requiredIndex() } ?? sequence.length()
    while low < high {
      let middle = (low + high) / 2
      var item = try sequence.item(.int(middle))
      if let key { item = try key.call(item) }
      let goesLeft = try isRight ? value.compare(.less, item).isTrue() : !item.compare(.less, value).isTrue()
      if goesLeft { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// `time`, whose clock is virtual: it moves a little at each look, so that every run is the same.
enum TimeModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("time") { module, _ in
    var nanoseconds = 1_000_000_000_000
    func look() -> Int {
      nanoseconds += 1_000_000
      return nanoseconds
    }
    let epoch = 1_700_000_000 * 1_000_000_000
    for name in ["perf_counter", "monotonic", "process_time", "thread_time"] {
      module.function(name, 0...0) { _ in .float(Double(look()) / 1e9) }
      module.function(name + "_ns", 0...0) { _ in .int(look()) }
    }
    module.function("time", 0...0) { _ in .float(Double(epoch + look()) / 1e9) }
    module.function("time_ns", 0...0) { _ in .int(epoch + look()) }
    module.function("sleep", 1...1) { arguments in
      let seconds = try arguments[0].requiredFloat()
      guard seconds >= 0 else { throw PythonError.valueError("sleep length must be non-negative") }
      nanoseconds += Int(min(seconds, 1e8) * 1e9)
      return .none
    }
    module.function("ctime", 0...1) { _ in .string("Tue Nov 14 22:13:20 2023") }
    module.function("strftime", 1...2) { arguments in
      // The one moment that the virtual clock shows, 2023-11-14 22:13:20 UTC, as most formats need it.
      let fields: [Character: String] = [
        "Y": "2023", "m": "11", "d": "14", "H": "22", "M": "13", "S": "20", "y": "23", "B": "November", "b": "Nov",
        "A": "Tuesday", "a": "Tue", "j": "318", "p": "PM", "I": "10", "Z": "UTC", "z": "+0000", "%": "%",
      ]
      var result = ""
      var rest = Substring(try arguments[0].requiredText("strftime() argument 1"))
      while let character = rest.popFirst() {
        if character == "%", let code = rest.popFirst() {
          result += fields[code] ?? "%\(code)"
        } else {
          result.append(character)
        }
      }
      return .string(result)
    }
  }
}
