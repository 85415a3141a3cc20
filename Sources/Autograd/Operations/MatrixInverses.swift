extension OperationTable {
  static let inverses: [Operation] = [
    .inverse, .linalgInv, .linalgInvEx, .invEx, .det, .linalgDet, .slogdet, .linalgSlogdet, .slogdetForward, .logdet,
    .solve, .linalgSolveEx, .solveEx, .solveTriangular, .matrixPower, .linalgMatrixPower, .pinv, .pinverse, .matrixExp,
    .linalgMatrixExp,
    .matrixExpForward,
  ]
}

extension Operation {
  static let inverse = inversion("inverse", "(Tensor self) -> Tensor", .usual)
  static let linalgInv = inversion("inv", "(Tensor A) -> Tensor", [.linalg, .out])

  private static func inversion(_ name: String, _ signature: String, _ forms: Forms) -> Operation {
    Operation(
      name, signature, forms,
      .composite { .tensor(try invEx.first($0.session, [.tensor($0.tensor(0)), .bool(true)])) })
  }

  static let linalgInvEx = Operation(
    "inv_ex", "(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)", .linalg,
    .composite { try invEx($0.session, $0.values) })

  static let invEx = Operation(
    "linalg_inv_ex", "(Tensor A, bool check_errors) -> (Tensor inverse, Tensor info)", [], node: "LinalgInvExBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      try a.requireSquare("linalg.inv")
      try a.requirePrecision("linalg.inv")
      let matrices = a.matrices
      let n = a.sizes[a.rank - 1]
      var info: [Double] = []
      let inverses = try matrices.enumerated().map { index, matrix -> DoubleMatrix in
        let lu = LUDecomposition(matrix)
        info.append(Double(lu.singularColumn.map { $0 + 1 } ?? 0))
        if let column = lu.singularColumn, arguments.bool(1) {
          throw TorchError.linalg(
            "linalg.inv: \(a.batchText(index))The diagonal element \(column + 1) is zero, the inversion could not be "
              + "completed because the input matrix is singular.")
        }
        return lu.solve(.identity(n))
      }
      let codes = try a.session.empty(Array(a.sizes.dropLast(2)), .int32)
      Kernel.store(info.map { .double($0) }, into: codes)
      return .tensors([try a.stacked(inverses, rows: n, columns: n), codes])
    },
    [
      Derivative("A", "−inverseᵀ @ grad @ inverseᵀ", saves: ["result"]) {
        let adjoint = try $0.result.transpose(-2, -1)
        return try adjoint.matmul($0.grad.matmul(adjoint)).neg()
      }
    ])

  static let det = determinant("det", "self", .usual)
  static let linalgDet = determinant("det", "A", [.linalg, .out])

  private static func determinant(_ name: String, _ first: String, _ forms: Forms) -> Operation {
    Operation(
      name, "(Tensor \(first)) -> Tensor", forms, node: "LinalgDetBackward0",
      .kernel { arguments in
        let a = arguments.tensor(0)
        try a.requireSquare("linalg.det")
        try a.requireKernel("lu_cpu")
        return .tensor(try a.filled(Array(a.sizes.dropLast(2)), a.factorsForDeterminants.map(\.determinant)))
      },
      [
        Derivative(first, "grad × result × inverse(\(first))ᵀ", saves: [first, "result"]) { context in
          let (a, d) = (try context.input, try context.grad.mul(context.result))
          let epsilon = a.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
          if !context.session.isGradEnabled { return try a.regularAdjugate(scaledBy: d, epsilon) }
          let isSingular = try context.result.doubles.map { $0.magnitude < 100 * epsilon }
          if !isSingular.contains(true) { return try a.adjugate(scaledBy: d) }
          if !isSingular.contains(false) { return try a.singularAdjugate(context.grad) }
          // Matrices of both kinds: each kind by its formula, put together in their order.
          let n = a.sizes[a.rank - 1]
          let (all, flatD, flatGrad) = (
            try a.reshape([-1, n, n]), try d.reshape([-1]), try context.grad.reshape([-1])
          )
          func places(_ kind: Bool) throws -> Tensor {
            let indices = isSingular.indices.filter { isSingular[$0] == kind }
            return try context.session.tensor(indices.map { .int($0) }, sizes: [indices.count], dtype: .int64)
          }
          let (regular, singular) = (try places(false), try places(true))
          let zeros = try context.session.filled(all.sizes, 0, dtype: a.dtype)
          return try zeros.indexed(
            adding: all.indexSelect(0, regular).adjugate(scaledBy: flatD.indexSelect(0, regular)), at: regular
          ).indexed(
            adding: all.indexSelect(0, singular).singularAdjugate(flatGrad.indexSelect(0, singular)), at: singular
          ).reshape(a.sizes)
        }
      ])
  }

  static let slogdet = signedLogarithm("self", .usual)
  static let linalgSlogdet = signedLogarithm("A", .linalg)

  private static func signedLogarithm(_ first: String, _ forms: Forms) -> Operation {
    Operation(
      "slogdet", "(Tensor \(first)) -> (Tensor sign, Tensor logabsdet)", forms,
      .composite { try slogdetForward($0.session, $0.values) })
  }

  static let slogdetForward = Operation(
    "_linalg_slogdet", "(Tensor A) -> (Tensor sign, Tensor logabsdet)", [], node: "LinalgSlogdetBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      try a.requireSquare("linalg.slogdet")
      try a.requirePrecision("linalg.slogdet")
      let results = a.factorsForDeterminants.map(\.logDeterminant)
      let sizes = Array(a.sizes.dropLast(2))
      return .tensors([try a.filled(sizes, results.map(\.sign)), try a.filled(sizes, results.map(\.logarithm))])
    },
    [
      Derivative("A", "grad × inverse(A)ᵀ", saves: ["A"]) {
        // The sign does not change.
        $0.hasGrad(1) ? try $0.input.adjugate(scaledBy: $0.grad(1)) : nil
      }
    ])

  static let logdet = Operation(
    "logdet", "(Tensor self) -> Tensor", .usual,
    .composite { arguments in
      try arguments.tensor(0).requireSquare("logdet")
      try arguments.tensor(0).requirePrecision("logdet")
      let parts = try slogdetForward(arguments.session, arguments.values).tensorList
      let nan = try arguments.session.filled([], .double(.nan), dtype: parts[1].dtype)
      return .tensor(try arguments.session.where(parts[0].eq(-1), nan, parts[1]))
    })

  static let solve = Operation(
    "solve", "(Tensor A, Tensor B, *, bool left=True) -> Tensor", [.linalg, .out],
    .composite { .tensor(try solveEx.first($0.session, $0.values + [.bool(true), .string("linalg.solve")])) })

  static let linalgSolveEx = Operation(
    "solve_ex",
    "(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)", [.linalg],
    .composite { try solveEx($0.session, $0.values + [.string("linalg.solve_ex")]) })

  static let solveEx: Operation = Operation(
    "_linalg_solve_ex",
    "(Tensor A, Tensor B, bool left, bool check_errors, str caller='linalg.solve') -> (Tensor result, Tensor info)", [],
    node: "LinalgSolveExBackward0",
    .kernel { arguments in
      let (a, b, isLeft) = (arguments.tensor(0), arguments.tensor(1), arguments.bool(2))
      if a.dtype != b.dtype {
        throw TorchError.runtime(
          "linalg.solve: Expected A and B to have the same dtype, but found A of type \(a.dtype.scalarTypeName) and B of "
            + "type \(b.dtype.scalarTypeName) instead")
      }
      try a.requireSquare("linalg.solve")
      try a.requireKernel("lu_cpu")
      let isVector = a.solvesVectors(b)
      let n = a.sizes[a.rank - 1]
      if b.rank == 0 || (b.rank == 1 && !isVector) {
        throw TorchError.runtime("linalg.solve: The input tensor B must have at least 2 dimensions.")
      }
      let wide = try isVector ? b.unsqueeze(-1) : b
      let right = isLeft ? wide : try wide.transpose(-2, -1)
      if right.rank < 2 || right.sizes[right.rank - 2] != n {
        throw TorchError.runtime(
          "linalg.solve: Incompatible shapes of A and B for the equation \(isLeft ? "AX = B" : "XA = B") "
            + "(\(n)x\(n) and \(wide.sizes[wide.rank - 2])x\(wide.sizes[wide.rank - 1]))")
      }
      let batch = try Broadcast.sizes(Array(a.sizes.dropLast(2)), Array(right.sizes.dropLast(2)))
      let columns = right.sizes[right.rank - 1]
      let matrices = try a.expand(batch + [n, n])
      let rights = try right.expand(batch + [n, columns])
      let codes = try a.session.empty(batch, .int32)
      var info: [Scalar] = []
      let solutions = try zip(matrices.matrices, rights.matrices).enumerated().map { index, pair in
        let lu = LUDecomposition(pair.0)
        info.append(.int((lu.singularColumn ?? -1) + 1))
        if lu.singularColumn != nil && arguments.bool(3) {
          let place = batch.isEmpty ? "" : "(Batch element \(index)): "
          throw TorchError.linalg(
            "torch.\(arguments.string(4) ?? ""): \(place)The solver failed because the input matrix is singular.")
        }
        return isLeft ? lu.solve(pair.1) : lu.solveTransposed(pair.1)
      }
      Kernel.store(info, into: codes)
      let result = try rights.stacked(solutions, rows: n, columns: columns)
      if isVector { return .tensors([try result.squeeze(-1), codes]) }
      return .tensors([isLeft ? result : try result.transpose(-2, -1).copied(), codes])
    },
    Derivative.jointly(
      [("A", "−solve(Aᵀ, grad) @ resultᵀ"), ("B", "solve(Aᵀ, grad)")], saves: ["A", "result"]
    ) { context in
      let (a, x, isLeft) = (try context.saved(0), try context.result, context.arguments.bool(2))
      let isVector = a.solvesVectors(x)
      let grad = isVector ? try context.grad.unsqueeze(-1) : try context.grad
      // PyTorch solves with the factors of A again where nobody asks for the derivative of that.
      let pulled =
        context.session.isGradEnabled
        ? try Operation.solveEx.first(
          context.session,
          [.tensor(a.transpose(-2, -1)), .tensor(grad), .bool(isLeft), .bool(true), .string("linalg.solve")])
        : try a.solvedAcross(grad, isLeft: isLeft)
      var gradients: [Tensor?] = [nil, nil]
      if context.needs(0) {
        let adjoint = try (isVector ? x.unsqueeze(-1) : x).transpose(-2, -1)
        gradients[0] = try (isLeft ? pulled.matmul(adjoint) : adjoint.matmul(pulled)).neg()
      }
      if context.needs(1) { gradients[1] = isVector ? try pulled.squeeze(-1) : pulled }
      return gradients
    })

  static let solveTriangular: Operation = Operation(
    "solve_triangular", "(Tensor A, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor",
    [.linalg, .out], node: "LinalgSolveTriangularBackward0",
    .kernel { arguments in
      let (a, b, isLeft) = (arguments.tensor(0), arguments.tensor(1), arguments.bool(3))
      try a.requireSquare("linalg.solve_triangular", ofFloats: false)
      if b.rank < 2 {
        throw TorchError.runtime("linalg.solve_triangular: The input tensor B must have at least 2 dimensions.")
      }
      let n = a.sizes[a.rank - 1]
      if b.sizes[b.rank - (isLeft ? 2 : 1)] != n {
        throw TorchError.runtime(
          "linalg.solve_triangular: Incompatible shapes of A and B for the equation \(isLeft ? "AX = B" : "XA = B") "
            + "(\(a.sizes[a.rank - 2])x\(n) and \(b.sizes[b.rank - 2])x\(b.sizes[b.rank - 1]))")
      }
      try a.requireKernel("triangular_solve_cpu")
      let batch = try Broadcast.sizes(Array(a.sizes.dropLast(2)), Array(b.sizes.dropLast(2)))
      let left = try a.expand(batch + [n, n])
      let right = try (isLeft ? b : b.transpose(-2, -1)).expand(
        batch + (isLeft ? Array(b.sizes.suffix(2)) : b.sizes.suffix(2).reversed()))
      let columns = right.sizes[right.rank - 1]
      let solutions = zip(left.matrices, right.matrices).map { matrix, right in
        let own = isLeft ? matrix : matrix.transposed
        return own.triangularSolution(right, isUpper: arguments.bool(2) == isLeft, isUnit: arguments.bool(4))
      }
      let result = try right.stacked(solutions, rows: n, columns: columns)
      // From the right the solution of the transposed equation is what lies column after column.
      return .tensor(isLeft ? result : try result.copied().transpose(-2, -1))
    },
    [
      Derivative("A", "−the triangle of solve(Aᵀ, grad) @ resultᵀ", saves: ["A", "result"]) { context in
        let x = try context.result.transpose(-2, -1)
        let pulled = try context.pulledThroughTriangle(context.input)
        let full = context.arguments.bool(3) ? try pulled.matmul(x).neg() : try x.matmul(pulled).neg()
        let offset = context.arguments.bool(4) ? 1 : 0
        let triangle = context.arguments.bool(2) ? Operation.triu : Operation.tril
        return try triangle.one(
          context.session, .tensor(full), .int(context.arguments.bool(2) ? offset : -offset))
      },
      Derivative("B", "solve(Aᵀ, grad)", saves: ["A"]) { try $0.pulledThroughTriangle($0.input) },
    ])

  static let matrixPower = power("matrix_power", "(Tensor self, int n) -> Tensor", [.usual, .out])
  static let linalgMatrixPower = power("matrix_power", "(Tensor A, int n) -> Tensor", .linalg)

  private static func power(_ name: String, _ signature: String, _ forms: Forms) -> Operation {
    Operation(
      name, signature, forms,
      .composite { arguments in
        let (a, n) = (arguments.tensor(0), arguments.int(1))
        try a.requireSquare("linalg.matrix_power", ofFloats: false)
        if n < 0 { try a.requireSquare("linalg.inv") }
        if n == 0 {
          let eye = try a.stacked(
            a.matrices.map { .identity($0.rows) }, rows: a.sizes[a.rank - 1], columns: a.sizes[a.rank - 1])
          return .tensor(try a.clone().copy_(eye))
        }
        let base = n < 0 ? try a.inverted() : a
        switch Swift.abs(n) {
        case 1: return .tensor(n < 0 ? base : try base.clone())
        case 2: return .tensor(try base.matmul(base))
        case 3: return .tensor(try base.matmul(base).matmul(base))
        default:
          // Squares of squares; the result collects those that the bits of n name.
          var (bits, square, result) = (Swift.abs(n), base, Tensor?.none)
          var isFirst = true
          while bits > 0 {
            if !isFirst { square = try square.matmul(square) }
            isFirst = false
            if bits & 1 == 1 { result = try result.map { try $0.matmul(square) } ?? square }
            bits >>= 1
          }
          return .tensor(result ?? base)
        }
      })
  }

  static let pinv = pseudoinverse(
    "pinv", "(Tensor A, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor", .linalg
  ) {
    let absolute = $0.optionalDouble(1) ?? 0
    return (absolute, $0.optionalDouble(2) ?? (absolute > 0 ? 0 : nil), $0.bool(3))
  }
  static let pinverse = pseudoinverse("pinverse", "(Tensor self, float rcond=1e-15) -> Tensor", .usual) {
    (0, $0.double(1), false)
  }

  private static func pseudoinverse(
    _ name: String, _ signature: String, _ forms: Forms,
    _ options: @escaping @Sendable (Arguments) -> (absolute: Double, relative: Double?, isSymmetric: Bool)
  ) -> Operation {
    let first = name == "pinv" ? "A" : "self"
    return Operation(
      name, signature, forms, node: "LinalgPinvBackward0",
      .kernel { arguments in
        let a = arguments.tensor(0)
        if a.rank < 2 || (a.dtype != .float32 && a.dtype != .float64) {
          throw TorchError.runtime(
            "linalg.pinv(\(a.dtype.scalarTypeName){\(Text.sizes(a.sizes))}): expected a tensor with 2 or more dimensions of "
              + "float, double, cfloat or cdouble types")
        }
        try a.requireFinite()
        let (m, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1])
        let epsilon = a.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
        let (absolute, relative, isSymmetric) = options(arguments)
        let matrices = isSymmetric ? try a.symmetricMatrices() : a.matrices
        let inverses = matrices.map { matrix -> DoubleMatrix in
          let (u, s, v) = matrix.svd()
          let cutoff = max(absolute, (relative ?? epsilon * Double(max(m, n))) * (s.first ?? 0))
          var result = DoubleMatrix(n, m)
          for (k, value) in s.enumerated() where value > cutoff {
            for i in 0..<n { for j in 0..<m { result[i, j] += v[i, k] * u[j, k] / value } }
          }
          return result
        }
        return .tensor(try a.stacked(inverses, rows: n, columns: m, isColumnMajor: false))
      },
      [
        Derivative(first, "the pull of Golub and Pereyra", saves: [first, "result"]) { context in
          let (a, p, g) = (try context.input, try context.result, try context.grad.transpose(-2, -1))
          let adjoint = try p.transpose(-2, -1)
          if a.sizes[a.rank - 2] <= a.sizes[a.rank - 1] {
            let k = try g.matmul(p)
            let kp = try k.matmul(adjoint)
            return try p.matmul(k).transpose(-2, -1).neg().add(kp).sub(a.matmul(p).matmul(kp))
              .add(adjoint.matmul(p).matmul(g.sub(k.matmul(a))))
          }
          let k = try p.matmul(g)
          let pk = try adjoint.matmul(k)
          return try k.matmul(p).transpose(-2, -1).neg().add(g.sub(a.matmul(k)).matmul(p).matmul(adjoint)).add(pk)
            .sub(pk.matmul(p).matmul(a))
        }
      ])
  }

  static let matrixExp = exponential("self", .usual)
  static let linalgMatrixExp = exponential("A", .linalg)

  private static func exponential(_ first: String, _ forms: Forms) -> Operation {
    Operation(
      "matrix_exp", "(Tensor \(first)) -> Tensor", forms,
      .composite { try matrixExpForward($0.session, $0.values) })
  }

  static let matrixExpForward: Operation = Operation(
    "linalg_matrix_exp", "(Tensor self) -> Tensor", [], node: "LinalgMatrixExpBackward0",
    .kernel { arguments in
      let a = arguments.tensor(0)
      try a.requireSquare("linalg.matrix_exp")
      let n = a.sizes[a.rank - 1]
      return .tensor(try a.stacked(a.matrices.map { $0.exponential() }, rows: n, columns: n, isColumnMajor: false))
    },
    [
      Derivative("self", "the upper right block of exp [selfᵀ grad; 0 selfᵀ]", saves: ["self"]) { context in
        let (a, grad) = (try context.input.transpose(-2, -1), try context.grad)
        let (rank, n) = (a.rank, a.sizes[a.rank - 1])
        let blocks = try context.session.filled(a.sizes.dropLast(2) + [2 * n, 2 * n], 0, dtype: a.dtype)
        func block(_ whole: Tensor, _ row: Int, _ column: Int) throws -> Tensor {
          try whole.slice(rank - 2, row * n, (row + 1) * n).slice(rank - 1, column * n, (column + 1) * n)
        }
        _ = try block(blocks, 0, 0).copy_(a)
        _ = try block(blocks, 1, 1).copy_(a)
        _ = try block(blocks, 0, 1).copy_(grad)
        return try block(Operation.matrixExpForward.one(context.session, .tensor(blocks)), 0, 1)
      }
    ])
}

