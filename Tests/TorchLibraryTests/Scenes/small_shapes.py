# Operations on shapes and types at the edge of what they take: values, layouts, versions, and the check that comes first.
import torch
import torch.nn as nn
import torch.nn.functional as F


def show(*values):
    for value in values:
        if isinstance(value, torch.Tensor):
            print(value, value.dtype, tuple(value.shape), value.stride(), value._version, value._base is None)
        elif isinstance(value, (tuple, list)):
            show(*value)
        else:
            print(value)


def new():
    torch.manual_seed(0)
    t = torch.randn(2, 3)
    r = torch.randn(2, 3, requires_grad=True)
    m = torch.randn(3, 3)
    e = torch.zeros(0, 3)
    d = torch.randn(2, 3).double()
    return t, r, m, e, d


t, r, m, e, d = new()
try:
    show(F.max_pool1d(torch.randn(1, 4), 2))
except Exception as error:
    print(0, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.max_pool1d(torch.randn(4)[None], 2))
except Exception as error:
    print(1, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.max_pool1d(torch.randn(1, 1, 4), 2))
except Exception as error:
    print(2, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.max_pool1d(torch.randn(3, 2).t()[None], 2))
except Exception as error:
    print(3, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.max_pool1d(r[None], 2))
except Exception as error:
    print(4, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.max_pool1d(torch.randn(2, 4, requires_grad=True), 2))
