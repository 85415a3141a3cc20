import CKernels

/// A reduction as ATen walks it: dimensions sorted by stride with the reduced ones first, neighbours merged.
struct ReductionPlan {
  /// Sizes, innermost first.
  private(set) var sizes: [Int] = []
  /// Input strides in elements; an output stride of 0 marks a reduced dimension.
  private(set) var inputs: [Int] = []
  private(set) var outputs: [Int] = []

  /// Plans the reduction of `input` over `dims` into a contiguous output that keeps them as size 1.
  init(_ input: Geometry, over dims: [Int], output: Geometry) {
    var order = Array((0..<input.rank).reversed())
    let outputStrides = (0..<input.rank).map { dims.contains($0) ? 0 : output.strides[$0] }
    func compare(_ a: Int, _ b: Int) -> Int {
      if (outputStrides[a] == 0) != (outputStrides[b] == 0) { return outputStrides[a] == 0 ? -1 : 1 }
      for strides in [outputStrides, input.strides] {
        let (x, y) = (strides[a], strides[b])
        if x == 0 || y == 0 { continue }
        if x != y { return x < y ? -1 : 1 }
        if input.sizes[a] > input.sizes[b] { return 1 }
      }
      return 0
    }
    // Insertion sort, as ATen has it: incomparable dimensions keep their order.
    for i in order.indices.dropFirst() {
      var current = i
      for other in stride(from: i - 1, through: 0, by: -1) {
        let result = compare(order[other], order[current])
        if result > 0 {
          order.swapAt(other, current)
          current = other
        } else if result < 0 {
          break
        }
      }
    }
    for d in order {
      let (size, i, o) = (input.sizes[d], input.strides[d], outputStrides[d])
      if let last = sizes.indices.last,
        size == 1 || sizes[last] == 1 || (sizes[last] * inputs[last] == i && sizes[last] * outputs[last] == o)
      {
        if sizes[last] == 1 { (inputs[last], outputs[last]) = (i, o) }
        sizes[last] *= size
      } else {
        sizes.append(size)
        inputs.append(i)
        outputs.append(o)
      }
    }
    while sizes.count < 2 {
      sizes.append(1)
      inputs.append(0)
      outputs.append(0)
    }
  }

  /// Calls `body` with the offsets of every block of the two innermost dimensions.
  func forEachBlock(_ body: (_ input: Int, _ output: Int) -> Void) {
    var index = [Int](repeating: 0, count: sizes.count)
    var (i, o) = (0, 0)
    while true {
      body(i, o)
      var d = 2
      while d < sizes.count {
        index[d] += 1
        i += inputs[d]
        o += outputs[d]
        if index[d] < sizes[d] { break }
        i -= inputs[d] * sizes[d]
        o -= outputs[d] * sizes[d]
        index[d] = 0
        d += 1
      }
      if d >= sizes.count { return }
    }
  }
}

/// The cascade sum of ATen (`SumKernel.cpp`): four accumulators side by side and four levels, so that the rounding error
/// grows with the logarithm of the length, and the digits are PyTorch's.
enum Cascade {
  /// Sums `count` rows, each of `width` neighbours in `Accumulator`s that `load(row, column)` gives.
  @inline(__always)
  static func rows<A>(
    _ count: Int, width: Int, zero: A, add: (A, A) -> A, load: (Int, Int) -> A
  ) -> InlineArray<4, A> {
    let levels = 4
    let power = max(4, ceilLog2(count) / levels)
    let step = 1 << power
    var sums = InlineArray<4, InlineArray<4, A>>(repeating: InlineArray(repeating: zero))
    var i = 0
    while i + step <= count {
      for _ in 0..<step {
        for k in 0..<width { sums[0][k] = add(sums[0][k], load(i, k)) }
        i += 1
      }
      for level in 1..<levels {
        for k in 0..<width {
          sums[level][k] = add(sums[level][k], sums[level - 1][k])
          sums[level - 1][k] = zero
        }
        if i & ((step - 1) << (level * power)) != 0 { break }
      }
    }
    while i < count {
      for k in 0..<width { sums[0][k] = add(sums[0][k], load(i, k)) }
      i += 1
    }
    for level in 1..<levels {
      for k in 0..<width { sums[0][k] = add(sums[0][k], sums[level][k]) }
    }
    return sums[0]
  }

