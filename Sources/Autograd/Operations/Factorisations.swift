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
    .composite { arguments in
      arguments.session.warnOnce(
        """
        torch.cholesky is deprecated in favor of torch.linalg.cholesky and will be removed in a future PyTorch release.
        L = torch.cholesky(A)
        should be replaced with
        L = torch.linalg.cholesky(A)
        and
        U = torch.cholesky(A, upper=True)
        should be replaced with
        U = torch.linalg.cholesky(A).mH
        This transform will produce equivalent results for all valid (symmetric positive definite) inputs.
        """)
      return .tensor(try plainCholesky.first(arguments.session, arguments.values + [.bool(true)]))
    })

  private static let plainCholesky = factor("cholesky", "self", "CholeskyBackward0")

  private static func factor(_ name: String, _ first: String, _ node: String) -> Operation {
    Operation(
      name, "(Tensor \(first), bool upper, bool check_errors) -> (Tensor L, Tensor info)", [], node: node,
      .kernel { arguments in
        let a = arguments.tensor(0)
        try a.requireSquare(name == "cholesky" ? name : "linalg.cholesky", ofFloats: name != "cholesky")
        try a.requireKernel("cholesky_cpu")
        let n = a.sizes[a.rank - 1]
        var info: [Scalar] = []
        let factors = try a.matrices.enumerated().map { index, matrix -> DoubleMatrix in
          let (factor, failure) = (arguments.bool(1) ? matrix.transposed : matrix).cholesky()
          if failure > 0 && arguments.bool(2) {
            throw TorchError.linalg(
              "\(name == "cholesky" ? name : "linalg.cholesky"): \(a.batchText(index))The factorization could not be completed because the input is not "
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
          let lower = try product.triangle(tril, 0)
          let middle = try lower.add(lower.triangle(tril, -1).transpose(-2, -1)).mul(0.5)
          return try middle.solvedBy(l.transpose(-2, -1), isUpper: true).solvedFromRight(l, isUpper: false)
        }
      ])
  }

  static let linalgQR = Operation(
    "qr", "(Tensor A, str mode='reduced') -> (Tensor Q, Tensor R)", .linalg,
    .composite { try qrForward($0.session, $0.values) })

  static let qr = Operation(
    "qr", "(Tensor self, bool some=True) -> (Tensor Q, Tensor R)", .usual,
    .composite { arguments in
      arguments.session.warnOnce(
        """
        torch.qr is deprecated in favor of torch.linalg.qr and will be removed in a future PyTorch release.
        The boolean parameter 'some' has been replaced with a string parameter 'mode'.
        Q, R = torch.qr(A, some)
        should be replaced with
        Q, R = torch.linalg.qr(A, 'reduced' if some else 'complete')
        """)
      return try qrForward(
        arguments.session, [.tensor(arguments.tensor(0)), .string(arguments.bool(1) ? "reduced" : "complete")])
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
      let parts = a.matrices.map { QRDecomposition($0) }
      let q =
        mode == "r"
        ? try a.session.empty([0], a.dtype)
        : try a.stacked(parts.map { $0.q(width: width) }, rows: m, columns: width)
      return .tensors([q, try a.stacked(parts.map { $0.r(height: width) }, rows: width, columns: n)])
    },
    [
      Derivative("A", "the pull of Walter and Lehmann", saves: ["A", "result", "result2"]) { context in
        let (q, r) = (try context.result, try context.saved(-2))
        if context.arguments.string(1) == "r" {
          throw TorchError.runtime(
            "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, "
              + "mode='reduced') if you are going to differentiate through linalg.qr.")
        }
        let (m, n) = (q.sizes[q.rank - 2], r.sizes[r.rank - 1])
        if context.arguments.string(1) == "complete" && m > n {
          throw TorchError.runtime(
            "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.")
        }
        return try m >= n ? context.pulledThroughQR(q, r) : context.pulledThroughWideQR(q, r)
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
      let matrices = a.matrices.map { isUpper ? $0.transposed : $0 }
      for (index, matrix) in matrices.enumerated() {
        guard let code = matrix.eigenvalueFailure else { continue }
        throw TorchError.linalg(
          "linalg.eigh: \(a.batchText(index))The algorithm failed to converge because the input matrix is "
            + "ill-conditioned or has too many repeated eigenvalues (error code: \(code)).")
      }
      let parts = matrices.map { $0.eigh() }
      return .tensors([
        try a.filled(Array(a.sizes.dropLast()), parts.flatMap(\.values)),
        try a.stacked(parts.map(\.vectors), rows: n, columns: n),
      ])
    },
    [
      Derivative("A", "V @ (diag(grad L) + (Vᵀ @ grad V) ÷ (Lⱼ − Lᵢ)) @ Vᵀ", saves: ["result", "result2"]) { context in
        let (values, v) = (try context.result, try context.saved(-2))
        if !context.hasGrad(1) {
          return try v.mul(context.grad(0).unsqueeze(-2)).matmul(v.transpose(-2, -1))
        }
        let gaps = try values.unsqueeze(-2).sub(values.unsqueeze(-1)).withDiagonal(ones: true)
        // Only the skew part moves the eigenvectors.
        let along = try v.transpose(-2, -1).matmul(context.grad(1))
        var middle = try along.sub(along.transpose(-2, -1)).mul(0.5).div(gaps)
        if context.hasGrad(0) { middle = try middle.withDiagonal(context.grad(0)) }
        return try v.matmul(middle.matmul(v.transpose(-2, -1)))
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
      try a.requireFinite()
      let parts = a.matrices.map { $0.svd(isFull: isFull) }
      return .tensors([
        try a.stacked(parts.map(\.u), rows: m, columns: width),
        try a.filled(a.sizes.dropLast(2) + [min(m, n)], parts.flatMap(\.s)),
        try a.stacked(parts.map(\.v.transposed), rows: height, columns: n),
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
      try arguments.tensor(0).requireMatrix("linalg.matrix_norm")
      return .tensor(
        try arguments.cast(4).matrixNorm(
          arguments.double(1), arguments.optionalInts(2) ?? [-2, -1], keep: arguments.bool(3)))
    })

  static let matrixNormNamed = Operation(
    "matrix_norm", "(Tensor A, str ord='fro', int[]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor",
    .linalg,
    .composite { arguments in
      try arguments.tensor(0).requireMatrix("linalg.matrix_norm")
      return .tensor(
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
      if arguments.optionalScalar(1) != nil { try a.requireOrdered(dims) }
      guard let order = arguments.optionalDouble(1), (dims?.count ?? a.rank) == 2 else {
        let order = arguments.optionalScalar(1) ?? 2
        return try vectorNorm(
          arguments.session,
          [.tensor(a), .scalar(order), arguments.values[2], arguments.values[3], arguments.values[4]])
      }
      try a.requireMatrix("linalg.matrix_norm")
      return .tensor(try arguments.cast(4).matrixNorm(order, dims ?? [0, 1], keep: arguments.bool(3)))
    })

  static let linalgNormNamed = Operation(
    "norm", "(Tensor A, str ord, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor", .linalg,
    .composite { arguments in
      try arguments.tensor(0).requireOrdered(arguments.optionalInts(2))
      try arguments.tensor(0).requireMatrix("linalg.matrix_norm")
      return .tensor(
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
      try a.requireFinite()
      let size = Double(max(a.sizes[a.rank - 2], a.sizes[a.rank - 1]))
      let epsilon = a.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
      let absolute = arguments.optionalDouble(1) ?? 0
      let relative = arguments.optionalDouble(2) ?? (absolute > 0 ? 0 : epsilon * size)
      let matrices = arguments.bool(3) ? try a.symmetricMatrices() : a.matrices
      let ranks = matrices.map { matrix -> Scalar in
        let s = matrix.svd().s
        return .int(s.filter { $0 > max(absolute, relative * (s.first ?? 0)) }.count)
      }
      let result = try a.session.empty(Array(a.sizes.dropLast(2)), .int64)
      Kernel.store(ranks, into: result)
      // PyTorch writes the sums of its comparison into a tensor that it made before.
      try result.countChange()
      return .tensor(result)
    })
}

extension Backward {
  /// The gradient of A = U diag(S) Vᵀ.
  fileprivate func svdPull() throws -> Tensor {
    let s = try saved(-2)
    let k = s.sizes[s.rank - 1]
    func leading(_ tensor: Tensor, _ dim: Int) throws -> Tensor {
      arguments.bool(1) ? try tensor.slice(tensor.rank + dim, 0, k) : tensor
    }
    let (u, vh) = (try leading(saved(-1), -1), try leading(saved(-3), -2))
    let (m, n) = (u.sizes[u.rank - 2], vh.sizes[vh.rank - 1])
    if !hasGrad(0) && !hasGrad(2) {
      return try m >= n
        ? u.matmul(grad(1).unsqueeze(-1).mul(vh)) : u.mul(grad(1).unsqueeze(-2)).matmul(vh)
    }
    func skew(_ x: Tensor) throws -> Tensor { try x.sub(x.transpose(-2, -1)) }
    let squares = try s.mul(s)
    let gaps = try squares.unsqueeze(-2).sub(squares.unsqueeze(-1)).withDiagonal(ones: true)
    let (gu, gvh) = (hasGrad(0) ? try leading(grad(0), -1) : nil, hasGrad(2) ? try leading(grad(2), -2) : nil)
    let left: Tensor? = try gu.map { try skew(u.transpose(-2, -1).matmul($0)).div(gaps).mul(s.unsqueeze(-2)) }
    let right = try gvh.map { try s.unsqueeze(-1).mul(skew(vh.matmul($0.transpose(-2, -1))).div(gaps)) }
    guard var middle = try left.map({ own in try right.map { try own.add($0) } ?? own }) ?? right else {
      preconditionFailure("one of both has a gradient")
    }
    if hasGrad(1) { middle = try middle.add(grad(1).diagEmbed()) }
    if let gu, m > k {
      let scaled = try gu.div(s.unsqueeze(-2))
      return try u.matmul(middle).add(scaled).sub(u.matmul(u.transpose(-2, -1).matmul(scaled))).matmul(vh)
    }
    if let gvh, n > k {
      let scaled = try gvh.div(s.unsqueeze(-1))
      return try u.matmul(
        middle.matmul(vh).add(scaled).sub(scaled.matmul(vh.transpose(-2, -1)).matmul(vh)))
    }
    return try m >= n ? u.matmul(middle.matmul(vh)) : u.matmul(middle).matmul(vh)
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

  /// Fresh square matrices with another diagonal, written in place as PyTorch does.
  fileprivate func withDiagonal(_ values: Tensor? = nil, ones: Bool = false) throws -> Tensor {
    let diagonal = try self.diagonal(0, -2, -1)
    if let values {
      _ = try diagonal.copy_(values)
    } else if ones {
      try Operation.fill.callInPlace(session, [.tensor(diagonal), .int(1)])
    } else {
      try Operation.mul.callInPlace(session, [.tensor(diagonal), .tensor(session.wrappedNumber(.double(0.5)))])
    }
    return self
  }

  /// Throws where LAPACK's singular values would not converge.
  func requireFinite() throws {
    for (index, matrix) in matrices.enumerated() where matrix.values.contains(where: \.isNaN) {
      throw TorchError.linalg(
        "linalg.svd: \(batchText(index))The algorithm failed to converge because the input matrix contained "
          + "non-finite values.")
    }
  }

  fileprivate func matrixNorm(named name: String, _ dims: [Int], keep: Bool) throws -> Tensor {
    switch name {
    case "fro": return try vectorNorm(2, dims: dims, keep: keep)
    case "nuc":
      try requirePrecision("linalg.matrix_norm")
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
      try requirePrecision("linalg.matrix_norm")
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

  /// Throws where `linalg.norm` does not know what an order is to mean.
  fileprivate func requireOrdered(_ dims: [Int]?) throws {
    if dims != nil || rank == 1 || rank == 2 { return }
    throw TorchError.runtime(
      "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(rank)D.")
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
    if geometry.extent(try Dimension.normalised(dim, rank: rank)) == 0 {
      // The largest of no norms is 0.
      if isLargest {
        return try session.filled(
          Dimension.reduced(sizes, over: [Dimension.normalised(dim, rank: rank)], keep: keep), 0, dtype: dtype)
      }
      throw TorchError.index("amin(): Expected reduction dim \(dim) to have non-zero size.")
    }
    return try (isLargest ? Operation.amax : Operation.amin).one(session, .tensor(self), .ints([dim]), .bool(keep))
  }
}

extension Backward {
  /// The gradient of A = QR where A has at least as many rows as columns.
  fileprivate func pulledThroughQR(_ q: Tensor, _ r: Tensor) throws -> Tensor {
    var inner: Tensor
    if hasGrad(0) {
      let along = try q.transpose(-2, -1).matmul(grad(0))
      inner = hasGrad(1) ? try grad(1).matmul(r.transpose(-2, -1)).sub(along) : try along.neg()
    } else {
      inner = try grad(1).matmul(r.transpose(-2, -1))
    }
    inner = try inner.triangle(Operation.triu, 0)
    inner = try q.matmul(inner.add(inner.transpose(-2, -1)).withDiagonal())
    if hasGrad(0) { inner = try inner.add(grad(0)) }
    return try inner.solvedFromRight(r.transpose(-2, -1), isUpper: false)
  }

  /// The gradient where A has fewer rows than columns: the square part on the left determines Q, and the rest of R is
  /// Qᵀ times the rest of A. See Roberts and Roberts, "QR and LQ decomposition matrix backpropagation".
  fileprivate func pulledThroughWideQR(_ q: Tensor, _ r: Tensor) throws -> Tensor {
    let (m, n) = (q.sizes[q.rank - 2], r.sizes[r.rank - 1])
    var inner = try hasGrad(0) ? q.transpose(-2, -1).matmul(grad(0)) : nil
    if hasGrad(1) {
      let along = try grad(1).matmul(r.transpose(-2, -1))
      inner = try inner?.sub(along) ?? along.neg()
    }
    guard let inner else { preconditionFailure("one of both has a gradient") }
    let turned = try q.matmul(inner.sub(inner.transpose(-2, -1)).triangle(Operation.tril, -1))
    let square = try turned.solvedFromRight(r.slice(r.rank - 1, 0, m).transpose(-2, -1), isUpper: false)
    let zeros = try session.filled(square.sizes.dropLast() + [n - m], 0, dtype: square.dtype)
    let whole = try session.cat([square, zeros], dim: -1)
    return hasGrad(1) ? try whole.add(q.matmul(grad(1))) : whole
  }
}