extension TorchError {
  /// `torch.linalg.LinAlgError`.
  static func linalg(_ message: String) -> TorchError { .init(exception: "_LinAlgError", message: message) }
}

extension Backward {
  /// The gradient of the right side of `solve_triangular`.
  fileprivate func pulledThroughTriangle(_ a: Tensor) throws -> Tensor {
    try Operation.solveTriangular.one(
      session, .tensor(a.transpose(-2, -1)), .tensor(grad), .bool(!arguments.bool(2)), arguments.values[3],
      arguments.values[4])
  }
}

extension Tensor {
  /// The inverses of matrices (`linalg.inv`).
  func inverted() throws -> Tensor { try Operation.invEx.first(session, [.tensor(self), .bool(true)]) }

  /// Factors of whichever of a matrix and its transpose lies column after column, as PyTorch takes them where only their
  /// diagonal counts.
  fileprivate var factorsForDeterminants: [LUDecomposition] {
    matrices.map { LUDecomposition(isContiguous ? $0.transposed : $0) }
  }

  /// solve(selfᵀ, diag(factor)): the adjugate where the factor is the determinant.
  fileprivate func adjugate(scaledBy factor: Tensor) throws -> Tensor {
    let diagonal = try factor.unsqueeze(-1).expand(Array(sizes.dropLast())).diagEmbed().transpose(-2, -1)
    return try Operation.solve.one(
      session, .tensor(transpose(-2, -1)), .tensor(diagonal), .bool(true))
  }

