/// Whether an operation on images gives results whose channels come last in memory because those of its operands do, as
/// PyTorch's kernels do (`suggest_memory_format`). The gradients of the operands are laid out the same way.
enum ChannelOrder: Sendable {
  /// Results are laid out in row-major order.
  case ignored
  /// As the first operand, the image.
  case ofImage
  /// As the first operand, but for its gradient, which is laid out in row-major order.
  case ofImageForward
  /// As the first operand, unless it lies in row-major order too.
  case ofBatch
  /// As the image or the weights.
  case ofImageOrWeights

  /// The order of an operation, by the name of its gradient function: PyTorch's kernels go by families.
  init(ofNode node: String?) {
    guard let node, let end = node.range(of: "Backward") else {
      self = .ignored
      return
    }
    let family = node[..<end.lowerBound]
    if family == "Convolution" {
      self = .ofImageOrWeights
    } else if family == "NativeBatchNorm" {
      self = .ofBatch
    } else if ChannelOrder.forwardFamilies.contains(family) {
      self = node.contains("BackwardBackward") ? .ignored : .ofImageForward
    } else {
      self = ChannelOrder.families.contains(family) ? .ofImage : .ignored
    }
  }

  private static let forwardFamilies: Set<Substring> = [
    "UpsampleBicubic2D", "UpsampleBicubic2DAa", "UpsampleLanczos2DAa", "UpsampleNearest3D", "UpsampleNearestExact3D",
  ]

  private static let families: Set<Substring> = [
    "MaxPool2DWithIndices", "MaxPool3DWithIndices", "AvgPool2D", "AdaptiveAvgPool2D", "AdaptiveMaxPool2D",
    "NativeGroupNorm", "UpsampleNearest2D",
    "UpsampleNearestExact2D", "UpsampleBilinear2D", "UpsampleBilinear2DAa", "UpsampleTrilinear3D", "ReflectionPad2D",
    "ReflectionPad3D",
    "ReplicationPad2D", "ReplicationPad3D",
    "PixelUnshuffle", "ChannelShuffle",
  ]

  /// Whether gradients are laid out so too.
  var isOfGradients: Bool { self != .ignored && self != .ofImageForward }

  /// The format of results for these operands; nil for row-major order.
  func format(of values: [Value]) -> MemoryFormat? {
    guard self != .ignored, case .tensor(let image)? = values.first, image.rank == 4 || image.rank == 5 else {
      return nil
    }
    // A batch that lies in both orders, with one channel or pixel, is normalised in the usual one.
    var isLast = image.liesChannelsLast && !(self == .ofBatch && image.isContiguous)
    if self == .ofImageOrWeights, case .tensor(let weights) = values[1] { isLast = isLast || weights.liesChannelsLast }
    return isLast ? (image.rank == 4 ? .channelsLast : .channelsLast3D) : nil
  }
}

extension Tensor {
  /// Lays fresh values out in a format, where they have as many dimensions as it asks for.
  func relay(in format: MemoryFormat) throws {
    guard rank == (format == .channelsLast ? 4 : 5), let wanted = try format.geometry(of: sizes),
      wanted.strides != geometry.strides
    else { return }
    let copy = try session.empty(wanted, dtype)
    try Kernel.copy(self, into: copy)
    (storage, storageOffset, geometry) = (copy.storage, 0, wanted)
  }
}
