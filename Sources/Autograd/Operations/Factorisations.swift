extension OperationTable {
  static let factorisations: [Operation] = [
    .cholesky, .linalgCholesky, .linalgCholeskyEx, .choleskyEx, .qr, .linalgQR, .qrForward, .eigh, .eigvalsh,
    .eighForward, .svd, .linalgSVD, .svdvals, .svdForward, .matrixNorm, .matrixNormNamed, .linalgNorm, .linalgNormNamed,
    .linalgNormPlain, .matrixRank,
  ]
}

extension Operation {
  static let linalgCholesky = Operation(
    "cholesky", "(Tensor A, *, bool upper=False) -> Tensor", [.linalg, .out],
    .composite { .tensor(try choleskyEx.first($0.session, $0.values + [.bool(true)])) })

  static let linalgCholeskyEx = Operation(
    "cholesky_ex", "(Tensor A, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)", .linalg,
    .composite { try choleskyEx($0.session, $0.values) })

  static let choleskyEx = factor("linalg_cholesky_ex", "A", "LinalgCholeskyExBackward0")

  static let cholesky = Operation(
    "cholesky", "(Tensor self, bool upper=False) -> Tensor", .usual,
    .composite { .tensor(try plainCholesky.first($0.session, $0.values + [.bool(true)])) })

  private static let plainCholesky = factor("cholesky", "self", "CholeskyBackward0")

  private static func factor(_ name: String, _ first: String, _ node: String) -> Operation {
    Operation(
      name, "(Tensor \(first), bool upper, bool check_errors) -> (Tensor L, Tensor info)", [], node: node,
      .kernel { arguments in
        let a = arguments.tensor(0)
        try a.requireSquare("linalg.cholesky")
        try a.requireKernel("cholesky_cpu")
        let n = a.sizes[a.rank - 1]
        var info: [Scalar] = []
        let factors = try a.matrices.enumerated().map { index, matrix -> DoubleMatrix in
          let (factor, failure) = (arguments.bool(1) ? matrix.transposed : matrix).cholesky()
          if failure > 0 && arguments.bool(2) {
            throw TorchError.linalg(
              "linalg.cholesky: \(a.batchText(index))The factorization could not be completed because the input is not "
                + "positive-definite (the leading minor of order \(failure) is not positive-definite).")
          }
          info.append(.int(failure))
          return arguments.bool(1) ? factor.transposed : factor
        }
        let codes = try a.session.empty(Array(a.sizes.dropLast(2)), .int32)
        Kernel.store(info, into: codes)
        return .tensors([try a.stacked(factors, rows: n, columns: n), codes])
      },
      [
        Derivative(first, "L⁻ᵀ @ sym(Lᵀ @ grad) @ L⁻¹", saves: ["result"]) { context in
          let isUpper = context.arguments.bool(1)
          let l = isUpper ? try context.result.transpose(-2, -1) : try context.result
          let grad = isUpper ? try context.grad.transpose(-2, -1) : try context.grad
          let product = try l.transpose(-2, -1).matmul(grad)
          let lower = try Operation.tril.one(context.session, .tensor(product), .int(0))
          let strict = try Operation.tril.one(context.session, .tensor(product), .int(-1))
          let middle = try lower.add(strict.transpose(-2, -1)).mul(0.5)
          let inverse = try l.inverted()
          return try inverse.transpose(-2, -1).matmul(middle).matmul(inverse)
        }
      ])
  }

  static let linalgQR = Operation(
    "qr", "(Tensor A, str mode='reduced') -> (Tensor Q, Tensor R)", .linalg,
    .composite { try qrForward($0.session, $0.values) })

  static let qr = Operation(
    "qr", "(Tensor self, bool some=True) -> (Tensor Q, Tensor R)", .usual,
    .composite {
      try qrForward($0.session, [.tensor($0.tensor(0)), .string($0.bool(1) ? "reduced" : "complete")])
    })

