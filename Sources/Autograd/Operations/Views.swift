extension OperationTable {
  static let views: [Operation] = [
    .expand, .expandAs, .view, .viewAs, .reshape, .reshapeAs, .flatten, .ravel, .unflatten, .unsqueeze, .squeeze,
    .squeezeDim, .squeezeDims, .transpose, .swapaxes, .swapdims, .permute, .t, .bigT, .mT, .bigH, .mH, .select, .slice,
    .narrow,
    .narrowCopy, .asStrided, .asStridedInPlace,
    .movedim, .movedims, .diagonal, .unbind, .split, .splitSizes, .chunk, .unfold, .viewDType,
  ]
}

extension Operation {
  static let expand = Operation(
    "expand", "(Tensor self, int[] size, *, bool implicit=False) -> Tensor", .method, node: "ExpandBackward0",
    .view { arguments in
      let (input, requested) = (arguments.tensor(0), arguments.ints(1))
      let lead = requested.count - input.rank
      if lead < 0 { throw Broadcast.tooFewSizes(requested, for: input) }
      if input.rank == 0 && requested.contains(-1) {
        throw TorchError.runtime("numel: integer multiplication overflow")
      }
      var (sizes, strides) = (requested, [Int](repeating: 0, count: requested.count))
      for d in requested.indices.reversed() where input.rank > 0 {
        let size = d < lead ? 1 : input.sizes[d - lead]
        // PyTorch gives the dimensions it adds the stride that a dense tensor would have where their size is 1.
        strides[d] = d < lead ? sizes[d + 1] * strides[d + 1] : input.geometry.strides[d - lead]
        if sizes[d] == -1 {
          if d < lead {
            throw TorchError.runtime(
              "The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension \(d)")
          }
          sizes[d] = size
        }
        if sizes[d] == size { continue }
        if size != 1 { throw Broadcast.expansionError(target: requested, existing: input.sizes) }
        strides[d] = 0
      }
      if sizes.contains(where: { $0 < 0 }) { throw TorchError.runtime("numel: integer multiplication overflow") }
      return .tensor(input.view(as: Geometry(sizes: sizes, strides: strides)))
    },
    [Derivative("self", "Σ grad over repeats") { try $0.grad.summed(to: $0.sizes()) }])

  static let expandAs = Operation(
    "expand_as", "(Tensor self, Tensor other) -> Tensor", .method,
    .composite { .tensor(try $0.tensor(0).expand($0.tensor(1).sizes)) })

  static let view = Operation(
    "view", "(Tensor self, int[] size) -> Tensor", .method, node: "ViewBackward0",
    .view { arguments in
      let input = arguments.tensor(0)
      let sizes = try Reshaping.inferred(arguments.ints(1), count: input.count)
      guard let strides = Reshaping.strides(of: input.geometry, as: sizes) else {
        throw Reshaping.cannotView
      }
      return .tensor(input.view(as: Geometry(sizes: sizes, strides: strides)))
    },
    [Derivative("self", "grad") { try $0.grad.reshape($0.sizes()) }])

  static let viewAs = Operation(
    "view_as", "(Tensor self, Tensor other) -> Tensor", .method,
    .composite { .tensor(try $0.tensor(0).view($0.tensor(1).sizes)) })

  static let viewDType = Operation(
    "view", "(Tensor self, dtype dtype) -> Tensor", .method,
    .kernel { arguments in
      let input = arguments.tensor(0)
      let dtype = arguments.dtype(1) ?? input.dtype
      let view = input.alias()
      view.dtype = dtype
      if dtype.size == input.dtype.size { return .tensor(view) }
      let type = "\(input.dtype.scalarTypeName) as \(dtype.scalarTypeName) (different element sizes)"
      guard input.rank > 0 else {
        throw TorchError.runtime("self.dim() cannot be 0 to view \(type)")
      }
      guard input.geometry.strides[input.rank - 1] == 1 else {
        throw TorchError.runtime(
          "self.stride(-1) must be 1 to view \(type), but got \(input.geometry.strides[input.rank - 1])")
      }
      // The last dimension takes as many elements as its bytes hold.
      var (sizes, strides) = (input.sizes, input.geometry.strides)
      let last = input.rank - 1
      if dtype.size < input.dtype.size {
        let parts = input.dtype.size / dtype.size
        sizes[last] *= parts
        for d in 0..<last { strides[d] *= parts }
        view.storageOffset *= parts
      } else {
        let parts = dtype.size / input.dtype.size
        if sizes[last] % parts != 0 {
          throw TorchError.runtime(
            "self.size(-1) must be divisible by \(parts) to view \(type), but got \(sizes[last])")
        }
        if input.storageOffset % parts != 0 {
          throw TorchError.runtime(
            "self.storage_offset() must be divisible by \(parts) to view \(type), but got \(input.storageOffset)")
        }
        for d in 0..<last where strides[d] % parts != 0 {
          throw TorchError.runtime(
            "self.stride(\(d)) must be divisible by \(parts) to view \(type), but got \(strides[d])")
        }
        sizes[last] /= parts
        for d in 0..<last { strides[d] /= parts }
        view.storageOffset /= parts
      }
      view.geometry = Geometry(sizes: sizes, strides: strides)
      return .tensor(view)
    })

