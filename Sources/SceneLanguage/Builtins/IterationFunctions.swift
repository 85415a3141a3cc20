/// The built-in functions that walk over items.
enum IterationFunctions {
  static func define(in module: ModuleObject, _ interpreter: Interpreter) {
    defineIterators(module)
    defineReductions(module)
    defineSorting(module)
  }

  private static func defineIterators(_ module: ModuleObject) {
    module.function("iter") { arguments in
      guard arguments.count == 2 else { return .object(try arguments[0].iterator()) }
      let callable = arguments[0]
      let sentinel = arguments[1]
      return .object(
        ClosureIterator(typeName: "callable_iterator") {
          let value = try callable.call()
          return try value.isEqual(to: sentinel) ? nil : value
        })
    }
    module.function("next") { arguments in
      guard case .object(let iterator) = arguments[0], iterator.isIteratorObject else {
        throw PythonError.typeError("'\(arguments[0].type.messageName)' object is not an iterator")
      }
      if let value = try iterator.nextItem() { return value }
      if arguments.count > 1 { return arguments[1] }
      throw PythonError(IterationFunctions.stop(iterator))
    }
    let enumerated = Signature("iterable, start=")
    module["enumerate"] = type("enumerate") { arguments in
      if arguments.count + arguments.keywordNames.count == 0 {
        throw PythonError.typeError("enumerate() missing required argument 'iterable'")
      }
      let values = try enumerated.bind(arguments, function: "enumerate")
      let iterator = try (values[0] ?? .none).iterator()
      return .object(EnumeratingIterator(iterator, from: values[1] ?? .int(0)))
    }
    module["zip"] = type("zip") { arguments in
      let strict = try arguments.keyword("strict")?.isTrue() ?? false
      if arguments.count == 2, !strict {
        return .object(ZippingIterator(try arguments[0].iterator(), try arguments[1].iterator()))
      }
      let iterators = try arguments.positional.map { try $0.iterator() }
      return .object(ClosureIterator(typeName: "zip") { try zipped(iterators, strict: strict) })
    }
    module["map"] = type("map") { arguments in
      guard arguments.count >= 2 else {
        throw PythonError.typeError("map() must have at least two arguments.")
      }
      let function = arguments[0]
      let iterators = try arguments.positional(from: 1).map { try $0.iterator() }
      return .object(
        ClosureIterator(typeName: "map") {
          var values: [Value] = []
          for iterator in iterators {
            guard let item = try iterator.nextItem() else { return nil }
            values.append(item)
          }
          return try function.call(values)
        })
    }
    module["filter"] = type("filter") { arguments in
      let function = arguments[0]
      let iterator = try arguments[1].iterator()
      return .object(
        ClosureIterator(typeName: "filter") {
          var poll = InterruptionPoll()
          while let item = try iterator.nextItem() {
            try poll.round()
            if try (function.isNone ? item : function.call(item)).isTrue() { return item }
          }
          return nil
        })
    }
    module["reversed"] = type("reversed") { try reversed($0[0]) }
  }

  /// What `next` raises at the end: with a generator's result as its value.
  static func stop(_ iterator: PythonObject) -> ExceptionObject {
    var arguments: [Value] = []
    if let generator = iterator as? GeneratorObject, !generator.result.isNone {
      arguments = [generator.result]
      generator.result = .none
    }
    return ExceptionObject(type: ExceptionTypes.stopIteration, arguments: arguments)
  }

  /// A class whose call makes an iterator.
  private static func type(_ name: String, _ body: @escaping NativeFunction.Body) -> Value {
    let type = TypeObject.iterator(named: name)
    type.construct = { _, arguments in try body(arguments) }
    return .object(type)
  }

  private static func zipped(_ iterators: [PythonObject], strict: Bool) throws -> Value? {
    var values: [Value] = []
    values.reserveCapacity(iterators.count)
    for (index, iterator) in iterators.enumerated() {
      if let item = try iterator.nextItem() {
        values.append(item)
      } else if strict {
        let plural = index == 1 ? " " : "s 1-"
        if index > 0 {
          throw PythonError.valueError("zip() argument \(index + 1) is shorter than argument\(plural)\(index)")
        }
        for (later, other) in iterators.enumerated().dropFirst() where try other.nextItem() != nil {
          let plural = later == 1 ? " " : "s 1-"
          throw PythonError.valueError("zip() argument \(later + 1) is longer than argument\(plural)\(later)")
        }
        return nil
      } else {
        return nil
      }
    }
    return values.isEmpty ? nil : .tuple(values)
  }

