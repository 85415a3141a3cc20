extension OperationTable {
  static let matrixProducts: [Operation] = [
    .mm, .mv, .dot, .vdot, .matmul, .linalgMatmul, .bmm, .addmm, .addmv, .addr, .addbmm, .baddbmm, .outer, .ger,
    .squeezedInPlace, .linear, .bilinear, .trilinear,
  ]
}

extension Operation {
  static let mm = Operation(
    "mm", "(Tensor self, Tensor mat2) -> Tensor", [.usual, .out], node: "MmBackward0",
    .kernel { .tensor(try Kernel.mm($0.tensor(0), $0.tensor(1))) },
    [
      Derivative("self", "grad @ mat2ᵀ", saves: ["mat2"]) { try $0.leftPull($0.other, of: 0) },
      Derivative("mat2", "selfᵀ @ grad", saves: ["self"]) { try $0.rightPull($0.input, of: 1) },
    ])

  static let mv = Operation(
    "mv", "(Tensor self, Tensor vec) -> Tensor", [.usual, .out], node: "MvBackward0",
    .kernel { arguments in
      _ = try Dimension.existing(0, rank: arguments.tensor(0).rank)
      return .tensor(try Kernel.mv(arguments.tensor(0), arguments.tensor(1)))
    },
    [
      Derivative("self", "grad ⊗ vec", saves: ["vec"]) { try $0.grad.outer($0.other) },
      Derivative("vec", "selfᵀ @ grad", saves: ["self"]) { try $0.input.t().mv($0.grad) },
    ])

  static let dot = dotProduct("dot", "tensor", "DotBackward0", [.usual, .out])
  static let vdot = dotProduct("vdot", "other", "VdotBackward0", [.usual, .out])

  private static func dotProduct(_ name: String, _ second: String, _ node: String, _ forms: Forms) -> Operation {
    Operation(
      name, "(Tensor self, Tensor \(second)) -> Tensor", forms, node: node,
      .kernel { .tensor(try Kernel.dot($0.tensor(0), $0.tensor(1))) },
      [
        Derivative("self", "grad × \(second)", saves: [second]) { try $0.grad.mul($0.other) },
        Derivative(second, "grad × self", saves: ["self"]) { try $0.grad.mul($0.input) },
      ])
  }

  static let bmm = Operation(
    "bmm", "(Tensor self, Tensor mat2) -> Tensor", [.usual, .out], node: "BmmBackward0",
    .kernel { .tensor(try Kernel.bmm($0.tensor(0), $0.tensor(1))) },
    [
      Derivative("self", "grad @ mat2ᵀ", saves: ["mat2"]) { try $0.grad.bmm($0.other.transpose(1, 2)) },
      Derivative("mat2", "selfᵀ @ grad", saves: ["self"]) { try $0.input.transpose(1, 2).bmm($0.grad) },
    ])

  static let matmul = Operation(
    "matmul", "(Tensor self, Tensor other) -> Tensor", [.usual, .out],
    .composite { .tensor(try $0.tensor(0).matmul($0.tensor(1))) })

  static let linalgMatmul = Operation(
    "matmul", "(Tensor input, Tensor other) -> Tensor", .linalg,
    .composite { .tensor(try $0.tensor(0).matmul($0.tensor(1))) })

  static let addmm = added(
    "addmm", "mat1", "mat2", node: "AddmmBackward0",
    { own, a, b in
      for (name, tensor) in [("self", own), ("mat1", a)] where tensor.dtype != b.dtype {
        throw TorchError.runtime(
          "\(name) and mat2 must have the same dtype, but got \(tensor.dtype.scalarTypeName) and "
            + "\(b.dtype.scalarTypeName)")
      }
      for (name, mat) in [("mat1", a), ("mat2", b)] where mat.rank != 2 {
        throw TorchError.runtime("\(name) must be a matrix, got \(mat.rank)-D tensor")
      }
      return try Kernel.mm(a, b)
    }
  ) {
    try $0.leftPull($1, of: 1)
  } second: {
    try $0.rightPull($1, of: 2)
  }

  static let addmv = added("addmv", "mat", "vec", node: "AddmvBackward0", { try Kernel.mv($1, $2, added: $0) }) {
    try $0.grad.outer($1)
  } second: {
    try $1.t().mv($0.grad)
  }

