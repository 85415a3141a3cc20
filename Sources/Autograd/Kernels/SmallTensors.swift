/// The short way for what scalar networks and small vectors are made of: float32, contiguous, a few elements. It computes
/// what the general way computes and spares its questions, which take longer than the arithmetic.
extension Kernel {
  /// How many elements are few. Beyond, vectorised rows win.
  private static let largestSmall = 32

  /// `function` of every pair of elements, or of every element and a Python number; nil where this is not for them.
  @inline(__always)
  static func small(_ a: Tensor, _ b: Tensor, _ function: (Float, Float) -> Float) -> Tensor? {
    if a.dtype == .float32, b.dtype == .float32 {
      guard a.geometry === b.geometry, isSmall(a), !a.isWrappedNumber, !b.isWrappedNumber,
        let result = smallResult(like: a)
      else { return nil }
      let (x, y, z) = (a.pointer(Float.self), b.pointer(Float.self), result.pointer(Float.self))
      for i in 0..<a.geometry.count { z[i] = function(x[i], y[i]) }
      return result
    }
    if a.dtype == .float32, isSmall(a), !a.isWrappedNumber, let number = wrapped(b),
      let result = smallResult(like: a)
    {
      let (x, z) = (a.pointer(Float.self), result.pointer(Float.self))
      for i in 0..<a.geometry.count { z[i] = function(x[i], number) }
      return result
    }
    if b.dtype == .float32, isSmall(b), !b.isWrappedNumber, let number = wrapped(a),
      let result = smallResult(like: b)
    {
      let (y, z) = (b.pointer(Float.self), result.pointer(Float.self))
      for i in 0..<b.geometry.count { z[i] = function(number, y[i]) }
      return result
    }
    return nil
  }

  /// `function` of every element; nil where this is not for it.
  @inline(__always)
  static func small(_ a: Tensor, _ function: (Float) -> Float) -> Tensor? {
    guard a.dtype == .float32, isSmall(a), !a.isWrappedNumber, let result = smallResult(like: a) else { return nil }
    let (x, z) = (a.pointer(Float.self), result.pointer(Float.self))
    for i in 0..<a.geometry.count { z[i] = function(x[i]) }
    return result
  }

  @inline(__always)
  private static func isSmall(_ tensor: Tensor) -> Bool {
    tensor.geometry.isContiguous && tensor.geometry.count <= largestSmall
  }

  /// The Python number that a tensor stands for, where a `Float` holds it as the general way would.
  @inline(__always)
  private static func wrapped(_ tensor: Tensor) -> Float? {
    guard tensor.isWrappedNumber else { return nil }
    if tensor.dtype == .float64 { return Float(tensor.pointer(Double.self)[0]) }
    guard tensor.dtype == .int64 else { return nil }
    return Float(exactly: tensor.pointer(Int.self)[0])
  }

  /// Adds `b` to `a` in place; false where this is not for them.
  @inline(__always)
  static func addSmall(_ a: Tensor, _ b: Tensor) -> Bool {
    guard a.dtype == .float32, b.dtype == .float32, a.geometry === b.geometry, isSmall(a) else { return false }
    let (x, y) = (a.pointer(Float.self), b.pointer(Float.self))
    for i in 0..<a.geometry.count { x[i] += y[i] }
    return true
  }

  @inline(__always)
  private static func smallResult(like tensor: Tensor) -> Tensor? {
    let byteCount = tensor.geometry.count * 4
    return tensor.run._withUnsafeGuaranteedRef { session in
      let flags: Tensor.Flags = session.isInferenceMode ? .inference : []
      if byteCount <= Tensor.largestOwn {
        return Tensor(
          holdingItself: session, byteCount: byteCount, geometry: tensor.geometry.pointwise, dtype: .float32,
          flags: flags)
      }
      guard let storage = try? Storage.allocate(byteCount: byteCount) else { return nil }
      return Tensor(
        session: session, storage: storage, geometry: tensor.geometry.pointwise, dtype: .float32, flags: flags)
    }
  }
}