  private static func reversed(_ value: Value) throws -> Value {
    if let method = value.type.lookup(Names.reversed) {
      return try method.bound(to: value, owner: value.type).call()
    }
    if case .object(let object) = value, object.type.isUserDefined, object.type.lookup(Names.getItem) != nil,
      try value.lengthIfPresent() == nil
    {
      throw PythonError.typeError("object of type '\(object.type.name)' has no len()")
    }
    guard case .object(let object) = value, !(object is SetObject),
      !object.type.isUserDefined || object.type.lookup(Names.getItem) != nil,
      let length = try value.lengthIfPresent()
    else {
      throw PythonError.typeError("'\(value.type.messageName)' object is not reversible")
    }
    var index = length
    return .object(
      ClosureIterator(typeName: "reversed") {
        guard index > 0 else { return nil }
        index -= 1
        return try value.item(.int(index))
      })
  }

  private static func defineReductions(_ module: ModuleObject) {
    module.function("sum", "iterable, /, start=") { values in
      let start = values[1] ?? .int(0)
      if start.string != nil {
        throw PythonError.typeError("sum() can't sum strings [use ''.join(seq) instead]")
      }
      if start.object?.kind == .bytes {
        throw PythonError.typeError("sum() can't sum bytes [use b''.join(seq) instead]")
      }
      var total = start
      try (values[0] ?? .none).forEach {
        total = try total.binary(.add, $0)
        return true
      }
      return total
    }
    module.function("any", "iterable, /") { values in
      var found = false
      try (values[0] ?? .none).forEach {
        found = try $0.isTrue()
        return !found
      }
      return .bool(found)
    }
    module.function("all", "iterable, /") { values in
      var holds = true
      try (values[0] ?? .none).forEach {
        holds = try $0.isTrue()
        return holds
      }
      return .bool(holds)
    }
    module.function("min") { try extreme($0, "min", .less) }
    module.function("max") { try extreme($0, "max", .greater) }
  }

  private static let extremeOptions = Signature("*, key=, default=")

  private static func extreme(_ arguments: Arguments, _ name: String, _ wins: Comparison) throws -> Value {
    let options = try extremeOptions.bind(arguments.dropping(arguments.count), function: name)
    guard arguments.count > 0 else {
      throw PythonError.typeError("\(name) expected at least 1 argument, got 0")
    }
    if arguments.count > 1, options[1] != nil {
      throw PythonError.typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let key = options[0].flatMap { $0.isNone ? nil : $0 }
    var best: (value: Value, rank: Value)?
    let consider = { (value: Value) throws -> Bool in
      let rank = try key.map { try $0.call(value) } ?? value
      if let known = best {
        if try rank.compare(wins, known.rank).isTrue() { best = (value, rank) }
      } else {
        best = (value, rank)
      }
      return true
    }
    if arguments.count == 1 {
      try arguments[0].forEach(consider)
    } else {
      for value in arguments.positional { _ = try consider(value) }
    }
    if let best { return best.value }
    if let missing = options[1] { return missing }
    throw PythonError.valueError("\(name)() arg is an empty sequence")
  }

  private static func defineSorting(_ module: ModuleObject) {
    let signature = Signature("iterable, /, *, key=, reverse=")
    module.function("sorted") { arguments in
      if arguments.count != 1 {
        throw PythonError.typeError("sorted expected 1 argument, got \(arguments.count)")
      }
      let values = try signature.bind(arguments, function: "sort")
      let items = try (values[0] ?? .none).items()
      let key = values[1].flatMap { $0.isNone ? nil : $0 }
      return .list(try Sorting.sorted(items, key: key, reverse: values[2]?.isTrue() ?? false))
    }
  }
}

/// `enumerate(iterable)`.
private final class EnumeratingIterator: PairIterator {
  private let iterator: PythonObject
  private var number: Value

  init(_ iterator: PythonObject, from start: Value) {
    self.iterator = iterator
    number = start
    super.init(type: .enumerateIterator)
  }

  override func nextPair() throws -> (Value, Value)? {
    guard let item = try iterator.nextItem() else { return nil }
    let position = number
    if case .int(let value) = position, value < Int.max {
      number = .int(value + 1)
    } else {
      number = (try? position.binary(.add, .int(1))) ?? position
    }
    return (position, item)
  }
}

/// `zip(a, b)`.
private final class ZippingIterator: PairIterator {
  private let first: PythonObject
  private let second: PythonObject

  init(_ first: PythonObject, _ second: PythonObject) {
    self.first = first
    self.second = second
    super.init(type: .zipIterator)
  }

  override func nextPair() throws -> (Value, Value)? {
    guard let left = try first.nextItem(), let right = try second.nextItem() else { return nil }
    return (left, right)
  }
}
