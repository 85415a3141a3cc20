import Foundation

extension OperationTable {
  static let contractions: [Operation] = [.einsum, .tensordot, .tensordotDims, .inner, .kron, .multiDot, .chainMatmul]
}

extension Operation {
  static let einsum = Operation(
    "einsum", "(str equation, Tensor[] operands) -> Tensor", .function,
    .composite { .tensor(try EinsteinSummation($0.string(0) ?? "", $0.tensors(1)).contracted()) })

  static let tensordot = Operation(
    "tensordot", "(Tensor a, Tensor b, int dims=2) -> Tensor", .function,
    .composite { arguments in
      let (a, b, count) = (arguments.tensor(0), arguments.tensor(1), arguments.int(2))
      if count < 0 { throw TorchError.runtime("tensordot expects dims >= 0, but got dims=\(count)") }
      if count > min(a.rank, b.rank) {
        throw TorchError.runtime(
          "tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
      }
      return .tensor(try a.tensordot(b, (0..<count).map { $0 - count }, Array(0..<count)))
    })

  static let tensordotDims = Operation(
    "tensordot", "(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor", .function,
    .composite { .tensor(try $0.tensor(0).tensordot($0.tensor(1), $0.ints(2), $0.ints(3))) })

  static let inner = Operation(
    "inner", "(Tensor self, Tensor other) -> Tensor", [.usual, .out],
    .composite { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      if a.rank == 0 || b.rank == 0 { return .tensor(try a.mul(b)) }
      if a.sizes[a.rank - 1] != b.sizes[b.rank - 1] {
        throw TorchError.runtime(
          "inner() the last dimension must match on both input tensors but got shapes \(Text.sizes(a.sizes)) and "
            + Text.sizes(b.sizes))
      }
      if a.dtype != b.dtype { throw TorchError.runtime("both inputs should have same dtype") }
      return .tensor(try a.tensordot(b, [-1], [-1]))
    })

  static let kron = Operation(
    "kron", "(Tensor self, Tensor other) -> Tensor", [.usual, .out],
    .composite { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      let rank = max(a.rank, b.rank)
      func padded(_ tensor: Tensor) -> [Int] { [Int](repeating: 1, count: rank - tensor.rank) + tensor.sizes }
      let (left, right) = (padded(a), padded(b))
      func view(_ tensor: Tensor, _ sizes: [Int]) throws -> Tensor {
        try Operation.unsafeView.one(tensor.session, .tensor(tensor), .ints(sizes))
      }
      let product = try view(a, left.flatMap { [$0, 1] }).mul(view(b, right.flatMap { [1, $0] }))
      return .tensor(try view(product, zip(left, right).map { $0 * $1 }))
    })

  static let multiDot = Operation(
    "multi_dot", "(Tensor[] tensors) -> Tensor", .linalg, .composite { .tensor(try $0.tensors(0).chainProduct()) })

  static let chainMatmul = Operation(
    "chain_matmul", "(Tensor[] matrices) -> Tensor", .function,
    .composite { arguments in
      let matrices = arguments.tensors(0)
      arguments.session.warnOnce(
        "torch.chain_matmul is deprecated and will be removed in a future PyTorch release. Use torch.linalg.multi_dot "
          + "instead, which accepts a list of two or more tensors rather than multiple parameters.")
      for matrix in matrices where matrix.rank != 2 {
        throw TorchError.runtime("Tensor dimension is \(matrix.rank), expected 2 instead.")
      }
      return .tensor(matrices.count == 1 ? matrices[0] : try matrices.chainProduct())
    })
}

extension [Tensor] {
  /// The product of a chain of matrices in the cheapest order; the ends may be vectors.
  fileprivate func chainProduct() throws -> Tensor {
    guard let first, let last, count > 1 else {
      throw TorchError.runtime("multi_dot(): expected at least 2 tensors but got \(count)")
    }
    for (name, tensor) in [("first", first), ("last", last)] where tensor.rank == 0 || tensor.rank > 2 {
      throw TorchError.runtime("multi_dot(): the \(name) tensor must be 1D or 2D but got \(tensor.rank)D")
    }
    for (index, tensor) in enumerated().dropFirst().dropLast() where tensor.rank != 2 {
      throw TorchError.runtime("multi_dot(): tensor \(index) must be 2D but got \(tensor.rank)D")
    }
    for (index, tensor) in enumerated() where tensor.dtype != first.dtype {
      throw TorchError.runtime(
        "multi_dot(): all tensors must have be the same dtype but tensor 0 is \(first.dtype.kernelName) and tensor "
          + "\(index) \(tensor.dtype.kernelName)")
    }
    var matrices = self
    var shape: [Int] = []
    if first.rank == 1 { matrices[0] = try first.view([1, first.count]) } else { shape.append(first.sizes[0]) }
    if last.rank == 1 { matrices[count - 1] = try last.view([last.count, 1]) } else { shape.append(last.sizes[1]) }
    for (index, pair) in zip(matrices, matrices.dropFirst()).enumerated() where pair.0.sizes[1] != pair.1.sizes[0] {
      throw TorchError.runtime(
        "multi_dot(): tensors \(index) and \(index + 1) with shapes \(Text.sizes(self[index].sizes)) and "
          + "\(Text.sizes(self[index + 1].sizes)) cannot be multiplied")
    }
    var cost = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    var split = cost
    let bounds = matrices.map { $0.sizes[0] } + [matrices[count - 1].sizes[1]]
    for length in 1..<count {
      for i in 0..<count - length {
        let j = i + length
        cost[i][j] = .max
        for k in i..<j {
          let total = cost[i][k] + cost[k + 1][j] + bounds[i] * bounds[k + 1] * bounds[j + 1]
          if total < cost[i][j] { (cost[i][j], split[i][j]) = (total, k) }
        }
      }
    }
    func product(_ i: Int, _ j: Int) throws -> Tensor {
      i == j ? matrices[i] : try product(i, split[i][j]).mm(product(split[i][j] + 1, j))
    }
    return try product(0, count - 1).view(shape)
  }
}

extension Tensor {
  /// The sum of products over pairs of dimensions (`tensordot`).
  fileprivate func tensordot(_ other: Tensor, _ own: [Int], _ theirs: [Int]) throws -> Tensor {
    if own.count != theirs.count {
      throw TorchError.runtime("both dimension lists should have same length")
    }
    if dtype != other.dtype { throw TorchError.runtime("both inputs should have same dtype") }
    let dims = try own.map { try Dimension.existing($0, rank: rank) }
    let otherDims = try theirs.map { try Dimension.existing($0, rank: other.rank) }
    // A dimension of one element stands for as many as the other has.
    var (narrow, wide) = (self, other)
    for (a, b) in zip(dims, otherDims) where sizes[a] != other.sizes[b] {
      if sizes[a] == 1 {
        wide = try wide.sum([b], keep: true)
      } else if other.sizes[b] == 1 {
        narrow = try narrow.sum([a], keep: true)
      }
    }
    if narrow !== self || wide !== other { return try narrow.tensordot(wide, own, theirs) }
    for (index, (a, b)) in zip(dims, otherDims).enumerated() where sizes[a] != other.sizes[b] {
      throw TorchError.runtime(
        "contracted dimensions need to match, but first has size \(sizes[a]) in dim \(own[index]) and second has size "
          + "\(other.sizes[b]) in dim \(theirs[index])")
    }
    let free = sizes.indices.filter { !dims.contains($0) }
    let otherFree = other.sizes.indices.filter { !otherDims.contains($0) }
    let shape = free.map { sizes[$0] } + otherFree.map { other.sizes[$0] }
    let inner = dims.reduce(1) { $0 * sizes[$1] }
    let (left, right) = (try permute(free + dims), try other.permute(otherDims + otherFree))
    if free.isEmpty && otherFree.isEmpty && !dims.isEmpty {
      func row(_ tensor: Tensor) throws -> Tensor { tensor.rank == 1 ? tensor : try tensor.reshape([inner]) }
      return try row(left).dot(row(right)).reshape([])
    }
    return try left.reshape([free.reduce(1) { $0 * sizes[$1] }, inner])
      .mm(right.reshape([inner, otherFree.reduce(1) { $0 * other.sizes[$1] }])).reshape(shape)
  }
}

/// An einsum as ATen evaluates it: the dimensions of every operand are brought into one order, first those of the result,
/// then the others; then the operands are multiplied pair by pair, as batches of matrices.
private struct EinsteinSummation {
  private var operands: [Tensor]
  private let outputCount: Int
  private let dimCount: Int

