/// One overload of one PyTorch operation: everything about it in one place. Immutable and shared by all runs.
public final class Operation: Sendable {
  /// How an operation is called from Python.
  public struct Forms: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Makes a set from bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// `torch.NAME(…)`.
    public static let function = Forms(rawValue: 1)
    /// `x.NAME(…)`.
    public static let method = Forms(rawValue: 2)
    /// `x.NAME_(…)`, and `torch.NAME_(x, …)` where `function` is in the set too.
    public static let inPlace = Forms(rawValue: 4)
    /// `torch.NAME(…, out=t)`.
    public static let out = Forms(rawValue: 8)
    /// `torch.nn.functional.NAME(…)`.
    public static let functional = Forms(rawValue: 16)
    /// `torch.linalg.NAME(…)`.
    public static let linalg = Forms(rawValue: 32)
    /// `x.NAME`, without a call.
    public static let property = Forms(rawValue: 64)
    /// `torch.special.NAME(…)`.
    public static let special = Forms(rawValue: 128)
    /// What most operations have.
    public static let usual: Forms = [.function, .method]
    /// What most pointwise operations have.
    public static let pointwise: Forms = [.function, .method, .inPlace, .out]
  }

  /// How it computes.
  enum Body: Sendable {
    /// One tensor in, a fresh one out (or `out` filled).
    case unary(@Sendable (Tensor, Tensor?) throws -> Tensor)
    /// Two tensors in, a fresh one out (or `out` filled).
    case binary(@Sendable (Tensor, Tensor, Tensor?) throws -> Tensor)
    /// The same with a factor for the second (`alpha`), the third argument.
    case scaled(@Sendable (Tensor, Tensor, Scalar, Tensor?) throws -> Tensor)
    /// Anything in, fresh tensors out. Runs below autograd: nothing inside is recorded.
    case kernel(@Sendable (Arguments) throws -> Value)
    /// Views of the first argument out.
    case view(@Sendable (Arguments) throws -> Value)
    /// Writes into the first argument and returns it; exists in the in-place form alone.
    case mutation(@Sendable (Arguments) throws -> Void)
    /// Calls in-place forms of other operations, which record themselves, on the first argument; exists in the in-place
    /// form alone.
    case steps(@Sendable (Arguments) throws -> Void)
    /// Calls other operations, which record themselves.
    case composite(@Sendable (Arguments) throws -> Value)
  }

  /// PyTorch's name, `mul`.
  public let name: String
  /// What it takes and gives.
  public let signature: Signature
  /// How Python reaches it.
  public let forms: Forms
  /// The name of its gradient function, `MulBackward0`; nil when it makes none of its own.
  public let nodeName: String?
  /// Other names of the same operation (`multiply`).
  public let aliases: [String]
  /// How gradients flow to its differentiable arguments.
  public let derivatives: [Derivative]
  /// Whether `apply(a)` runs it.
  public var isUnary: Bool {
    if case .unary = body { return true }
    return false
  }
  /// Whether `apply(a, b)` runs it.
  public var isBinary: Bool {
    if case .binary = body { return true }
    return false
  }
  /// Whether `apply(a, b, alpha:)` runs it.
  public var isScaled: Bool {
    if case .scaled = body { return true }
    return false
  }
  /// Whether `out=` takes a list of tensors, as many as there are results: the copies of what several views show.
  public var writesList: Bool {
    forms.contains(.out) && signature.text.hasSuffix("Tensor[]") && name.hasSuffix("_copy")
  }
  /// Whether its results share memory with its first argument.
  public var isView: Bool {
    if case .view = body { return true }
    return false
  }

  let body: Body
  /// The name of the gradient function of the in-place form where it differs.
  let inPlaceNodeName: String?
  /// Whether a gradient function needs arguments that are no tensors.
  let keepsAttributes: Bool
  /// Whether a gradient function is made where an argument requires grad.
  let isRecorded: Bool
  /// The first two of `derivatives`, for the quick way of recording one or two operands.
  let recording: Recording
  /// Whether a gradient function is made for whole numbers too, as PyTorch does for comparisons in place.
  let recordsWholeNumbers: Bool
  /// Whether the results of a view operation can be told apart only together (`unbind`, `split`).
  let makesSeveralViews: Bool
  /// What the in-place form asks of the memory that it writes.
  let overlap: Overlap
  /// What versions count of operands made in inference mode.
  let innerWrites: InnerWrites
  /// Which operands decide whether results have their channels last.
  let channelOrder: ChannelOrder

  init(
    _ name: String, _ signature: String, _ forms: Forms = .usual, aliases: [String] = [], node: String? = nil,
    inPlaceNode: String? = nil, makesSeveralViews: Bool = false, recordsWholeNumbers: Bool = false, _ body: Body,
    _ derivatives: [Derivative] = []
  ) {
    self.name = name
    self.signature = Signature(signature)
    let isNamed = !forms.isDisjoint(with: [.function, .linalg, .special])
    self.forms = isNamed && OutForms.names.contains(name) ? forms.union(.out) : forms
    self.aliases = aliases
    self.nodeName = node
    self.inPlaceNodeName = inPlaceNode
    self.body = body
    self.makesSeveralViews = makesSeveralViews
    overlap = Overlap(of: name)
    innerWrites = InnerWrites(of: name, node: node)
    channelOrder = ChannelOrder(ofNode: node)
    self.recordsWholeNumbers = recordsWholeNumbers
    let parameters = self.signature.parameters
    self.derivatives = derivatives.map { $0.resolved(in: parameters) }
    isRecorded = node != nil && !derivatives.isEmpty
    recording = Recording(self.derivatives)
    keepsAttributes =
      !derivatives.isEmpty
      && parameters.contains { parameter in
        if case .tensor = parameter.kind { return false }
        return true
      }
  }
}

