extension OperationTable {
  static let triangularFactors: [Operation] = [
    .lu, .luForward, .luFactor, .luFactorEx, .luFactorForward, .luUnpack, .luUnpackForward, .luSolve, .choleskySolve,
    .choleskyInverse,
    .triangularSolve, .leastSquares, .leastSquaresForward,
  ]
}

extension Operation {
  static let lu = Operation(
    "lu", "(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)", .linalg,
    .composite { .tensors(try withoutNode(luForward($0.session, $0.values).tensorList)) })

  /// Throws where an argument of `lstsq` holds what is no number, which LAPACK tells by its place in each driver's list.
  private static func requireNumbers(_ a: Tensor, _ b: Tensor, _ driver: String) throws {
    for (tensor, place) in [(a, 4), (b, 6)] where tensor.doubles.contains(where: \.isNaN) {
      throw TorchError.runtime(
        "false INTERNAL ASSERT FAILED at \"/__w/pytorch/pytorch/aten/src/ATen/native/BatchLinearAlgebra.cpp\":1613, please "
          + "report a bug to PyTorch. torch.linalg.lstsq: Argument \(driver == "gels" ? place + 1 : place) has illegal "
          + "value. Most certainly there is a bug in the implementation calling the backend library.")
    }
  }

  /// The permutation, first of three results, has no gradient.
  private static func withoutNode(_ parts: [Tensor]) -> [Tensor] {
    parts[0].node = nil
    return parts
  }

