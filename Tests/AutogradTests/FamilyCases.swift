import Foundation

@testable import Autograd

/// A case that PyTorch computed; see `Oracle/families.py`.
struct FamilyCase: Decodable, CustomStringConvertible {
  struct Array: Decodable {
    let shape: [Int]
    let dtype: String
    let data: [Number]
  }

  /// A number as Python wrote it.
  struct Number: Decodable {
    let value: Double
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        value = flag ? 1 : 0
      } else if let text = try? container.decode(String.self) {
        value = text == "nan" ? .nan : text == "inf" ? .infinity : -.infinity
      } else {
        value = try container.decode(Double.self)
      }
    }
  }

  struct Argument: Decodable {
    let tensor: Array?
    let grad: Bool?
    let tensors: [Argument]?
    let list: [Number]?
    let int: Int?
    let float: Number?
    let bool: Bool?
    let str: String?
    let dtype: String?
  }

  let op: String
  let args: [Argument]
  let results: [Array]
  let chains: [String]?
  let first: [Array?]?
  let second: [Array?]?
  /// The results that matter, where the others are unique only up to a sign.
  let only: [Int]?

  var description: String {
    let kinds = args.map { $0.tensor.map { "\($0.shape)" } ?? $0.str ?? "…" }
    return "\(op)(\(kinds.joined(separator: ", ")))"
  }

  /// All cases, in the order in which the script made them.
  static func load() throws -> [FamilyCase] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Oracle/families.json")
    return try JSONDecoder().decode([FamilyCase].self, from: Data(contentsOf: file))
  }
}

/// A run of a case on the engine.
struct FamilyRun {
  let session = Session()
  let isStrided: Bool
  var leaves: [Tensor] = []
  var outputs: [Tensor] = []

  init(_ test: FamilyCase, isStrided: Bool) throws {
    self.isStrided = isStrided
    let values = try test.args.map { try value($0) }
    guard let operation = FamilyRun.overload(test.op, values) else {
      throw TorchError.type("no overload of \(test.op) takes \(values)")
    }
    let defaults = operation.signature.parameters.dropFirst(values.count).map { $0.defaultValue?.value ?? .none }
    outputs = try operation(session, values + defaults).tensorList
    if let only = test.only { outputs = only.map { outputs[$0] } }
  }

  private mutating func value(_ argument: FamilyCase.Argument) throws -> Value {
    if let array = argument.tensor { return .tensor(try tensor(array, grad: argument.grad ?? false)) }
    if let list = argument.tensors {
      return .tensors(
        try list.compactMap { item in
          guard let array = item.tensor else { return nil }
          return try tensor(array, grad: item.grad ?? false)
        })
    }
    if let list = argument.list { return .ints(list.map { Int($0.value) }) }
    if let int = argument.int { return .int(int) }
    if let double = argument.float { return .scalar(.double(double.value)) }
    if let bool = argument.bool { return .bool(bool) }
    if let string = argument.str { return .string(string) }
    if let name = argument.dtype, let dtype = DType(name: name) { return .dtype(dtype) }
    return .none
  }

  /// A leaf; where strided, its last dimensions lie in memory in the other order.
  private mutating func tensor(_ array: FamilyCase.Array, grad: Bool) throws -> Tensor {
    let dtype = DType(name: array.dtype) ?? .float32
    let numbers = array.data.map { Scalar.double($0.value) }
    var result = try session.tensor(numbers, sizes: array.shape, dtype: dtype)
    if isStrided && result.rank > 1 {
      result = try result.transpose(-1, -2).clone().transpose(-1, -2).detach()
    }
    if grad {
      try result.requiresGrad_()
      leaves.append(result)
    }
    return result
  }

  /// The first overload whose parameters can stand for the values.
  private static func overload(_ name: String, _ values: [Value]) -> Autograd.Operation? {
    (OperationTable.byName[name] ?? []).first { operation in
      if operation.forms.isEmpty { return false }
      let parameters = operation.signature.parameters
      guard parameters.count >= values.count else { return false }
      return parameters.enumerated().allSatisfy { index, parameter in
        guard index < values.count else { return parameter.defaultValue != nil }
        switch (values[index], parameter.kind) {
        case (.none, _): return parameter.isOptional
        case (.tensor, .tensor), (.tensors, .tensors), (.bool, .bool), (.string, .string), (.dtype, .dtype),
          (.scalar, .scalar), (.scalar, .double), (.int, .int), (.int, .ints), (.int, .scalar), (.int, .double),
          (.ints, .ints), (.scalar, .tensor(acceptsNumbers: true)), (.bool, .scalar):
          return true
        default: return false
        }
      }
    }
  }

  /// The weights of the sum that is differentiated.
  func weights(_ tensor: Tensor, shift: Double) throws -> Tensor {
    let values = (0..<tensor.count).map { Scalar.double(cos(0.7 * Double($0) + shift)) }
    return try session.tensor(values, sizes: tensor.sizes, dtype: tensor.dtype)
  }

  private func weightedSum(_ tensors: [Tensor], shift: Double) throws -> Tensor? {
    var total: Tensor?
    for tensor in tensors {
      let term = try tensor.mul(weights(tensor, shift: shift)).sum()
      total = try total.map { try $0.add(term) } ?? term
    }
    return total
  }

  /// The gradients of the weighted sum of the results.
  func gradients(createGraph: Bool) throws -> [Tensor?] {
    guard let total = try weightedSum(outputs.filter(\.requiresGrad), shift: 0.3) else { return [] }
    return try session.grad(outputs: [total], inputs: leaves, createGraph: createGraph, allowUnused: true)
  }

  /// The gradients of the weighted sum of those gradients.
  func secondGradients(_ first: [Tensor?]) throws -> [Tensor?] {
    let terms = first.compactMap { $0 }.filter(\.requiresGrad)
    guard let total = try weightedSum(terms, shift: 1.1) else { return [] }
    return try session.grad(outputs: [total], inputs: leaves, allowUnused: true)
  }

  /// The names of the gradient functions, as `families.py` writes them.
  static func chain(_ tensor: Tensor) -> String {
    guard let node = tensor.gradFn else { return tensor.requiresGrad ? "leaf" : "-" }
    return chain(node)
  }

  private static func chain(_ node: Node) -> String {
    if node is AccumulateGrad { return "leaf" }
    return node.name + "(" + node.nextEdges.map { $0.map { chain($0.node) } ?? "-" }.joined(separator: ",") + ")"
  }
}

extension FamilyCase.Array {
  /// What differs from a tensor; nil where nothing does.
  func difference(from tensor: Tensor?) -> String? {
    guard let tensor else { return "is missing, should be \(shape)" }
    if tensor.sizes != shape { return "has sizes \(tensor.sizes), should have \(shape)" }
    if tensor.dtype.name != dtype { return "is \(tensor.dtype.name), should be \(dtype)" }
    let tolerance = tensor.dtype == .float64 ? 1e-7 : 2e-4
    for (index, (got, want)) in zip(tensor.doubles, data.map(\.value)).enumerated() where !(got == want) {
      if got.isNaN && want.isNaN { continue }
      if !(abs(got - want) <= tolerance * max(1, abs(want))) { return "[\(index)] is \(got), should be \(want)" }
    }
    return nil
  }
}
