extension Kernel {
  /// From how many multiplications on a product is worth copying its operands into blocks. Below it the loops here keep
  /// to one order of additions.
  private static let smallestBlocked = 1 << 14

  private struct MatrixProduct: FloatVisitor {
    let a, b, output: Tensor
    let batches: Int

    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (m, k, n) = (a.sizes[1], a.sizes[2], b.sizes[2])
      let (left, right, result) = (a.pointer(T.self), b.pointer(T.self), output.pointer(T.self))
      if n > 1 && m > 1 && m * n * k >= smallestBlocked {
        let (s, t) = (a.geometry.strides, b.geometry.strides)
        return try BlockedProduct(m: m, n: n, k: k, a0: s[1], a1: s[2], b0: t[1], b1: t[2], c0: n).compute(
          a.session, count: batches, left, right, result, apart: (s[0], t[0], m * n))
      }
      for batch in 0..<batches {
        let (x, y) = (left + batch * a.geometry.strides[0], right + batch * b.geometry.strides[0])
        let z = result + batch * m * n
        if b.geometry.strides[1] == 1 && b.geometry.strides[2] != 1 || n == 1 {
          dots(x, y, z, m, k, n)
        } else {
          rows(x, y, z, m, k, n)
        }
      }
    }

    /// Rows of the result as sums of rows of `b`: right where the rows of `b` are contiguous.
    @inline(__always)
    private func rows<T: FloatElement>(
      _ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ z: UnsafeMutablePointer<T>, _ m: Int, _ k: Int, _ n: Int
    ) {
      let (a0, a1) = (a.geometry.strides[1], a.geometry.strides[2])
      let (b0, b1) = (b.geometry.strides[1], b.geometry.strides[2])
      withUnsafeTemporaryAllocation(of: T.Compute.self, capacity: 4 * n) { sums in
        var i = 0
        while i < m {
          let height = min(4, m - i)
          for j in 0..<4 * n { sums[j] = 0 }
          for p in 0..<k {
            let row = y + p * b0
            // Four rows at once use each row of `b` four times while it is near.
            let c0 = x[i * a0 + p * a1].compute
            let c1 = height > 1 ? x[(i + 1) * a0 + p * a1].compute : 0
            let c2 = height > 2 ? x[(i + 2) * a0 + p * a1].compute : 0
            let c3 = height > 3 ? x[(i + 3) * a0 + p * a1].compute : 0
            if b1 == 1 {
              guard let base = sums.baseAddress else { return }
              let (s0, s1, s2, s3) = (base, base + n, base + 2 * n, base + 3 * n)
              for j in 0..<n {
                let value = row[j].compute
                s0[j] += c0 * value
                s1[j] += c1 * value
                s2[j] += c2 * value
                s3[j] += c3 * value
              }
            } else {
              for j in 0..<n {
                let value = row[j * b1].compute
                sums[j] += c0 * value
                sums[n + j] += c1 * value
                sums[2 * n + j] += c2 * value
                sums[3 * n + j] += c3 * value
              }
            }
          }
          for r in 0..<height {
            for j in 0..<n { z[(i + r) * n + j] = T(sums[r * n + j]) }
          }
          i += 4
        }
      }
    }

    /// Every element as a product of a row and a column: right where the columns of `b` are contiguous.
    @inline(__always)
    private func dots<T: FloatElement>(
      _ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ z: UnsafeMutablePointer<T>, _ m: Int, _ k: Int, _ n: Int
    ) {
      let (a0, a1) = (a.geometry.strides[1], a.geometry.strides[2])
      let (b0, b1) = (b.geometry.strides[1], b.geometry.strides[2])
      for i in 0..<m {
        for j in 0..<n {
          let (row, column) = (x + i * a0, y + j * b1)
          if T.self == Float.self && a1 == 1 && b0 == 1 {
            z[i * n + j] = T(T.Compute(dot(row, column, k)))
          } else {
            // Eight sums side by side, as vectors add them.
            var sums = InlineArray<8, T.Compute>(repeating: 0)
            var p = 0
            while p + 8 <= k {
              for lane in 0..<8 { sums[lane] += row[(p + lane) * a1].compute * column[(p + lane) * b0].compute }
              p += 8
            }
            var total: T.Compute = 0
            for lane in 0..<8 { total += sums[lane] }
            while p < k {
              total += row[p * a1].compute * column[p * b0].compute
              p += 1
            }
            z[i * n + j] = T(total)
          }
        }
      }
    }

    private func dot<T>(_ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ count: Int) -> Float {
      let (a, b) = (UnsafeRawPointer(x), UnsafeRawPointer(y))
      var sums = SIMD16<Float>(repeating: 0)
      var p = 0
      while p + 16 <= count {
        sums +=
          a.loadUnaligned(fromByteOffset: p * 4, as: SIMD16<Float>.self)
          * b.loadUnaligned(fromByteOffset: p * 4, as: SIMD16<Float>.self)
        p += 16
      }
      var total = sums.sum()
      while p < count {
        total += a.load(fromByteOffset: p * 4, as: Float.self) * b.load(fromByteOffset: p * 4, as: Float.self)
        p += 1
      }
      return total
    }
  }

  private struct IntegerProduct: ElementVisitor {
    let a, b, output: Tensor
    let batches: Int
    func visit<T: Element>(_ type: T.Type) {
      let (m, k, n) = (a.sizes[1], a.sizes[2], b.sizes[2])
      let (x, y, z) = (a.pointer(T.self), b.pointer(T.self), output.pointer(T.self))
      let (s, t) = (a.geometry.strides, b.geometry.strides)
      for batch in 0..<batches {
        for i in 0..<m {
          for j in 0..<n {
            var total = T.zero
            for p in 0..<k {
              total = T.sum(
                total, T.product(x[batch * s[0] + i * s[1] + p * s[2]], y[batch * t[0] + p * t[1] + j * t[2]]))
            }
            z[(batch * m + i) * n + j] = total
          }
        }
      }
    }
  }

  /// The products of matrices [b, m, k] and [b, k, n] of one type; strides may be any.
  static func product(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.dtype != a.dtype.compute {
      return try product(a.cast(a.dtype.compute), b.cast(a.dtype.compute)).cast(a.dtype)
    }
    let output = try a.session.empty([a.sizes[0], a.sizes[1], b.sizes[2]], a.dtype)
    if a.dtype.isFloatingPoint {
      try a.dtype.acceptFloat(MatrixProduct(a: a, b: b, output: output, batches: a.sizes[0]))
    } else {
      try a.dtype.accept(IntegerProduct(a: a, b: b, output: output, batches: a.sizes[0]))
    }
    return output
  }
}