  static let addr = added(
    "addr", "vec1", "vec2", node: "AddrBackward0",
    { _, a, b in
      for (name, vector) in [("vec1", a), ("vec2", b)] where vector.rank != 1 {
        throw TorchError.runtime("addr: Expected 1-D argument \(name), but got \(vector.rank)-D")
      }
      return try Kernel.binary(Multiply.self, a.column, b, nil)
    }
  ) {
    try $0.grad.mv($1)
  } second: {
    try $0.grad.t().mv($1)
  }

  static let baddbmm = added(
    "baddbmm", "batch1", "batch2", node: "BaddbmmBackward0",
    { own, first, second in
      try requireDimensions(first, [0, 1])
      try requireDimensions(second, [2])
      try requireExpands(own, to: [first.sizes[0], first.sizes[1], second.sizes[2]])
      return try Kernel.bmm(first, second, kernel: "baddbmm")
    }
  ) {
    try $0.grad.bmm($1.transpose(1, 2))
  } second: {
    try $1.transpose(1, 2).bmm($0.grad)
  }

  static let addbmm = added(
    "addbmm", "batch1", "batch2", node: "AddbmmBackward0",
    { own, first, second in
      // What is to be differentiated asks for the number of matrices first.
      if [own, first, second].contains(where: \.requiresGrad) { try requireDimensions(first, [0]) }
      try requireDimensions(first, [1])
      try requireDimensions(second, [2])
      try requireExpands(own, to: [first.sizes[1], second.sizes[2]])
      return try Kernel.sum(
        Kernel.bmm(first, second, kernel: "addmm_impl_cpu_"), over: [0], keep: false, first.dtype)
    }
  ) { context, second in
    let grad = try context.grad
    return try grad.unsqueeze(0).expand([second.sizes[0]] + grad.sizes).bmm(second.transpose(1, 2))
  } second: { context, first in
    let grad = try context.grad
    return try first.transpose(1, 2).bmm(grad.unsqueeze(0).expand([first.sizes[0]] + grad.sizes))
  }

  /// Throws where PyTorch asks for the size of a dimension that is not there.
  private static func requireDimensions(_ tensor: Tensor, _ dims: [Int]) throws {
    for dim in dims {
      if tensor.rank == 0 { throw TorchError.index("Dimension specified as \(dim) but tensor has no dimensions") }
      _ = try Dimension.normalised(dim, rank: tensor.rank)
    }
  }

  /// Throws where what is added does not take the sizes of the product.
  private static func requireExpands(_ own: Tensor, to sizes: [Int]) throws {
    if !Broadcast.expands(own.sizes, to: sizes) {
      throw Broadcast.expansionError(target: sizes, existing: own.sizes)
    }
  }

  /// beta × self + alpha × a product.
  private static func added(
    _ name: String, _ a: String, _ b: String, node: String,
    _ product: @escaping @Sendable (_ own: Tensor, Tensor, Tensor) throws -> Tensor,
    first: @escaping @Sendable (_ context: Backward, _ second: Tensor) throws -> Tensor,
    second: @escaping @Sendable (_ context: Backward, _ first: Tensor) throws -> Tensor
  ) -> Operation {
    Operation(
      name, "(Tensor self, Tensor \(a), Tensor \(b), *, Scalar beta=1, Scalar alpha=1) -> Tensor",
      [.usual, .inPlace, .out], node: node,
      .kernel { arguments in
        // Products of matrices in 16 bits are rounded once, at the end.
        let narrow = arguments.tensor(0).dtype
        let isNarrow =
          name == "addmm" && narrow.size == 2 && narrow.isFloatingPoint
          && (1...2).allSatisfy { arguments.tensor($0).dtype == narrow }
        func operand(_ index: Int) throws -> Tensor {
          let tensor = arguments.tensor(index)
          return isNarrow ? try tensor.cast(.float32) : tensor
        }
        let own = try operand(0)
        // Whole numbers are multiplied by what is left of a factor without its fraction.
        func factor(_ index: Int) -> Scalar {
          own.dtype.isFloatingPoint ? arguments.scalar(index) : .int(arguments.scalar(index).intValue)
        }
        var result = try product(own, operand(1), operand(2)).scaled(by: factor(4))
        try requireExpands(own, to: result.sizes)
        if arguments.scalar(3).doubleValue != 0 {
          result = try Kernel.binary(Add.self, own.scaled(by: factor(3)), result, nil)
        }
        return .tensor(isNarrow ? try result.cast(narrow) : result)
      },
      [
        Derivative("self", "grad × beta") { try $0.grad.times($0.arguments.scalar(3)) },
        Derivative(a, "alpha × grad @ \(b)ᵀ", saves: [b]) {
          try first($0, $0.saved(2)).times($0.arguments.scalar(4))
        },
        Derivative(b, "alpha × \(a)ᵀ @ grad", saves: [a]) {
          try second($0, $0.saved(1)).times($0.arguments.scalar(4))
        },
      ])
  }

