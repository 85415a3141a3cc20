import Autograd
import SceneLanguage

extension TorchRuntime {
  /// `node._saved_NAME`; nil where the function has no such attribute.
  func saved(_ name: String, in node: Node) throws -> PythonValue? {
    guard let node = node as? OperationNode else { return nil }
    let known = SavedAttributes.of(node.name).first { $0.name == name }
    if node.isReleased, known == nil || isTensor(name, in: node) { throw OperationNode.releasedError }
    if let tensor = try node.savedTensor(named: name) { return .object(object(for: tensor)) }
    guard let known else { return nil }
    if let shape = try shape(name, in: node) { return shape }
    return argument(name, in: node).map { python($0, isUnsigned: known.isUnsigned) } ?? PythonValue.none
  }

  /// An argument as PyTorch keeps it: a reduction by its number, the usual correction as `None`.
  private func argument(_ name: String, in node: OperationNode) -> EngineValue? {
    switch (name, node.argument(named: name)) {
    case ("alpha", nil) where node.operation.name == "selu": return .double(1.6732632423543772)
    case ("scale", nil) where node.operation.name == "selu": return .double(1.0507009873554805)
    case ("sparse", nil): return .bool(false)
    case ("alpha", nil), ("beta", nil), ("scale", nil), ("input_scale", nil): return .int(1)
    case ("correction", .double(let correction)):
      // Without any argument the correction is left to the kernel.
      if correction == 1, case EngineValue.none? = node.argument(named: "dim") { return EngineValue.none }
      return .int(Int(correction))
    case ("reduction", .string(let reduction)):
      return ["none", "mean", "sum"].firstIndex(of: reduction).map { .int($0) }
    case (_, .doubles(let scales)) where name.hasPrefix("scales") && scales.isEmpty: return EngineValue.none
    case (_, let value): return value
    }
  }

  /// `node._raw_saved_NAME`; nil where the function saves no tensor of that name.
  func rawSaved(_ name: String, in node: Node) -> PythonValue? {
    guard let node = node as? OperationNode, isTensor(name, in: node) else { return nil }
    return .object(SavedTensorObject(name, node, self))
  }

  private func isTensor(_ name: String, in node: OperationNode) -> Bool {
    if node.saves(name) { return true }
    guard let known = node.operation.derivatives.first(where: { $0.saved.contains(name) }) else { return false }
    return !known.saved.isEmpty
  }

  /// `self_sym_sizes` and its kind: what an argument looked like.
  private func shape(_ name: String, in node: OperationNode) throws -> PythonValue? {
    if name == "weight_sym_argsize_0" { return node.argumentGeometry("weight").map { .int($0.sizes[0]) } }
    // Without a bias PyTorch keeps the sizes of an empty tensor.
    if name == "bias_sym_sizes_opt" { return .tuple((node.argumentGeometry("bias")?.sizes ?? [0]).map { .int($0) }) }
    for (ending, fact) in [("_sym_sizes", Fact.sizes), ("_sym_numel", .count), ("_sym_strides", .strides)]
    where name.hasSuffix(ending) {
      let argument = String(name.dropLast(ending.count))
      guard let geometry = node.argumentGeometry(argument) else {
        // Of an argument without a gradient PyTorch keeps the sizes, and strides of none.
        guard let sizes = try node.savedTensor(named: argument)?.sizes else { return nil }
        return fact == .strides ? .tuple([]) : fact == .sizes ? .tuple(sizes.map { .int($0) }) : nil
      }
      switch fact {
      case .sizes: return .tuple(geometry.sizes.map { .int($0) })
      case .count: return .int(geometry.sizes.reduce(1, *))
      case .strides: return .tuple(geometry.strides.map { .int($0) })
      }
    }
    return nil
  }

  private enum Fact { case sizes, count, strides }

  private func python(_ value: EngineValue, isUnsigned: Bool) -> PythonValue {
    func number(_ value: Int) -> PythonValue {
      if !isUnsigned || value >= 0 { return .int(value) }
      // PyTorch shows the bits of a negative number as an unsigned one: 2⁶⁴ is added.
      return (try? PythonValue.int(value).binary(.add, PythonValue.int(2).binary(.power, .int(64)))) ?? .int(value)
    }
    switch value {
    case .none: return .none
    case .int(let value): return number(value)
    case .ints(let values): return .tuple(values.map(number))
    case .bool(let value): return .bool(value)
    case .double(let value): return .float(value)
    case .doubles(let values): return .tuple(values.map { .float($0) })
    case .scalar(let scalar): return python(scalar)
    case .string(let text): return .string(text)
    case .dtype(let dtype): return .object(DTypeObject.of(dtype))
    case .tensor(let tensor): return .object(object(for: tensor))
    case .tensors(let tensors): return .tuple(tensors.map { .object(object(for: $0)) })
    case .optionalTensors(let tensors): return python(tensors)
    case .generator(let generator): return .object(GeneratorObject(generator))
    }
  }
}

/// `grad_fn._raw_saved_self`: a saved tensor that hooks may be put on.
final class SavedTensorObject: PythonObject {
  private let name: String
  private let node: OperationNode
  private unowned(unsafe) let runtime: TorchRuntime

  init(_ name: String, _ node: OperationNode, _ runtime: TorchRuntime) {
    self.name = name
    self.node = node
    self.runtime = runtime
    super.init(type: SavedTensorObject.savedTensorType)
  }

  nonisolated(unsafe) private static let savedTensorType: TypeObject = {
    let type = TypeObject(name: "SavedTensor", module: "torch._C._autograd")
    type.method("register_hooks", "pack_hook, unpack_hook") { value, arguments in
      guard let saved = value.object as? SavedTensorObject, let pack = arguments[0], let unpack = arguments[1] else {
        throw PythonError.typeError("register_hooks() needs two functions")
      }
      try saved.runtime.translatingErrors {
        try saved.node.pack(named: saved.name, GraphFunctions.hooks(pack, unpack, saved.runtime))
      }
      return .none
    }
    return type
  }()
}