except Exception as error:
    print(5, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.max_pool1d(e[None], 2)
except Exception as error:
    print(6, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.max_pool1d(e, 2)
except Exception as error:
    print(7, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.nn.MaxPool1d(2)(torch.randn(2, 4)))
except Exception as error:
    print(8, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.linear(torch.ones(3, requires_grad=True), m))
except Exception as error:
    print(9, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.linear(torch.ones(3), m))
except Exception as error:
    print(10, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.linear(torch.ones(3), m, torch.ones(3)))
except Exception as error:
    print(11, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.linear(torch.ones(3, requires_grad=True), m.requires_grad_(), torch.ones(3)))
except Exception as error:
    print(12, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.matmul(torch.ones(3), m))
except Exception as error:
    print(13, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.matmul(torch.ones(3, requires_grad=True), m))
except Exception as error:
    print(14, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.matmul(m, torch.ones(3)))
except Exception as error:
    print(15, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.ones(3) @ torch.ones(2, 3, 4))
except Exception as error:
    print(16, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.ones(2, 3, 4) @ torch.ones(4))
except Exception as error:
    print(17, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.ones(2, 3, 4) @ torch.ones(4, 2))
except Exception as error:
    print(18, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.ones(3) @ torch.ones(3))
except Exception as error:
    print(19, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.linear(torch.ones(2, 2, 3), m))
except Exception as error:
    print(20, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.linalg.multi_dot([torch.ones(3), m, torch.ones(3)]))
except Exception as error:
    print(21, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.linalg.multi_dot([torch.ones(3), m, m]))
except Exception as error:
    print(22, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.linalg.matrix_power(m, 2))
    show(torch.linalg.matrix_power(m, 3))
    show(torch.linalg.matrix_power(m, 0))
except Exception as error:
    print(23, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.linalg.matrix_rank(torch.tensor([[float('nan'), 1.], [2., 3.]])))
except Exception as error:
    print(24, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.linalg.svdvals(torch.tensor([[float('nan'), 1.], [2., 3.]])))
except Exception as error:
    print(25, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.polygamma(1, torch.tensor([-1., 0., -2.])))
except Exception as error:
    print(26, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.digamma(torch.tensor([-1., 0., -2.])), torch.lgamma(torch.tensor([-1., 0., -2.])))
except Exception as error:
    print(27, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.rrelu(torch.randn(3, 2).t()))
    show(F.rrelu(torch.randn(3, 2).t(), training=True))
except Exception as error:
    print(28, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.median(t))
    show(t.median(1))
except Exception as error:
    print(29, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.nanmedian(t))
    show(t.kthvalue(1))
except Exception as error:
    print(30, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(e.kthvalue(1))
except Exception as error:
    print(31, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.ones(2, 0).kthvalue(1))
except Exception as error:
    print(32, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.adaptive_max_pool1d(torch.ones(0, 1), 2))
    show(F.adaptive_max_pool1d(torch.ones(2, 4), 2))
except Exception as error:
    print(33, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.adaptive_max_pool1d(torch.ones(0, 3, 4), 2))
except Exception as error:
    print(34, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.adaptive_avg_pool1d(torch.ones(0, 1), 2))
    show(F.adaptive_avg_pool1d(torch.ones(2, 4), 2))
except Exception as error:
    print(35, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.adaptive_avg_pool1d(torch.ones(2, 3, 4), 2))
except Exception as error:
    print(36, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.avg_pool1d(torch.ones(2, 4), 2))
    show(F.avg_pool1d(torch.ones(1, 2, 4), 2))
    show(F.avg_pool2d(torch.ones(1, 2, 4), 2))
except Exception as error:
    print(37, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.interpolate(torch.ones(1, 3), size=(3, 3)))
except Exception as error:
    print(38, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.interpolate(torch.ones(1, 1, 3), size=(3, 3), mode='bilinear')
except Exception as error:
    print(39, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.interpolate(torch.ones(1, 1, 3), size=(4, 4), mode='bicubic')
except Exception as error:
    print(40, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.interpolate(torch.ones(1, 1, 2, 0), size=(4, 4), mode='bilinear')
except Exception as error:
    print(41, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.interpolate(torch.ones(1, 2, 0), scale_factor=2, mode='linear')
except Exception as error:
    print(42, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.interpolate(torch.ones(1, 2, 0), scale_factor=2, mode='nearest')
except Exception as error:
    print(43, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.rms_norm(t, (4,))
except Exception as error:
    print(44, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.layer_norm(t, (4,))
except Exception as error:
    print(45, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.batch_norm(torch.ones(3), None, None, training=True)
except Exception as error:
    print(46, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.batch_norm(torch.ones(()), None, None, training=True)
except Exception as error:
    print(47, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.batch_norm(torch.zeros(0, 3, requires_grad=True), None, None, training=True))
except Exception as error:
    print(48, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.batch_norm(torch.zeros(0, 3), None, None, training=True))
except Exception as error:
    print(49, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.trapezoid(torch.tensor(1.))
except Exception as error:
    print(50, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.ones(0).amax((0, 1))
except Exception as error:
    print(51, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.ones(0).amax(0)
except Exception as error:
    print(52, type(error).__name__, error)
t, r, m, e, d = new()
try:
    e.amax((0, 1))
except Exception as error:
    print(53, type(error).__name__, error)
t, r, m, e, d = new()
try:
    e.index_select(0, torch.tensor([0, 1]))
except Exception as error:
    print(54, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.ones(0).index_select(0, torch.tensor([0, 1]))
except Exception as error:
    print(55, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.ones(0).index_select(0, torch.tensor([], dtype=torch.long))
except Exception as error:
    print(56, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.embedding(torch.tensor([0]), e)
except Exception as error:
    print(57, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.embedding(torch.tensor([5]), m)
except Exception as error:
    print(58, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.inner(d, t)
except Exception as error:
    print(59, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.inner(d[0], t[0])
except Exception as error:
    print(60, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.inner(t, t.half())
except Exception as error:
    print(61, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.addmm(t, m.double(), t)
except Exception as error:
    print(62, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.addmm(t[0].half(), t[0], t)
except Exception as error:
    print(63, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.linear(t, t[0].half())
except Exception as error:
    print(64, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.linear(t, t.half())
except Exception as error:
    print(65, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.linear(t, t.half(), t[0])
except Exception as error:
    print(66, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.linear(t[0], t[0].half())
except Exception as error:
    print(67, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.linalg.multi_dot([t.double(), m])
except Exception as error:
    print(68, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.linalg.solve(m, d)
except Exception as error:
    print(69, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.linalg.solve(t[0], d)
except Exception as error:
    print(70, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.bilinear(t.half(), t, m)
except Exception as error:
    print(71, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.unfold(torch.tensor(1.)[None, None], 2)
except Exception as error:
    print(72, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.unfold(e[None, None], 2)
except Exception as error:
    print(73, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.unfold(torch.ones(1, 3), 2)
except Exception as error:
    print(74, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.fold(torch.ones(1, 4, 0), (3, 3), 2)
except Exception as error:
    print(75, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.pixel_unshuffle(torch.ones(1, 1, 2, 0), 2).shape
except Exception as error:
    print(76, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.pixel_shuffle(torch.ones(1, 4, 0, 2), 2).shape
except Exception as error:
    print(77, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(F.pixel_shuffle(torch.ones(1, 4, 1, 0), 2))
except Exception as error:
    print(78, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.lerp(t, t, t.half())
except Exception as error:
    print(79, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.lerp(t, t, e.double())
except Exception as error:
    print(80, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.lerp(t, t.double(), 0.5)
except Exception as error:
    print(81, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.huber_loss(r.double(), t)
except Exception as error:
    print(82, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.smooth_l1_loss(d.requires_grad_(), t).backward()
except Exception as error:
    print(83, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.mse_loss(d.requires_grad_(), t).backward()
except Exception as error:
    print(84, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.l1_loss(d.requires_grad_(), t).backward()
except Exception as error:
    print(85, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(t.masked_scatter(t > 0, d))
except Exception as error:
    print(86, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.histc(torch.tensor([float('nan'), 1.]), 3)
except Exception as error:
    print(87, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.ones(2, dtype=torch.float16).new_full((2,), 1e10)
except Exception as error:
    print(88, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.full((2,), 1e10, dtype=torch.float16)
except Exception as error:
    print(89, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.full_like(torch.ones(2).half(), 1e10)
except Exception as error:
    print(90, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.ones(0).norm(-1, 0)
except Exception as error:
    print(91, type(error).__name__, error)
t, r, m, e, d = new()
try:
    e.norm(float('inf'), 0)
except Exception as error:
    print(92, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.linalg.slogdet(torch.zeros(2, 2, requires_grad=True))[0].requires_grad
except Exception as error:
    print(93, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.slogdet(m.requires_grad_())[0].requires_grad
except Exception as error:
    print(94, type(error).__name__, error)
t, r, m, e, d = new()
try:
    show(torch.linalg.slogdet(m.requires_grad_()))
except Exception as error:
    print(95, type(error).__name__, error)
t, r, m, e, d = new()
try:
    t.scatter_reduce(0, torch.zeros(2, 3, dtype=torch.long), torch.ones(4), 'amax')
except Exception as error:
    print(96, type(error).__name__, error)
t, r, m, e, d = new()
try:
    t.scatter(0, torch.zeros(2, 3, dtype=torch.long), torch.ones(4))
except Exception as error:
    print(97, type(error).__name__, error)
t, r, m, e, d = new()
try:
    t.scatter(1, torch.zeros(2, 3, dtype=torch.long), torch.ones(4))
except Exception as error:
    print(98, type(error).__name__, error)
t, r, m, e, d = new()
try:
    t.scatter(-2, torch.zeros(3, dtype=torch.long), 1)
except Exception as error:
    print(99, type(error).__name__, error)
t, r, m, e, d = new()
try:
    t.scatter(-2, torch.tensor([], dtype=torch.long), 1)
except Exception as error:
    print(100, type(error).__name__, error)
t, r, m, e, d = new()
try:
    t.gather(-2, torch.tensor([], dtype=torch.long))
except Exception as error:
    print(101, type(error).__name__, error)
t, r, m, e, d = new()
try:
    t.gather(5, torch.tensor([], dtype=torch.long))
except Exception as error:
    print(102, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.cummax(torch.ones(0), -2)
except Exception as error:
    print(103, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.cummin(torch.ones(0), 1)
except Exception as error:
    print(104, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.cat([torch.ones(0), torch.ones(0)], dim=-2)
except Exception as error:
    print(105, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.cat([torch.ones(0), torch.ones(2, 3)], dim=1)
except Exception as error:
    print(106, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.cat([torch.ones(0), torch.ones(0)], dim=1)
except Exception as error:
    print(107, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.pad(torch.ones(1, 0), (1, 1), mode='replicate')
except Exception as error:
    print(108, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.pad(torch.ones(1, 0, 3), (1, 1), mode='replicate')
except Exception as error:
    print(109, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.pad(torch.ones(1, 0, 3), (1, 1), mode='reflect')
except Exception as error:
    print(110, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.pad(torch.ones(0, 1, 3), (1, 1), mode='reflect')
except Exception as error:
    print(111, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv1d(torch.ones(1, 1, 1), torch.ones(1, 1, 0))
except Exception as error:
    print(112, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv1d(torch.ones(1, 1, 0), torch.ones(1, 1, 1))
except Exception as error:
    print(113, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv1d(torch.ones(1, 1, 0), torch.ones(1, 1, 0), padding=1)
except Exception as error:
    print(114, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv2d(torch.ones(1, 1, 2, 2), torch.ones(1, 1, 0, 2))
except Exception as error:
    print(115, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv2d(torch.ones(1, 1, 0, 3), torch.ones(1, 1, 0, 2), padding=1)
except Exception as error:
    print(116, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv2d(torch.ones(1, 1, 0, 3), torch.ones(1, 1, 2, 2), padding=1)
except Exception as error:
    print(117, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv2d(torch.ones(0, 1, 3, 3), torch.ones(1, 1, 2, 2)).shape
except Exception as error:
    print(118, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv_transpose2d(torch.ones(1, 1, 1, 1), torch.ones(1, 1, 0, 2))
except Exception as error:
    print(119, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv_transpose2d(torch.ones(1, 1, 1, 0), torch.ones(1, 1, 2, 2))
except Exception as error:
    print(120, type(error).__name__, error)
t, r, m, e, d = new()
try:
    F.conv_transpose2d(torch.ones(1, 3), torch.ones(1, 1, 0, 2))
except Exception as error:
    print(121, type(error).__name__, error)
t, r, m, e, d = new()
try:
    torch.cartesian_prod(t[0], d[0])
except Exception as error:
    print(122, type(error).__name__, error)


def new1():
    torch.manual_seed(0)
    inf = float('inf')
    nan = float('nan')
    t = torch.randn(2, 3)
    v = torch.randn(4)
    return inf, nan, t, v


inf, nan, t, v = new1()
try:
    show(torch.linalg.svd(torch.tensor([[inf, 0., 0.], [1., 2., 3.]])))
except Exception as error:
    print(0, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.svdvals(torch.tensor([[inf, 0.], [1., 2.]])))
except Exception as error:
    print(1, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.svdvals(torch.tensor([[1., 0.], [inf, 2.]])))
except Exception as error:
    print(2, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.svdvals(torch.tensor([[1., nan], [0., 2.]])))
except Exception as error:
    print(3, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.svdvals(torch.tensor([[inf, inf], [inf, 2.]])))
except Exception as error:
    print(4, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.svdvals(torch.tensor([[-inf, 1.], [inf, 2.]])))
except Exception as error:
    print(5, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.svdvals(torch.tensor([[1., 2., 3.], [inf, 2., 0.]])))
except Exception as error:
    print(6, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.matrix_rank(torch.tensor([[1., 2., 3.], [inf, 2., 0.]])))
except Exception as error:
    print(7, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.matrix_norm(torch.tensor([[1., 2., 3.], [inf, 2., 0.]]), 2))
except Exception as error:
    print(8, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.pinv(torch.tensor([[1., 2., 3.], [inf, 2., 0.]])))
except Exception as error:
    print(9, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.linalg.eigvalsh(torch.tensor([[inf, 2.], [2., 0.]])))
except Exception as error:
    print(10, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(v.mode())
    show(v.mode(0))
    show(t.mode(0))
    show(t.mode(1))
    show(t.mode(1, True))
except Exception as error:
    print(11, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(torch.tensor(1.).mode(0))
    show(torch.ones(3, dtype=torch.long).mode(0))
    show(torch.ones(2, 2, 2).mode(1))
    show(torch.ones(1).mode())
except Exception as error:
    print(12, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(v.median(0))
    show(v.kthvalue(1))
    show(v.topk(1))
    show(v.sort())
    show(v.cummax(0))
    show(v.max(0))
    show(v.min(0, True))
except Exception as error:
    print(13, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(t.median(0))
    show(t.kthvalue(1, 0))
    show(t.nanmedian(1))
    show(v.nanmedian(0))
    show(v.aminmax())
    show(t.aminmax(dim=0))
except Exception as error:
    print(14, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    show(v.unique(return_inverse=True))
    show(torch.std_mean(v))
    show(v.argmax())
    show(v.argsort())
except Exception as error:
    print(15, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    w = v.clone().requires_grad_()
    g, = torch.autograd.grad(w.nansum() ** 2, w, create_graph=True)
    show(g)
except Exception as error:
    print(16, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    w = v.clone().requires_grad_()
    g, = torch.autograd.grad((w.nanmean()) ** 2, w, create_graph=True)
    show(g)
except Exception as error:
    print(17, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.nonzero(1)
except Exception as error:
    print(18, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.nonzero(dim=0)
except Exception as error:
    print(19, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.nonzero(-1)
except Exception as error:
    print(20, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.nonzero((0, 1))
except Exception as error:
    print(21, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.nonzero(dim=(0, 1))
except Exception as error:
    print(22, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    k = torch.tensor(3)
    k *= torch.tensor([5.])
except Exception as error:
    print(23, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    k = torch.tensor([3, 4])
    k += torch.ones(1, 2)
except Exception as error:
    print(24, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    k = torch.tensor([3, 4])
    k += torch.ones(3)
except Exception as error:
    print(25, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    k = torch.tensor([3, 4])
    k.exp_()
except Exception as error:
    print(26, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    k = torch.tensor([3, 4])
    k /= 2
except Exception as error:
    print(27, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    k = torch.tensor([3, 4])
    k[0] = torch.ones(1, 2)
except Exception as error:
    print(28, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.unique(1)
except Exception as error:
    print(29, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.unique(0, 1)
except Exception as error:
    print(30, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.unique(dim=0)
except Exception as error:
    print(31, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.unique(-1)
except Exception as error:
    print(32, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.unique(dim=(0, 1))
except Exception as error:
    print(33, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.unique(True, dim=1)
except Exception as error:
    print(34, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.sort(0, True)
except Exception as error:
    print(35, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.sort(dim=(0, 1))
except Exception as error:
    print(36, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.sort('a')
except Exception as error:
    print(37, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.norm(2, 0, True)
except Exception as error:
    print(38, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    t.norm(True)
except Exception as error:
    print(39, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor([1, 2]).std(1)
except Exception as error:
    print(40, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor([1, 2]).std(5)
except Exception as error:
    print(41, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor([1, 2]).var(dim=1)
except Exception as error:
    print(42, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor([1, 2]).var(dim=(0, 1))
except Exception as error:
    print(43, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor(2).to(torch.uint8) > -1
except Exception as error:
    print(44, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor([2], dtype=torch.uint8) > -1
except Exception as error:
    print(45, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor([2], dtype=torch.uint8) < 300
except Exception as error:
    print(46, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    torch.tensor(2, dtype=torch.int8) == 200
except Exception as error:
    print(47, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    print(torch.tensor(2).to(torch.uint8) > -1, torch.tensor([2], dtype=torch.uint8) > -1, torch.tensor(2, dtype=torch.int8) == 200, torch.tensor([2, 255], dtype=torch.uint8) >= 255, torch.tensor([2], dtype=torch.uint8) == 258)
except Exception as error:
    print(48, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.ReLU(3, 4)
except Exception as error:
    print(49, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.ELU(1, 2, 3)
except Exception as error:
    print(50, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.SiLU(1, 2)
except Exception as error:
    print(51, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.CELU(1, 2, 3)
except Exception as error:
    print(52, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.GELU(1, 2)
except Exception as error:
    print(53, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Sigmoid(1)
except Exception as error:
    print(54, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Softmax(1, 2)
except Exception as error:
    print(55, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.LeakyReLU(1, 2, 3)
except Exception as error:
    print(56, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.ReLU6(1, 2)
except Exception as error:
    print(57, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.MSELoss(1, 2, 3, 4, 5)
except Exception as error:
    print(58, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.MaxPool2d()
except Exception as error:
    print(59, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Flatten(1, 2, 3)
except Exception as error:
    print(60, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Identity(1, 2, a=3)
except Exception as error:
    print(61, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Dropout2d(1, 2, 3)
except Exception as error:
    print(62, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.L1Loss(True, True, 'mean', 4)
except Exception as error:
    print(63, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Hardswish(1, 2)
except Exception as error:
    print(64, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Mish(1, 2)
except Exception as error:
    print(65, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.SELU(1, 2)
except Exception as error:
    print(66, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.Linear()
except Exception as error:
    print(67, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.LSTM()
except Exception as error:
    print(68, type(error).__name__, error)
inf, nan, t, v = new1()
try:
    nn.LSTM(1)
except Exception as error:
    print(69, type(error).__name__, error)