  static let outer = outerProduct("outer")
  static let ger = outerProduct("ger")

  private static func outerProduct(_ name: String) -> Operation {
    Operation(
      name, "(Tensor self, Tensor vec2) -> Tensor", [.usual, .out],
      .composite { arguments in
        for (position, role) in [(0, "self"), (1, "vec2")] where arguments.tensor(position).rank != 1 {
          throw TorchError.runtime(
            "outer: Expected 1-D argument \(role), but got \(arguments.tensor(position).rank)-D")
        }
        return .tensor(try arguments.tensor(0).outer(arguments.tensor(1)))
      })
  }

  /// `squeeze_` of a fresh result, which nobody else sees as a view.
  static let squeezedInPlace = Operation(
    "squeeze_", "(Tensor self, int dim) -> Tensor", [], node: "SqueezeBackward4",
    .kernel { .tensor(Reshaping.squeezed($0.tensor(0), [$0.int(1)])) },
    [Derivative("self", "grad") { try $0.grad.reshape($0.sizes()) }])

  static let linear = Operation(
    "linear", "(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor", .functional,
    .composite { arguments in
      let (input, weight) = (arguments.tensor(0), arguments.tensor(1))
      if input.rank == 0 || weight.rank == 0 {
        throw TorchError.runtime(
          "both arguments to linear need to be at least 1D, but they are \(input.rank)D and \(weight.rank)D")
      }
      guard let bias = arguments.optionalTensor(2) else { return .tensor(try input.matmul(weight.t())) }
      if input.rank == 2 { return .tensor(try bias.addmm(input, weight.t())) }
      // What spreads along the rows alone is added by the product.
      if input.isContiguous && (bias.rank == 1 || bias.sizes.filter { $0 != 1 }.count == 1) {
        let flat = try input.view([input.sizes.dropLast().reduce(1, *), input.sizes[input.rank - 1]])
        return .tensor(try bias.addmm(flat, weight.t()).view(input.sizes.dropLast() + [weight.sizes[0]]))
      }
      let product = try input.matmul(weight.t())
      return .tensor(
        try Operation.add.callInPlace(arguments.session, [.tensor(product), .tensor(bias), .scalar(1)]))
    })

  static let bilinear = Operation(
    "bilinear", "(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor",
    [.function, .functional],
    .composite { arguments in
      let (a, b, weight) = (arguments.tensor(0), arguments.tensor(1), arguments.tensor(2))
      if a.dtype != b.dtype || a.dtype != weight.dtype {
        throw TorchError.runtime(
          "All tensors must have the same dtype, got input1: \(a.dtype.kernelName), input2: \(b.dtype.kernelName), "
            + "weight: \(weight.dtype.kernelName)")
      }
      if a.rank != b.rank {
        throw TorchError.runtime("bilinear(): input dimensions do not match: got \(a.rank) and \(b.rank)")
      }
      for d in a.sizes.indices.dropLast() where a.sizes[d] != b.sizes[d] {
        throw TorchError.runtime(
          "bilinear(): input batch dimensions do not match at dim \(d): got \(a.sizes[d]) and \(b.sizes[d])")
      }
      for (index, input) in [a, b].enumerated() {
        let needed = try weight.size(index + 1)
        let width = try input.size(-1)
        if width != needed {
          throw TorchError.runtime(
            "bilinear(): input\(index + 1) size does not match weight size: got \(width) but expected \(needed)")
        }
      }
      if let bias = arguments.optionalTensor(3), try bias.size(0) != weight.sizes[0] {
        throw TorchError.runtime(
          "bilinear(): bias size does not match weight size: got \(bias.sizes[0]) but expected \(weight.sizes[0])")
      }
      let outer = Array(a.sizes.dropLast())
      let (left, right) = (try a.reshape([-1, a.sizes[a.rank - 1]]), try b.reshape([-1, b.sizes[b.rank - 1]]))
      let product = try trilinear.first(
        arguments.session,
        [.tensor(left), .tensor(weight), .tensor(right), .ints([1, 3]), .ints([0]), .ints([1, 2]), .ints([2, 3])])
      let result = try product.reshape(outer + [weight.sizes[0]])
      return .tensor(try arguments.optionalTensor(3).map { try result.add($0) } ?? result)
    })