  /// Sums one row of `count` elements.
  @inline(__always)
  static func row<A>(_ count: Int, zero: A, add: (A, A) -> A, load: (Int) -> A) -> A {
    let quarter = count / 4
    var sums = rows(quarter, width: 4, zero: zero, add: add) { load($0 * 4 + $1) }
    for i in quarter * 4..<count { sums[0] = add(sums[0], load(i)) }
    for k in 1..<4 { sums[0] = add(sums[0], sums[k]) }
    return sums[0]
  }

  private static func ceilLog2(_ x: Int) -> Int {
    x <= 2 ? 1 : Int.bitWidth - (x - 1).leadingZeroBitCount
  }
}

extension Kernel {
  /// The number of lanes of ATen's vectors, which decides the order of a sum: 32 bytes on every processor.
  private static func lanes(_ dtype: DType) -> Int { dtype == .float64 ? 4 : 8 }

  private struct FloatSum: FloatVisitor {
    let input, output: Tensor
    let plan: ReductionPlan

    func visit<T: FloatElement>(_ type: T.Type) {
      let source = input.pointer(T.self)
      let target = output.pointer(T.self)
      let lanes = Kernel.lanes(T.dtype)
      let isSwapped = plan.outputs[0] != 0 && plan.outputs[1] == 0
      let (r, k) = isSwapped ? (1, 0) : (0, 1)
      let (size0, size1) = (plan.sizes[r], plan.sizes[k])
      let (in0, in1, out0, out1) = (plan.inputs[r], plan.inputs[k], plan.outputs[r], plan.outputs[k])
      plan.forEachBlock { i, o in
        let (data, result) = (source + i, target + o)
        func store(_ j: Int, _ value: T.Compute) { result[j * out1] = T(result[j * out1].compute + value) }
        if out0 != 0 && out1 != 0 {
          for j in 0..<size1 {
            for n in 0..<size0 {
              let place = n * out0 + j * out1
              result[place] = T(result[place].compute + data[n * in0 + j * in1].compute)
            }
          }
        } else if in0 == 1 && size0 >= lanes {
          for j in 0..<size1 { store(j, inner(data + j * in1, size0, lanes)) }
        } else if in1 == 1 && size1 >= lanes {
          outer(data, in0, size0, size1, lanes, store)
        } else if in0 < in1 {
          for j in 0..<size1 {
            store(j, Cascade.row(size0, zero: 0, add: +) { data[j * in1 + $0 * in0].compute })
          }
        } else {
          var j = 0
          while j + 3 < size1 {
            let sums = Cascade.rows(size0, width: 4, zero: 0 as T.Compute, add: +) {
              data[$0 * in0 + (j + $1) * in1].compute
            }
            for n in 0..<4 { store(j + n, sums[n]) }
            j += 4
          }
          while j < size1 {
            store(j, Cascade.row(size0, zero: 0, add: +) { data[$0 * in0 + j * in1].compute })
            j += 1
          }
        }
      }
    }

    /// A contiguous row, as many lanes side by side.
    @inline(__always)
    private func inner<T: FloatElement>(_ data: UnsafePointer<T>, _ count: Int, _ lanes: Int) -> T.Compute {
      if T.self == Float.self {
        return T.Compute(gw_cascade_sum(UnsafeRawPointer(data).assumingMemoryBound(to: Float.self), count))
      }
      let vectors = count / lanes
      var total: T.Compute = 0
      for i in vectors * lanes..<count { total += data[i].compute }
      if T.self == Double.self {
        let sums = Cascade.row(vectors, zero: SIMD4<Double>(repeating: 0), add: +) {
          UnsafeRawPointer(data + $0 * 4).loadUnaligned(as: SIMD4<Double>.self)
        }
        for lane in 0..<4 { total += T.Compute(sums[lane]) }
      }
      return total
    }

