import SceneLanguage

/// Modules that PyTorch keeps some of its names in and code imports from, though here another module defines them.
enum ForwardingModules {
  static func definitions() -> [ModuleDefinition] {
    forwarded.map { ModuleDefinition($0.name, source: "from \($0.home) import \($0.names)\n") }
      + optimizers.map { file, name in
        ModuleDefinition("torch.optim.\(file)", source: "from torch.optim import \(name)\n")
      }
      + [
        ModuleDefinition("torch.types", source: typesSource),
        ModuleDefinition("torch.nn.attention", source: attentionSource),
      ]
  }

  private static let forwarded: [(name: String, home: String, names: String)] = [
    (
      "torch.utils.data.dataset", "torch.utils.data",
      "ChainDataset, ConcatDataset, Dataset, IterableDataset, StackDataset, Subset, TensorDataset, random_split"
    ),
    (
      "torch.utils.data.sampler", "torch.utils.data",
      "BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler, WeightedRandomSampler"
    ),
    (
      "torch.utils.data.dataloader", "torch.utils.data",
      "BatchSampler, DataLoader, Dataset, IterableDataset, RandomSampler, Sampler, SequentialSampler, default_collate, "
        + "default_convert, get_worker_info"
    ),
    (
      "torch.nn.modules.instancenorm", "torch.nn.modules.batchnorm",
      "InstanceNorm1d, InstanceNorm2d, InstanceNorm3d, _InstanceNorm"
    ),
    ("torch.nn.modules.upsampling", "torch.nn", "Upsample, UpsamplingBilinear2d, UpsamplingNearest2d"),
    ("torch.nn.modules.distance", "torch.nn", "CosineSimilarity, PairwiseDistance"),
    ("torch.nn.modules.fold", "torch.nn", "Fold, Unfold"),
    ("torch.nn.modules.pixelshuffle", "torch.nn", "PixelShuffle, PixelUnshuffle"),
    ("torch.nn.modules.channelshuffle", "torch.nn", "ChannelShuffle"),
    ("torch.nn.utils.convert_parameters", "torch.nn.utils", "parameters_to_vector, vector_to_parameters"),
    (
      "torch.nn.utils.fusion", "torch.nn.utils",
      "fuse_conv_bn_eval, fuse_conv_bn_weights, fuse_linear_bn_eval, fuse_linear_bn_weights"
    ),
    ("torch.nn.utils.init", "torch.nn.utils", "skip_init"),
    ("torch.nn.utils.stateless", "torch.func", "functional_call"),
    ("torch.nn.parallel", "torch.nn", "DataParallel"),
    ("torch.autograd.variable", "torch.autograd", "Variable"),
    ("torch.autograd.anomaly_mode", "torch.autograd", "detect_anomaly, set_detect_anomaly"),
    ("torch._tensor", "torch", "Tensor"),
  ]

  private static let optimizers: [(file: String, name: String)] = [
    "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "ASGD", "LBFGS", "NAdam", "RAdam", "RMSprop", "Rprop", "SGD",
  ].map { ($0.lowercased(), $0) }

  private static let typesSource = """
    from typing import Union
    from torch import Size, Tensor, device as _device, dtype as _dtype
    from builtins import bool as _bool, bytes as _bytes, float as _float, int as _int, str as _str

    Number = Union[int, float, bool]
    Device = Union[_device, str, int, None]
    """

  /// There is one way to compute attention here, whichever is asked for.
  private static let attentionSource = """
    from contextlib import contextmanager
    from enum import Enum


    class SDPBackend(Enum):
        ERROR = -1
        MATH = 0
        FLASH_ATTENTION = 1
        EFFICIENT_ATTENTION = 2
        CUDNN_ATTENTION = 3
        OVERRIDEABLE = 4


    @contextmanager
    def sdpa_kernel(backends, set_priority=False):
        yield
    """
}
