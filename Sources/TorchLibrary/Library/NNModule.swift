import SceneLanguage

/// `torch.nn`: every layer and loss by its usual name. The part that defines one is loaded when its name is first used,
/// because reading all of them would take longer than most scenes run.
enum NNModule {
  static func definition() -> ModuleDefinition {
    ModuleDefinition("torch.nn") { module, _ in
      module["Parameter"] = .object(TorchTypes.parameter)
      module["Buffer"] = .object(TorchTypes.buffer)
      var all = ["Parameter", "Buffer"]
      for (home, names) in parts {
        let names = names.split(separator: " ").map(String.init)
        module.offer(names, from: "torch.nn.modules." + home)
        all += names
      }
      module["__all__"] = .list(all.sorted().map { .string($0) })
    }
  }

  /// The parts and the names that each defines.
  private static let parts: [(home: String, names: String)] = [
    ("module", "Module"),
    ("container", "DataParallel ModuleDict ModuleList ParameterDict ParameterList Sequential"),
    ("linear", "Bilinear Identity Linear"),
    ("sparse", "Embedding EmbeddingBag"),
    ("flatten", "Flatten Unflatten"),
    ("dropout", "AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout"),
    (
      "activation",
      "CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish "
        + "MultiheadAttention PReLU RReLU ReLU ReLU6 SELU Sigmoid SiLU Softmax Softmax2d Softmin Softplus Softshrink Softsign "
        + "Tanh Tanhshrink Threshold"
    ),
    (
      "loss",
      "BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss "
        + "KLDivLoss L1Loss LinearCrossEntropyLoss MSELoss MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss "
        + "NLLLoss2d PoissonNLLLoss SmoothL1Loss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss"
    ),
    ("adaptive", "AdaptiveLogSoftmaxWithLoss"),
    ("normalization", "GroupNorm LayerNorm LocalResponseNorm RMSNorm"),
    ("batchnorm", "BatchNorm1d BatchNorm2d BatchNorm3d InstanceNorm1d InstanceNorm2d InstanceNorm3d SyncBatchNorm"),
    ("conv", "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d"),
    (
      "pooling",
      "AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d "
        + "AvgPool1d AvgPool2d AvgPool3d FractionalMaxPool2d FractionalMaxPool3d LPPool1d LPPool2d LPPool3d MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d "
        + "MaxUnpool3d"
    ),
    (
      "padding",
      "ChannelShuffle CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d "
        + "CosineSimilarity Fold PairwiseDistance PixelShuffle PixelUnshuffle ReflectionPad1d ReflectionPad2d "
        + "ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d Unfold Upsample UpsamplingBilinear2d "
        + "UpsamplingNearest2d ZeroPad1d ZeroPad2d ZeroPad3d"
    ),
    (
      "lazy",
      "LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d "
        + "LazyConvTranspose2d LazyConvTranspose3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d LazyLinear "
        + "UninitializedBuffer UninitializedParameter"
    ),
    (
      "transformer", "Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer"
    ),
    ("rnn", "GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase"),
  ]
}
