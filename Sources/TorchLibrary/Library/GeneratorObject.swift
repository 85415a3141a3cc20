import Autograd
import SceneLanguage

/// `torch.Generator`.
final class GeneratorObject: PythonObject {
  /// The engine's generator.
  let generator: Generator

  /// The seed of a new generator, PyTorch's own.
  static let defaultSeed: UInt64 = 67_280_421_310_721

  init(_ generator: Generator) {
    self.generator = generator
    super.init(type: TorchTypes.generator)
  }

  override func repr() throws -> String { "<torch._C.Generator object at \(0x7f00_0000_0000)>" }

  static func install(in type: TypeObject) {
    type.method("manual_seed", "seed") { value, arguments in
      try generator(value).reseed(seed(arguments[0] ?? .none))
      return value
    }
    type.method("seed") { arguments in
      let generator = try generator(arguments[0])
      generator.reseed(generator.next64() >> 11)
      return .int(Int(generator.seed))
    }
    type.method("initial_seed") { .int(Int(bitPattern: UInt(try generator($0[0]).seed))) }
    type.property("device") { _ in .object(DeviceObject()) }
    type.method("get_state") { .object(GeneratorState(try generator($0[0]).savedState)) }
    type.method("set_state", "new_state") { value, arguments in
      guard let state = arguments[0]?.object as? GeneratorState else {
        throw PythonError.typeError("expected a torch.ByteTensor, but got \(arguments[0]?.type.name ?? "None")")
      }
      try generator(value).restore(state.state)
      return value
    }
  }

  private static func generator(_ value: PythonValue) throws -> Generator {
    guard let object = value.object as? GeneratorObject else {
      throw PythonError.typeError("descriptor requires a 'torch._C.Generator' object")
    }
    return object.generator
  }

  /// A seed as PyTorch takes it: negative numbers wrap around.
  static func seed(_ value: PythonValue) throws -> UInt64 {
    switch value {
    case .int(let seed): return UInt64(bitPattern: Int64(seed))
    case .float(let seed): return UInt64(bitPattern: Int64(seed))
    case .bool(let seed): return seed ? 1 : 0
    default:
      if let number = value.wholeNumber { return UInt64(bitPattern: Int64(number)) }
      throw PythonError.runtimeError("manual_seed expected a long, but got \(value.type.name)")
    }
  }
}

/// What `torch.get_rng_state()` returns: opaque, to be given back.
final class GeneratorState: PythonObject {
  let state: Generator.State

  init(_ state: Generator.State) {
    self.state = state
    super.init(type: GeneratorState.stateType)
  }

  nonisolated(unsafe) private static let stateType: TypeObject = {
    let type = TypeObject(name: "ByteTensor", module: "torch")
    type.method("clone") { $0[0] }
    return type
  }()
}