  static let reshape = Operation(
    "reshape", "(Tensor self, int[] shape) -> Tensor", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      let sizes = try Reshaping.inferred(arguments.ints(1), count: input.count)
      if input.isContiguous { return .tensor(try input.view(sizes)) }
      if Reshaping.strides(of: input.geometry, as: sizes) != nil {
        return try reshapeAlias(arguments.session, [.tensor(input), .ints(sizes)])
      }
      return .tensor(
        try Operation.unsafeView.one(arguments.session, .tensor(try input.contiguousClone()), .ints(sizes)))
    })

  /// The view that `reshape` takes of a tensor that is not contiguous.
  static let reshapeAlias = Operation(
    "_reshape_alias", "(Tensor self, int[] size) -> Tensor", [], node: "ReshapeAliasBackward0",
    .view { arguments in
      let (input, sizes) = (arguments.tensor(0), arguments.ints(1))
      let strides = Reshaping.strides(of: input.geometry, as: sizes) ?? Geometry.contiguousStrides(of: sizes)
      return .tensor(input.view(as: Geometry(sizes: sizes, strides: strides)))
    },
    [Derivative("self", "grad") { try $0.grad.reshape($0.sizes()) }])

  /// The view of a fresh copy that `reshape` and `matmul` make: nobody else has the memory, so it counts as no view.
  static let unsafeView = Operation(
    "_unsafe_view", "(Tensor self, int[] size) -> Tensor", [], node: "UnsafeViewBackward0",
    .kernel {
      // No view of anything: it counts its own versions from nought.
      let (input, sizes) = ($0.tensor(0), $0.ints(1))
      guard let strides = Reshaping.strides(of: input.geometry, as: sizes) else { throw Reshaping.cannotView }
      let result = input.view(as: Geometry(sizes: sizes, strides: strides))
      if result.versionCount > 0 { result.madeExtra.ownVersion = VersionCounter() }
      return .tensor(result)
    },
    [Derivative("self", "grad") { try $0.grad.reshape($0.sizes()) }])

  static let reshapeAs = Operation(
    "reshape_as", "(Tensor self, Tensor other) -> Tensor", .method,
    .composite { .tensor(try $0.tensor(0).reshape($0.tensor(1).sizes)) })

  static let flatten = Operation(
    "flatten", "(Tensor self, int start_dim=0, int end_dim=-1) -> Tensor", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      let start = try Dimension.normalised(arguments.int(1), rank: input.rank)
      let end = try Dimension.normalised(arguments.int(2), rank: input.rank)
      if start > end { throw TorchError.runtime("flatten() has invalid args: start_dim cannot come after end_dim") }
      if input.rank == 0 { return .tensor(try input.reshape([1])) }
      if start == end { return .tensor(input) }
      let merged = input.sizes[start...end].reduce(1, *)
      return .tensor(try input.reshape(Array(input.sizes[..<start]) + [merged] + Array(input.sizes[(end + 1)...])))
    })

  static let ravel = Operation(
    "ravel", "(Tensor self) -> Tensor", .usual, .composite { .tensor(try $0.tensor(0).contiguous().view([-1])) })

  static let unflatten = Operation(
    "unflatten", "(Tensor self, int dim, int[] sizes) -> Tensor", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      if input.rank == 0 { throw TorchError.runtime("unflatten got an unexpected error:") }
      let requested = arguments.ints(2)
      if requested.isEmpty { throw TorchError.runtime("unflatten: sizes must be non-empty") }
      let known = requested.filter { $0 != -1 }.reduce(1, *)
      let sizes = requested.map { $0 == -1 && known > 0 ? input.sizes[dim] / known : $0 }
      if sizes.reduce(1, *) != input.sizes[dim] {
        throw TorchError.runtime(
          "unflatten: Provided sizes \(Text.sizes(requested)) don't multiply up to the size of dim \(dim) "
            + "(\(input.sizes[dim])) in the input tensor")
      }
      return .tensor(try input.view(Array(input.sizes[..<dim]) + sizes + Array(input.sizes[(dim + 1)...])))
    })

  static let unsqueeze = Operation(
    "unsqueeze", "(Tensor self, int dim) -> Tensor", [.usual, .inPlace], node: "UnsqueezeBackward0",
    inPlaceNode: "UnsqueezeBackward1",
    .view { arguments in
      let input = arguments.tensor(0)
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank + 1)
      var (sizes, strides) = (input.sizes, input.geometry.strides)
      strides.insert(dim < sizes.count ? sizes[dim] * strides[dim] : 1, at: dim)
      sizes.insert(1, at: dim)
      return .tensor(input.view(as: Geometry(sizes: sizes, strides: strides)))
    },
    [
      Derivative("self", "grad") {
        let dim = $0.arguments.int(1)
        return try $0.grad.squeeze(dim < 0 ? dim + $0.sizes().count + 1 : dim)
      }
    ])

  static let squeeze = Operation(
    "squeeze", "(Tensor self) -> Tensor", [.usual, .inPlace], node: "SqueezeBackward0", inPlaceNode: "SqueezeBackward3",
    .view { .tensor(Reshaping.squeezed($0.tensor(0), $0.tensor(0).sizes.indices.map { $0 })) },
    [Derivative("self", "grad") { try $0.unsqueezed(at: Array($0.sizes().indices)) }])

  static let squeezeDim = Operation(
    "squeeze", "(Tensor self, int dim) -> Tensor", [.usual, .inPlace], node: "SqueezeBackward1",
    inPlaceNode: "SqueezeBackward4",
    .view { arguments in
      let input = arguments.tensor(0)
      return .tensor(Reshaping.squeezed(input, [try Dimension.normalised(arguments.int(1), rank: input.rank)]))
    },
    [Derivative("self", "grad") { try $0.unsqueezed(at: [$0.arguments.int(1)]) }])

  static let squeezeDims = Operation(
    "squeeze", "(Tensor self, int[] dim) -> Tensor", [.usual, .inPlace], node: "SqueezeBackward2",
    inPlaceNode: "SqueezeBackward5",
    .view { arguments in
      let input = arguments.tensor(0)
      return .tensor(
        Reshaping.squeezed(input, try Dimension.distinct(arguments.ints(1), rank: input.rank)))
    },
    [Derivative("self", "grad") { try $0.unsqueezed(at: $0.arguments.ints(1)) }])

  static let transpose = Operation(
    "transpose", "(Tensor self, int dim0, int dim1) -> Tensor", [.usual, .inPlace], node: "TransposeBackward0",
    inPlaceNode: "TransposeBackward1",
    .view { arguments in
      let input = arguments.tensor(0)
      let a = try Dimension.normalised(arguments.int(1), rank: input.rank)
      let b = try Dimension.normalised(arguments.int(2), rank: input.rank)
      if input.rank == 0 { return .tensor(input.view(as: input.geometry)) }
      var (sizes, strides) = (input.sizes, input.geometry.strides)
      sizes.swapAt(a, b)
      strides.swapAt(a, b)
      return .tensor(input.view(as: Geometry(sizes: sizes, strides: strides)))
    },
    [Derivative("self", "gradᵀ") { try $0.grad.transpose($0.arguments.int(1), $0.arguments.int(2)) }])

  static let swapaxes = Operation(
    "swapaxes", "(Tensor self, int axis0, int axis1) -> Tensor", .usual,
    .composite { .tensor(try $0.tensor(0).transpose($0.int(1), $0.int(2))) })

  static let swapdims = Operation(
    "swapdims", "(Tensor self, int dim0, int dim1) -> Tensor", .usual,
    .composite { .tensor(try $0.tensor(0).transpose($0.int(1), $0.int(2))) })

  static let permute = Operation(
    "permute", "(Tensor self, int[] dims) -> Tensor", .usual, node: "PermuteBackward0",
    .view { arguments in
      let input = arguments.tensor(0)
      let requested = arguments.ints(1)
      if requested.count != input.rank {
        throw TorchError.runtime(
          "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
            + "ordering of dimensions i.e. input.dim() = \(input.rank) is not equal to len(dims) = \(requested.count)")
      }
      let dims = try requested.map { try Dimension.normalised($0, rank: input.rank) }
      if Set(dims).count != dims.count { throw TorchError.runtime("permute(): duplicate dims are not allowed.") }
      return .tensor(
        input.view(as: Geometry(sizes: dims.map { input.sizes[$0] }, strides: dims.map { input.geometry.strides[$0] })))
    },
    [
      Derivative("self", "grad, dimensions back in order") {
        let dims = $0.arguments.ints(1)
        var inverse = [Int](repeating: 0, count: dims.count)
        for (index, dim) in dims.enumerated() { inverse[dim < 0 ? dim + dims.count : dim] = index }
        return try $0.grad.permute(inverse)
      }
    ])

  static let t = Operation(
    "t", "(Tensor self) -> Tensor", [.usual, .inPlace], node: "TBackward0", inPlaceNode: "TBackward1",
    .view { arguments in
      let input = arguments.tensor(0)
      if input.rank > 2 {
        let name = arguments.isInPlace ? "t_" : "t"
        throw TorchError.runtime("\(name)() expects a tensor with <= 2 dimensions, but self is \(input.rank)D")
      }
      return .tensor(
        input.view(as: Geometry(sizes: input.sizes.reversed(), strides: input.geometry.strides.reversed())))
    },
    [Derivative("self", "gradᵀ") { try $0.grad.t() }])

  static let bigT = Operation(
    "T", "(Tensor self) -> Tensor", .property,
    .composite { arguments in
      let input = arguments.tensor(0)
      if input.rank == 2 { return .tensor(try input.transposeForProperty()) }
      if input.rank == 0 {
        arguments.session.warnOnce(
          "Tensor.T is deprecated on 0-D tensors. This function is the identity in these cases.")
      } else {
        arguments.session.warnOnce(
          "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw "
            + "an error in a future release. Consider `x.mT` to transpose batches of matrices or "
            + "`x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.")
      }
      return .tensor(try input.permute(Array((0..<input.rank).reversed())))
    })

  static let bigH = Operation(
    "H", "(Tensor self) -> Tensor", .property,
    .composite { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { return .tensor(input) }
      if input.rank != 2 {
        throw TorchError.runtime(
          "tensor.H is only supported on matrices (2-D tensors). Got \(input.rank)-D tensor."
            + (input.rank > 2 ? " For batches of matrices, consider using tensor.mH" : ""))
      }
      return .tensor(try input.transpose(0, 1))
    })

  static let mH = Operation(
    "mH", "(Tensor self) -> Tensor", .property,
    .composite { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { return .tensor(input) }
      if input.rank < 2 {
        throw TorchError.runtime(
          "tensor.mH is only supported on matrices or batches of matrices. Got \(input.rank)-D tensor.")
      }
      return .tensor(try input.transpose(-2, -1))
    })

  static let mT = Operation(
    "mT", "(Tensor self) -> Tensor", .property,
    .composite { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 {
        arguments.session.warn(
          "Tensor.mT is deprecated on 0-D tensors. This function is the identity in these cases. (Triggered internally at "
            + "/__w/pytorch/pytorch/aten/src/ATen/native/TensorShape.cpp:4373.)")
        return .tensor(input)
      }
      if input.rank < 2 {
        throw TorchError.runtime(
          "tensor.mT is only supported on matrices or batches of matrices. Got \(input.rank)-D tensor.")
      }
      return .tensor(try input.transpose(-2, -1))
    })

  static let select = Operation(
    "select", "(Tensor self, int dim, int index) -> Tensor", .usual, node: "SelectBackward0",
    .view { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { throw TorchError.index("select() cannot be applied to a 0-dim tensor.") }
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      let (index, size) = (arguments.int(2), input.sizes[dim])
      if index < -size || index >= size {
        throw TorchError.index(
          "select(): index \(index) out of range for tensor of size \(Text.sizes(input.sizes)) at dimension \(dim)")
      }
      var (sizes, strides) = (input.sizes, input.geometry.strides)
      let step = strides.remove(at: dim)
      sizes.remove(at: dim)
      return .tensor(
        input.view(
          as: sizes.isEmpty ? .scalar : Geometry(sizes: sizes, strides: strides),
          offset: input.storageOffset + (index < 0 ? index + size : index) * step))
    },
    [
      Derivative("self", "grad at its place, 0 elsewhere") {
        try Operation.selectBackward.one(
          $0.session, .tensor($0.grad), .ints($0.sizes()), .int($0.arguments.int(1)), .int($0.arguments.int(2)))
      }
    ])

  static let selectBackward = Operation(
    "select_backward", "(Tensor grad_output, int[] input_sizes, int dim, int index) -> Tensor", [],
    node: "SelectBackwardBackward0",
    .kernel { arguments in
      let grad = arguments.tensor(0)
      let result = try arguments.session.filled(arguments.ints(1), 0, dtype: grad.dtype)
      try Kernel.copy(grad, into: try result.select(arguments.int(2), arguments.int(3)))
      return .tensor(result)
    },
    [Derivative("grad_output", "grad at its place") { try $0.grad.select($0.arguments.int(2), $0.arguments.int(3)) }])

  static let slice = Operation(
    "slice", "(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor", [],
    node: "SliceBackward0",
    .view { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { throw TorchError.index("slice() cannot be applied to a 0-dim tensor.") }
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      let step = arguments.int(4)
      if step <= 0 { throw TorchError.runtime("slice step must be positive") }
      let size = input.sizes[dim]
      func clamped(_ index: Int) -> Int { min(max(index < 0 ? index + size : index, 0), size) }
      let start = clamped(arguments.optionalInt(2) ?? 0)
      let end = max(start, clamped(arguments.optionalInt(3) ?? size))
      var (sizes, strides) = (input.sizes, input.geometry.strides)
      let offset = input.storageOffset + start * strides[dim]
      sizes[dim] = (end - start + step - 1) / step
      strides[dim] *= step
      return .tensor(input.view(as: Geometry(sizes: sizes, strides: strides), offset: offset))
    },
    [
      Derivative("self", "grad at its place, 0 elsewhere") {
        try Operation.sliceBackward.one(
          $0.session, .tensor($0.grad), .ints($0.sizes()), $0.arguments.values[1], $0.arguments.values[2],
          $0.arguments.values[3], $0.arguments.values[4])
      }
    ])

  static let sliceBackward = Operation(
    "slice_backward",
    "(Tensor grad_output, int[] input_sizes, int dim, int? start, int? end, int step) -> Tensor", [],
    node: "SliceBackwardBackward0",
    .kernel { arguments in
      let grad = arguments.tensor(0)
      let result = try arguments.session.filled(arguments.ints(1), 0, dtype: grad.dtype)
      let part = try result.slice(
        arguments.int(2), arguments.optionalInt(3), arguments.optionalInt(4), step: arguments.int(5))
      try Kernel.copy(grad, into: part)
      return .tensor(result)
    },
    [
      Derivative("grad_output", "grad at its place") {
        try $0.grad.slice(
          $0.arguments.int(2), $0.arguments.optionalInt(3), $0.arguments.optionalInt(4), step: $0.arguments.int(5))
      }
    ])

  static let narrow = Operation(
    "narrow", "(Tensor self, int dim, int start, int length) -> Tensor", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { throw TorchError.runtime("narrow() cannot be applied to a 0-dim tensor.") }
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      let (size, length) = (input.sizes[dim], arguments.int(3))
      if length < 0 { throw TorchError.runtime("narrow(): length must be non-negative.") }
      var start = arguments.int(2)
      if start < -size || start > size {
        throw TorchError.index(
          "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
      }
      if start < 0 { start += size }
      if start + length > size {
        throw TorchError.runtime("start (\(start)) + length (\(length)) exceeds dimension size (\(size)).")
      }
      return .tensor(try input.slice(dim, start, start + length))
    })

  static let narrowCopy = Operation(
    "narrow_copy", "(Tensor self, int dim, int start, int length) -> Tensor", .usual, node: "NarrowCopyBackward0",
    .kernel { .tensor(try narrow.one($0.session, $0.values[0], $0.values[1], $0.values[2], $0.values[3]).copied()) },
    [
      Derivative("self", "grad at its place, 0 elsewhere") {
        let sizes = $0.sizes()
        let dim = try Dimension.normalised($0.arguments.int(1), rank: sizes.count)
        let start = $0.arguments.int(2) < 0 ? $0.arguments.int(2) + sizes[dim] : $0.arguments.int(2)
        return try sliceBackward.one(
          $0.session, .tensor($0.grad), .ints(sizes), .int(dim), .int(start), .int(start + $0.arguments.int(3)), .int(1)
        )
      }
    ])

  static let asStrided = Operation(
    "as_strided", "(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor", .usual,
    .composite { try stridedView($0.session, strided($0)) })

  static let asStridedInPlace = Operation(
    "as_strided", "(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor",
    [.function, .inPlace], .steps { try stridedView.callInPlace($0.session, strided($0)) })

  /// The arguments of `stridedView` from those of `as_strided`. Throws where memory ends before the view does.
  static func strided(_ arguments: Arguments) throws -> [Value] {
    let input = arguments.tensor(0)
    let (sizes, strides) = (arguments.ints(1), arguments.ints(2))
    let offset = arguments.optionalInt(3) ?? input.storageOffset
    if sizes.count != strides.count { throw TorchError.runtime("mismatch in length of strides and shape") }
    if strides.contains(where: { $0 < 0 }) {
      throw TorchError.runtime(
        "as_strided: Negative strides are not supported at the moment, got strides: \(Text.sizes(strides))")
    }
    if sizes.contains(where: { $0 < 0 }) {
      throw TorchError.runtime(
        "Storage size calculation overflowed with sizes=\(Text.sizes(sizes)) and strides=\(Text.sizes(strides))")
    }
    if offset < 0 { throw TorchError.runtime("Tensor: invalid storage offset \(offset)") }
    let last = zip(sizes, strides).reduce(offset) { $0 + max(0, $1.0 - 1) * $1.1 }
    let available = input.storage.header.byteCount
    if !sizes.contains(0) && (last + 1) * input.dtype.size > available {
      throw TorchError.runtime(
        "setStorage: sizes \(Text.sizes(sizes)), strides \(Text.sizes(strides)), storage offset \(offset), and itemsize "
          + "\(input.dtype.size) requiring a storage size of \((last + 1) * input.dtype.size) are out of bounds for "
          + "storage of size \(available)")
    }
    return [
      .tensor(input), .ints(sizes), .ints(strides), .int(offset - input.storageOffset),
      .ints(input.geometry.strides),
    ]
  }

  /// `as_strided` once the layout of the input is known; also the function of a view whose base was changed in place.
  static let stridedView = Operation(
    "as_strided", "(Tensor self, int[] size, int[] stride, int distance, int[] input_stride) -> Tensor", [],
    node: "AsStridedBackward0", inPlaceNode: "AsStridedBackward1",
    .view { arguments in
      let (input, sizes) = (arguments.tensor(0), arguments.ints(1))
      return .tensor(
        input.view(
          as: sizes.isEmpty ? .scalar : Geometry(sizes: sizes, strides: arguments.ints(2)),
          offset: input.storageOffset + arguments.int(3)))
    },
    [
      Derivative("self", "grad at its place, 0 elsewhere") {
        let input = Geometry(sizes: $0.sizes(), strides: $0.arguments.ints(4))
        let view = Geometry(sizes: $0.arguments.ints(1), strides: $0.arguments.ints(2))
        return try $0.grad.scatteredThroughMemory(from: view, to: input, distance: $0.arguments.int(3))
      }
    ])

  static let movedim = Operation(
    "movedim", "(Tensor self, int source, int destination) -> Tensor", .usual, aliases: ["moveaxis"],
    .composite { .tensor(try $0.tensor(0).moved([$0.int(1)], [$0.int(2)])) })

  static let movedims = Operation(
    "movedim", "(Tensor self, int[] source, int[] destination) -> Tensor", .usual, aliases: ["moveaxis"],
    .composite { .tensor(try $0.tensor(0).moved($0.ints(1), $0.ints(2))) })

  static let diagonal = Operation(
    "diagonal", "(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor", .usual, node: "DiagonalBackward0",
    .view { arguments in
      let input = arguments.tensor(0)
      let offset = arguments.int(1)
      let a = try Dimension.normalised(arguments.int(2), rank: input.rank)
      let b = try Dimension.normalised(arguments.int(3), rank: input.rank)
      if a == b {
        throw TorchError.runtime("diagonal dimensions cannot be identical \(arguments.int(2)), \(arguments.int(3))")
      }
      let (sizes, strides) = (input.sizes, input.geometry.strides)
      let length =
        offset >= 0
        ? max(0, min(sizes[a], sizes[b] - offset)) : max(0, min(sizes[a] + offset, sizes[b]))
      let start = length == 0 ? 0 : offset >= 0 ? offset * strides[b] : -offset * strides[a]
      let rest = sizes.indices.filter { $0 != a && $0 != b }
      return .tensor(
        input.view(
          as: Geometry(
            sizes: rest.map { sizes[$0] } + [length], strides: rest.map { strides[$0] } + [strides[a] + strides[b]]),
          offset: input.storageOffset + start))
    },
    [
      Derivative("self", "grad on the diagonal, 0 elsewhere") {
        try Operation.diagonalBackward.one(
          $0.session, .tensor($0.grad), .ints($0.sizes()), $0.arguments.values[1], $0.arguments.values[2],
          $0.arguments.values[3])
      }
    ])

  static let diagonalBackward = Operation(
    "diagonal_backward", "(Tensor grad_output, int[] input_sizes, int offset, int dim1, int dim2) -> Tensor", [],
    node: "DiagonalBackwardBackward0",
    .kernel { arguments in
      let grad = arguments.tensor(0)
      let result = try arguments.session.filled(arguments.ints(1), 0, dtype: grad.dtype)
      try Kernel.copy(grad, into: try result.diagonal(arguments.int(2), arguments.int(3), arguments.int(4)))
      return .tensor(result)
    },
    [
      Derivative("grad_output", "grad on the diagonal") {
        try $0.grad.diagonal($0.arguments.int(2), $0.arguments.int(3), $0.arguments.int(4))
      }
    ])

  static let unbind = Operation(
    "unbind", "(Tensor self, int dim=0) -> Tensor[]", .usual, node: "UnbindBackward0", makesSeveralViews: true,
    .view { arguments in
      let input = arguments.tensor(0)
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      if input.rank == 0 { throw TorchError.index("Dimension specified as \(dim) but tensor has no dimensions") }
      return .tensors(try (0..<input.sizes[dim]).map { try input.select(dim, $0) })
    },
    [
      Derivative("self", "gradients side by side") { context in
        try context.session.stack(
          try (0..<context.node.outputCount).map { try context.grad($0) }, dim: context.arguments.int(1))
      }
    ])

  static let split = Operation(
    "split", "(Tensor self, int split_size, int dim=0) -> Tensor[]", .usual, node: "SplitBackward0",
    makesSeveralViews: true,
    .view { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { throw TorchError.runtime("split expects at least a 1-dimensional tensor") }
      let dim = try Dimension.normalised(arguments.int(2), rank: input.rank)
      let (size, part) = (input.sizes[dim], arguments.int(1))
      if part < 0 {
        throw TorchError.runtime("split expects split_size be non-negative, but got split_size=\(part)")
      }
      if part == 0 && size != 0 {
        throw TorchError.runtime(
          "split_size can only be 0 if dimension size is 0, but got dimension size of \(size)")
      }
      let starts = size == 0 ? [0] : Array(stride(from: 0, to: size, by: part))
      return .tensors(try starts.map { try input.slice(dim, $0, min($0 + part, size)) })
    },
    endToEnd)

  static let splitSizes = Operation(
    "split", "(Tensor self, int[] split_size, int dim=0) -> Tensor[]", .usual, aliases: ["split_with_sizes"],
    node: "SplitWithSizesBackward0", makesSeveralViews: true,
    .view { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { throw TorchError.runtime("split expects at least a 1-dimensional tensor") }
      let dim = try Dimension.normalised(arguments.int(2), rank: input.rank)
      let parts = arguments.ints(1)
      if parts.contains(where: { $0 < 0 }) {
        throw TorchError.runtime(
          "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(Text.sizes(parts))"
        )
      }
      if parts.reduce(0, +) != input.sizes[dim] {
        throw TorchError.runtime(
          "split_with_sizes expects split_sizes to sum exactly to \(input.sizes[dim]) (input tensor's size at dimension "
            + "\(dim)), but got split_sizes=\(Text.sizes(parts))")
      }
      var start = 0
      return .tensors(
        try parts.map { part in
          defer { start += part }
          return try input.slice(dim, start, start + part)
        })
    },
    endToEnd)

  static let chunk = Operation(
    "chunk", "(Tensor self, int chunks, int dim=0) -> Tensor[]", .usual,
    .composite { try chunks($0, split, splitSizes) })

  /// The gradient of functions that cut a tensor into parts.
  static let endToEnd = [
    Derivative("self", "gradients end to end") { context in
      try context.session.cat(
        try (0..<context.node.outputCount).map { try context.grad($0) }, dim: context.arguments.int(2))
    }
  ]

  /// Cuts a tensor into so many parts of one size, the last of what is left, by functions that cut by one size or by
  /// several.
  static func chunks(_ arguments: Arguments, _ bySize: Operation, _ bySizes: Operation) throws -> Value {
    let (input, chunks) = (arguments.tensor(0), arguments.int(1))
    if input.rank == 0 { throw TorchError.runtime("chunk expects at least a 1-dimensional tensor") }
    if chunks <= 0 { throw TorchError.runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)") }
    let dim = try Dimension.normalised(arguments.int(2), rank: input.rank)
    let part = (input.sizes[dim] + chunks - 1) / chunks
    if part == 0 {
      return try bySizes(
        arguments.session, [.tensor(input), .ints([Int](repeating: 0, count: chunks)), .int(dim)])
    }
    return try bySize(arguments.session, [.tensor(input), .int(part), .int(dim)])
  }

  static let unfold = Operation(
    "unfold", "(Tensor self, int dimension, int size, int step) -> Tensor", .method, node: "UnfoldBackward0",
    .view { arguments in
      let input = arguments.tensor(0)
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      let (size, step) = (arguments.int(2), arguments.int(3))
      let extent = input.rank == 0 ? 1 : input.sizes[dim]
      if size < 0 { throw TorchError.runtime("size is \(size) but must be >= 0") }
      if size > extent {
        throw TorchError.runtime("maximum size for tensor at dimension \(dim) is \(extent) but size is \(size)")
      }
      if step <= 0 { throw TorchError.runtime("step is \(step) but must be > 0") }
      var (sizes, strides) = (input.sizes, input.geometry.strides)
      if input.rank == 0 { return .tensor(input.view(as: Geometry(sizes: [size], strides: [1]))) }
      strides.append(strides[dim])
      sizes.append(size)
      sizes[dim] = (extent - size) / step + 1
      strides[dim] *= step
      return .tensor(input.view(as: Geometry(sizes: sizes, strides: strides)))
    },
    [
      Derivative("self", "Σ grad over the windows") {
        try Operation.unfoldBackward.one(
          $0.session, .tensor($0.grad), .ints($0.sizes()), $0.arguments.values[1], $0.arguments.values[2],
          $0.arguments.values[3])
      }
    ])

  static let unfoldBackward: Operation = Operation(
    "unfold_backward", "(Tensor grad_in, int[] input_sizes, int dim, int size, int step) -> Tensor", [],
    node: "UnfoldBackwardBackward0",
    .kernel { arguments in
      let grad = arguments.tensor(0)
      let result = try arguments.session.filled(arguments.ints(1), 0, dtype: grad.dtype)
      let windows = try Operation.unfold.one(
        arguments.session, .tensor(result), arguments.values[2], arguments.values[3], arguments.values[4])
      try Kernel.addEach(grad, into: windows)
      return .tensor(result)
    },
    [
      Derivative("grad_in", "grad in windows") {
        try Operation.unfold.one(
          $0.session, .tensor($0.grad), $0.arguments.values[2], $0.arguments.values[3], $0.arguments.values[4])
      }
    ])
}

extension Tensor {
  /// Dimensions moved to other places (`movedim`).
  fileprivate func moved(_ sources: [Int], _ destinations: [Int]) throws -> Tensor {
    let order = try Reshaping.moved(rank, sources, destinations)
    if rank == 0 { return try Operation.alias.one(session, .tensor(self)) }
    return try permute(order)
  }
}

extension Backward {
  /// The gradient of `squeeze` with the dimensions of size 1 back in their places.
  fileprivate func unsqueezed(at dims: [Int]) throws -> Tensor {
    let sizes = sizes()
    if sizes.isEmpty { return try grad }
    let places = try dims.map { try Dimension.normalised($0, rank: sizes.count) }.sorted()
    return try places.filter { sizes[$0] == 1 }.reduce(grad) { try $0.unsqueeze($1) }
  }
}
