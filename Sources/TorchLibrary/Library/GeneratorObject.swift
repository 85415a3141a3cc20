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

  static func install(in type: TypeObject) {
    type.method("manual_seed", "seed") { value, arguments in
      let given = arguments[0] ?? .none
      if given.type.name == "float" || given.type.name == "bool" {
        throw PythonError.runtimeError("manual_seed expected a long, but got \(given.type.name)")
      }
      try generator(value).reseed(seed(given))
      return value
    }
    type.method("seed") { arguments in
      let generator = try generator(arguments[0])
      generator.reseed(generator.next64() >> 11)
      return PythonValue.unsigned(generator.seed)
    }
    type.method("initial_seed") { PythonValue.unsigned(try generator($0[0]).seed) }
    type.property("device") { _ in .object(DeviceObject()) }
    type.method("get_state") { .object(try state(of: generator($0[0]))) }
    type.method("set_state", "new_state") { value, arguments in
      try restore(generator(value), from: arguments[0] ?? .none)
      return value
    }
    type.method("clone_state") { arguments in
      let copy = Generator(seed: defaultSeed)
      copy.restore(try generator(arguments[0]).stateBytes)
      return .object(GeneratorObject(copy))
    }
  }

  /// The state of a generator as a tensor of bytes.
  static func state(of generator: Generator) throws -> TensorObject {
    guard let runtime = TorchRuntime.current else { throw PythonError.runtimeError("no scene is running") }
    let bytes = try runtime.session.tensor(
      generator.stateBytes.map { .int(Int($0)) }, sizes: [Generator.stateSize], dtype: .uint8)
    return runtime.object(for: bytes)
  }

  /// Sets the state of a generator to what `state(of:)` gave.
  static func restore(_ generator: Generator, from value: PythonValue) throws {
    guard let tensor = (value.object as? TensorObject)?.tensor else {
      throw PythonError.typeError("expected a torch.ByteTensor, but got \(value.type.name)")
    }
    guard tensor.dtype == .uint8 else { throw PythonError.typeError("RNG state must be a torch.ByteTensor") }
    guard tensor.count == Generator.stateSize else {
      throw PythonError.runtimeError(
        "Expected a CPUGeneratorImplState of size \(Generator.stateSize) but found the input RNG state size to be "
          + "\(tensor.count)")
    }
    generator.restore(tensor.scalars.map { UInt8(truncatingIfNeeded: $0.intValue) })
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
    case .float(let seed): return UInt64(bitPattern: Int64(seed))
    default:
      if let bits = value.bits64 { return bits }
      if let number = value.wholeNumber { return UInt64(bitPattern: Int64(number)) }
      if value.type.name == "int" { throw PythonError.valueError("Overflow when unpacking long long") }
      throw PythonError.runtimeError("manual_seed expected a long, but got \(value.type.name)")
    }
  }
}