  static let qrForward = Operation(
    "linalg_qr", "(Tensor A, str mode) -> (Tensor Q, Tensor R)", [], node: "LinalgQrBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      try a.requireMatrix("linalg.qr")
      try a.requireKernel("geqrf_cpu")
      let (m, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1])
      let mode = arguments.string(1) ?? "reduced"
      if !["reduced", "complete", "r"].contains(mode) {
        throw TorchError.runtime(
          "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
      }
      let width = mode == "complete" ? m : min(m, n)
      let parts = a.matrices.map { $0.qr(width: width) }
      let q = mode == "r" ? try a.session.empty([0], a.dtype) : try a.stacked(parts.map(\.q), rows: m, columns: width)
      return .tensors([q, try a.stacked(parts.map(\.r), rows: width, columns: n)])
    },
    [
      Derivative("A", "the pull of Walter and Lehmann", saves: ["A", "result", "result2"]) { context in
        let (q, r) = (try context.result, try context.saved(-2))
        if context.arguments.string(1) == "r" {
          throw TorchError.runtime(
            "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, "
              + "mode='reduced') if you are going to require gradients.")
        }
        let (m, n) = (q.sizes[q.rank - 2], r.sizes[r.rank - 1])
        if context.arguments.string(1) == "complete" && m > n {
          throw TorchError.runtime(
            "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.")
        }
        return try m >= n
          ? context.pulledThroughQR(q, r, context.grad(0), context.grad(1))
          : context.pulledThroughWideQR(q, r, context.grad(0), context.grad(1))
      }
    ])

  static let eigh = Operation(
    "eigh", "(Tensor A, str UPLO='L') -> (Tensor eigenvalues, Tensor eigenvectors)", .linalg,
    .composite { try eighForward($0.session, $0.values) })

  static let eigvalsh = Operation(
    "eigvalsh", "(Tensor A, str UPLO='L') -> Tensor", .linalg,
    .composite { .tensor(try eighForward.first($0.session, $0.values)) })

  static let eighForward = Operation(
    "_linalg_eigh", "(Tensor A, str UPLO) -> (Tensor eigenvalues, Tensor eigenvectors)", [],
    node: "LinalgEighBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      if a.rank > 1 { try a.requireKernel("linalg_eigh_cpu") }
      try a.requireSquare("linalg.eigh")
      let n = a.sizes[a.rank - 1]
      let isUpper = arguments.string(1)?.uppercased() == "U"
      let parts = a.matrices.map { (isUpper ? $0.transposed : $0).eigh() }
      return .tensors([
        try a.filled(Array(a.sizes.dropLast()), parts.flatMap(\.values)),
        try a.stacked(parts.map(\.vectors), rows: n, columns: n),
      ])
    },
    [
      Derivative("A", "V @ (diag(grad L) + (Vᵀ @ grad V) ÷ (Lⱼ − Lᵢ)) @ Vᵀ", saves: ["result", "result2"]) { context in
        let (values, v) = (try context.result, try context.saved(-2))
        var middle = try context.grad(0).diagEmbed()
        if context.hasGrad(1) {
          let gaps = try values.unsqueeze(-2).sub(values.unsqueeze(-1))
          // Only the skew part moves the eigenvectors.
          let product = try v.transpose(-2, -1).matmul(context.grad(1))
          let skew = try product.sub(product.transpose(-2, -1)).mul(0.5)
          middle = try middle.add(skew.div(gaps.withOnesOnDiagonal()))
        }
        return try v.matmul(middle).matmul(v.transpose(-2, -1))
      }
    ])

  static let linalgSVD = Operation(
    "svd", "(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)", .linalg,
    .composite { try svdForward($0.session, [.tensor($0.tensor(0)), $0.values[1]]) })

  static let svd = Operation(
    "svd", "(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)", .usual,
    .composite { arguments in
      let rank = arguments.tensor(0).rank
      if rank < 2 {
        throw TorchError.runtime(
          "linalg.svd: input should have at least 2 dimensions, but has \(rank) dimensions instead")
      }
      let parts = try svdForward(
        arguments.session, [.tensor(arguments.tensor(0)), .bool(!arguments.bool(1))]
      ).tensorList
      return .tensors([parts[0], parts[1], try parts[2].transpose(-2, -1)])
    })

  static let svdvals = Operation(
    "svdvals", "(Tensor A, *, str? driver=None) -> Tensor", .linalg,
    .composite { .tensor(try $0.tensor(0).singularValues()) })

  static let svdForward = Operation(
    "_linalg_svd", "(Tensor A, bool full_matrices) -> (Tensor U, Tensor S, Tensor Vh)", [], node: "LinalgSvdBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      try a.requireMatrix("linalg.svd")
      try a.requireKernel("linalg_svd_cpu")
      let (m, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1])
      let isFull = arguments.bool(1)
      let (width, height) = isFull ? (m, n) : (min(m, n), min(m, n))
      func widened(_ matrix: DoubleMatrix, to width: Int) -> DoubleMatrix {
        if matrix.columns >= width { return matrix }
        var result = DoubleMatrix(matrix.rows, width)
        for i in 0..<matrix.rows { for j in 0..<matrix.columns { result[i, j] = matrix[i, j] } }
        return result.completed(from: matrix.columns)
      }
      let parts = a.matrices.map { $0.svd() }
      return .tensors([
        try a.stacked(parts.map { widened($0.u, to: width) }, rows: m, columns: width),
        try a.filled(a.sizes.dropLast(2) + [min(m, n)], parts.flatMap(\.s)),
        try a.stacked(parts.map { widened($0.v, to: height).transposed }, rows: height, columns: n),
      ])
    },
    [
      Derivative("A", "U @ (diag(grad S) + …) @ Vᵀ", saves: ["A", "result", "result2", "result3"]) { context in
        try context.svdPull()
      }
    ])

  // MARK: Norms

  static let matrixNorm = Operation(
    "matrix_norm", "(Tensor A, Scalar ord, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor",
    .linalg,
    .composite { arguments in
      .tensor(
        try arguments.cast(4).matrixNorm(
          arguments.double(1), arguments.optionalInts(2) ?? [-2, -1], keep: arguments.bool(3)))
    })

  static let matrixNormNamed = Operation(
    "matrix_norm", "(Tensor A, str ord='fro', int[]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor",
    .linalg,
    .composite { arguments in
      .tensor(
        try arguments.cast(4).matrixNorm(
          named: arguments.string(1) ?? "fro", arguments.optionalInts(2) ?? [-2, -1], keep: arguments.bool(3)))
    })

  static let linalgNormPlain = Operation(
    "norm", "(Tensor A, *, int[1]? dim=None, bool keepdim=False, dtype? dtype=None) -> Tensor", .linalg,
    .composite { arguments in
      try vectorNorm(
        arguments.session,
        [.tensor(arguments.tensor(0)), .int(2), arguments.values[1], arguments.values[2], arguments.values[3]])
    })

  static let linalgNorm = Operation(
    "norm", "(Tensor A, Scalar? ord, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor", .linalg,
    .composite { arguments in
      let a = arguments.tensor(0)
      let dims = arguments.optionalInts(2)
      guard let order = arguments.optionalDouble(1), (dims?.count ?? a.rank) == 2 else {
        let order = arguments.optionalScalar(1) ?? 2
        if arguments.optionalScalar(1) != nil && dims == nil && a.rank > 2 {
          throw TorchError.runtime(
            "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(a.rank)D.")
        }
        return try vectorNorm(
          arguments.session,
          [.tensor(a), .scalar(order), arguments.values[2], arguments.values[3], arguments.values[4]])
      }
      return .tensor(try arguments.cast(4).matrixNorm(order, dims ?? [0, 1], keep: arguments.bool(3)))
    })

  static let linalgNormNamed = Operation(
    "norm", "(Tensor A, str ord, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor", .linalg,
    .composite { arguments in
      .tensor(
        try arguments.cast(4).matrixNorm(
          named: arguments.string(1) ?? "fro", arguments.optionalInts(2) ?? [-2, -1], keep: arguments.bool(3)))
    })

  static let matrixRank = Operation(
    "matrix_rank", "(Tensor A, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor", .linalg,
    .kernel { arguments in
      let a = arguments.tensor(0)
      if a.rank < 2 {
        throw TorchError.runtime(
          "torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.")
      }
      if a.dtype != .float32 && a.dtype != .float64 {
        throw TorchError.runtime("This function doesn't handle types other than float and double")
      }
      let size = Double(max(a.sizes[a.rank - 2], a.sizes[a.rank - 1]))
      let epsilon = a.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
      let absolute = arguments.optionalDouble(1) ?? 0
      let relative = arguments.optionalDouble(2) ?? (absolute > 0 ? 0 : epsilon * size)
      let ranks = a.matrices.map { matrix -> Scalar in
        let s = matrix.svd().s
        return .int(s.filter { $0 > max(absolute, relative * (s.first ?? 0)) }.count)
      }
      let result = try a.session.empty(Array(a.sizes.dropLast(2)), .int64)
      Kernel.store(ranks, into: result)
      return .tensor(result)
    })
}

