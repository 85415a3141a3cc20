import Foundation

extension Kernel {
  private struct Fill: ElementVisitor {
    let target: Tensor
    let value: Scalar
    func visit<T: Element>(_ type: T.Type) {
      let element = T(value)
      let pointer = target.pointer(T.self)
      if target.isContiguous {
        for i in 0..<target.count { pointer[i] = element }
        return
      }
      let walk = Walk<1>(target.sizes, [target.geometry.strides])
      walk.forEachRun { offsets in
        for i in 0..<walk.run { pointer[offsets[0] + i * walk.steps[0]] = element }
      }
    }
  }

  /// Fills a tensor with one number.
  static func fill(_ target: Tensor, _ value: Scalar) {
    try? target.dtype.accept(Fill(target: target, value: value))
  }

  private struct Store: ElementVisitor {
    let target: Tensor
    let values: [Scalar]
    func visit<T: Element>(_ type: T.Type) {
      let pointer = target.pointer(T.self)
      for i in values.indices { pointer[i] = T(values[i]) }
    }
  }

  /// Stores numbers in row-major order. Precondition: the target is contiguous and has as many elements.
  static func store(_ values: [Scalar], into target: Tensor) {
    try? target.dtype.accept(Store(target: target, values: values))
  }

  private struct CopyTo<Source: Element>: ElementVisitor {
    let source: Tensor
    let target: Tensor
    func visit<T: Element>(_ type: T.Type) {
      if Source.self == T.self {
        Kernel.map(source, into: target) { (x: T) -> T in x }
      } else if Source.self == Int.self || !Source.dtype.isFloatingPoint {
        Kernel.map(source, into: target) { (x: Source) -> T in T(int: x.int) }
      } else {
        Kernel.map(source, into: target) { (x: Source) -> T in T(double: x.double) }
      }
    }
  }

  private struct CopyFrom: ElementVisitor {
    let source: Tensor
    let target: Tensor
    func visit<S: Element>(_ type: S.Type) throws {
      try target.dtype.accept(CopyTo<S>(source: source, target: target))
    }
  }

  /// Copies values, converting their type. `source` is broadcast to the sizes of `target`.
  static func copy(_ source: Tensor, into target: Tensor) {
    if source.dtype == target.dtype && source.isContiguous && target.isContiguous && source.count == target.count {
      memcpy(
        target.storage.data + target.storageOffset * target.dtype.size,
        source.storage.data + source.storageOffset * source.dtype.size, source.count * source.dtype.size)
      return
    }
    let expanded =
      source.sizes == target.sizes
      ? source
      : source.view(
        as: Geometry(sizes: target.sizes, strides: Broadcast.strides(of: source.geometry, to: target.sizes)))
    try? source.dtype.accept(CopyFrom(source: expanded, target: target))
  }

  private struct Read: ElementVisitor {
    let source: Tensor
    let limit: Int
    func visit<T: Element>(_ type: T.Type) -> [Scalar] {
      let pointer = source.pointer(T.self)
      var values: [Scalar] = []
      values.reserveCapacity(min(limit, source.count))
      func scalar(_ x: T) -> Scalar {
        T.dtype.isFloatingPoint ? .double(x.double) : T.dtype == .bool ? .bool(x.int != 0) : .int(x.int)
      }
      let walk = Walk<1>(source.sizes, [source.geometry.strides])
      walk.forEachRun { offsets in
        for i in 0..<walk.run where values.count < limit {
          values.append(scalar(pointer[offsets[0] + i * walk.steps[0]]))
        }
      }
      return values
    }
  }

  /// The first elements in row-major order as numbers.
  static func read(_ source: Tensor, limit: Int = .max) -> [Scalar] {
    (try? source.dtype.accept(Read(source: source, limit: limit))) ?? []
  }
}

extension Tensor {
  /// The same memory seen with another geometry, without history.
  func view(as geometry: Geometry, offset: Int? = nil) -> Tensor {
    let view = alias()
    view.geometry = geometry
    if let offset { view.storageOffset = offset }
    return view
  }

  /// All elements in row-major order as numbers.
  public var scalars: [Scalar] { Kernel.read(self) }

  /// The first elements in row-major order as numbers.
  public func scalars(limit: Int) -> [Scalar] { Kernel.read(self, limit: limit) }

  /// All elements in row-major order as doubles.
  public var doubles: [Double] { Kernel.read(self).map(\.doubleValue) }
}
