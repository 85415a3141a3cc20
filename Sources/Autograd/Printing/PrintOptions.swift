/// What `torch.set_printoptions` sets.
public struct PrintOptions: Sendable, Equatable {
  /// Digits after the point.
  public var precision = 4
  /// Tensors with more elements are summarised.
  public var threshold = 1000
  /// How many elements a summary shows at each end of a dimension.
  public var edgeItems = 3
  /// Columns in a line.
  public var lineWidth = 80
  /// Scientific notation: always, never, or as PyTorch decides where nil.
  public var scientific: Bool?

  /// PyTorch's defaults.
  public init() {}
}
