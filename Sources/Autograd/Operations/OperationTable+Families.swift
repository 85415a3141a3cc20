extension OperationTable {
  /// The families of `torch.nn.functional`.
  static let neuralNetworks: [Operation] =
    activations + gatedActivations + softmaxes + pointwiseLosses + classificationLosses + probabilityLosses
    + marginLosses + numbers + normalisations + convolutions + embeddings + dropouts
    + paddings + poolings + interpolations + attentions + shufflings + recurrentLayers

  /// Products and decompositions of matrices.
  static let linearAlgebra: [Operation] =
    matrixProducts + contractions + distances + diagonals + inverses + factorisations

  /// Sorting, searching and counting.
  static let ordering: [Operation] = selections + counting
}