  static let luForward = Operation(
    "linalg_lu", "(Tensor A, bool pivot) -> (Tensor P, Tensor L, Tensor U)", [], node: "LinalgLuBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      try a.requireMatrixShape("linalg.lu")
      try requirePivoting(arguments)
      return .tensors(try a.unpacked(a.matrices.map { LUDecomposition($0) }))
    },
    [
      Derivative("A", "P L⁻ᵀ (tril(Lᵀ grad_L, −1) + triu(grad_U Uᵀ)) U⁻ᵀ", saves: ["result", "result2", "result3"]) {
        try $0.pulledThroughLU($0.result, $0.saved(-2), $0.saved(-3), $0.grad(1), $0.grad(2))
      }
    ])

  private static func requirePivoting(_ arguments: Arguments) throws {
    if !arguments.bool(1) {
      throw TorchError.runtime("linalg.lu_factor: LU without pivoting is not implemented on the CPU")
    }
  }

  static let luFactor = Operation(
    "lu_factor", "(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)", .linalg,
    .composite { arguments in
      let all = try luFactorForward(arguments.session, arguments.values + [.bool(true)]).tensorList
      return .tensors(Array(all.prefix(2)))
    })

  static let luFactorEx = Operation(
    "lu_factor_ex",
    "(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)", .linalg,
    .composite { try luFactorForward($0.session, $0.values) })

  static let luFactorForward = Operation(
    "linalg_lu_factor_ex", "(Tensor A, bool pivot, bool check_errors) -> (Tensor LU, Tensor pivots, Tensor info)", [],
    node: "LinalgLuFactorExBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      try a.requireMatrixShape("torch.lu_factor")
      try requirePivoting(arguments)
      let (m, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1])
      let parts = a.matrices.map { LUDecomposition($0) }
      if arguments.bool(2), let index = parts.firstIndex(where: { $0.singularColumn != nil }) {
        let place = (parts[index].singularColumn ?? 0) + 1
        throw TorchError.runtime(
          "torch.linalg.lu_factor: \(a.batchText(index))U[\(place),\(place)] is zero and using it on lu_solve would result "
            + "in a division by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) "
            + "or linalg.lu_factor_ex(A, pivot)")
      }
      let batch = Array(a.sizes.dropLast(2))
      let pivots = try a.session.empty(batch + [min(m, n)], .int32)
      Kernel.store(parts.flatMap(\.pivots).map { .int($0 + 1) }, into: pivots)
      let info = try a.session.empty(batch, .int32)
      Kernel.store(parts.map { .int(($0.singularColumn ?? -1) + 1) }, into: info)
      return .tensors([try a.stacked(parts.map(\.factors), rows: m, columns: n), pivots, info])
    },
    [
      Derivative("A", "P L⁻ᵀ (tril(Lᵀ grad_L, −1) + triu(grad_U Uᵀ)) U⁻ᵀ", saves: ["result", "result2"]) { context in
        let parts = try luUnpack(
          context.session, [.tensor(context.result), .tensor(context.saved(-2)), .bool(true), .bool(true)]
        ).tensorList
        let (m, n) = (context.sizes().suffix(2).first ?? 0, context.sizes().last ?? 0)
        let k = min(m, n)
        let grad = try context.grad
        let lower = try grad.slice(grad.rank - 1, 0, k).triangle(Operation.tril, -1)
        let upper = try grad.slice(grad.rank - 2, 0, k).triangle(Operation.triu, 0)
        return try context.pulledThroughLU(parts[0], parts[1], parts[2], lower, upper)
      }
    ])

  static let luUnpack = Operation(
    "lu_unpack",
    "(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> "
      + "(Tensor P, Tensor L, Tensor U)", .function,
    .composite { .tensors(try withoutNode(luUnpackForward($0.session, $0.values).tensorList)) })

  static let luUnpackForward = Operation(
    "_lu_unpack",
    "(Tensor LU_data, Tensor LU_pivots, bool unpack_data, bool unpack_pivots) -> (Tensor P, Tensor L, Tensor U)", [],
    node: "LuUnpackBackward0",
    .kernel { arguments in
      let data = arguments.tensor(0)
      let pivots = arguments.tensor(1)
      if pivots.dtype != .int32 {
        throw TorchError.runtime(
          "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\nNote: this function is "
            + "intended to be used with the output produced by torch.linalg.lu_factor")
      }
      let width = pivots.sizes.last ?? 0
      let places = pivots.integers
      let parts = data.matrices.enumerated().map { index, matrix in
        LUDecomposition(factors: matrix, pivots: places[index * width..<(index + 1) * width].map { $0 - 1 })
      }
      return .tensors(try data.unpacked(parts))
    },
    [
      Derivative("LU_data", "tril(grad_L, −1) + triu(grad_U)") { context in
        let (m, n) = (context.sizes().suffix(2).first ?? 0, context.sizes().last ?? 0)
        var lower = try context.grad(1).triangle(Operation.tril, -1)
        var upper = try context.grad(2).triangle(Operation.triu, 0)
        let lead = Array(context.sizes().dropLast(2))
        if n > m {
          lower = try context.session.cat(
            [lower, context.session.filled(lead + [m, n - m], 0, dtype: lower.dtype)], dim: -1)
        }
        if m > n {
          upper = try context.session.cat(
            [upper, context.session.filled(lead + [m - n, n], 0, dtype: lower.dtype)], dim: -2)
        }
        return try lower.add(upper)
      }
    ])

  static let luSolve: Operation = Operation(
    "lu_solve", "(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor", .linalg,
    node: "LinalgLuSolveBackward0",
    .kernel { arguments in
      let (data, b) = (arguments.tensor(0), arguments.tensor(2))
      try data.requireSquare("torch.linalg.lu_solve")
      if data.dtype != b.dtype {
        throw TorchError.runtime(
          "linalg.lu_solve: Expected LU and B to have the same dtype, but found LU of type \(data.dtype.scalarTypeName) and "
            + "B of type \(b.dtype.scalarTypeName) instead")
      }
      if b.rank < 2 {
        throw TorchError.runtime("linalg.lu_solve: The input tensor B must have at least 2 dimensions.")
      }
      let isLeft = arguments.bool(3)
      let isTransposed = arguments.bool(4) == isLeft
      let right = isLeft ? b : try b.transpose(-2, -1)
      let (n, columns) = (data.sizes[data.rank - 1], right.sizes[right.rank - 1])
      let batch = try Broadcast.sizes(Array(data.sizes.dropLast(2)), Array(right.sizes.dropLast(2)))
      let places = try arguments.tensor(1).expand(batch + [n]).integers.map { $0 - 1 }
      let rights = try right.expand(batch + [n, columns])
      let solutions = try zip(data.expand(batch + [n, n]).matrices, rights.matrices).enumerated().map { index, pair in
        let factors = LUDecomposition(factors: pair.0, pivots: Array(places[index * n..<(index + 1) * n]))
        return isTransposed ? factors.solveTransposed(pair.1) : factors.solve(pair.1)
      }
      let solved = try rights.stacked(solutions, rows: n, columns: columns)
      return .tensor(isLeft ? solved : try solved.transpose(-2, -1).copied())
    },
    [
      Derivative("LU", "tril(L⁻ᵀ R Uᵀ, −1) + triu(R), R = −U⁻ᵀ grad resultᵀ", saves: ["LU", "pivots", "result"]) {
        try $0.pulledIntoFactors()
      },
      Derivative("B", "solve(Aᵀ, grad)", saves: ["LU", "pivots"]) { context in
        try luSolve.one(
          context.session, .tensor(context.input), .tensor(context.other), .tensor(context.grad),
          context.arguments.values[3], .bool(!context.arguments.bool(4)))
      },
    ])

  static let choleskySolve: Operation = Operation(
    "cholesky_solve", "(Tensor self, Tensor input2, bool upper=False) -> Tensor", [.usual, .out],
    node: "CholeskySolveBackward0",
    .kernel { arguments in
      let (b, factor) = (arguments.tensor(0), arguments.tensor(1))
      for (name, tensor) in [("b", b), ("u", factor)] where tensor.rank < 2 {
        throw TorchError.runtime(
          "\(name) should have at least 2 dimensions, but has \(tensor.rank) dimensions instead")
      }
      let (m, n) = (factor.sizes[factor.rank - 2], b.sizes[b.rank - 2])
      if m != n || factor.sizes[factor.rank - 1] != m {
        throw TorchError.runtime(
          "Incompatible matrix sizes for cholesky_solve: each A matrix is \(m) by \(factor.sizes[factor.rank - 1]) but each "
            + "b matrix is \(n) by \(b.sizes[b.rank - 1])")
      }
      let lower = arguments.bool(2) ? try factor.transpose(-2, -1) : factor
      return .tensor(try b.solvedBy(lower, isUpper: false).solvedBy(lower.transpose(-2, -1), isUpper: true))
    },
    [
      Derivative("self", "cholesky_solve(grad, factor)", saves: ["input2"]) {
        try choleskySolve.one($0.session, .tensor($0.grad), .tensor($0.other), $0.arguments.values[2])
      },
      Derivative("input2", "−(S + Sᵀ) @ factor, S = solve(grad) @ resultᵀ", saves: ["input2", "result"]) { context in
        let solved = try choleskySolve.one(
          context.session, .tensor(context.grad), .tensor(context.other), context.arguments.values[2])
        let product = try solved.matmul(context.result.transpose(-2, -1))
        let both = try product.add(product.transpose(-2, -1)).neg()
        return context.arguments.bool(2) ? try context.other.matmul(both) : try both.matmul(context.other)
      },
    ])

  static let choleskyInverse = Operation(
    "cholesky_inverse", "(Tensor self, bool upper=False) -> Tensor", [.usual, .out], node: "CholeskyInverseBackward0",
    .kernel { arguments in
      let factor = arguments.tensor(0)
      if factor.dtype != .float32 && factor.dtype != .float64 {
        throw TorchError.notImplemented(
          "\"cholesky_inverse_out_cpu\" not implemented for '\(factor.dtype.scalarTypeName)'")
      }
      try factor.requireSquare("cholesky_inverse")
      let lower = arguments.bool(1) ? try factor.transpose(-2, -1) : factor
      let n = lower.sizes[lower.rank - 1]
      let identity = try lower.stacked(lower.matrices.map { _ in .identity(n) }, rows: n, columns: n)
      return .tensor(try identity.solvedBy(lower, isUpper: false).solvedBy(lower.transpose(-2, -1), isUpper: true))
    },
    [
      Derivative("self", "−result (grad + gradᵀ) result @ factor", saves: ["self", "result"]) { context in
        let (grad, inverse) = (try context.grad, try context.result)
        let both = try inverse.matmul(grad.add(grad.transpose(-2, -1)).matmul(inverse))
        return context.arguments.bool(1)
          ? try context.input.matmul(both).neg() : try both.matmul(context.input).neg()
      }
    ])

  static let triangularSolve: Operation = Operation(
    "triangular_solve",
    "(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> "
      + "(Tensor solution, Tensor cloned_coefficient)", .usual, node: "TriangularSolveBackward0",
    .kernel { arguments in
      let (b, a) = (arguments.tensor(0), arguments.tensor(1))
      arguments.session.warnOnce(
        """
        torch.triangular_solve is deprecated in favor of torch.linalg.solve_triangularand will be removed in a future \
        PyTorch release.
        torch.linalg.solve_triangular has its arguments reversed and does not return a copy of one of the inputs.
        X = torch.triangular_solve(B, A).solution
        should be replaced with
        X = torch.linalg.solve_triangular(A, B).
        """)
      for (name, tensor) in [("b", b), ("A", a)] where tensor.rank < 2 {
        throw TorchError.runtime(
          "torch.triangular_solve: Expected \(name) to have at least 2 dimensions, but it has \(tensor.rank) dimensions "
            + "instead")
      }
      try a.requireSquare("torch.triangular_solve", ofFloats: false)
      if a.sizes[a.rank - 2] != b.sizes[b.rank - 2] {
        throw TorchError.runtime(
          "Incompatible matrix sizes for triangular_solve: each A matrix is \(a.sizes[a.rank - 1]) by "
            + "\(a.sizes[a.rank - 1]) but each b matrix is \(b.sizes[b.rank - 2]) by \(b.sizes[b.rank - 1])")
      }
      let isTransposed = arguments.bool(3)
      let matrix = isTransposed ? try a.transpose(-2, -1) : a
      let solution = try b.solvedBy(
        matrix, isUpper: arguments.bool(2) != isTransposed, isUnit: arguments.bool(4))
      return .tensors([solution, try a.transpose(-2, -1).copied().transpose(-2, -1)])
    },
    [
      Derivative("self", "solve(Aᵀ, grad)", saves: ["A"]) { try $0.pulledThroughOldTriangle() },
      Derivative("A", "−the triangle of solve(Aᵀ, grad) @ resultᵀ", saves: ["A", "result"]) { context in
        let pulled = try context.pulledThroughOldTriangle()
        let product =
          context.arguments.bool(3)
          ? try context.result.matmul(pulled.transpose(-2, -1)).neg()
          : try pulled.matmul(context.result.transpose(-2, -1)).neg()
        let isUnit = context.arguments.bool(4)
        let own =
          try context.arguments.bool(2)
          ? product.triangle(Operation.triu, isUnit ? 1 : 0)
          : product.triangle(Operation.tril, isUnit ? -1 : 0)
        return context.hasGrad(1) ? try own.add(context.grad(1)) : own
      },
    ])

  static let leastSquares = Operation(
    "lstsq",
    "(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> "
      + "(Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)", .linalg,
    .composite { try leastSquaresForward($0.session, $0.values) })

  /// Whether the right side of equations is one vector for each matrix.
  private static func isRightVector(_ b: Tensor, of a: Tensor) -> Bool {
    b.rank == 1 || b.sizes == Array(a.sizes.dropLast())
  }

  static let leastSquaresForward = Operation(
    "linalg_lstsq",
    "(Tensor A, Tensor B, float? rcond, str? driver) -> "
      + "(Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)", [], node: "LinalgLstsqBackward0",
    .kernel { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      if a.rank < 2 { throw TorchError.runtime("torch.linalg.lstsq: input must have at least 2 dimensions.") }
      if a.dtype != .float32 && a.dtype != .float64 {
        throw TorchError.runtime("This function doesn't handle types other than float and double")
      }
      try a.requireMatrix("torch.linalg.lstsq")
      let driver = arguments.string(3) ?? "gelsy"
      if !["gels", "gelsy", "gelsd", "gelss"].contains(driver) {
        throw TorchError.runtime(
          "torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)")
      }
      if b.rank < 1 { throw TorchError.runtime("torch.linalg.lstsq: other must have at least 1 dimension.") }
      let gap = a.rank - b.rank
      if gap < 0 || gap > 1 {
        throw TorchError.runtime(
          "torch.linalg.lstsq: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1"
        )
      }
      let isVector = isRightVector(b, of: a)
      let (m, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1])
      if b.sizes[b.rank - (isVector ? 1 : 2)] != m {
        throw TorchError.runtime("torch.linalg.lstsq: input.size(-2) should match other.size(\(isVector ? -1 : -2))")
      }
      let columned = gap == 1 ? try b.unsqueeze(-1) : b
      let batch = Array(a.sizes.dropLast(2))
      let all = try Broadcast.sizes(batch, Array(columned.sizes.dropLast(2)))
      let own = isVector ? columned : b
      let right = try own.expand(all + own.sizes.suffix(2))
      try requireNumbers(a, right, driver)
      let epsilon = a.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
      let cutoff = arguments.optionalDouble(2) ?? epsilon * Double(max(m, n))
      var (ranks, singular, residuals): ([Double], [Double], [Double]) = ([], [], [])
      let columns = right.sizes[right.rank - 1]
      let matrices = a.matrices
      let parts = matrices.map { matrix in
        let (u, s, v) = matrix.svd()
        let kept = s.indices.filter { s[$0] > cutoff * (s.first ?? 0) }
        ranks.append(Double(kept.count))
        singular += s
        return (u: u, s: s, v: v, kept: kept)
      }
      // Which matrix of A belongs to each of the right sides.
      let places = try a.session.empty(batch, .int64)
      Kernel.store(matrices.indices.map { .int($0) }, into: places)
      let solutions = zip(try places.expand(all).integers, right.matrices).map { place, right -> DoubleMatrix in
        let (matrix, (u, s, v, kept)) = (matrices[place], parts[place])
        var x = DoubleMatrix(n, columns)
        for j in 0..<columns {
          for k in kept {
            let along = (0..<m).reduce(0) { $0 + u[$1, k] * right[$1, j] } / s[k]
            for i in 0..<n { x[i, j] += v[i, k] * along }
          }
          residuals.append(
            (0..<m).reduce(0) { sum, i in
              let gap = (0..<n).reduce(-right[i, j]) { $0 + matrix[i, $1] * x[$1, j] }
              return sum + gap * gap
            })
        }
        return x
      }
      // The solution lies where the right sides did, which may have more rows.
      let padded = solutions.map { solution in
        var tall = DoubleMatrix(max(m, n), columns)
        for i in 0..<n { for j in 0..<columns { tall[i, j] = solution[i, j] } }
        return tall
      }
      var solution = try right.stacked(padded, rows: max(m, n), columns: columns).slice(-2, 0, n)
      if isVector { solution = try solution.squeeze(-1) }
      let isFull = m > n && ranks.allSatisfy { $0 == Double(n) } && driver != "gelsy"
      let rank = try a.session.empty(driver == "gels" ? [0] : batch, .int64)
      if driver != "gels" { Kernel.store(ranks.map { .double($0) }, into: rank) }
      return .tensors([
        solution, isFull ? try a.filled(all + [columns], residuals) : try a.filled([0], []), rank,
        driver == "gelsd" || driver == "gelss" ? try a.filled(batch + [min(m, n)], singular) : try a.filled([0], []),
      ])
    },
    [
      Derivative("A", "the pull of pinv(A) @ B", saves: ["A", "B"]) { context in
        let b = try context.other
        let isVector = try isRightVector(b, of: context.input)
        let grad = isVector ? try context.grad.unsqueeze(-1) : try context.grad
        let right = isVector ? try b.unsqueeze(-1) : b
        let slope = try grad.matmul(right.transpose(-2, -1))
        return try context.input.pinvPull(
          slope.summed(to: context.input.sizes.dropLast(2) + slope.sizes.suffix(2)))
      },
      Derivative("B", "pinv(A)ᵀ @ grad", saves: ["A", "B"]) { context in
        let isVector = try isRightVector(context.other, of: context.input)
        let grad = isVector ? try context.grad.unsqueeze(-1) : try context.grad
        let result = try context.input.pseudoinverse().transpose(-2, -1).matmul(grad)
        let sum = try result.summed(to: isVector ? context.sizes(1) + [1] : context.sizes(1))
        return isVector ? try sum.squeeze(-1) : sum
      },
    ])
}

