import BigInt
import Foundation

/// The built-in functions that are not about iteration.
enum BuiltinFunctions {
  static func define(in module: ModuleObject, _ interpreter: Interpreter) {
    definePrint(module, interpreter)
    defineNumbers(module)
    defineAttributes(module)
    defineObjects(module, interpreter)
  }

  private static func definePrint(_ module: ModuleObject, _ interpreter: Interpreter) {
    let signature = Signature("*, sep=, end=, file=, flush=")
    module.function("print") { [unowned interpreter] arguments in
      let options = try signature.bind(arguments.dropping(arguments.count), function: "print")
      let separator = try separator(options[0], " ", "sep")
      let end = try self.separator(options[1], "\n", "end")
      var text = ""
      for index in 0..<arguments.count {
        if index > 0 { text += separator }
        text += try arguments[index].str()
      }
      text += end
      if let file = options[2], !file.isNone {
        _ = try file.callMethod("write", .string(text))
        if try options[3]?.isTrue() ?? false { _ = try file.callMethod("flush") }
      } else if let stream = interpreter.modules["sys"]?["stdout"], !(stream.object is ModuleObject) {
        // The scene has put an object of its own in the place of standard output.
        _ = try stream.callMethod("write", .string(text))
      } else {
        try interpreter.write(text)
        if try options[3]?.isTrue() ?? false { interpreter.flushOutput() }
      }
      return .none
    }
  }

  private static func separator(_ value: Value?, _ missing: String, _ name: String) throws -> String {
    guard let value, !value.isNone else { return missing }
    guard let text = value.string else {
      throw PythonError.typeError("\(name) must be None or a string, not \(value.type.name)")
    }
    return text
  }

  private static func one(_ arguments: Arguments, _ name: String) throws -> Value {
    guard arguments.count == 1, !arguments.hasKeywords else {
      if arguments.hasKeywords { throw PythonError.typeError("\(name)() takes no keyword arguments") }
      throw PythonError.typeError("\(name)() takes exactly one argument (\(arguments.count) given)")
    }
    return arguments[0]
  }

  private static func defineNumbers(_ module: ModuleObject) {
    module.function("abs") { try absolute(one($0, "abs")) }
    module.function("divmod") { arguments in
      let values = try Signature("x, y, /").bind(arguments, function: "divmod").compactMap { $0 }
      return try Division.divmod(values[0], values[1])
    }
    module.function("pow", "base, exp, mod=") { values in
      let base = values[0] ?? .none
      let exponent = values[1] ?? .none
      guard let modulus = values[2], !modulus.isNone else { return try base.binary(.power, exponent) }
      return try modularPower(base, exponent, modulus)
    }
    module.function("round", "number, ndigits=") { try round($0[0] ?? .none, $0[1]) }
    for (name, radix, prefix) in [("bin", 2, "0b"), ("oct", 8, "0o"), ("hex", 16, "0x")] {
      module.function(name) { arguments in
        let value = try one(arguments, name)
        let number = try value.bigInteger ?? BigInt(value.requiredIndex())
        return .string((number < 0 ? "-" : "") + prefix + String(number.magnitude, radix: radix))
      }
    }
    module.function("chr") { arguments in
      let code = try one(arguments, "chr").requiredIndex()
      guard Int32(exactly: code) != nil else {
        throw PythonError("OverflowError", "Python int too large to convert to C int")
      }
      guard code >= 0, code <= 0x10FFFF else {
        throw PythonError.valueError("chr() arg not in range(0x110000)")
      }
      guard let scalar = Unicode.Scalar(UInt32(code)) else {
        throw PythonError.valueError("surrogates are not supported")
      }
      return .string(String(scalar))
    }
    module.function("ord") { arguments in
      let value = try one(arguments, "ord")
      guard let text = value.object as? StringObject else {
        throw PythonError.typeError("ord() expected string of length 1, but \(value.type.name) found")
      }
      guard text.count == 1, let scalar = text.string.unicodeScalars.first else {
        throw PythonError.typeError("ord() expected a character, but string of length \(text.count) found")
      }
      return .int(Int(scalar.value))
    }
  }