/// Which operands have gradients, what these need saved and their formulas, without the lists that `Derivative` has it
/// in.
struct Recording: Sendable {
  /// What matters of one derivative; `rule` is nil where there is none of that number, or it gives a list.
  struct Entry: Sendable {
    var position = 0
    var saveMask: UInt32 = 0
    var rule: (@Sendable (Backward) throws -> Tensor?)?
  }

  let count: Int
  let first: Entry
  let second: Entry
  /// Whether `first` and `second` are all there is.
  let isComplete: Bool

  init(_ derivatives: [Derivative]) {
    func entry(_ index: Int) -> Entry {
      if index >= derivatives.count { return Entry() }
      var entry = Entry(position: derivatives[index].position, saveMask: derivatives[index].saveMask)
      if case .one(let rule) = derivatives[index].rule { entry.rule = rule }
      return entry
    }
    count = derivatives.count
    first = entry(0)
    second = entry(1)
    isComplete = count <= 2 && first.rule != nil && (count < 2 || second.rule != nil)
  }
}

/// How the gradient of one differentiable argument follows from the gradient of the results.
public struct Derivative: Sendable {
  /// The formulas of a derivative.
  enum Rule: Sendable {
    /// One tensor.
    case one(@Sendable (Backward) throws -> Tensor?)
    /// A list of tensors, one gradient for each.
    case list(@Sendable (Backward) throws -> [Tensor?])
  }

  /// PyTorch's name of the argument.
  public let argument: String
  /// The formula for people in terms of `grad`, the names of arguments, `result` and `n`: `grad × other`.
  public let formula: String
  /// The tensors that the formula needs, by the name of the argument, or `result`, `result2`.
  public let saved: [String]
  let rule: Rule
  /// The position of the argument in the signature.
  let position: Int
  /// The positions of `saved`; −1 is the first result, −2 the second.
  let savedPositions: [Int]
  /// The same as bits: argument 0 is bit 0, the first result is `resultBit`.
  let saveMask: UInt32

  /// The bit of the first result in a mask of what is saved.
  static let resultBit: UInt32 = 1 << 24

  /// A derivative with respect to one tensor.
  init(
    _ argument: String, _ formula: String, saves: [String] = [],
    _ rule: @escaping @Sendable (Backward) throws -> Tensor?
  ) {
    self.init(argument, formula, saves, .one(rule), position: 0, savedPositions: [])
  }

  /// A derivative with respect to a list of tensors.
  init(
    list argument: String, _ formula: String, saves: [String] = [],
    _ rule: @escaping @Sendable (Backward) throws -> [Tensor?]
  ) {
    self.init(argument, formula, saves, .list(rule), position: 0, savedPositions: [])
  }

  /// The derivatives with respect to several tensors that one computation gives together.
  static func jointly(
    _ arguments: [(name: String, formula: String)], saves: [String],
    _ rule: @escaping @Sendable (Backward) throws -> [Tensor?]
  ) -> [Derivative] {
    let nothing: @Sendable (Backward) throws -> [Tensor?] = { _ in [] }
    return arguments.enumerated().map { index, argument in
      // The first gives the gradients of all.
      Derivative(list: argument.name, argument.formula, saves: saves, index == 0 ? rule : nothing)
    }
  }

  private init(
    _ argument: String, _ formula: String, _ saved: [String], _ rule: Rule, position: Int, savedPositions: [Int]
  ) {
    self.argument = argument
    self.formula = formula
    self.saved = saved
    self.rule = rule
    self.position = position
    self.savedPositions = savedPositions
    saveMask = savedPositions.reduce(0) { mask, position in
      mask | (position >= 0 ? 1 << UInt32(position) : Derivative.resultBit << UInt32(-1 - position))
    }
  }

  /// The same with names turned into positions. Precondition: the names exist; they are part of the program.
  func resolved(in parameters: [Signature.Parameter]) -> Derivative {
    func position(_ name: String) -> Int {
      if name == "result" { return -1 }
      if name.hasPrefix("result"), let number = Int(name.dropFirst(6)) { return -number }
      guard let index = parameters.firstIndex(where: { $0.name == name }) else {
        preconditionFailure("no parameter \(name)")
      }
      return index
    }
    return Derivative(
      argument, formula, saved, rule, position: position(argument), savedPositions: saved.map(position))
  }
}