extension Backward {
  /// The gradient of A = P L U, where L or U may be rectangular.
  fileprivate func pulledThroughLU(
    _ p: Tensor, _ l: Tensor, _ u: Tensor, _ gradL: Tensor, _ gradU: Tensor
  ) throws -> Tensor {
    let (m, n) = (l.sizes[l.rank - 2], u.sizes[u.rank - 1])
    let k = min(m, n)
    let (transposedL, transposedU) = (try l.transpose(-2, -1), try u.transpose(-2, -1))
    // The permutation has no gradient, nor have the zeros of the triangles.
    let p = p.detachedAlias()
    let (gradL, gradU) = try (gradL.triangle(Operation.tril, -1), gradU.triangle(Operation.triu, 0))
    if m == n {
      let middle = try transposedL.matmul(gradL).triangle(Operation.tril, -1)
        .add(gradU.matmul(transposedU).triangle(Operation.triu, 0))
      return try p.matmul(
        middle.solvedFromRight(transposedU, isUpper: false).solvedBy(transposedL, isUpper: true, isUnit: true))
    }
    if m < n {
      let gradRest = try gradU.slice(u.rank - 1, k, n)
      let left = try transposedL.matmul(gradL).sub(gradU.matmul(transposedU)).triangle(Operation.tril, -1)
        .solvedFromRight(u.slice(u.rank - 1, 0, k).transpose(-2, -1), isUpper: false)
      let square = try left.add(gradU.slice(u.rank - 1, 0, k).triangle(Operation.triu, 0))
      return try p.matmul(
        session.cat([square, gradRest], dim: -1).solvedBy(transposedL, isUpper: true, isUnit: true))
    }
    let gradRest = try gradL.slice(l.rank - 2, k, m)
    let upper = try gradU.matmul(transposedU).sub(transposedL.matmul(gradL)).triangle(Operation.triu, 0)
      .solvedBy(l.slice(l.rank - 2, 0, k).transpose(-2, -1), isUpper: true, isUnit: true)
    let square = try upper.add(gradL.slice(l.rank - 2, 0, k).triangle(Operation.tril, -1))
    return try p.matmul(session.cat([square, gradRest], dim: -2).solvedFromRight(transposedU, isUpper: false))
  }