  /// X of selfᵀ X = B, or X selfᵀ = B, without derivatives.
  fileprivate func solvedAcross(_ right: Tensor, isLeft: Bool) throws -> Tensor {
    let right = isLeft ? right : try right.transpose(-2, -1)
    let n = sizes[rank - 1]
    let matrices = try expand(Array(right.sizes.dropLast(2)) + [n, n]).matrices
    let solutions = zip(matrices, right.matrices).map { matrix, right in
      isLeft ? LUDecomposition(matrix).solveTransposed(right) : LUDecomposition(matrix).solve(right)
    }
    let result = try right.stacked(solutions, rows: n, columns: right.sizes[right.rank - 1])
    return isLeft ? result : try result.transpose(-2, -1).copied()
  }

  /// The adjugate without derivatives, where pivots that are zero count as very small.
  fileprivate func regularAdjugate(scaledBy factor: Tensor, _ epsilon: Double) throws -> Tensor {
    let n = sizes[rank - 1]
    let inverses = zip(matrices, factor.doubles).map { matrix, factor -> DoubleMatrix in
      var scaled = DoubleMatrix(n, n)
      for i in 0..<n { scaled[i, i] = factor }
      return LUDecomposition(matrix.transposed).regular(epsilon).solve(scaled)
    }
    return try stacked(inverses, rows: n, columns: n)
  }

