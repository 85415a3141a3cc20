/// `itertools`.
enum ItertoolsModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("itertools") { module, _ in
    installEndless(in: module)
    installFilters(in: module)
    installCombiners(in: module)
    installCombinations(in: module)
  }

  /// Defines an iterator-making function.
  private static func iterator(
    _ module: ModuleObject, _ name: String, _ signature: String,
    _ make: @escaping ([Value?]) throws -> () throws -> Value?
  ) {
    module.function(name, signature) { arguments in
      .object(ClosureIterator(typeName: "itertools.\(name)", try make(arguments)))
    }
  }

  private static func required(_ value: Value?) -> Value { value ?? .none }

  private static func installEndless(in module: ModuleObject) {
    module.function("count", "start=, step=") { arguments in
      var number = arguments[0] ?? .int(0)
      let step = arguments[1] ?? .int(1)
      func text() throws -> String {
        if case .int(1) = step { return "count(\(try number.repr()))" }
        return "count(\(try number.repr()), \(try step.repr()))"
      }
      return .object(
        ClosureIterator(typeName: "itertools.count", describe: text) {
          defer { number = (try? number.binary(.add, step)) ?? .none }
          return number
        })
    }
    iterator(module, "cycle", "iterable") { arguments in
      let source = try required(arguments[0]).iterator()
      var saved: [Value] = []
      var index = 0
      var isExhausted = false
      return {
        if !isExhausted {
          if let item = try source.nextItem() {
            saved.append(item)
            return item
          }
          isExhausted = true
        }
        guard !saved.isEmpty else { return nil }
        defer { index = (index + 1) % saved.count }
        return saved[index]
      }
    }
    module.function("repeat", "object, times=") { arguments in
      let value = required(arguments[0])
      var remaining = try arguments[1].map { max(try $0.requiredIndex(), 0) }
      return .object(
        ClosureIterator(
          typeName: "itertools.repeat",
          describe: { "repeat(\(try value.repr())\(remaining.map { ", \($0)" } ?? ""))" }
        ) {
          guard remaining != 0 else { return nil }
          if let count = remaining { remaining = count - 1 }
          return value
        })
    }
  }

  private static func installFilters(in module: ModuleObject) {
    iterator(module, "takewhile", "predicate, iterable") { arguments in
      let source = try required(arguments[1]).iterator()
      var isDone = false
      return {
        guard !isDone, let item = try source.nextItem() else { return nil }
        if try required(arguments[0]).call(item).isTrue() { return item }
        isDone = true
        return nil
      }
    }
    iterator(module, "dropwhile", "predicate, iterable") { arguments in
      let source = try required(arguments[1]).iterator()
      var isDropping = true
      return {
        var poll = InterruptionPoll()
        while let item = try source.nextItem() {
          try poll.round()
          if isDropping, try required(arguments[0]).call(item).isTrue() { continue }
          isDropping = false
          return item
        }
        return nil
      }
    }
    iterator(module, "filterfalse", "function, iterable") { arguments in
      let source = try required(arguments[1]).iterator()
      let function = required(arguments[0])
      return {
        var poll = InterruptionPoll()
        while let item = try source.nextItem() {
          try poll.round()
          if try !(function.isNone ? item : function.call(item)).isTrue() { return item }
        }
        return nil
      }
    }
    iterator(module, "compress", "data, selectors") { arguments in
      let (data, selectors) = (try required(arguments[0]).iterator(), try required(arguments[1]).iterator())
      return {
        var poll = InterruptionPoll()
        while let item = try data.nextItem(), let selector = try selectors.nextItem() {
          try poll.round()
          if try selector.isTrue() { return item }
        }
        return nil
      }
    }
    module.function("islice") { arguments in
      guard (2...4).contains(arguments.count) else {
        throw PythonError.typeError("islice expected at least 2 arguments, got \(arguments.count)")
      }
      func bound(_ value: Value, _ missing: Int?, _ message: String) throws -> Int? {
        if value.isNone { return missing }
        guard let number = try? value.index(), number >= 0 else { throw PythonError.valueError(message) }
        return number
      }
      let indices =
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
      let stopOnly = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
      let start = arguments.count > 2 ? try bound(arguments[1], 0, indices) ?? 0 : 0
      let stop = try bound(arguments[arguments.count > 2 ? 2 : 1], nil, arguments.count > 2 ? indices : stopOnly)
      let step =
        arguments.count > 3
        ? try bound(arguments[3], 1, "Step for islice() must be a positive integer or None.") ?? 1 : 1
      guard step > 0 else { throw PythonError.valueError("Step for islice() must be a positive integer or None.") }
      let source = try arguments[0].iterator()
      var position = 0
      var upcoming = start
      return .object(
        ClosureIterator(typeName: "itertools.islice") {
          var poll = InterruptionPoll()
          if let stop, upcoming >= stop {
            // What lies before the end is consumed, as in CPython.
            while position < stop, try source.nextItem() != nil {
              position += 1
              try poll.round()
            }
            return nil
          }
          while let item = try source.nextItem() {
            position += 1
            try poll.round()
            if position - 1 == upcoming {
              upcoming += step
              return item
            }
          }
          return nil
        })
    }
  }

  private static func installCombiners(in module: ModuleObject) {
    let chain = TypeObject(name: "chain", module: "itertools")
    func chained(_ next: @escaping () throws -> Value?) -> Value {
      var current: PythonObject?
      return .object(
        ClosureIterator(typeName: "itertools.chain") {
          var poll = InterruptionPoll()
          while true {
            try poll.round()
            if let item = try current?.nextItem() { return item }
            guard let iterable = try next() else { return nil }
            current = try iterable.iterator()
          }
        })
    }
    chain.construct = { _, arguments in
      var rest = ArraySlice(arguments.positional)
      return chained { rest.popFirst() }
    }
    chain.staticMethod("from_iterable") { arguments in
      let source = try arguments[0].iterator()
      return chained { try source.nextItem() }
    }
    module["chain"] = .object(chain)
    iterator(module, "accumulate", "iterable, func=, *, initial=") { arguments in
      let source = try required(arguments[0]).iterator()
      var total: Value? = arguments[2].flatMap { $0.isNone ? nil : $0 }
      var givesInitial = total != nil
      return {
        if givesInitial {
          givesInitial = false
          return total
        }
        guard let item = try source.nextItem() else { return nil }
        guard let known = total else {
          total = item
          return item
        }
        let next =
          if let function = arguments[1], !function.isNone { try function.call(known, item) } else {
            try known.binary(.add, item)
          }
        total = next
        return next
      }
    }
    iterator(module, "starmap", "function, iterable") { arguments in
      let source = try required(arguments[1]).iterator()
      return {
        guard let item = try source.nextItem() else { return nil }
        return try required(arguments[0]).call(item.items())
      }
    }
    iterator(module, "pairwise", "iterable") { arguments in
      let source = try required(arguments[0]).iterator()
      var previous: Value?
      return {
        if previous == nil { previous = try source.nextItem() }
        guard let first = previous, let second = try source.nextItem() else { return nil }
        previous = second
        return .tuple([first, second])
      }
    }
    module.function("zip_longest") { arguments in
      let fill = arguments.keyword("fillvalue") ?? .none
      var sources: [PythonObject?] = try arguments.positional.map { try $0.iterator() }
      return .object(
        ClosureIterator(typeName: "itertools.zip_longest") {
          var items: [Value] = []
          for index in sources.indices {
            if let item = try sources[index]?.nextItem() {
              items.append(item)
            } else {
              sources[index] = nil
              items.append(fill)
            }
          }
          return sources.contains { $0 != nil } ? .tuple(items) : nil
        })
    }
    module.function("tee", "iterable, n=") { arguments in
      let source = try required(arguments[0]).iterator()
      let count = try arguments[1]?.requiredIndex() ?? 2
      let buffer = ListObject([])
      return .tuple(
        (0..<count).map { _ in
          var index = 0
          return .object(
            ClosureIterator(typeName: "itertools._tee") {
              if index == buffer.items.count {
                guard let item = try source.nextItem() else { return nil }
                buffer.items.append(item)
              }
              index += 1
              return buffer.items[index - 1]
            })
        })
    }
    iterator(module, "groupby", "iterable, key=") { arguments in try groups(arguments) }
  }

  private static func groups(_ arguments: [Value?]) throws -> () throws -> Value? {
    let source = try required(arguments[0]).iterator()
    let function = arguments[1].flatMap { $0.isNone ? nil : $0 }
    var pending: (item: Value, key: Value)?
    var generation = 0
    func advance() throws {
      pending = nil
      if let item = try source.nextItem() { pending = (item, try function?.call(item) ?? item) }
    }
    var currentKey: Value?
    var hasBegun = false
    return {
      if !hasBegun {
        hasBegun = true
        try advance()
      }
      // Skips what the last group did not take.
      while let last = currentKey, let next = pending, try next.key.isSame(as: last) { try advance() }
      guard let first = pending else { return nil }
      currentKey = first.key
      generation += 1
      let mine = generation
      let group = ClosureIterator(typeName: "itertools._grouper") {
        guard mine == generation, let next = pending, try next.key.isSame(as: first.key) else { return nil }
        try advance()
        return next.item
      }
      return .tuple([first.key, .object(group)])
    }
  }

  private static func installCombinations(in module: ModuleObject) {
    module.function("product") { arguments in
      let times = try arguments.keyword("repeat")?.requiredIndex() ?? 1
      guard times >= 0 else { throw PythonError.valueError("repeat argument cannot be negative") }
      let pools = try Sequences.repeated(arguments.positional.map { try $0.items() }, times)
      var indices: [Int]? = pools.contains { $0.isEmpty } ? nil : pools.map { _ in 0 }
      return .object(
        ClosureIterator(typeName: "itertools.product") {
          guard let now = indices else { return nil }
          indices = next(now) { position, index in index + 1 < pools[position].count }
          return .tuple(now.enumerated().map { pools[$0][$1] })
        })
    }
    iterator(module, "combinations", "iterable, r") { arguments in
      let pool = try required(arguments[0]).items()
      let size = try count(arguments[1])
      var indices: [Int]? = size > pool.count ? nil : Array(0..<size)
      return {
        guard let now = indices else { return nil }
        indices = nil
        if let position = now.indices.last(where: { now[$0] != $0 + pool.count - size }) {
          indices = now.prefix(position) + (0..<(size - position)).map { now[position] + 1 + $0 }
        }
        return .tuple(now.map { pool[$0] })
      }
    }
    iterator(module, "combinations_with_replacement", "iterable, r") { arguments in
      let pool = try required(arguments[0]).items()
      let size = try count(arguments[1])
      var indices: [Int]? = pool.isEmpty && size > 0 ? nil : Array(repeating: 0, count: size)
      return {
        guard let now = indices else { return nil }
        indices = nil
        if let position = now.indices.last(where: { now[$0] != pool.count - 1 }) {
          indices = now.prefix(position) + Array(repeating: now[position] + 1, count: size - position)
        }
        return .tuple(now.map { pool[$0] })
      }
    }
    iterator(module, "permutations", "iterable, r=") { arguments in
      let pool = try required(arguments[0]).items()
      let size = try arguments[1].flatMap { $0.isNone ? nil : try count($0) } ?? pool.count
      var indices = Array(pool.indices)
      var cycles = (0..<min(size, pool.count)).map { pool.count - $0 }
      var isDone = size > pool.count
      return {
        guard !isDone else { return nil }
        let result = Value.tuple(indices.prefix(size).map { pool[$0] })
        isDone = true
        for position in (0..<size).reversed() {
          cycles[position] -= 1
          if cycles[position] == 0 {
            indices.append(indices.remove(at: position))
            cycles[position] = pool.count - position
          } else {
            indices.swapAt(position, pool.count - cycles[position])
            isDone = false
            break
          }
        }
        return result
      }
    }
  }

  private static func count(_ value: Value?) throws -> Int {
    let count = try required(value).requiredIndex()
    guard count >= 0 else { throw PythonError.valueError("r must be non-negative") }
    return count
  }

  /// The indices after `now`, the last one moving fastest; nil at the end.
  private static func next(_ now: [Int], _ canAdvance: (Int, Int) -> Bool) -> [Int]? {
    guard let position = now.indices.last(where: { canAdvance($0, now[$0]) }) else { return nil }
    return now.prefix(position) + [now[position] + 1] + Array(repeating: 0, count: now.count - position - 1)
  }
}