  /// The gradient of the packed factors of `lu_solve`.
  fileprivate func pulledIntoFactors() throws -> Tensor {
    let isLeft = arguments.bool(3)
    let isTransposed = arguments.bool(4) == isLeft
    let parts = try Operation.luUnpack(session, [.tensor(input), .tensor(other), .bool(true), .bool(true)]).tensorList
    let (p, l, u) = (parts[0].detachedAlias(), parts[1], parts[2])
    let (x, grad) =
      isLeft ? (try result, try grad) : (try result.transpose(-2, -1), try self.grad.transpose(-2, -1))
    let gradL: Tensor
    let gradU: Tensor
    if isTransposed {
      // Uᵀ Lᵀ Pᵀ X = B
      let y = try p.transpose(-2, -1).matmul(x)
      let w = try p.transpose(-2, -1).matmul(grad).solvedBy(l, isUpper: false, isUnit: true).solvedBy(u, isUpper: true)
        .neg()
      gradU = try l.transpose(-2, -1).matmul(y).matmul(w.transpose(-2, -1))
      gradL = try y.matmul(w.transpose(-2, -1)).matmul(u.transpose(-2, -1))
    } else {
      gradU = try grad.neg().solvedBy(u.transpose(-2, -1), isUpper: false).matmul(x.transpose(-2, -1))
      gradL = try gradU.matmul(u.transpose(-2, -1)).solvedBy(l.transpose(-2, -1), isUpper: true, isUnit: true)
    }
    return try gradL.triangle(Operation.tril, -1).add(gradU.triangle(Operation.triu, 0))
  }

