extension OperationTable {
  /// The families of `torch.nn.functional`.
  static let neuralNetworks: [Operation] =
    activations + gatedActivations + softmaxes + pointwiseLosses + classificationLosses + probabilityLosses
    + marginLosses + numbers + normalisations + convolutions + convolutionsOverTime + embeddings + dropouts
    + paddings + poolings + interpolations + attentions + shufflings + multiClassLosses + connectionistLosses
    + embeddingBags + gridSamplings + unpoolings + fractionalPoolings
    + recurrentLayers + packedSequences + unsafeSplittings

  /// Products and decompositions of matrices.
  static let linearAlgebra: [Operation] =
    matrixProducts + contractions + distances + normBounds + diagonals + inverses + factorisations
    + triangularFactors + reflections

  /// Sorting, searching and counting.
  static let ordering: [Operation] = selections + counting
}