    /// Columns that are contiguous: four vectors of columns at once, then one, then single columns.
    @inline(__always)
    private func outer<T: FloatElement>(
      _ data: UnsafePointer<T>, _ step: Int, _ rows: Int, _ columns: Int, _ lanes: Int,
      _ store: (Int, T.Compute) -> Void
    ) {
      var j = 0
      // Columns side by side in a vector, each summed as it would be alone.
      while j + 4 * lanes <= columns {
        for first in stride(from: j, to: j + 4 * lanes, by: lanes) {
          if T.self == Float.self {
            let sums = Cascade.rows(rows, width: 1, zero: SIMD8<Float>(repeating: 0), add: +) { i, _ in
              UnsafeRawPointer(data + i * step + first).loadUnaligned(as: SIMD8<Float>.self)
            }
            for lane in 0..<lanes { store(first + lane, T.Compute(sums[0][lane])) }
          } else {
            let sums = Cascade.rows(rows, width: 1, zero: SIMD4<Double>(repeating: 0), add: +) { i, _ in
              UnsafeRawPointer(data + i * step + first).loadUnaligned(as: SIMD4<Double>.self)
            }
            for lane in 0..<lanes { store(first + lane, T.Compute(sums[0][lane])) }
          }
        }
        j += 4 * lanes
      }
      while j < columns {
        store(j, Cascade.row(rows, zero: 0, add: +) { data[$0 * step + j].compute })
        j += 1
      }
    }
  }

  private struct IntegerSum: ElementVisitor {
    let input, output: Tensor
    let plan: ReductionPlan
    func visit<T: Element>(_ type: T.Type) {
      let (source, target) = (input.pointer(T.self), output.pointer(T.self))
      plan.forEachBlock { i, o in
        for b in 0..<plan.sizes[1] {
          for a in 0..<plan.sizes[0] {
            let place = o + a * plan.outputs[0] + b * plan.outputs[1]
            target[place] = T.sum(target[place], source[i + a * plan.inputs[0] + b * plan.inputs[1]])
          }
        }
      }
    }
  }

  /// The sum over dimensions, of all where nil. Integers and bools sum in int64.
  static func sum(_ input: Tensor, over dims: [Int]?, keep: Bool, _ dtype: DType?) throws -> Tensor {
    let type = dtype ?? (input.dtype.isFloatingPoint ? input.dtype : .int64)
    let indices = try Dimension.normalised(dims, rank: input.rank)
    let source = try input.cast(type).cast(type.compute)
    let kept = Geometry(sizes: Dimension.reduced(input.sizes, over: indices, keep: true))
    let wide = try input.session.filled(kept.sizes, 0, dtype: type.compute)
    if source.count > 0 {
      let plan = ReductionPlan(source.geometry, over: indices, output: kept)
      if type.isFloatingPoint {
        try type.compute.acceptFloat(FloatSum(input: source, output: wide, plan: plan))
      } else {
        try type.compute.accept(IntegerSum(input: source, output: wide, plan: plan))
      }
    }
    let output = try wide.cast(type)
    if !keep { output.geometry = Geometry(sizes: Dimension.reduced(input.sizes, over: indices, keep: false)) }
    if output.rank == 0 { output.geometry = .scalar }
    return output
  }

  /// The mean over dimensions, of all where nil.
  static func mean(_ input: Tensor, over dims: [Int]?, keep: Bool, _ dtype: DType?) throws -> Tensor {
    let type = dtype ?? input.dtype
    guard type.isFloatingPoint else {
      let what = dtype == nil ? "Input" : "Optional"
      throw TorchError.runtime(
        "mean(): could not infer output dtype. \(what) dtype must be either a floating point or complex dtype. "
          + "Got: \(type.scalarTypeName)")
    }
    // Half types divide before they are rounded.
    let total = try sum(input, over: dims, keep: keep, type.compute)
    let count = try Dimension.normalised(dims, rank: input.rank).reduce(1) { $0 * input.sizes[$1] }
    return try divide(total, by: Double(count), into: total).cast(type)
  }
}