  /// The product of three tensors summed over dimensions; `expand1` are the dimensions of the product that the first
  /// does not have.
  static let trilinear: Operation = Operation(
    "_trilinear",
    "(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] expand3, int[] sumdim) -> Tensor", [],
    node: "TrilinearBackward0",
    .kernel { arguments in
      let rank = arguments.tensor(0).rank + arguments.ints(3).count
      let letters = Array("abcdefghijklmnopqrstuvwxyz").prefix(rank)
      func named(without left: [Int]) -> String {
        String(letters.enumerated().filter { !left.contains($0.offset) }.map(\.element))
      }
      let sides = (3...5).map { named(without: arguments.ints($0)) }.joined(separator: ",")
      let equation = sides + "->" + named(without: arguments.ints(6))
      return try einsum(
        arguments.session, [.string(equation), .tensors((0...2).map { arguments.tensor($0) })])
    },
    Derivative.jointly(
      ["i1", "i2", "i3"].map { ($0, "Σ grad × the other two") }, saves: ["i1", "i2", "i3"]
    ) { context in
      let settings = Array(context.arguments.values[3...6])
      return try (0...2).map { position in
        guard context.needs(position) else { return nil }
        // The gradient stands for the factor, which lacks what the result does not.
        var values =
          try (0...2).map { Value.tensor($0 == position ? try context.grad : try context.saved($0)) } + settings
        values[3 + position] = settings[3]
        values[6] = settings[position]
        return try trilinear.first(context.session, values)
      }
    })
}

extension Backward {
  /// grad @ secondᵀ, laid out by columns where the first factor is.
  fileprivate func leftPull(_ second: Tensor, of position: Int) throws -> Tensor {
    try target(position).geometry.isByColumns ? second.mm(grad.t()).t() : grad.mm(second.t())
  }

  /// firstᵀ @ grad, laid out by columns where the second factor is.
  fileprivate func rightPull(_ first: Tensor, of position: Int) throws -> Tensor {
    try target(position).geometry.isByColumns ? grad.t().mm(first).t() : first.t().mm(grad)
  }
}

extension Geometry {
  /// Whether the elements of a matrix lie column after column.
  fileprivate var isByColumns: Bool { strides[0] == 1 && strides[1] == sizes[0] }
}

extension Tensor {
  /// The product of two matrices (`mm`).
  public func mm(_ other: Tensor) throws -> Tensor { try Operation.mm.one(session, .tensor(self), .tensor(other)) }
  /// The product of a matrix and a vector (`mv`).
  public func mv(_ vector: Tensor) throws -> Tensor { try Operation.mv.one(session, .tensor(self), .tensor(vector)) }
  /// The inner product of two vectors (`dot`).
  public func dot(_ other: Tensor) throws -> Tensor { try Operation.dot.one(session, .tensor(self), .tensor(other)) }
  /// The products of matrices in batches (`bmm`).
  public func bmm(_ other: Tensor) throws -> Tensor { try Operation.bmm.one(session, .tensor(self), .tensor(other)) }
  /// All products of elements of two vectors (`outer`).
  func outer(_ other: Tensor) throws -> Tensor { try reshape([count, 1]).mul(other) }
  /// self + a @ b (`addmm`).
  func addmm(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try Operation.addmm.one(session, .tensor(self), .tensor(a), .tensor(b), .int(1), .int(1))
  }
  /// How long a dimension is, which may be counted from the end. Throws where there is none of that number.
  fileprivate func size(_ dim: Int) throws -> Int {
    if rank == 0 { throw TorchError.index("Dimension specified as \(dim) but tensor has no dimensions") }
    return sizes[try Dimension.normalised(dim, rank: rank)]
  }
  /// The values times a number, themselves where it is one.
  fileprivate func times(_ factor: Scalar) throws -> Tensor { factor.doubleValue == 1 ? self : try mul(factor) }
  /// A vector seen as a column, below autograd.
  fileprivate var column: Tensor { view(as: Geometry(sizes: [count, 1], strides: [geometry.strides.first ?? 1, 1])) }

