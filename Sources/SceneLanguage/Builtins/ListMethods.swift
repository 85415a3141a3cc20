/// The methods of `list`.
enum ListMethods {
  private static func list(_ arguments: Arguments) throws -> ListObject {
    guard arguments.count > 0, let list = arguments[0].object as? ListObject else {
      throw PythonError.typeError("descriptor requires a 'list' object")
    }
    return list
  }

  static func install() {
    let type = TypeObject.list
    type.construct = { type, arguments in
      if type.isUserDefined { return .object(ListObject([], type: type)) }
      if arguments.hasKeywords { throw PythonError.typeError("list() takes no keyword arguments") }
      guard arguments.count <= 1 else {
        throw PythonError.typeError("list expected at most 1 argument, got \(arguments.count)")
      }
      return .list(arguments.count == 0 ? [] : try arguments[0].items())
    }
    type.method("__init__") { arguments in
      try arguments.expect(0...1, "list")
      try list(arguments).items = arguments.count > 1 ? arguments[1].items() : []
      return .none
    }
    HookMethods.install(
      on: type, "len", "iter", "repr", "getitem", "setitem", "delitem", "contains")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, [.add], reflected: false, inPlace: true)
    HookMethods.installOperators(on: type, [.multiply], inPlace: true)
    type["__hash__"] = Value.none
    installChanges(on: type)
    installQuestions(on: type)
  }

  private static func installChanges(on type: TypeObject) {
    type.method("append") { arguments in
      try arguments.expect(2, "list.append")
      try list(arguments).items.append(arguments[1])
      return .none
    }
    type.method("extend") { arguments in
      try arguments.expect(2, "list.extend")
      let target = try list(arguments)
      if case .object(let other) = arguments[1], other is ListObject || other is TupleObject, !other.type.isUserDefined
      {
        target.items.append(contentsOf: try arguments[1].items())
      } else {
        try arguments[1].forEach {
          target.items.append($0)
          return true
        }
      }
      return .none
    }
    type.method("insert") { arguments in
      try arguments.expect(2...2, "insert")
      let target = try list(arguments)
      guard let index = try arguments[1].clampedIndex() else {
        throw PythonError.typeError("'\(arguments[1].type.messageName)' object cannot be interpreted as an integer")
      }
      let count = target.items.count
      target.items.insert(arguments[2], at: min(max(index < 0 ? max(index, -count) + count : index, 0), count))
      return .none
    }
    type.method("pop") { arguments in
      try arguments.expect(0...1, "pop")
      let target = try list(arguments)
      guard !target.items.isEmpty else { throw PythonError.indexError("pop from empty list") }
      guard arguments.count > 1 else { return target.items.removeLast() }
      let index = try arguments[1].requiredIndex()
      let position = index < 0 ? index + target.items.count : index
      guard target.items.indices.contains(position) else { throw PythonError.indexError("pop index out of range") }
      return target.items.remove(at: position)
    }
    type.method("remove") { arguments in
      try arguments.expect(2, "list.remove")
      let target = try list(arguments)
      guard let index = try Sequences.firstIndex(of: arguments[1], in: target.items, 0..<target.items.count) else {
        throw PythonError.valueError("list.remove(x): x not in list")
      }
      target.items.remove(at: index)
      return .none
    }
    type.method("clear") { arguments in
      try arguments.expect(1, "list.clear")
      let target = try list(arguments)
      var items: [Value] = []
      swap(&items, &target.items)
      ReleaseQueue.release(&items)
      return .none
    }
    type.method("reverse") { arguments in
      try arguments.expect(1, "list.reverse")
      try list(arguments).items.reverse()
      return .none
    }
    let sorting = Signature("*, key=, reverse=")
    type.method("sort") { arguments in
      let list = try list(arguments)
      if arguments.count > 1 { throw PythonError.typeError("sort() takes no positional arguments") }
      let options = try sorting.bind(arguments.dropping(1), function: "sort")
      let items = list.items
      list.items = []
      // The list is empty while keys and comparisons run, and gets its items back whatever happens.
      var result = items
      defer { list.items = result }
      result = try Sorting.sorted(items, key: options[0], reverse: options[1]?.isTrue() ?? false)
      if !list.items.isEmpty { throw PythonError.valueError("list modified during sort") }
      return .none
    }
  }

  private static func installQuestions(on type: TypeObject) {
    type.method("copy") { arguments in
      try arguments.expect(1, "list.copy")
      return .list(try list(arguments).items)
    }
    type.method("index") { arguments in
      try arguments.expect(1...3, "index")
      let items = try list(arguments).items
      let range = try Sequences.range(
        arguments.count > 2 ? arguments[2] : nil, arguments.count > 3 ? arguments[3] : nil, count: items.count)
      guard let index = try Sequences.firstIndex(of: arguments[1], in: items, range) else {
        throw PythonError.valueError("\(try arguments[1].repr()) is not in list")
      }
      return .int(index)
    }
    type.method("count") { arguments in
      try arguments.expect(2, "list.count")
      return .int(try Sequences.count(of: arguments[1], in: list(arguments).items))
    }
    type.method("__reversed__") { arguments in
      let target = try list(arguments)
      var index = target.items.count
      return .object(
        ClosureIterator(typeName: "list_reverseiterator") {
          index = min(index, target.items.count) - 1
          return index >= 0 ? target.items[index] : nil
        })
    }
    type.classMethod("__class_getitem__") { arguments in
      guard let type = arguments[0].object as? TypeObject else { return .none }
      return .object(GenericAlias(of: type, arguments[1]))
    }
  }
}

