import Foundation
import Testing

@testable import Autograd

/// What PyTorch said: table.json, made by Oracle/make_table.py.
struct OracleCase: Decodable, CustomTestStringConvertible {
  let name: String
  let form: String
  let args: [Argument]
  let kwargs: [String: Argument]
  let smooth: Bool
  let out: [Array]?
  let nodes: [String?]?
  let grads: [Array?]?
  let error: [String]?

  /// A number that JSON may have to spell out.
  struct Number: Decodable {
    let value: Scalar

    init(from decoder: Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        value = .bool(flag)
      } else if let whole = try? container.decode(Int.self) {
        value = .int(whole)
      } else if let number = try? container.decode(Double.self) {
        value = .double(number)
      } else {
        value = .double(Double(try container.decode(String.self)) ?? .nan)
      }
    }
  }

  /// A tensor.
  struct Array: Decodable {
    let t: [Number]
    let s: [Int]
    let d: String
    let g: Bool
    let st: [Int]

    static func zeros(_ sizes: [Int]) -> Array {
      let geometry = Geometry(sizes: sizes)
      return Array(t: [], s: sizes, d: "float32", g: false, st: geometry.strides)
    }

    var doubles: [Double] { t.map(\.value.doubleValue) }
  }

  /// An argument of a call.
  struct Argument: Decodable {
    let array: Array?
    let i: Int?
    let f: Number?
    let b: Bool?
    let str: String?
    let dtype: String?
    let list: [Argument]?
    let wholes: [Int]?

    enum Key: String, CodingKey {
      case t, i, f, b, str, dtype, l, `is`, none
    }

    init(from decoder: Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      array = container.contains(.t) ? try Array(from: decoder) : nil
      i = try container.decodeIfPresent(Int.self, forKey: .i)
      f = try container.decodeIfPresent(Number.self, forKey: .f)
      b = try container.decodeIfPresent(Bool.self, forKey: .b)
      str = try container.decodeIfPresent(String.self, forKey: .str)
      dtype = try container.decodeIfPresent(String.self, forKey: .dtype)
      list = try container.decodeIfPresent([Argument].self, forKey: .l)
      wholes = try container.decodeIfPresent([Int].self, forKey: .is)
    }
  }

  static let all: [OracleCase] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Oracle/table.json")
    guard let data = try? Data(contentsOf: file), let cases = try? JSONDecoder().decode([OracleCase].self, from: data)
    else { return [] }
    return cases
  }()

  var testDescription: String {
    name + "(" + args.map(\.text).joined(separator: ", ")
      + kwargs.map { ", \($0.key)=\($0.value.text)" }.sorted().joined() + ")"
  }

  /// A call of the operation that can be repeated with other values in its tensors.
  struct Call {
    let session: Session
    let operation: Autograd.Operation
    let values: [Value]
    /// The tensors of the call in the order in which Python sees them.
    let inputs: [Tensor]

    func run() throws -> [Tensor] {
      switch try operation(session, values) {
      case .bool(let flag): [try session.tensor([.bool(flag)], sizes: [])]
      case let value: value.tensorList
      }
    }
  }

  /// Finds the overload that takes the arguments, as Python's binding does.
  func call(in session: Session) throws -> Call {
    var inputs: [Tensor] = []
    let positional = try args.map { try $0.value(in: session, &inputs) }
    var named: [String: Value] = [:]
    for key in kwargs.keys.sorted() { named[key] = try kwargs[key]?.value(in: session, &inputs) }
    for operation in OperationTable.byName[name] ?? [] where operation.forms.contains(wantedForm) {
      if let values = bind(positional, named, operation.signature) {
        return Call(session: session, operation: operation, values: values, inputs: inputs)
      }
    }
    throw TorchError.type("no overload of \(name) takes these arguments")
  }

  /// How Python reaches the operation in this case.
  private var wantedForm: Autograd.Operation.Forms {
    switch form {
    case "m": .method
    case "F": .functional
    case "linalg": .linalg
    case "special": .special
    default: .function
    }
  }

  private func bind(_ positional: [Value], _ named: [String: Value], _ signature: Signature) -> [Value]? {
    let parameters = signature.parameters
    if named.keys.contains(where: { signature.index(of: $0) == nil }) { return nil }
    if positional.count > parameters.count { return nil }
    var values: [Value] = []
    for (index, parameter) in parameters.enumerated() {
      let given = index < positional.count ? positional[index] : named[parameter.name]
      if index < positional.count && parameter.isKeywordOnly { return nil }
      guard let given else {
        guard let defaultValue = parameter.defaultValue else { return nil }
        values.append(defaultValue.value)
        continue
      }
      guard parameter.accepts(given) else { return nil }
      values.append(given)
    }
    return values
  }
}