extension Backward {
  fileprivate func svdPull() throws -> Tensor {
    let s = try saved(-2)
    let k = s.sizes[s.rank - 1]
    func leading(_ tensor: Tensor, _ dim: Int) throws -> Tensor {
      tensor.sizes[tensor.rank + dim] == k ? tensor : try tensor.slice(tensor.rank + dim, 0, k)
    }
    let (u, vh) = (try leading(saved(-1), -1), try leading(saved(-3), -2))
    var middle = try grad(1).diagEmbed()
    let gaps = try s.mul(s).unsqueeze(-2).sub(s.mul(s).unsqueeze(-1)).withOnesOnDiagonal()
    func skew(_ x: Tensor) throws -> Tensor { try x.sub(x.transpose(-2, -1)).div(gaps) }
    var outside: Tensor?
    func collect(_ tensor: Tensor) throws { outside = try outside.map { try $0.add(tensor) } ?? tensor }
    if hasGrad(0) {
      let gu = try leading(grad(0), -1)
      let along = try u.transpose(-2, -1).matmul(gu)
      middle = try middle.add(skew(along).mul(s.unsqueeze(-2)))
      if u.sizes[u.rank - 2] > k {
        try collect(gu.sub(u.matmul(along)).div(s.unsqueeze(-2)).matmul(vh))
      }
    }
    if hasGrad(2) {
      let gvh = try leading(grad(2), -2)
      let along = try vh.matmul(gvh.transpose(-2, -1))
      middle = try middle.add(s.unsqueeze(-1).mul(skew(along)))
      if vh.sizes[vh.rank - 1] > k {
        let rest = try gvh.sub(along.transpose(-2, -1).matmul(vh))
        try collect(u.matmul(rest.div(s.unsqueeze(-1))))
      }
    }
    let inside = try u.matmul(middle).matmul(vh)
    return try outside.map { try inside.add($0) } ?? inside
  }
}

