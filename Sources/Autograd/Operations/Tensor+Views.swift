extension Tensor {
  /// Repeats dimensions of size 1 without copying (`expand`).
  public func expand(_ sizes: [Int]) throws -> Tensor {
    try Operation.expand.one(session, .tensor(self), .ints(sizes), .bool(false))
  }
  /// The same memory in other sizes (`view`).
  public func view(_ sizes: [Int]) throws -> Tensor { try Operation.view.one(session, .tensor(self), .ints(sizes)) }
  /// The same values in other sizes, copied where they must be (`reshape`).
  public func reshape(_ sizes: [Int]) throws -> Tensor {
    try Operation.reshape.one(session, .tensor(self), .ints(sizes))
  }
  /// A new dimension of size 1 (`unsqueeze`).
  public func unsqueeze(_ dim: Int) throws -> Tensor {
    try Operation.unsqueeze.one(session, .tensor(self), .int(dim))
  }
  /// Without a dimension, where its size is 1 (`squeeze`).
  public func squeeze(_ dim: Int) throws -> Tensor { try Operation.squeezeDim.one(session, .tensor(self), .int(dim)) }
  /// Two dimensions exchanged (`transpose`).
  public func transpose(_ a: Int, _ b: Int) throws -> Tensor {
    try Operation.transpose.one(session, .tensor(self), .int(a), .int(b))
  }
  /// Dimensions in another order (`permute`).
  public func permute(_ dims: [Int]) throws -> Tensor { try Operation.permute.one(session, .tensor(self), .ints(dims)) }
  /// The transpose of a matrix (`t`).
  public func t() throws -> Tensor { try Operation.t.one(session, .tensor(self)) }
  func transposeForProperty() throws -> Tensor { try permute([1, 0]) }
  /// One index of a dimension (`select`).
  public func select(_ dim: Int, _ index: Int) throws -> Tensor {
    try Operation.select.one(session, .tensor(self), .int(dim), .int(index))
  }
  /// A range of a dimension (Python's slice).
  public func slice(_ dim: Int, _ start: Int?, _ end: Int?, step: Int = 1) throws -> Tensor {
    try Operation.slice.one(
      session, .tensor(self), .int(dim), start.map { .int($0) } ?? .none, end.map { .int($0) } ?? .none, .int(step))
  }
  /// Any view of the memory (`as_strided`).
  public func asStrided(_ sizes: [Int], strides: [Int], offset: Int?) throws -> Tensor {
    try Operation.asStrided.one(
      session, .tensor(self), .ints(sizes), .ints(strides), offset.map { .int($0) } ?? .none)
  }
  /// A diagonal (`diagonal`).
  public func diagonal(_ offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws -> Tensor {
    try Operation.diagonal.one(session, .tensor(self), .int(offset), .int(dim1), .int(dim2))
  }
  /// One tensor for each index of a dimension (`unbind`).
  public func unbind(_ dim: Int = 0) throws -> [Tensor] {
    try Operation.unbind(session, [.tensor(self), .int(dim)]).tensorList
  }
}