extension OracleCase {
  /// A call that is to be bound, without expectations.
  init(name: String, form: String, args: [Argument], kwargs: [String: Argument]) {
    (self.name, self.form, self.args, self.kwargs) = (name, form, args, kwargs)
    smooth = false
    (out, nodes, grads, error) = (nil, nil, nil, nil)
  }
}

extension OracleCase.Argument {
  /// A float tensor of zeros.
  static func zeros(_ sizes: [Int]) -> OracleCase.Argument { OracleCase.Argument(array: .zeros(sizes)) }

  private init(array: OracleCase.Array) {
    self.array = array
    (i, f, b, str, dtype, list, wholes) = (nil, nil, nil, nil, nil, nil, nil)
  }

  func value(in session: Session, _ inputs: inout [Tensor]) throws -> Value {
    if let array {
      let tensor = try array.tensor(in: session)
      inputs.append(tensor)
      return .tensor(tensor)
    }
    if let list {
      let tensors = try list.compactMap { try $0.array?.tensor(in: session) }
      inputs += tensors
      return .tensors(tensors)
    }
    if let i { return .scalar(.int(i)) }
    if let f { return .scalar(.double(f.value.doubleValue)) }
    if let b { return .scalar(.bool(b)) }
    if let str { return .string(str) }
    if let dtype { return DType(name: dtype).map { .dtype($0) } ?? .none }
    if let wholes { return .ints(wholes) }
    return .none
  }

  var text: String {
    if let array { return "\(array.d)\(array.s)" }
    if let list { return "[" + list.map(\.text).joined(separator: ", ") + "]" }
    if let i { return "\(i)" }
    if let f { return "\(f.value.doubleValue)" }
    if let b { return "\(b)" }
    if let wholes { return "\(wholes)" }
    return str ?? dtype ?? "None"
  }
}

extension OracleCase.Array {
  /// The tensor, laid out as PyTorch had it.
  func tensor(in session: Session) throws -> Tensor {
    let dtype = DType(name: d) ?? .float32
    if t.isEmpty && !s.contains(0) { return try session.filled(s, 0, dtype: dtype) }
    let dense = try session.tensor(t.map(\.value), sizes: s, dtype: dtype)
    let layout = Geometry(sizes: s, strides: st)
    let tensor = layout.isContiguous ? dense : try session.emptyStrided(layout, dtype: dtype)
    if tensor !== dense { try Kernel.copy(dense, into: tensor) }
    if g { try tensor.requiresGrad_() }
    return tensor
  }
}

extension Signature.Parameter {
  func accepts(_ value: Value) -> Bool {
    switch (kind, value) {
    case (_, .none): isOptional
    case (.tensor, .tensor), (.tensors, .tensors), (.optionalTensors, .tensors), (.dtype, .dtype), (.string, .string):
      true
    case (.tensor(let acceptsNumbers), .scalar): acceptsNumbers
    case (.scalar, .scalar), (.double, .scalar): true
    case (.int, .scalar(.int)), (.bool, .scalar(.bool)), (.ints, .ints): true
    case (.ints(let count), .scalar(.int)): count != nil
    default: false
    }
  }
}
