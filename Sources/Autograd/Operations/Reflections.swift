extension OperationTable {
  static let reflections: [Operation] = [.householderProduct, .orgqr, .geqrf]
}

extension Operation {
  /// The first columns of H₁ H₂ … of the reflections Hᵢ = 1 − τᵢ vᵢ vᵢᵀ; vᵢ is a column below a one on the diagonal.
  static let householderProduct = Operation(
    "householder_product", "(Tensor input, Tensor tau) -> Tensor", [.linalg, .out],
    node: "LinalgHouseholderProductBackward0",
    .kernel { arguments in
      let (a, tau) = (arguments.tensor(0), arguments.tensor(1))
      try requireReflectors(a, tau)
      try a.requireKernel("orgqr_cpu")
      let (m, n, k) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1], tau.sizes[tau.rank - 1])
      let scales = tau.doubles
      let products = a.matrices.enumerated().map { index, matrix -> DoubleMatrix in
        var q = DoubleMatrix(m, n)
        for i in 0..<n { q[i, i] = 1 }
        for i in (0..<k).reversed() { q.reflect(matrix.reflector(i), scale: scales[index * k + i]) }
        return q
      }
      return .tensor(try a.stacked(products, rows: m, columns: n))
    },
    Derivative.jointly(
      [("input", "Σ −τ (M + Mᵀ) v"), ("tau", "Σ −vᵀ M v, M = (H₁…Hᵢ₋₁)ᵀ grad (Hᵢ₊₁…)ᵀ")], saves: ["input", "tau"]
    ) { try $0.pulledThroughReflections() })

  static let orgqr = Operation(
    "orgqr", "(Tensor self, Tensor input2) -> Tensor", [.usual, .out],
    .composite { .tensor(try householderProduct.one($0.session, .tensor($0.tensor(0)), .tensor($0.tensor(1)))) })

  private static func requireReflectors(_ a: Tensor, _ tau: Tensor) throws {
    if a.rank < 2 {
      throw TorchError.runtime("torch.linalg.householder_product: input must have at least 2 dimensions.")
    }
    let (m, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1])
    if m < n {
      throw TorchError.runtime(
        "torch.linalg.householder_product: input.shape[-2] must be greater than or equal to input.shape[-1]")
    }
    if tau.rank == 0 || n < tau.sizes[tau.rank - 1] {
      throw TorchError.runtime(
        "torch.linalg.householder_product: input.shape[-1] must be greater than or equal to tau.shape[-1]")
    }
  }

  /// R above the diagonal and the reflections below it, as LAPACK leaves a matrix.
  static let geqrf = Operation(
    "geqrf", "(Tensor self) -> (Tensor a, Tensor tau)", [.usual, .out], node: "GeqrfBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      if a.rank < 2 { throw TorchError.runtime("torch.geqrf: input must have at least 2 dimensions.") }
      try a.requireKernel("geqrf_cpu")
      let (m, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1])
      var scales: [Double] = []
      let factors = a.matrices.map { matrix -> DoubleMatrix in
        var matrix = matrix
        scales += matrix.reduceByReflections()
        return matrix
      }
      let tau = try a.filled(Array(a.sizes.dropLast(2)) + [min(m, n)], scales)
      return .tensors([try a.stacked(factors, rows: m, columns: n), tau])
    },
    [
      Derivative("self", "none") { _ in
        throw TorchError.notImplemented("the derivative for 'geqrf' is not implemented.")
      }
    ])
}

extension DoubleMatrix {
  /// The vector of reflection `i`: zeros, a one, and what lies below the diagonal.
  fileprivate func reflector(_ i: Int) -> [Double] {
    (0..<rows).map { $0 < i ? 0 : $0 == i ? 1 : self[$0, i] }
  }

  /// Multiplies by 1 − scale × v vᵀ from the left.
  fileprivate mutating func reflect(_ v: [Double], scale: Double, from first: Int = 0) {
    for j in first..<max(first, columns) {
      var dot = 0.0
      for i in 0..<rows { dot += v[i] * self[i, j] }
      for i in 0..<rows { self[i, j] -= scale * dot * v[i] }
    }
  }

  /// Turns the matrix into R and reflections, and gives their scales.
  fileprivate mutating func reduceByReflections() -> [Double] {
    (0..<min(rows, columns)).map { i in
      let below = (i + 1..<max(i + 1, rows)).reduce(0.0) { $0 + self[$1, i] * self[$1, i] }
      if below == 0 { return 0 }
      let head = self[i, i]
      let norm = (head * head + below).squareRoot()
      let beta = head >= 0 ? -norm : norm
      for j in i + 1..<rows { self[j, i] /= head - beta }
      let scale = (beta - head) / beta
      reflect(reflector(i), scale: scale, from: i + 1)
      self[i, i] = beta
      return scale
    }
  }
}

extension Backward {
  /// The gradients of a product of reflections with respect to their vectors and scales.
  fileprivate func pulledThroughReflections() throws -> [Tensor?] {
    let (a, tau, grad) = (try input, try other, try self.grad)
    let (m, n, k) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1], tau.sizes[tau.rank - 1])
    let diagonal = (0..<m * n).map { Scalar.int($0 / n == $0 % n ? 1 : 0) }
    let units = try session.tensor(diagonal, sizes: [m, n], dtype: a.dtype)
    let lower = try a.triangle(Operation.tril, -1).add(units)
    func vector(_ i: Int) throws -> Tensor { try lower.slice(a.rank - 1, i, i + 1) }
    func scale(_ i: Int) throws -> Tensor { try tau.slice(tau.rank - 1, i, i + 1).unsqueeze(-1) }
    func reflected(_ i: Int, _ x: Tensor) throws -> Tensor {
      let v = try vector(i)
      return try x.sub(scale(i).mul(v.matmul(v.transpose(-2, -1).matmul(x))))
    }
    // What stands right of each reflection.
    var right: [Tensor] = [units]
    for i in stride(from: k - 1, to: 0, by: -1) { right.append(try reflected(i, right[right.count - 1])) }
    var (left, vectors, scales) = (grad, [Tensor](), [Tensor]())
    for i in 0..<k {
      let (v, rest) = (try vector(i), right[k - 1 - i])
      let (once, twice) = (
        try left.matmul(rest.transpose(-2, -1).matmul(v)), try rest.matmul(left.transpose(-2, -1).matmul(v))
      )
      vectors.append(try scale(i).neg().mul(once.add(twice)))
      scales.append(try v.mul(once).sum([-2]).neg())
      left = try reflected(i, left)
    }
    if k < n { vectors.append(try a.slice(a.rank - 1, k, n).mul(0)) }
    return [
      try session.cat(vectors, dim: -1).triangle(Operation.tril, -1), try session.cat(scales, dim: -1),
    ]
  }
}