  /// The gradient of the right side of `triangular_solve`.
  fileprivate func pulledThroughOldTriangle() throws -> Tensor {
    let a = try saved(1)
    let isTransposed = arguments.bool(3)
    return try Operation.triangularSolve.first(
      session,
      [.tensor(grad(0)), .tensor(a), arguments.values[2], .bool(!isTransposed), arguments.values[4]])
  }
}

extension Tensor {
  /// X of matrix X = self.
  func solvedBy(_ matrix: Tensor, isUpper: Bool, isUnit: Bool = false) throws -> Tensor {
    try Operation.solveTriangular.one(
      session, .tensor(matrix), .tensor(self), .bool(isUpper), .bool(true), .bool(isUnit))
  }

  /// X of X matrix = self.
  func solvedFromRight(_ matrix: Tensor, isUpper: Bool) throws -> Tensor {
    try Operation.solveTriangular.one(
      session, .tensor(matrix), .tensor(self), .bool(isUpper), .bool(false), .bool(false))
  }

  /// One triangle, the other zero.
  func triangle(_ operation: Operation, _ offset: Int) throws -> Tensor {
    try operation.one(session, .tensor(self), .int(offset))
  }

  fileprivate func pseudoinverse() throws -> Tensor {
    try Operation.pinv.one(session, .tensor(self), .none, .none, .bool(false))
  }