  /// Parses the equation and arranges the operands.
  init(_ equation: String, _ tensors: [Tensor]) throws {
    let sides = equation.components(separatedBy: "->")
    let inputs = try sides[0].split(separator: ",", omittingEmptySubsequences: false).map { try Subscripts(String($0)) }
    if tensors.isEmpty { throw TorchError.runtime("einsum(): must provide at least one operand") }
    if inputs.count > tensors.count {
      throw TorchError.runtime("einsum(): fewer operands were provided than specified in the equation")
    }
    if inputs.count < tensors.count {
      throw TorchError.runtime("einsum(): more operands were provided than specified in the equation")
    }
    var ellipsisRank = 0
    for (index, (labels, tensor)) in zip(inputs, tensors).enumerated() {
      let count = labels.labels.count
      if labels.ellipsis == nil && count != tensor.rank || count > tensor.rank {
        throw TorchError.runtime(
          "einsum(): the number of subscripts in the equation (\(count)) "
            + (labels.ellipsis == nil ? "does not match" : "is more than")
            + " the number of dimensions (\(tensor.rank)) for operand \(index)"
            + (labels.ellipsis == nil ? " and no ellipsis was given" : ""))
      }
      if labels.ellipsis != nil { ellipsisRank = max(ellipsisRank, tensor.rank - count) }
    }
    // The place of every label in the common order, and that of the ellipsis.
    var places: [Character: Int] = [:]
    var ellipsisPlace: Int?
    var next = 0
    if sides.count == 1 {
      ellipsisPlace = 0
      next = ellipsisRank
      let all = inputs.flatMap(\.labels)
      for label in Set(all).sorted() where all.filter({ $0 == label }).count == 1 {
        places[label] = next
        next += 1
      }
    } else {
      let output = try Subscripts(sides[1])
      for (position, label) in output.labels.enumerated() {
        if output.ellipsis == position {
          ellipsisPlace = next
          next += ellipsisRank
        }
        if places[label] != nil {
          throw TorchError.runtime("einsum(): output subscript \(label) appears more than once in the output")
        }
        if !inputs.contains(where: { $0.labels.contains(label) }) {
          throw TorchError.runtime(
            "einsum(): output subscript \(label) does not appear in the equation for any input operand")
        }
        places[label] = next
        next += 1
      }
      if output.ellipsis == output.labels.count {
        ellipsisPlace = next
        next += ellipsisRank
      }
    }
    outputCount = next
    let outer = ellipsisPlace ?? next
    if ellipsisPlace == nil { next += ellipsisRank }
    for label in Set(inputs.flatMap(\.labels)).sorted() where places[label] == nil {
      places[label] = next
      next += 1
    }
    dimCount = next
    var sizes = Extents(covered: [Int](repeating: 1, count: ellipsisRank))
    operands = []
    for (index, (labels, tensor)) in zip(inputs, tensors).enumerated() {
      operands.append(
        try EinsteinSummation.arranged(
          tensor, labels, places, outer, ellipsisRank, count: next, operand: index, &sizes))
    }
  }

