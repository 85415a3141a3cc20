/// The number of a tensor in one run, counted from 1 in the order of creation. Never an address.
public struct TensorID: Hashable, Comparable, Sendable {
  /// The number itself.
  public var number: Int

  /// Wraps a number given by the producer of the events.
  public init(_ number: Int) { self.number = number }

  /// Earlier tensors come first.
  public static func < (a: TensorID, b: TensorID) -> Bool { a.number < b.number }
}

/// The number of a gradient function (PyTorch's autograd `Node`) in one run, counted from 1.
public struct FunctionID: Hashable, Comparable, Sendable {
  /// The number itself.
  public var number: Int

  /// Wraps a number given by the producer of the events.
  public init(_ number: Int) { self.number = number }

  /// Earlier functions come first.
  public static func < (a: FunctionID, b: FunctionID) -> Bool { a.number < b.number }
}

/// The number of a box: an operation that was applied, or a tensor that came from outside the graph.
public struct BoxID: Hashable, Comparable, Sendable {
  /// The number itself.
  public var number: Int

  /// Wraps a number given by the producer of the events.
  public init(_ number: Int) { self.number = number }

  /// Earlier boxes come first.
  public static func < (a: BoxID, b: BoxID) -> Bool { a.number < b.number }
}
