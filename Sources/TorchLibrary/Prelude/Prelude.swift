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
  static let all: [Prelude] = [
    gradModes, function, parameter, functional, tensorFunctions, initializers, utilities, hookHandles, moduleState,
    module,
    backwardHooks, container, linear, sparse, flatten,
    dropout, activation, loss, normalization, batchNormalization, convolution, pooling, resizing, recurrent,
    lazyModules, attention,
    transformer, parametrize, parametrizations,
    reparametrize, packedSequences, optim,
    optimizer, moreOptimizers, averagedModels, schedulers, autogradGraph, trees, functionTransforms, forwardMode,
    checkpoints, compiler, scripting, accelerator, profiler, autogradProfiler, mixedPrecision, cudaMixedPrecision,
    cpuMixedPrecision, autogradFunctional, gradcheck, data, random, distributions, testing, pruning, numpyRandom,
    numpyLinearAlgebra,
  ]
}