  /// An operand with its dimensions in the common order, size 1 where it has none.
  private static func arranged(
    _ tensor: Tensor, _ subscripts: Subscripts, _ places: [Character: Int], _ outer: Int, _ ellipsisRank: Int,
    count: Int, operand index: Int, _ sizes: inout Extents
  ) throws -> Tensor {
    var result = tensor
    var order = [Int?](repeating: nil, count: count)
    var dims: [Character: Int] = [:]
    var j = 0
    let own = tensor.rank - subscripts.labels.count
    func passEllipsis() throws {
      for d in 0..<own {
        let place = ellipsisRank - own + d
        order[outer + place] = j + d
        try sizes.meet(result.sizes[j + d], covered: place, dimension: j + d, operand: index)
      }
      j += own
    }
    for (position, label) in subscripts.labels.enumerated() {
      if subscripts.ellipsis == position { try passEllipsis() }
      if let first = dims[label] {
        if result.sizes[first] != result.sizes[j] {
          throw TorchError.runtime(
            "einsum(): subscript \(label) is repeated for operand \(index) but the sizes don't match, "
              + "\(result.sizes[j]) != \(result.sizes[first])")
        }
        result = try result.diagonal(0, first, j)
        var back = Array(0..<result.rank - 1)
        back.insert(result.rank - 1, at: first)
        result = try result.permute(back)
      } else {
        try sizes.meet(result.sizes[j], label, operand: index)
        dims[label] = j
        if let place = places[label] { order[place] = j }
        j += 1
      }
    }
    if subscripts.ellipsis == subscripts.labels.count { try passEllipsis() }
    for place in order.indices where order[place] == nil {
      result = try result.unsqueeze(result.rank)
      order[place] = result.rank - 1
    }
    return try result.permute(order.compactMap { $0 })
  }

