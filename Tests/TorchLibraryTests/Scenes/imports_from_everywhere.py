# Names imported from the modules that PyTorch itself keeps them in.
from torch.utils.data.dataset import Dataset, TensorDataset, random_split
from torch.utils.data.sampler import SubsetRandomSampler
from torch.utils.data.dataloader import DataLoader, default_collate
from torch.nn.modules.instancenorm import _InstanceNorm
from torch.nn.modules.upsampling import Upsample
from torch.nn.modules.distance import CosineSimilarity
from torch.nn.modules.fold import Fold
from torch.nn.modules.pixelshuffle import PixelShuffle
from torch.nn.modules.lazy import LazyModuleMixin
from torch.nn.modules.module import _addindent
from torch.nn.modules.utils import _ntuple, _pair, _reverse_repeat_tuple, _single, _triple
from torch.nn.utils.convert_parameters import parameters_to_vector
from torch.nn.utils.fusion import fuse_conv_bn_eval
from torch.nn.utils.init import skip_init
from torch.nn.utils.stateless import functional_call
from torch.nn.parallel import DataParallel
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.optim.adam import Adam
from torch.optim.sgd import SGD
from torch.autograd.variable import Variable
from torch.autograd.anomaly_mode import detect_anomaly
from torch.types import Number
from torch._tensor import Tensor
import torch
import torch.nn.functional as F

print(_pair(3), _pair((1, 2)), _single(4), _triple([1, 2, 3]), _ntuple(5)("a"), _reverse_repeat_tuple((1, 2), 2))
print(_addindent("a\nb\nc", 3))
print(parameters_to_vector([torch.ones(2), torch.zeros(1)]))
print(SGD([torch.ones(1)], lr=0.1), Adam([torch.ones(1)]).defaults["betas"])
print(
    default_collate([1, 2]),
    Upsample(scale_factor=2),
    Fold(4, 2),
    PixelShuffle(2),
    CosineSimilarity()(torch.ones(1, 2), torch.ones(1, 2)),
)
with sdpa_kernel(SDPBackend.MATH):
    print(F.scaled_dot_product_attention(torch.ones(1, 2, 2), torch.ones(1, 2, 2), torch.ones(1, 2, 2)))
print(
    SDPBackend.MATH.name,
    list(SubsetRandomSampler([7])),
    len(TensorDataset(torch.ones(3))),
    isinstance(torch.ones(1), Tensor),
)
print([b.tolist() for b in DataLoader(range(5), 2)], issubclass(torch.nn.InstanceNorm1d, _InstanceNorm))
