import Autograd
import Foundation
import SceneLanguage

/// `numpy`: arrays, the functions that scripts around autograd use, and nothing else.
enum NumpyModule {
  static func definition(_ runtime: TorchRuntime) -> ModuleDefinition {
    ModuleDefinition("numpy") { module, _ in install(in: module, runtime) }
  }

  private static func install(in module: ModuleObject, _ runtime: TorchRuntime) {
    module["ndarray"] = .object(ArrayObject.arrayType)
    module["__version__"] = .string("2.0.0")
    for (name, value) in [("pi", Double.pi), ("e", M_E), ("inf", .infinity), ("nan", .nan)] {
      module[name] = .float(value)
    }
    module["newaxis"] = PythonValue.none
    for dtype in DType.allCases where dtype != .bfloat16 && dtype != .bool {
      module[dtype.name] = .object(ArrayTypeObject(dtype))
    }
    module["bool_"] = .object(ArrayTypeObject(.bool))
    for name in ["array", "asarray"] {
      module.function(name, "object, dtype=") { arguments in
        let data = arguments[0] ?? .none
        let dtype = arguments[1].flatMap { ArrayTypeObject.dtype($0) }
        return .object(ArrayObject(try runtime.arrayTensor(from: data, dtype: dtype), runtime: runtime))
      }
    }
    let factories = ["zeros", "ones", "empty", "full", "arange", "linspace", "eye", "zeros_like", "ones_like"]
    for name in factories { module[name] = .object(factory(name, runtime)) }
    let functions: [(String, String)] = [
      ("exp", "exp"), ("log", "log"), ("sqrt", "sqrt"), ("sin", "sin"), ("cos", "cos"), ("tan", "tan"),
      ("tanh", "tanh"), ("abs", "abs"), ("absolute", "abs"), ("maximum", "maximum"), ("minimum", "minimum"),
      ("where", "where"), ("dot", "matmul"), ("matmul", "matmul"), ("outer", "outer"), ("sum", "sum"),
      ("mean", "mean"), ("max", "amax"), ("min", "amin"), ("argmax", "argmax"), ("argmin", "argmin"),
      ("prod", "prod"), ("cumsum", "cumsum"), ("stack", "stack"), ("concatenate", "cat"), ("vstack", "vstack"),
      ("hstack", "hstack"), ("allclose", "allclose"), ("isclose", "isclose"), ("array_equal", "equal"),
      ("transpose", "t"), ("reshape", "reshape"), ("clip", "clamp"), ("round", "round"), ("sign", "sign"),
      ("floor", "floor"), ("ceil", "ceil"), ("isnan", "isnan"), ("log1p", "log1p"), ("square", "square"),
      ("power", "pow"), ("diag", "diag"), ("triu", "triu"), ("tril", "tril"), ("any", "any"), ("all", "all"),
      ("squeeze", "squeeze"), ("expand_dims", "unsqueeze"), ("sinh", "sinh"), ("cosh", "cosh"), ("arcsin", "asin"),
      ("arccos", "acos"), ("arctan", "atan"), ("arctan2", "atan2"), ("exp2", "exp2"), ("expm1", "expm1"),
      ("log2", "log2"), ("log10", "log10"), ("isinf", "isinf"), ("isfinite", "isfinite"),
      ("logical_and", "logical_and"),
      ("logical_or", "logical_or"), ("logical_not", "logical_not"), ("add", "add"), ("subtract", "subtract"),
      ("multiply", "multiply"), ("divide", "divide"), ("argsort", "argsort"), ("flip", "flip"), ("tile", "tile"),
      ("trace", "trace"), ("kron", "kron"),
    ]
    module.function("sort") { arguments in
      let sorted = try function("sort", "sort", runtime).call(arguments)
      return (sorted.object as? TupleObject)?.items.first ?? sorted
    }
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
        var positional = try arguments.positional.enumerated().map { index, value in
          try argument(value, isFirst: index == 0, runtime)
        }
        if name == "mean", let tensor = positional.first?.object?.engineTensor, !tensor.dtype.isFloatingPoint {
          positional[0] = try runtime.object(for: tensor).converted(to: .float64)
        }
        var keywords = try arguments.keywords.map { ($0.name, try ArrayObject.unwrapped($0.value, runtime)) }
        if name == "round", positional.count == 2 { keywords.append(("decimals", positional.removeLast())) }
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
    if object.tensor.rank == 0 { return runtime.python(object.tensor.firstElement) }
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