  /// The matrix product with the broadcasting rules of `matmul`.
  public func matmul(_ other: Tensor) throws -> Tensor {
    switch (rank, other.rank) {
    case (0, _), (_, 0):
      throw TorchError.runtime(
        "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D")
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2):
      let row = try Operation.squeezedInPlace.one(session, .tensor(unsqueeze(0).mm(other)), .int(0))
      try row.countChange()
      return row
    case (2, 2): return try mm(other)
    case (3, 3) where sizes[0] == 1 && other.sizes[0] > 1: return try squeeze(0).matmul(other)
    case (3, 3) where other.sizes[0] == 1 && sizes[0] > 1: return try matmul(other.squeeze(0))
    default: return folds(with: other) ? try foldedProduct(other) : try batchedProduct(other)
    }
  }

  /// Whether the batch dimensions of the larger operand can become rows of one matrix.
  private func folds(with other: Tensor) -> Bool {
    let (large, small) = rank >= other.rank ? (self, other) : (other, self)
    if large.rank < 3 || small.rank > 2 { return false }
    if small.requiresGrad { return true }
    if rank == 2 { return false }
    if large.count == 0 { return true }
    let (sizes, strides) = (large.sizes, large.geometry.strides)
    return (0..<large.rank - 2).allSatisfy { strides[$0] == strides[$0 + 1] * sizes[$0 + 1] }
  }

  private func foldedProduct(_ other: Tensor) throws -> Tensor {
    let isSwapped = other.rank > rank
    let large = isSwapped ? try other.transpose(-1, -2) : self
    let small = isSwapped ? (rank == 2 ? try t() : self) : other
    var shape = Array(large.sizes.dropLast())
    let flat = try large.reshape([shape.reduce(1, *), large.sizes[large.rank - 1]])
    if small.rank == 1 {
      return try Operation.unsafeView.one(session, .tensor(flat.mv(small)), .ints(shape))
    }
    shape.append(small.sizes[1])
    let product = try Operation.unsafeView.one(session, .tensor(flat.mm(small)), .ints(shape))
    return isSwapped ? try product.transpose(-1, -2).contiguous() : product
  }

  private func batchedProduct(_ other: Tensor) throws -> Tensor {
    let n = rank > 1 ? sizes[rank - 2] : 1
    let inner = sizes[rank - 1]
    let own = other.rank > 1 ? other.sizes[other.rank - 2] : other.sizes[0]
    let p = other.rank > 1 ? other.sizes[other.rank - 1] : 1
    let batch = try Broadcast.sizes(Array(sizes.dropLast(2)), Array(other.sizes.dropLast(2)))
    let batches = batch.reduce(1, *)
    let left = try expand(batch + (rank > 1 ? [n, inner] : [inner])).reshape([batches, n, inner])
    let right: Tensor
    if other.rank == 1 {
      right = try other.expand(batch + [own]).reshape([batches, own]).unsqueeze(2)
    } else {
      right = try other.expand(batch + [own, p]).reshape([batches, own, p])
    }
    var shape = batch
    if rank > 1 { shape.append(n) }
    if other.rank > 1 { shape.append(p) }
    let product = try left.bmm(right)
    let result = other.rank == 1 ? try product.squeeze(-1) : product
    return try Operation.unsafeView.one(session, .tensor(result), .ints(shape))
  }
}

extension Kernel {
  private static func requireSame(_ a: Tensor, _ b: Tensor) throws {
    if a.dtype == b.dtype { return }
    throw TorchError.runtime(
      "expected m1 and m2 to have the same dtype, but got: \(a.dtype.kernelName) != \(b.dtype.kernelName)")
  }

  private static func requireNumbers(_ tensor: Tensor, _ kernel: String) throws {
    if tensor.dtype == .bool { throw TorchError.notImplemented("\"\(kernel)\" not implemented for 'Bool'") }
  }

  private static func batched(_ matrix: Tensor) -> Tensor {
    matrix.view(as: Geometry(sizes: [1] + matrix.sizes, strides: [0] + matrix.geometry.strides))
  }