extension Arguments {
  /// The first argument in the type at a position.
  fileprivate func cast(_ position: Int) throws -> Tensor { try tensor(0).to(dtype(position) ?? tensor(0).dtype) }
}

extension Tensor {
  /// The singular values of matrices (`linalg.svdvals`).
  fileprivate func singularValues() throws -> Tensor {
    try Operation.svdForward(session, [.tensor(self), .bool(false)]).tensorList[1]
  }

  private func diagonalOnes() throws -> Tensor {
    try stacked(matrices.map { .identity($0.rows) }, rows: sizes[rank - 2], columns: sizes[rank - 1])
  }

  /// Square matrices whose diagonal, zero until now, is one.
  fileprivate func withOnesOnDiagonal() throws -> Tensor { try add(diagonalOnes()) }

  fileprivate func matrixNorm(named name: String, _ dims: [Int], keep: Bool) throws -> Tensor {
    switch name {
    case "fro": return try vectorNorm(2, dims: dims, keep: keep)
    case "nuc":
      return try restoredNorm(try broughtLast(dims).singularValues().sum([-1], keep: false), dims, keep: keep)
    default: throw TorchError.runtime("linalg.matrix_norm: Order \(name) not supported.")
    }
  }

  fileprivate func matrixNorm(_ order: Double, _ dims: [Int], keep: Bool) throws -> Tensor {
    if dims.count != 2 {
      throw TorchError.runtime(
        "linalg.matrix_norm: dim must be a 2-tuple. Got \(dims.map(String.init).joined(separator: " "))")
    }
    let isLargest = order > 0
    switch Swift.abs(order) {
    case 2:
      let values = try broughtLast(dims).singularValues()
      return try restoredNorm(values.extreme(-1, keep: false, isLargest: isLargest), dims, keep: keep)
    case 1, .infinity:
      let (row, column) = (
        try Dimension.normalised(dims[0], rank: rank), try Dimension.normalised(dims[1], rank: rank)
      )
      let (inner, outer) = Swift.abs(order) == 1 ? (row, column) : (column, row)
      let sums = try vectorNorm(1, dims: [inner], keep: keep)
      return try sums.extreme(keep || outer < inner ? outer : outer - 1, keep: keep, isLargest: isLargest)
    default: throw TorchError.runtime("linalg.matrix_norm: Order \(order) not supported.")
    }
  }