  /// The gradient of the determinant of singular matrices, by their singular values. See Higham, "What is the adjugate
  /// of a matrix?".
  fileprivate func singularAdjugate(_ grad: Tensor) throws -> Tensor {
    let parts = try Operation.svdForward(session, [.tensor(self), .bool(true)]).tensorList
    let (u, s, vh) = (parts[0], parts[1], parts[2])
    let determinants = try Operation.linalgDet.one(session, .tensor(u)).mul(
      Operation.linalgDet.one(session, .tensor(vh)))
    let shares = try s.productOfOthers(-1).mul(determinants.mul(grad).unsqueeze(-1))
    return try u.mul(shares.unsqueeze(-2)).matmul(vh)
  }

  /// The rows of another tensor added at indices.
  fileprivate func indexed(adding rows: Tensor, at index: Tensor) throws -> Tensor {
    try Operation.indexAdd.one(session, .tensor(self), .int(0), .tensor(index), .tensor(rows), .int(1))
  }

  /// Whether `b` holds vectors and not matrices on the right side of equations with this left side.
  fileprivate func solvesVectors(_ b: Tensor) -> Bool {
    b.rank == 1 || (rank - 1 == b.rank && b.sizes == sizes.dropLast())
  }

  /// Throws where there are no matrices of floats.
  func requireMatrix(_ name: String, ofFloats: Bool = true) throws {
    if rank < 2 { throw TorchError.runtime("\(name): The input tensor A must have at least 2 dimensions.") }
    if ofFloats && !dtype.isFloatingPoint {
      throw TorchError.runtime(
        "\(name): Expected a floating point or complex tensor as input. Got \(dtype.scalarTypeName)")
    }
  }

