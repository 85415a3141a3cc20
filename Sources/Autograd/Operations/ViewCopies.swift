extension OperationTable {
  static let viewCopies: [Operation] = [
    .viewCopy, .viewDTypeCopy,
    Operation.copying(.alias, "alias_copy", "(Tensor self) -> Tensor"),
    Operation.copying(.expand, "expand_copy", "(Tensor self, int[] size, *, bool implicit=False) -> Tensor"),
    Operation.copying(.permute, "permute_copy", "(Tensor self, int[] dims) -> Tensor"),
    Operation.copying(.squeeze, "squeeze_copy", "(Tensor self) -> Tensor"),
    Operation.copying(.squeezeDim, "squeeze_copy", "(Tensor self, int dim) -> Tensor"),
    Operation.copying(.squeezeDims, "squeeze_copy", "(Tensor self, int[] dim) -> Tensor"),
    Operation.copying(.t, "t_copy", "(Tensor self) -> Tensor"),
    Operation.copying(.transpose, "transpose_copy", "(Tensor self, int dim0, int dim1) -> Tensor"),
    Operation.copying(.unsqueeze, "unsqueeze_copy", "(Tensor self, int dim) -> Tensor"),
    Operation.copying(.select, "select_copy", "(Tensor self, int dim, int index) -> Tensor"),
    Operation.copying(
      .slice, "slice_copy", "(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor"),
    Operation.copying(.split, "split_copy", "(Tensor self, int split_size, int dim=0) -> Tensor[]"),
    Operation.copying(
      .splitSizes, "split_with_sizes_copy", "(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]"),
    Operation.copying(.unbind, "unbind_copy", "(Tensor self, int dim=0) -> Tensor[]"),
    Operation.copying(.unfold, "unfold_copy", "(Tensor self, int dimension, int size, int step) -> Tensor"),
    .asStridedCopy, .detachCopy,
  ]
}

extension Operation {
  /// What a view shows, in row-major order in memory of its own.
  fileprivate static func copying(
    _ view: Operation, _ name: String, _ signature: String, _ forms: Forms = [.function, .out]
  ) -> Operation {
    Operation(
      name, signature, forms, node: view.nodeName.map { $0 + "_copy" },
      .kernel { arguments in
        switch try view(arguments.session, arguments.values) {
        case .tensor(let result): .tensor(try result.copied())
        case let results: .tensors(try results.tensorList.map { try $0.copied() })
        }
      },
      view.derivatives)
  }

  /// What has no view in the asked sizes is laid out anew.
  fileprivate static let viewCopy = Operation(
    "view_copy", "(Tensor self, int[] size) -> Tensor", [.function, .out], node: "ViewBackward0_copy",
    .kernel { try view($0.session, [.tensor($0.tensor(0).copied()), $0.values[1]]) }, view.derivatives)

  fileprivate static let viewDTypeCopy = Operation(
    "view_copy", "(Tensor self, dtype dtype) -> Tensor", [.function, .out],
    .kernel { .tensor(try viewDType.one($0.session, $0.values[0], $0.values[1]).copied()) })

  private static let stridedCopy = copying(
    stridedView, "as_strided_copy",
    "(Tensor self, int[] size, int[] stride, int distance, int[] input_stride) -> Tensor", [])

  fileprivate static let asStridedCopy = Operation(
    "as_strided_copy", "(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor",
    [.function, .out], .composite { try stridedCopy($0.session, strided($0)) })

  fileprivate static let detachCopy = Operation(
    "detach_copy", "(Tensor self) -> Tensor", [.function, .out], node: notImplemented,
    .kernel { .tensor(try $0.tensor(0).copied()) }, refusing(["self"], "detach_copy"))
}