  /// The product of two matrices.
  static func mm(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.rank != 2 { throw TorchError.runtime("self must be a matrix") }
    if b.rank != 2 { throw TorchError.runtime("mat2 must be a matrix") }
    if a.sizes[1] != b.sizes[0] {
      throw TorchError.runtime(
        "mat1 and mat2 shapes cannot be multiplied (\(a.sizes[0])x\(a.sizes[1]) and \(b.sizes[0])x\(b.sizes[1]))")
    }
    try requireSame(a, b)
    try requireNumbers(a, "addmm_impl_cpu_")
    // A column times a row has nothing to add up: the zeros among the products keep their signs.
    if a.sizes[1] == 1 && a.sizes[0] > 1 && b.sizes[1] > 1 { return try binary(Multiply.self, a, b, nil).dense() }
    let result = try product(batched(a), batched(b))
    result.geometry = Geometry(sizes: [a.sizes[0], b.sizes[1]])
    return result
  }

  /// The product of a matrix and a vector, to which one of `added` dimensions is to be added.
  static func mv(_ matrix: Tensor, _ vector: Tensor, added own: Tensor? = nil) throws -> Tensor {
    let ownRank = own?.rank ?? 1
    if matrix.rank != 2 || vector.rank != 1 || ownRank > 1 {
      throw TorchError.runtime(
        "vector + matrix @ vector expected, got \(ownRank), \(matrix.rank), \(vector.rank)")
    }
    let (rows, columns) = (matrix.sizes[0], matrix.sizes[1])
    let ownCount = own?.count ?? rows
    if columns != vector.count || ownCount != rows && ownCount != 1 {
      if ownRank == 0 { throw TorchError.index("Dimension specified as 0 but tensor has no dimensions") }
      throw TorchError.runtime(
        "size mismatch, got input (\(ownCount)), mat (\(rows)x\(columns)), vec (\(vector.count))")
    }
    let ownType = own?.dtype ?? vector.dtype
    if matrix.dtype != vector.dtype || ownType != vector.dtype {
      throw TorchError.runtime(
        "addmv input tensors must have the same dtype, but got \(ownType.scalarTypeName), "
          + "\(matrix.dtype.scalarTypeName), and \(vector.dtype.scalarTypeName)")
    }
    try requireNumbers(matrix, "addmv_impl_cpu")
    let result = try product(batched(matrix), batched(vector.column))
    result.geometry = Geometry(sizes: [rows])
    return result
  }

  /// The inner product of two vectors.
  static func dot(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.rank != 1 || b.rank != 1 {
      throw TorchError.runtime("1D tensors expected, but got \(a.rank)D and \(b.rank)D tensors")
    }
    if a.dtype != b.dtype {
      throw TorchError.runtime(
        "dot : expected both vectors to have same dtype, but found \(a.dtype.scalarTypeName) and \(b.dtype.scalarTypeName)"
      )
    }
    if a.count != b.count {
      throw TorchError.runtime(
        "inconsistent tensor size, expected tensor [\(a.count)] and src [\(b.count)] to have the same number of elements, "
          + "but got \(a.count) and \(b.count) elements respectively")
    }
    try requireNumbers(a, "dot")
    let row = a.view(as: Geometry(sizes: [1, 1, a.count], strides: [0, 0, a.geometry.strides[0]]))
    let result = try product(row, batched(b.column))
    result.geometry = .scalar
    return result
  }

  /// The products of matrices in batches.
  static func bmm(_ a: Tensor, _ b: Tensor, kernel: String = "bmm") throws -> Tensor {
    if a.rank != 3 { throw TorchError.runtime("batch1 must be a 3D tensor") }
    if b.rank != 3 { throw TorchError.runtime("batch2 must be a 3D tensor") }
    if a.sizes[0] != b.sizes[0] || a.sizes[2] != b.sizes[1] {
      throw TorchError.runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(a.sizes[0]), \(a.sizes[2])] but got: "
          + "[\(b.sizes[0]), \(b.sizes[1])].")
    }
    if a.dtype != b.dtype {
      throw TorchError.runtime(
        "expected scalar type \(a.dtype.scalarTypeName) but found \(b.dtype.scalarTypeName)")
    }
    try requireNumbers(a, kernel)
    return try product(a, b)
  }
}
