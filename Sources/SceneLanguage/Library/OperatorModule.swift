import BigInt

/// `operator`.
enum OperatorModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("operator") { module, _ in
    let names: [BinaryOperator: String] = [.bitAnd: "and_", .bitOr: "or_"]
    for operation in BinaryOperator.allCases {
      for name in [names[operation] ?? operation.stem, "__\(operation.stem)__"] {
        module.function(name, 2...2) { try $0[0].binary(operation, $0[1]) }
      }
      for name in ["i" + operation.stem, "__i\(operation.stem)__"] {
        module.function(name, 2...2) { try $0[0].inPlaceBinary(operation, $0[1]) }
      }
    }
    let comparisons: [(String, Comparison)] = [
      ("lt", .less), ("le", .lessEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater), ("ge", .greaterEqual),
    ]
    for (name, comparison) in comparisons {
      for name in [name, "__\(name)__"] { module.function(name, 2...2) { try $0[0].compare(comparison, $0[1]) } }
    }
    for (name, operation) in [
      ("neg", UnaryOperator.negative), ("pos", .positive), ("invert", .invert), ("inv", .invert),
    ] {
      for name in [name, "__\(name)__"] { module.function(name, 1...1) { try $0[0].unary(operation) } }
    }
    installQuestions(in: module)
    installContainers(in: module)
    installGetters(in: module)
  }

  private static func installQuestions(in module: ModuleObject) {
    module.function("not_", 1...1) { .bool(try !$0[0].isTrue()) }
    module.function("truth", 1...1) { .bool(try $0[0].isTrue()) }
    module.function("is_", 2...2) { .bool($0[0].isIdentical(to: $0[1])) }
    module.function("is_not", 2...2) { .bool(!$0[0].isIdentical(to: $0[1])) }
    module.function("index", 1...1) { .integer(try $0[0].requiredInteger()) }
    module.function("abs", 1...1) { arguments in
      switch arguments[0] {
      case .float(let number): .float(Swift.abs(number))
      default:
        if let number = arguments[0].bigInteger {
          .integer(BigInt(number.magnitude))
        } else {
          try arguments[0].callMethod("__abs__")
        }
      }
    }
    module.function("length_hint", 1...2) { arguments in
      .int(try arguments[0].lengthIfPresent() ?? (arguments.count > 1 ? arguments[1].requiredIndex() : 0))
    }
  }

  private static func installContainers(in module: ModuleObject) {
    module.function("concat", 2...2) { try $0[0].binary(.add, $0[1]) }
    module.function("iconcat", 2...2) { try $0[0].inPlaceBinary(.add, $0[1]) }
    module.function("contains", 2...2) { .bool(try $0[0].contains($0[1])) }
    module.function("getitem", 2...2) { try $0[0].item($0[1]) }
    module.function("setitem", 3...3) {
      try $0[0].setItem($0[1], $0[2])
      return .none
    }
    module.function("delitem", 2...2) {
      try $0[0].deleteItem($0[1])
      return .none
    }
    module.function("countOf", 2...2) { arguments in
      .int(try arguments[0].items().reduce(0) { try $0 + ($1.isSame(as: arguments[1]) ? 1 : 0) })
    }
    module.function("indexOf", 2...2) { arguments in
      let items = try arguments[0].items()
      guard let index = try Sequences.firstIndex(of: arguments[1], in: items, 0..<items.count) else {
        throw PythonError.valueError("sequence.index(x): x not in sequence")
      }
      return .int(index)
    }
    module.function("call") { arguments in try arguments[0].call(arguments.dropping(1)) }
  }

  private static func installGetters(in module: ModuleObject) {
    let itemGetter = TypeObject(name: "itemgetter", module: "operator") { type, arguments in
      let keys = arguments.positional
      guard !keys.isEmpty else { throw PythonError.typeError("itemgetter expected 1 argument, got 0") }
      return .object(
        GetterObject(type, shown: { try keys.map { try $0.repr() }.joined(separator: ", ") }) { target in
          keys.count == 1 ? try target.item(keys[0]) : .tuple(try keys.map { try target.item($0) })
        })
    }
    let attributeGetter = TypeObject(name: "attrgetter", module: "operator") { type, arguments in
      let names = arguments.positional
      let paths = try names.map { try $0.requiredText("attribute name").split(separator: ".").map(String.init) }
      guard !paths.isEmpty else { throw PythonError.typeError("attrgetter expected at least 1 argument, got 0") }
      return .object(
        GetterObject(type, shown: { try names.map { try $0.repr() }.joined(separator: ", ") }) { target in
          let found = try paths.map { try $0.reduce(target) { try $0.attribute($1) } }
          return found.count == 1 ? found[0] : .tuple(found)
        })
    }
    let methodCaller = TypeObject(name: "methodcaller", module: "operator") { type, arguments in
      guard arguments.count > 0 else {
        throw PythonError.typeError("methodcaller needs at least one argument, the method name")
      }
      let name = try arguments[0].requiredText("method name")
      let positional = arguments.positional(from: 1)
      let keywords = arguments.keywords
      func shown() throws -> String {
        let parts = try ([.string(name)] + positional).map { try $0.repr() }
        return try (parts + keywords.map { "\($0.name)=\(try $0.value.repr())" }).joined(separator: ", ")
      }
      return .object(
        GetterObject(type, shown: shown) { try $0.attribute(name).call(positional, keywords: keywords) })
    }
    for type in [itemGetter, attributeGetter, methodCaller] { module[type.name] = .object(type) }
  }
}
