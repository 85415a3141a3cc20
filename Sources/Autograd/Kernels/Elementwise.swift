/// The loops. Kernels know memory and nothing of autograd.
enum Kernel {}

/// A walk over the elements of several tensors of one shape. Neighbouring dimensions that lie in memory like one are
/// merged, so that whatever is contiguous in all of them becomes a single run.
struct Walk<let operands: Int> {
  private var sizes: [Int] = []
  private var strides: InlineArray<operands, [Int]>
  /// The number of elements in a run.
  private(set) var run = 1
  /// The distance between neighbours in a run, for each operand.
  private(set) var steps: InlineArray<operands, Int>

  init(_ shape: [Int], _ operandStrides: InlineArray<operands, [Int]>) {
    strides = InlineArray(repeating: [])
    steps = InlineArray(repeating: 0)
    for d in shape.indices where shape[d] != 1 {
      var merges = !sizes.isEmpty
      for k in 0..<operands where merges {
        merges = strides[k][sizes.count - 1] == operandStrides[k][d] * shape[d]
      }
      if merges {
        sizes[sizes.count - 1] *= shape[d]
        for k in 0..<operands { strides[k][sizes.count - 1] = operandStrides[k][d] }
      } else {
        sizes.append(shape[d])
        for k in 0..<operands { strides[k].append(operandStrides[k][d]) }
      }
    }
    if let last = sizes.popLast() {
      run = last
      for k in 0..<operands { steps[k] = strides[k].removeLast() }
    }
  }

  /// Calls `body` with the offsets of the first element of every run, in row-major order.
  @inline(__always)
  func forEachRun(_ body: (InlineArray<operands, Int>) throws -> Void) rethrows {
    if run == 0 || sizes.contains(0) { return }
    var offsets = InlineArray<operands, Int>(repeating: 0)
    var index = [Int](repeating: 0, count: sizes.count)
    while true {
      try body(offsets)
      var d = sizes.count - 1
      while d >= 0 {
        index[d] += 1
        for k in 0..<operands { offsets[k] += strides[k][d] }
        if index[d] < sizes[d] { break }
        for k in 0..<operands { offsets[k] -= strides[k][d] * sizes[d] }
        index[d] = 0
        d -= 1
      }
      if d < 0 { return }
    }
  }
}

/// A function of one element.
protocol UnaryFunction {
  static func call<T: Element>(_ x: T) -> T
}

/// A function of one floating-point element.
protocol FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T
}

/// A function of two elements of one type.
protocol BinaryFunction {
  static func call<T: Element>(_ a: T, _ b: T) -> T
}

/// A function of two floating-point elements.
protocol FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T
}

/// A comparison.
protocol Comparison {
  static func call<T: Element>(_ a: T, _ b: T) -> Bool
}

extension Kernel {
  /// Applies `function` to every element of `input`, both of the same sizes.
  @inline(__always)
  static func map<A, R>(_ input: Tensor, into output: Tensor, _ function: (A) -> R) {
    let source = input.pointer(A.self)
    let target = output.pointer(R.self)
    if input.isContiguous && output.isContiguous {
      for i in 0..<input.count { target[i] = function(source[i]) }
      return
    }
    let walk = Walk<2>(output.sizes, [input.geometry.strides, output.geometry.strides])
    let (s, t) = (walk.steps[0], walk.steps[1])
    walk.forEachRun { offsets in
      for i in 0..<walk.run { target[offsets[1] + i * t] = function(source[offsets[0] + i * s]) }
    }
  }

  /// Applies `function` to every pair of elements of `a` and `b` broadcast to the sizes of `output`.
  @inline(__always)
  static func map<A, B, R>(_ a: Tensor, _ b: Tensor, into output: Tensor, _ function: (A, B) -> R) {
    let (left, right, target) = (a.pointer(A.self), b.pointer(B.self), output.pointer(R.self))
    let count = output.count
    if output.isContiguous {
      if a.isContiguous && a.count == count {
        if b.isContiguous && b.count == count {
          for i in 0..<count { target[i] = function(left[i], right[i]) }
          return
        }
        if b.count == 1 {
          let scalar = right[0]
          for i in 0..<count { target[i] = function(left[i], scalar) }
          return
        }
      } else if a.count == 1 && b.isContiguous && b.count == count {
        let scalar = left[0]
        for i in 0..<count { target[i] = function(scalar, right[i]) }
        return
      }
    }
    let walk = Walk<3>(
      output.sizes,
      [
        Broadcast.strides(of: a.geometry, to: output.sizes), Broadcast.strides(of: b.geometry, to: output.sizes),
        output.geometry.strides,
      ])
    let (l, r, t) = (walk.steps[0], walk.steps[1], walk.steps[2])
    walk.forEachRun { offsets in
      if t == 1 && l == 1 && r == 1 {
        for i in 0..<walk.run { target[offsets[2] + i] = function(left[offsets[0] + i], right[offsets[1] + i]) }
      } else {
        for i in 0..<walk.run {
          target[offsets[2] + i * t] = function(left[offsets[0] + i * l], right[offsets[1] + i * r])
        }
      }
    }
  }
}

/// PyTorch's broadcasting rules.
enum Broadcast {
  /// The common sizes. Throws where they do not fit.
  static func sizes(_ a: [Int], _ b: [Int]) throws -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var result = [Int](repeating: 1, count: rank)
    for d in stride(from: rank - 1, through: 0, by: -1) {
      let x = d - (rank - a.count) >= 0 ? a[d - (rank - a.count)] : 1
      let y = d - (rank - b.count) >= 0 ? b[d - (rank - b.count)] : 1
      guard x == y || x == 1 || y == 1 else {
        throw TorchError.runtime(
          "The size of tensor a (\(x)) must match the size of tensor b (\(y)) at non-singleton dimension \(d)")
      }
      result[d] = x == 1 ? y : x
    }
    return result
  }

  /// Strides that repeat elements along the dimensions that are broadcast. Precondition: it fits.
  static func strides(of geometry: Geometry, to sizes: [Int]) -> [Int] {
    let lead = sizes.count - geometry.rank
    return sizes.indices.map { d in
      d < lead || (geometry.sizes[d - lead] == 1 && sizes[d] != 1) ? 0 : geometry.strides[d - lead]
    }
  }
}