  private static func absolute(_ value: Value) throws -> Value {
    switch value {
    case .int(let number):
      return number == Int.min ? .integer(BigInt(number).magnitude.asBigInt) : .int(Swift.abs(number))
    case .float(let number): return .float(Swift.abs(number))
    case .bool(let truth): return .int(truth ? 1 : 0)
    case .object(let object):
      if let big = value.bigInteger { return .integer(BigInt(big.magnitude)) }
      if let method = object.type.lookup(Names.abs) {
        return try method.bound(to: value, owner: object.type).call()
      }
    default: break
    }
    throw PythonError.typeError("bad operand type for abs(): '\(value.type.messageName)'")
  }

  private static func modularPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws -> Value {
    guard let x = base.bigInteger, let y = exponent.bigInteger, let m = modulus.bigInteger else {
      throw PythonError.typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    guard m != 0 else { throw PythonError.valueError("pow() 3rd argument cannot be 0") }
    let size = BigInt(m.magnitude)
    if size == 1 { return .int(0) }
    var start = Numbers.floorDivide(x, size).remainder
    if y < 0 {
      guard let inverse = start.inverse(size) else {
        throw PythonError.valueError("base is not invertible for the given modulus")
      }
      start = inverse
    }
    let power = try LongProduct.power(start, BigInt(y.magnitude), modulus: size)
    return .integer(Numbers.floorDivide(power, m).remainder)
  }

  static func round(_ value: Value, _ digits: Value?) throws -> Value {
    if case .object(let object) = value, value.bigInteger == nil {
      guard let method = object.type.lookup(Names.round) else {
        throw PythonError.typeError("type \(value.type.name) doesn't define __round__ method")
      }
      let bound = try method.bound(to: value, owner: object.type)
      return try digits.map { try bound.call($0) } ?? bound.call()
    }
    let places = try digits.flatMap { $0.isNone ? nil : try $0.requiredIndex() }
    if case .float(let number) = value {
      guard let places else { return try Rounding.round(number) }
      return .float(try Rounding.round(number, digits: places))
    }
    guard let number = value.bigInteger else {
      throw PythonError.typeError("type \(value.type.name) doesn't define __round__ method")
    }
    return try Rounding.round(number, digits: places ?? 0)
  }

  private static func name(_ value: Value, _ function: String) throws -> StringObject {
    guard let text = value.object as? StringObject else {
      throw PythonError.typeError("attribute name must be string, not '\(value.type.messageName)'")
    }
    return text.interned
  }

  private static func defineAttributes(_ module: ModuleObject) {
    module.function("getattr") { arguments in
      guard arguments.count == 2 || arguments.count == 3 else {
        throw PythonError.typeError("getattr expected at least 2 arguments, got \(arguments.count)")
      }
      let name = try name(arguments[1], "getattr")
      guard arguments.count == 3 else { return try arguments[0].attribute(name) }
      let missing = arguments[2]
      do {
        return try arguments[0].attributeIfPresent(name) ?? missing
      } catch let error where error.isAttributeError {
        return missing
      }
    }
    module.function("hasattr", "obj, name, /") { values in
      do {
        return .bool(try (values[0] ?? .none).attributeIfPresent(name(values[1] ?? .none, "hasattr")) != nil)
      } catch let error where error.isAttributeError {
        return .bool(false)
      }
    }
    module.function("setattr", "obj, name, value, /") { values in
      try (values[0] ?? .none).setAttribute(name(values[1] ?? .none, "setattr"), values[2] ?? .none)
      return .none
    }
    module.function("delattr", "obj, name, /") { values in
      try (values[0] ?? .none).deleteAttribute(name(values[1] ?? .none, "delattr"))
      return .none
    }
    module.function("callable") { .bool(try one($0, "callable").isCallable) }
    module.function("repr") { .string(try one($0, "repr").repr()) }
    module.function("ascii") { .string(try one($0, "ascii").repr().asciiEscaped) }
    module.function("hash") { .int(try one($0, "hash").hash()) }
    module.function("len") { .int(try one($0, "len").length()) }
    module.function("format", "value, format_spec=, /") { values in
      .string(try (values[0] ?? .none).format(values[1]?.string ?? ""))
    }
  }

  private static func defineObjects(_ module: ModuleObject, _ interpreter: Interpreter) {
    module.function("id") { [unowned interpreter] arguments in
      let value = try one(arguments, "id")
      guard case .object(let object) = value else { return .int(try value.hash() &* 32 &+ 0x7e00_0000_0000) }
      return .int(interpreter.identity(of: object))
    }
    module.function("isinstance", "obj, class_or_tuple, /") { [unowned interpreter] values in
      .bool(try interpreter.isInstance(values[0] ?? .none, of: values[1] ?? .none))
    }
    module.function("issubclass", "cls, class_or_tuple, /") { [unowned interpreter] values in
      .bool(try interpreter.isSubclass(values[0] ?? .none, of: values[1] ?? .none))
    }
    module.function("vars") { [unowned interpreter] arguments in
      guard arguments.count > 0 else { return interpreter.localVariables() }
      guard let dictionary = try arguments[0].attributeIfPresent(Names.dict) else {
        throw PythonError.typeError("vars() argument must have __dict__ attribute")
      }
      return dictionary
    }
    module.function("dir") { [unowned interpreter] arguments in
      guard arguments.count > 0 else {
        let names = (interpreter.localVariables().object as? DictionaryObject)?.keys.compactMap(\.string) ?? []
        return .list(names.sorted().map { .string($0) })
      }
      if let method = arguments[0].type.lookup(.interned("__dir__")) {
        return .list(try Sorting.sorted(method.call(arguments[0]).items(), key: nil, reverse: false))
      }
      var names = Set(Suggestions.knownNames(of: arguments[0]))
      if arguments[0].type.override(Names.getAttribute) != nil {
        // It is asked for the attributes themselves, and for the class.
        let own = try arguments[0].attributeIfPresent(Names.dict)?.object as? DictionaryObject
        names.formUnion(own?.keys.compactMap(\.string) ?? [])
        _ = try arguments[0].attributeIfPresent("__class__")
      }
      return .list(names.sorted().map { .string($0) })
    }
    module.function("globals") { [unowned interpreter] _ in interpreter.globalVariables() }
    module.function("locals") { [unowned interpreter] _ in interpreter.localVariables() }
    module.function("__import__", "name, globals=, locals=, fromlist=, level=") { [unowned interpreter] values in
      try interpreter.importModule(values[0]?.string ?? "", wantsTop: true)
    }
    for (name, remedy) in Refusals.types {
      let type = TypeObject(name: name) { _, _ in
        throw PythonError.runtimeError("\(name)() is not supported by gradwalk: \(remedy)")
      }
      type.isBase = false
      module[name] = .object(type)
    }
    for (name, remedy) in Refusals.functions {
      module.function(name) { _ in throw PythonError.runtimeError("\(name)() is not supported by gradwalk: \(remedy)") }
    }
  }
}

extension BigUInt {
  fileprivate var asBigInt: BigInt { BigInt(self) }
}

extension Interpreter {
  /// A dictionary of the variables of the running module.
  func globalVariables() -> Value {
    let frame = machine.frames[max(0, machine.depth - 1)]
    let module = machine.depth > 0 ? frame.module.takeUnretainedValue() : main
    return .object(module.variables)
  }

  /// A dictionary of the variables of the running function.
  func localVariables() -> Value {
    guard machine.depth > 0 else { return globalVariables() }
    let frame = machine.frames[machine.depth - 1]
    let code = frame.code.takeUnretainedValue()
    if code.isClassBody { return frame.base[0] }
    guard code.name != "<module>" else { return globalVariables() }
    let dictionary = DictionaryObject()
    for (index, name) in code.localNames.enumerated() where !name.string.isEmpty && !name.string.hasPrefix(".") {
      var value = frame.base[index]
      if let cell = value.object as? CellObject { value = cell.value }
      if case .undefined = value { continue }
      dictionary[name] = value
    }
    return .object(dictionary)
  }
}
