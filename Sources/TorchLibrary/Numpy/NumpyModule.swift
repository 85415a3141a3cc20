import Autograd
import Foundation
import SceneLanguage

/// `_numpy`: arrays and those functions on them that `torch` has under another name. `numpy` itself is a prelude.
enum NumpyModule {
  static func definition(_ runtime: TorchRuntime) -> ModuleDefinition {
    ModuleDefinition("_numpy") { module, _ in install(in: module, runtime) }
  }

  private static func install(in module: ModuleObject, _ runtime: TorchRuntime) {
    module["ndarray"] = .object(ArrayObject.arrayType)
    module["__version__"] = .string("2.0.0")
    for (name, value) in [("pi", Double.pi), ("e", M_E), ("inf", .infinity), ("nan", .nan)] {
      module[name] = .float(value)
    }
    module["newaxis"] = PythonValue.none
    for (dtype, type) in ArrayScalar.types { module[dtype == .bool ? "bool_" : dtype.name] = .object(type) }
    module["dtype"] = .object(ArrayTypeObject.typeOfTypes)
    if let generic = ArrayScalar.types[.int64]?.resolutionOrder.dropFirst().first {
      module["generic"] = .object(generic)
    }
    // set_print_options(changes): changes how arrays are printed, and gives all the options as they were.
    module.function("set_print_options", "changes") { [unowned runtime] arguments in
      let before = DictionaryObject()
      func change(_ name: String, _ path: WritableKeyPath<ArrayText.Options, Int>) {
        before[.interned(name)] = .int(runtime.arrayText[keyPath: path])
        guard let value = (arguments[0]?.object as? DictionaryObject)?[.interned(name)], let number = value.wholeNumber
        else { return }
        runtime.arrayText[keyPath: path] = number
      }
      change("precision", \.precision)
      change("threshold", \.threshold)
      change("edgeitems", \.edgeItems)
      change("linewidth", \.lineWidth)
      before[.interned("suppress")] = .bool(runtime.arrayText.suppressesExponents)
      if let value = (arguments[0]?.object as? DictionaryObject)?[.interned("suppress")] {
        runtime.arrayText.suppressesExponents = try value.isTrue()
      }
      return .object(before)
    }
    module.function("bits", "seed") { .object(PermutedBitsObject(seed: $0[0]?.bits64 ?? 0)) }
    // set_methods(functions by name): what arrays can do beyond what tensors can.
    module.function("set_methods", "methods") { [unowned runtime] arguments in
      guard let methods = arguments[0]?.object as? DictionaryObject else { return .none }
      for (name, method) in methods.pairs { if let name = name.string { runtime.arrayMethods[name] = method } }
      return .none
    }
    for name in ["array", "asarray"] {
      module.function(name, "object, dtype=") { arguments in
        let data = arguments[0] ?? .none
        for value in [data] + (data.sequence ?? []) {
          if let object = value.object as? TensorObject { try runtime.checkArray(of: object.tensor) }
        }
        let dtype = arguments[1].flatMap { ArrayTypeObject.dtype($0) }
        if name == "asarray", let array = data.object as? ArrayObject, dtype == nil || dtype == array.tensor.dtype {
          return data
        }
        return .object(ArrayObject(try runtime.arrayTensor(from: data, dtype: dtype), runtime: runtime))
      }
    }
    let factories = ["zeros", "ones"]
    for name in factories { module[name] = .object(factory(name, runtime)) }
    let functions: [(String, String)] = [("triu", "triu"), ("tril", "tril"), ("kron", "kron")]
    for (name, torchName) in functions { module[name] = .object(function(name, torchName, runtime)) }
  }

  /// A function of `torch` on arrays and numbers.
  private static func function(_ name: String, _ torchName: String, _ runtime: TorchRuntime) -> NativeFunction {
    let operations = (OperationTable.byName[torchName] ?? []).filter { $0.forms.contains(.function) }
    let bound = BoundOperation(name: name, operations: operations, form: .function)
    return NativeFunction(name) { arguments in
      try runtime.unrecorded {
        let usual = runtime.session.defaultDType
        runtime.session.defaultDType = .float64
        defer { runtime.session.defaultDType = usual }
        let positional = try arguments.positional.enumerated().map { index, value in
          try argument(value, isFirst: index == 0, runtime)
        }
        let keywords = try arguments.keywords.map { ($0.name, try ArrayObject.unwrapped($0.value, runtime)) }
        let result = try PythonArguments.with(positional, keywords: keywords) { try bound.call($0, runtime) }
        return try wrapped(result, runtime)
      }
    }
  }

  /// The first argument becomes an array, or a list of arrays; numbers elsewhere stay numbers.
  private static func argument(_ value: PythonValue, isFirst: Bool, _ runtime: TorchRuntime) throws -> PythonValue {
    if let items = value.sequence, items.contains(where: { $0.object is ArrayObject }) {
      return .list(try items.map { try ArrayObject.unwrapped($0, runtime) })
    }
    if isFirst, value.number != nil {
      return .object(runtime.object(for: try runtime.arrayTensor(from: value, dtype: nil)))
    }
    return try ArrayObject.unwrapped(value, runtime)
  }

  private static func wrapped(_ value: PythonValue, _ runtime: TorchRuntime) throws -> PythonValue {
    if let items = value.sequence, value.object is TupleObject {
      return .tuple(try items.map { try wrapped($0, runtime) })
    }
    guard let object = value.object as? TensorObject else { return value }
    if object.tensor.rank == 0 { return ArrayScalar.scalar(object.tensor.firstElement, object.tensor.dtype) }
    return .object(ArrayObject(object.tensor, runtime: runtime))
  }

  /// A factory of `torch` whose floats are 64 bits wide.
  private static func factory(_ name: String, _ runtime: TorchRuntime) -> NativeFunction {
    let operations = (OperationTable.byName[name] ?? []).filter { $0.forms.contains(.function) }
    let bound = BoundOperation(name: name, operations: operations, form: .function)
    return NativeFunction(name) { arguments in
      try runtime.unrecorded {
        let usual = runtime.session.defaultDType
        runtime.session.defaultDType = .float64
        defer { runtime.session.defaultDType = usual }
        let keywords = try arguments.keywords.map { keyword in
          let dtype = keyword.name == "dtype" ? ArrayTypeObject.dtype(keyword.value) : nil
          return (
            keyword.name, try dtype.map { .object(DTypeObject.of($0)) } ?? ArrayObject.unwrapped(keyword.value, runtime)
          )
        }
        let positional = try arguments.positional.map { try ArrayObject.unwrapped($0, runtime) }
        let result = try PythonArguments.with(positional, keywords: keywords) { try bound.call($0, runtime) }
        return try wrapped(result, runtime)
      }
    }
  }
}
