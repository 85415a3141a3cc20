/// A part of PyTorch that is itself Python: its name and its source, which is compiled when a scene first imports it.
/// Its frames do not show in tracebacks, and what happens inside is told at the scene's own line.
struct Prelude: Sendable {
  /// The dotted name of the module.
  let name: String
  /// Its source.
  let source: String

  /// Names, separated by blanks, that other modules define, by the module that is loaded when one of them is first read.
  let offers: [String: String]

  init(_ name: String, _ source: String, offers: [String: String] = [:]) {
    self.name = name
    self.source = source
    self.offers = offers
  }

  /// The parts of which `torch`, its parts and `Tensor` have single functions, and under which names.
  static let composed: [(prelude: Prelude, names: [String: [(name: String, source: String)]])] = [
    (tensorFunctions, tensorFunctionNames), (functionForms, functionFormNames), (matrixFunctions, matrixFunctionNames),
    (lowRank, lowRankNames), (removedFunctions, removedFunctionNames),
  ]

  /// All of them.
  static let all: [Prelude] =
    autogradParts + moduleParts + optimizerParts + mathParts + toolParts + distributionParts

  private static let autogradParts: [Prelude] = [
    gradModes, function, autogradGraph, autogradFunctional, gradcheck, functionTransforms, rearranging, forwardMode,
    checkpoints,
  ]

  private static let moduleParts: [Prelude] = [
    parameter, functional, convolutionGradients, initializers, hookHandles, moduleState, module, backwardHooks,
    container, linear, sparse,
    flatten, dropout, activation, adaptiveSoftmax, loss, normalization, batchNormalization, convolution, pooling,
    resizing, recurrent,
    attention, transformer, lazyModules, parametrize, parametrizations, reparametrize, packedSequences, pruning,
  ]

  private static let optimizerParts: [Prelude] = [optim, optimizer, moreOptimizers, averagedModels, schedulers]

  private static let mathParts: [Prelude] = [
    tensorFunctions, functionForms, matrixFunctions, lowRank, removedFunctions, random, numpy, numpyRoutines,
    numpyRandom,
    numpyLinearAlgebra,
    numpyTesting,
  ]

  private static let toolParts: [Prelude] = [
    utilities, signal, windows, dataExchange, trees, storage, serialization, data, testing, compiler, scripting,
    accelerator, cuda, intel, metal, version, backends, profiler,
    autogradProfiler, mixedPrecision,
    cudaMixedPrecision, cpuMixedPrecision,
  ]

  private static let distributionParts: [Prelude] = [
    constraints, constraintRegistry, distributionUtilities, distributionBase, transforms, continuousDistributions,
    discreteDistributions, transformedDistributions, moreDistributions, matrixDistributions, divergences,
    moreDivergences,
  ]
}