  /// The sizes seen so far.
  private struct Extents {
    /// Of the dimensions that the ellipsis stands for.
    var covered: [Int]
    private var named: [Character: Int] = [:]

    init(covered: [Int]) { self.covered = covered }

    /// Notes the size of a dimension with a name. Throws where it does not fit those before.
    mutating func meet(_ size: Int, _ label: Character, operand index: Int) throws {
      let known = named[label] ?? 1
      if known != size, size != 1, known != 1 {
        throw TorchError.runtime(
          "einsum(): subscript \(label) has size \(size) for operand \(index) which does not broadcast with previously "
            + "seen size \(known)")
      }
      named[label] = size == 1 ? known : size
    }

    /// Notes the size of a dimension under the ellipsis. Throws where it does not fit those before.
    mutating func meet(_ size: Int, covered place: Int, dimension: Int, operand index: Int) throws {
      let known = covered[place]
      if known != size, size != 1, known != 1 {
        throw TorchError.runtime(
          "einsum(): dimension \(dimension) covered by ellipsis in operand \(index)has size \(size) which does not "
            + "broadcast with previously seen ellipsis with size \(known) for the respective dimension")
      }
      if size != 1 { covered[place] = size }
    }
  }

  /// The sum of the products.
  func contracted() throws -> Tensor {
    guard var result = operands.first else { preconditionFailure("no operand") }
    var owners = (0..<dimCount).map { d in operands.filter { $0.sizes[d] != 1 }.count }
    for operand in operands.dropFirst() {
      var (a, b) = (result, operand)
      var (left, right, both): ([Int], [Int], [Int]) = ([], [], [])
      for d in outputCount..<dimCount {
        if a.sizes[d] != 1 && b.sizes[d] != 1 {
          owners[d] -= 1
          if owners[d] == 1 {
            both.append(d)
            owners[d] = 0
          }
        } else if owners[d] == 1 {
          if a.sizes[d] != 1 { left.append(d) } else if b.sizes[d] != 1 { right.append(d) } else { continue }
          owners[d] = 0
        }
      }
      if !left.isEmpty { a = try a.sum(left, keep: true) }
      if !right.isEmpty { b = try b.sum(right, keep: true) }
      result = try EinsteinSummation.product(a, b, over: both)
    }
    if dimCount == outputCount { return result }
    if operands.count > 1 { return try result.view(Array(result.sizes[..<outputCount])) }
    return try result.sum(Array(outputCount..<dimCount))
  }

  /// The product of two operands summed over dimensions that both have; these stay as size 1.
  private static func product(_ a: Tensor, _ b: Tensor, over dims: [Int]) throws -> Tensor {
    if dims.isEmpty { return try a.mul(b) }
    let kept = a.sizes.indices.filter { !dims.contains($0) }
    let shared = kept.filter { a.sizes[$0] != 1 && b.sizes[$0] != 1 }
    let left = kept.filter { a.sizes[$0] != 1 && b.sizes[$0] == 1 }
    let right = kept.filter { a.sizes[$0] == 1 }
    func size(_ tensor: Tensor, _ dims: [Int]) -> Int { dims.reduce(1) { $0 * tensor.sizes[$1] } }
    let (outer, inner) = (size(a, shared), size(a, dims))
    let x = try a.permute(shared + left + dims + right).reshape([outer, size(a, left), inner])
    let y = try b.permute(shared + dims + right + left).reshape([outer, inner, size(b, right)])
    let order = shared + left + dims + right
    let shape = (shared + left).map { a.sizes[$0] } + dims.map { _ in 1 } + right.map { b.sizes[$0] }
    var back = order
    for (position, d) in order.enumerated() { back[d] = position }
    return try x.bmm(y).view(shape).permute(back)
  }
}

/// The subscripts of one operand.
private struct Subscripts {
  private(set) var labels: [Character] = []
  /// How many labels stand before the ellipsis.
  private(set) var ellipsis: Int?

  init(_ text: String) throws {
    var rest = Substring(text)
    while let character = rest.first {
      if rest.hasPrefix("...") {
        ellipsis = labels.count
        rest = rest.dropFirst(3)
        continue
      }
      rest = rest.dropFirst()
      if character == " " { continue }
      guard character.isASCII, character.isLetter else {
        throw TorchError.runtime(
          "einsum(): invalid subscript given at index \(text.count - rest.count - 1) in the equation string, subscripts "
            + "must be in [a-zA-Z]")
      }
      labels.append(character)
    }
  }
}
