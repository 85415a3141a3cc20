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
      let products = a.matrices.enumerated().map { index, matrix in
        QRDecomposition(packed: matrix, scales: Array(scales[index * k..<(index + 1) * k])).q(width: n)
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
      let factors = a.matrices.map { QRDecomposition($0) }
      let tau = try a.filled(Array(a.sizes.dropLast(2)) + [min(m, n)], factors.flatMap(\.scales))
      return .tensors([try a.stacked(factors.map(\.packed), rows: m, columns: n), tau])
    },
    [
      Derivative("self", "none") { _ in
        throw TorchError.notImplemented("the derivative for 'geqrf' is not implemented.")
      }
    ])
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
