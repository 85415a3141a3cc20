/// A part of PyTorch that is itself Python: its name and its source, which is compiled when a scene first imports it.
/// Its frames do not show in tracebacks, and what happens inside is told at the scene's own line.
struct Prelude: Sendable {
  /// The dotted name of the module.
  let name: String
  /// Its source.
  let source: String

  init(_ name: String, _ source: String) {
    self.name = name
    self.source = source
  }

  /// All of them.
  static let all: [Prelude] =
    autogradParts + moduleParts + optimizerParts + mathParts + toolParts + distributionParts

  private static let autogradParts: [Prelude] = [
    gradModes, function, autogradGraph, autogradFunctional, gradcheck, functionTransforms, forwardMode, checkpoints,
  ]

  private static let moduleParts: [Prelude] = [
    parameter, functional, initializers, hookHandles, moduleState, module, backwardHooks, container, linear, sparse,
    flatten, dropout, activation, loss, normalization, batchNormalization, convolution, pooling, resizing, recurrent,
    attention, transformer, lazyModules, parametrize, parametrizations, reparametrize, packedSequences, pruning,
  ]

  private static let optimizerParts: [Prelude] = [optim, optimizer, moreOptimizers, averagedModels, schedulers]

  private static let mathParts: [Prelude] = [
    tensorFunctions, random, numpy, numpyRoutines, numpyRandom, numpyLinearAlgebra,
    numpyTesting,
  ]

  private static let toolParts: [Prelude] = [
    utilities, trees, storage, serialization, data, testing, compiler, scripting, accelerator, profiler,
    autogradProfiler, mixedPrecision,
    cudaMixedPrecision, cpuMixedPrecision,
  ]

  private static let distributionParts: [Prelude] = [
    constraints, constraintRegistry, distributionUtilities, distributionBase, transforms, continuousDistributions,
    discreteDistributions, transformedDistributions, moreDistributions, matrixDistributions, divergences,
    moreDivergences,
  ]
}