/// The methods of `tuple`.
enum TupleMethods {
  private static func items(_ arguments: Arguments) throws -> [Value] {
    guard arguments.count > 0, let tuple = arguments[0].object as? TupleObject else {
      throw PythonError.typeError("descriptor requires a 'tuple' object")
    }
    return tuple.items
  }

  static func install() {
    let type = TypeObject.tuple
    type.construct = { type, arguments in
      if arguments.hasKeywords { throw PythonError.typeError("tuple() takes no keyword arguments") }
      guard arguments.count <= 1 else {
        throw PythonError.typeError("tuple expected at most 1 argument, got \(arguments.count)")
      }
      if arguments.count == 1, type === TypeObject.tuple, let tuple = arguments[0].object as? TupleObject,
        tuple.type === TypeObject.tuple
      {
        return arguments[0]
      }
      return .object(TupleObject(arguments.count == 0 ? [] : try arguments[0].items(), type: type))
    }
    HookMethods.install(on: type, "len", "iter", "repr", "getitem", "contains", "hash")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, [.add], reflected: false)
    HookMethods.installOperators(on: type, [.multiply])
    type.method("index") { arguments in
      try arguments.expect(1...3, "index")
      let items = try items(arguments)
      let range = try Sequences.range(
        arguments.count > 2 ? arguments[2] : nil, arguments.count > 3 ? arguments[3] : nil, count: items.count)
      guard let index = try Sequences.firstIndex(of: arguments[1], in: items, range) else {
        throw PythonError.valueError("tuple.index(x): x not in tuple")
      }
      return .int(index)
    }
    type.method("count") { arguments in
      try arguments.expect(2, "tuple.count")
      return .int(try Sequences.count(of: arguments[1], in: items(arguments)))
    }
    type.classMethod("__class_getitem__") { arguments in
      guard let type = arguments[0].object as? TypeObject else { return .none }
      return .object(GenericAlias(of: type, arguments[1]))
    }
  }
}

/// Stable sorting by Python's `<`.
enum Sorting {
  /// The items in order; with a key function, in the order of their keys.
  static func sorted(_ items: [Value], key: Value?, reverse: Bool) throws -> [Value] {
    var poll = InterruptionPoll()
    var keys = items
    if let key, !key.isNone {
      keys = try items.map {
        try poll.round()
        return try key.call($0)
      }
    }
    // Reversed at both ends, equal items keep their order.
    var order = Array(items.indices)
    if reverse { order.reverse() }
    if let numbers = integers(keys) {
      try mergeSort(&order) { numbers[$0] < numbers[$1] }
    } else if let numbers = floats(keys) {
      try mergeSort(&order) { numbers[$0] < numbers[$1] }
    } else if let texts = strings(keys) {
      try mergeSort(&order) { StringObject.order(texts[$0], texts[$1]) < 0 }
    } else {
      try mergeSort(&order) { try keys[$0].compare(.less, keys[$1]).isTrue() }
    }
    if reverse { order.reverse() }
    return order.map { items[$0] }
  }

  private static func integers(_ values: [Value]) -> [Int]? {
    var result: [Int] = []
    result.reserveCapacity(values.count)
    for value in values { if case .int(let number) = value { result.append(number) } else { return nil } }
    return result
  }

  private static func floats(_ values: [Value]) -> [Double]? {
    var result: [Double] = []
    result.reserveCapacity(values.count)
    for value in values { if case .float(let number) = value { result.append(number) } else { return nil } }
    return result
  }

  private static func strings(_ values: [Value]) -> [StringObject]? {
    var result: [StringObject] = []
    result.reserveCapacity(values.count)
    for value in values {
      guard case .object(let object) = value, object.kind == .string, !object.type.isUserDefined else { return nil }
      result.append(unsafeDowncast(object, to: StringObject.self))
    }
    return result
  }

  /// Sorts positions by merging, after insertion sort of short stretches; equal ones keep their order.
  private static func mergeSort(_ order: inout [Int], _ precedes: (Int, Int) throws -> Bool) throws {
    let short = 16
    var poll = InterruptionPoll()
    var start = 0
    while start < order.count {
      let end = min(start + short, order.count)
      try poll.stretch(short)
      for index in (start + 1)..<max(end, start + 1) {
        let moving = order[index]
        var low = start
        var high = index
        // Binary insertion, but first the common case that it is in place already.
        if try !precedes(moving, order[index - 1]) { continue }
        while low < high {
          let middle = (low + high) / 2
          if try precedes(moving, order[middle]) { high = middle } else { low = middle + 1 }
        }
        order.remove(at: index)
        order.insert(moving, at: low)
      }
      start = end
    }
    var width = short
    var source = order
    var target: [Int] = []
    do {
      while width < order.count {
        target = []
        target.reserveCapacity(source.count)
        var start = 0
        while start < source.count {
          let middle = min(start + width, source.count)
          let end = min(start + 2 * width, source.count)
          var left = start
          var right = middle
          while left < middle, right < end {
            try poll.round()
            if try precedes(source[right], source[left]) {
              target.append(source[right])
              right += 1
            } else {
              target.append(source[left])
              left += 1
            }
          }
          target.append(contentsOf: source[left..<middle])
          target.append(contentsOf: source[right..<end])
          start = end
        }
        source = target
        width *= 2
      }
    } catch {
      ReleaseQueue.putAside([order, source, target])
      throw error
    }
    order = source
  }
}
