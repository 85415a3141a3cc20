import SceneLanguage

/// `torch.nn`: every layer and loss by its usual name. The part that defines one is loaded when its name is first used,
/// because reading all of them would take longer than most scenes run.
enum NNModule {
  static func definition() -> ModuleDefinition {
    ModuleDefinition("torch.nn") { module, interpreter in install(in: module, interpreter) }
  }

  private static func install(in module: ModuleObject, _ interpreter: Interpreter) {
    module["Parameter"] = .object(TorchTypes.parameter)
    module["Buffer"] = .object(TorchTypes.buffer)
    module["__all__"] = .list((["Parameter", "Buffer"] + homes.keys.sorted()).map { .string($0) })
    module.function("__getattr__") { [unowned module, unowned interpreter] arguments in
      let name = arguments.count > 0 ? arguments[0].string ?? "" : ""
      guard let home = homes[name] else {
        throw PythonError.attributeError(
          "module 'torch.nn' has no attribute '\(name)'", of: module, name: .interned(name))
      }
      let value = try PythonValue.object(interpreter.module("torch.nn.modules." + home)).attribute(name)
      module[name] = value
      return value
    }
  }

  /// The part that defines each name.
  private static let homes: [String: String] = {
    var homes: [String: String] = [:]
    for (home, names) in parts {
      for name in names.split(separator: " ") { homes[String(name)] = home }
    }
    return homes
  }()

  private static let parts: [(home: String, names: String)] = [
    ("module", "Module"),
    ("container", "ModuleDict ModuleList ParameterDict ParameterList Sequential"),
    ("linear", "Bilinear Identity Linear"),
    ("sparse", "Embedding"),
    ("flatten", "Flatten Unflatten"),
    ("dropout", "AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout"),
    (
      "activation",
      "CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish "
        + "MultiheadAttention PReLU ReLU ReLU6 SELU Sigmoid SiLU Softmax Softmax2d Softmin Softplus Softshrink Softsign "
        + "Tanh Tanhshrink Threshold"
    ),
    (
      "loss",
      "BCELoss BCEWithLogitsLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss "
        + "KLDivLoss L1Loss MarginRankingLoss MSELoss NLLLoss PoissonNLLLoss SmoothL1Loss SoftMarginLoss "
        + "TripletMarginLoss"
    ),
    ("normalization", "GroupNorm LayerNorm RMSNorm"),
    ("batchnorm", "BatchNorm1d BatchNorm2d BatchNorm3d InstanceNorm1d InstanceNorm2d"),
    ("conv", "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d"),
    (
      "pooling",
      "AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveMaxPool1d AdaptiveMaxPool2d AvgPool1d AvgPool2d MaxPool1d MaxPool2d"
    ),
    (
      "padding",
      "ConstantPad1d ConstantPad2d CosineSimilarity PairwiseDistance PixelShuffle ReflectionPad1d ReflectionPad2d "
        + "ReplicationPad1d ReplicationPad2d Upsample ZeroPad1d ZeroPad2d"
    ),
    (
      "transformer", "Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer"
    ),
    ("rnn", "GRU GRUCell LSTM LSTMCell RNN RNNCell"),
  ]
}