  private func broughtLast(_ dims: [Int]) throws -> Tensor {
    let chosen = try dims.map { try Dimension.normalised($0, rank: rank) }
    return try permute(sizes.indices.filter { !chosen.contains($0) } + chosen)
  }

  private func restoredNorm(_ norm: Tensor, _ dims: [Int], keep: Bool) throws -> Tensor {
    if !keep { return norm }
    var result = norm
    for dim in try dims.map({ try Dimension.normalised($0, rank: rank) }).sorted() {
      result = try result.unsqueeze(dim)
    }
    return result
  }

  private func extreme(_ dim: Int, keep: Bool, isLargest: Bool) throws -> Tensor {
    try (isLargest ? Operation.amax : Operation.amin).one(session, .tensor(self), .ints([dim]), .bool(keep))
  }
}

extension Backward {
  /// The gradient of A = QR where A has at least as many rows as columns.
  fileprivate func pulledThroughQR(_ q: Tensor, _ r: Tensor, _ gq: Tensor, _ gr: Tensor) throws -> Tensor {
    let inner = try gr.matmul(r.transpose(-2, -1)).sub(q.transpose(-2, -1).matmul(gq))
    let upper = try Operation.triu.one(session, .tensor(inner), .int(0))
    let strict = try Operation.triu.one(session, .tensor(inner), .int(1))
    let symmetric = try upper.add(strict.transpose(-2, -1))
    return try gq.add(q.matmul(symmetric)).matmul(r.inverted().transpose(-2, -1))
  }

  /// The gradient where A has fewer rows than columns: the square part on the left determines Q, and the rest of R is
  /// Qᵀ times the rest of A. See Roberts and Roberts, "QR and LQ decomposition matrix backpropagation".
  fileprivate func pulledThroughWideQR(_ q: Tensor, _ r: Tensor, _ gq: Tensor, _ gr: Tensor) throws -> Tensor {
    let (m, n) = (q.sizes[q.rank - 2], r.sizes[r.rank - 1])
    let rest = try r.slice(-1, m, n)
    let (left, right) = (try gr.slice(-1, 0, m), try gr.slice(-1, m, n))
    let pull = try gq.add(q.matmul(rest).matmul(right.transpose(-2, -1)))
    let square = try pulledThroughQR(q, r.slice(-1, 0, m), pull, left)
    return try session.cat([square, q.matmul(right)], dim: -1)
  }
}