  /// Throws where elements have 16 bits, of which a function says that they are too few.
  func requirePrecision(_ name: String) throws {
    if dtype == dtype.compute { return }
    throw TorchError.runtime("\(name): Low precision dtypes not supported. Got \(dtype.scalarTypeName)")
  }

  /// Throws where LAPACK has no routine for the type.
  func requireKernel(_ kernel: String) throws {
    if dtype != .float32 && dtype != .float64 { throw Operation.unsupported(kernel, dtype) }
  }

  /// Throws where the matrices are not square.
  func requireSquare(_ name: String, ofFloats: Bool = true) throws {
    try requireMatrix(name, ofFloats: ofFloats)
    let (m, n) = (sizes[rank - 2], sizes[rank - 1])
    if m != n {
      throw TorchError.runtime("\(name): A must be batches of square matrices, but they are \(m) by \(n) matrices")
    }
  }

  /// The matrices that the lower triangles stand for.
  func symmetricMatrices() throws -> [DoubleMatrix] {
    try requireSquare("linalg.eigh")
    return matrices.map { matrix in
      var whole = matrix
      for i in 0..<matrix.rows { for j in 0..<i { whole[j, i] = matrix[i, j] } }
      return whole
    }
  }

  /// How an error names one matrix of several.
  func batchText(_ index: Int) -> String { rank > 2 ? "(Batch element \(index)): " : "" }
}

extension DoubleMatrix {
  /// The exponential by a Taylor series of the matrix scaled down, squared up again.
  fileprivate func exponential() -> DoubleMatrix {
    let norm = (0..<rows).map { i in (0..<columns).reduce(0) { $0 + abs(self[i, $1]) } }.max() ?? 0
    if !norm.isFinite { return DoubleMatrix(rows, columns, values.map { _ in .nan }) }
    var halvings = 0
    while norm / Double(1 << halvings) > 0.25 && halvings < 60 { halvings += 1 }
    let scaled = DoubleMatrix(rows, columns, values.map { $0 / Double(1 << halvings) })
    var result = DoubleMatrix.identity(rows)
    var term = result
    for k in 1...18 {
      term = term.times(scaled)
      term.values = term.values.map { $0 / Double(k) }
      for i in result.values.indices { result.values[i] += term.values[i] }
    }
    for _ in 0..<halvings { result = result.times(result) }
    return result
  }
}