  /// The gradient of a matrix from that of its pseudoinverse.
  fileprivate func pinvPull(_ grad: Tensor) throws -> Tensor {
    let (p, g) = (try pseudoinverse(), try grad.transpose(-2, -1))
    let adjoint = try p.transpose(-2, -1)
    // Whichever product is the smaller one, as `pinv_backward` has it.
    if sizes[rank - 2] <= sizes[rank - 1] {
      let inner = try g.matmul(p)
      let outer = try inner.matmul(adjoint)
      return try p.matmul(inner).transpose(-2, -1).neg().add(outer).sub(matmul(p).matmul(outer)).add(
        adjoint.matmul(p).matmul(g.sub(inner.matmul(self))))
    }
    let inner = try p.matmul(g)
    let outer = try adjoint.matmul(inner)
    return try inner.matmul(p).transpose(-2, -1).neg().add(g.sub(matmul(inner)).matmul(p).matmul(adjoint)).add(outer)
      .sub(outer.matmul(p).matmul(self))
  }

  /// Throws where there are no matrices of floats, in the words of the LU decomposition.
  fileprivate func requireMatrixShape(_ name: String) throws {
    if rank < 2 {
      throw TorchError.runtime(
        "\(name): Expected tensor with 2 or more dimensions. Got size: \(Text.sizes(sizes)) instead")
    }
    if !dtype.isFloatingPoint || dtype == .float16 || dtype == .bfloat16 {
      throw TorchError.notImplemented("\"lu_cpu\" not implemented for '\(dtype.scalarTypeName)'")
    }
  }

  /// Permutation, unit lower and upper triangle of decompositions of matrices of this one's sizes.
  fileprivate func unpacked(_ parts: [LUDecomposition]) throws -> [Tensor] {
    let (m, n) = (sizes[rank - 2], sizes[rank - 1])
    let k = min(m, n)
    return [
      try stacked(parts.map(\.permutation), rows: m, columns: m, isColumnMajor: false),
      try stacked(parts.map(\.lower), rows: m, columns: k, isColumnMajor: false),
      try stacked(parts.map(\.upper), rows: k, columns: n, isColumnMajor: false),
    ]
  }
}
