# Writing through indices: which checks come first, and what may share memory with what.
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
    t = torch.arange(6.).reshape(2,3)
    u = torch.arange(6.).reshape(2,3).requires_grad_() * 1
    return t, u


t, u = new()
try:
    t[False] = t[0]
    show(t)
except Exception as error:
    print(0, type(error).__name__, error)
t, u = new()
try:
    t[True] = t[0]
    show(t)
except Exception as error:
    print(1, type(error).__name__, error)
t, u = new()
try:
    t[False] = 1
    show(t)
except Exception as error:
    print(2, type(error).__name__, error)
t, u = new()
try:
    t[True]=1
    show(t)
except Exception as error:
    print(3, type(error).__name__, error)
t, u = new()
try:
    t[~(t>0)[0]] = 1
    show(t)
except Exception as error:
    print(4, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor([0])] = torch.ones(3,3)
    show(t)
except Exception as error:
    print(5, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor([0])] = torch.ones(3,3).long()
    show(t)
except Exception as error:
    print(6, type(error).__name__, error)
t, u = new()
try:
    t[7] = torch.ones(4)
    show(t)
except Exception as error:
    print(7, type(error).__name__, error)
t, u = new()
try:
    t[[7]] = torch.ones(4)
    show(t)
except Exception as error:
    print(8, type(error).__name__, error)
t, u = new()
try:
    t[[7]] = torch.ones(4).long()
    show(t)
except Exception as error:
    print(9, type(error).__name__, error)
t, u = new()
try:
    t[[7]]=torch.ones(3)
    show(t)
except Exception as error:
    print(10, type(error).__name__, error)
t, u = new()
try:
    t[:, [7]]=torch.ones(3,2)
    show(t)
except Exception as error:
    print(11, type(error).__name__, error)
t, u = new()
try:
    t[:, [1]]=torch.ones(3,2)
    show(t)
except Exception as error:
    print(12, type(error).__name__, error)
t, u = new()
try:
    t[:, [1]]=torch.ones(2,2)
    show(t)
except Exception as error:
    print(13, type(error).__name__, error)
t, u = new()
try:
    t[0,[1]] = torch.tensor([2.])
    show(t)
except Exception as error:
    print(14, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor(1)] = torch.tensor([2.])
    show(t)
except Exception as error:
    print(15, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor(1),torch.tensor(1)] = torch.tensor([2.])
    show(t)
except Exception as error:
    print(16, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor(1),torch.tensor(1)] = torch.tensor([[[2.]]])
    show(t)
except Exception as error:
    print(17, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor(True)] = torch.ones(1,1,2,3)
    show(t)
except Exception as error:
    print(18, type(error).__name__, error)
t, u = new()
try:
    t[[0,1]] = torch.ones(1,1,2,3)
    show(t)
except Exception as error:
    print(19, type(error).__name__, error)
t, u = new()
try:
    t[[0,1]] += [1,2]
    show(t)
except Exception as error:
    print(20, type(error).__name__, error)
t, u = new()
try:
    t[0] *= [1, 2]
    show(t)
except Exception as error:
    print(21, type(error).__name__, error)
t, u = new()
try:
    t[0] += [1,2]
    show(t)
except Exception as error:
    print(22, type(error).__name__, error)
t, u = new()
try:
    t[0] = [1,2,3]
    show(t)
except Exception as error:
    print(23, type(error).__name__, error)
t, u = new()
try:
    t[[0,1],[0,1]] = [1,2]
    show(t)
except Exception as error:
    print(24, type(error).__name__, error)
t, u = new()
try:
    t[t>0] = [1,2]
    show(t)
except Exception as error:
    print(25, type(error).__name__, error)
t, u = new()
try:
    t[0,0] = [1]
    show(t)
except Exception as error:
    print(26, type(error).__name__, error)
t, u = new()
try:
    t[0,0] = 'a'
    show(t)
except Exception as error:
    print(27, type(error).__name__, error)
t, u = new()
try:
    t[0] = None
    show(t)
except Exception as error:
    print(28, type(error).__name__, error)
t, u = new()
try:
    t[0,...,0] = [5]
    show(t)
except Exception as error:
    print(29, type(error).__name__, error)
t, u = new()
try:
    t.squeeze().masked_scatter_(t[0] > 0, torch.ones(1).double())
    show(t)
except Exception as error:
    print(30, type(error).__name__, error)
t, u = new()
try:
    t[[0],[0,1]] = t[0, :2]
    show(t)
except Exception as error:
    print(31, type(error).__name__, error)
t, u = new()
try:
    t[[0]] = t[1]
    show(t)
except Exception as error:
    print(32, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor([True,False])] = t[1]
    show(t)
except Exception as error:
    print(33, type(error).__name__, error)
t, u = new()
try:
    t[:, torch.tensor([True,False])] = t[1]
    show(t)
except Exception as error:
    print(34, type(error).__name__, error)
t, u = new()
try:
    t[[1,0]] = t
    show(t)
except Exception as error:
    print(35, type(error).__name__, error)
t, u = new()
try:
    t.index_put_((torch.tensor([1,0]),), t)
    show(t)
except Exception as error:
    print(36, type(error).__name__, error)
t, u = new()
try:
    t.index_put_((torch.tensor([1]),), t[1:])
    show(t)
except Exception as error:
    print(37, type(error).__name__, error)
t, u = new()
try:
    t[None] = t
    show(t)
except Exception as error:
    print(38, type(error).__name__, error)
t, u = new()
try:
    t[0] = t[1]
    show(t)
except Exception as error:
    print(39, type(error).__name__, error)
t, u = new()
try:
    t[0,:2] = t[0,1:]
    show(t)
except Exception as error:
    print(40, type(error).__name__, error)
t, u = new()
try:
    t[1].copy_(t[0])
    show(t)
except Exception as error:
    print(41, type(error).__name__, error)
t, u = new()
try:
    t[0,1:].copy_(t[0,:2])
    show(t)
except Exception as error:
    print(42, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor(0)] = t[1]
    show(t)
except Exception as error:
    print(43, type(error).__name__, error)
t, u = new()
try:
    t[[0]] = torch.ones(3).long()
    show(t)
except Exception as error:
    print(44, type(error).__name__, error)
t, u = new()
try:
    t[0] = torch.ones(3).long()
    show(t)
except Exception as error:
    print(45, type(error).__name__, error)
t, u = new()
try:
    t[True, 0] = 5
    show(t)
except Exception as error:
    print(46, type(error).__name__, error)
t, u = new()
try:
    t[0, True] = 6
    show(t)
except Exception as error:
    print(47, type(error).__name__, error)
t, u = new()
try:
    t[False, 0] = t[1]
    show(t)
except Exception as error:
    print(48, type(error).__name__, error)
t, u = new()
try:
    t[..., False] = torch.ones(2)
    show(t)
except Exception as error:
    print(49, type(error).__name__, error)
t, u = new()
try:
    t[True, True] = torch.ones(3)
    show(t)
except Exception as error:
    print(50, type(error).__name__, error)
t, u = new()
try:
    t[torch.tensor(False)] = 1.5
    show(t)
except Exception as error:
    print(51, type(error).__name__, error)
t, u = new()
try:
    u[False] = u[0]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(52, type(error).__name__, error)
t, u = new()
try:
    u[True] = u[0]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(53, type(error).__name__, error)
t, u = new()
try:
    u[False] = 1
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(54, type(error).__name__, error)
t, u = new()
try:
    u[True]=1
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(55, type(error).__name__, error)
t, u = new()
try:
    u[~(u>0)[0]] = 1
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(56, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor([0])] = torch.ones(3,3)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(57, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor([0])] = torch.ones(3,3).long()
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(58, type(error).__name__, error)
t, u = new()
try:
    u[7] = torch.ones(4)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(59, type(error).__name__, error)
t, u = new()
try:
    u[[7]] = torch.ones(4)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(60, type(error).__name__, error)
t, u = new()
try:
    u[[7]] = torch.ones(4).long()
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(61, type(error).__name__, error)
t, u = new()
try:
    u[[7]]=torch.ones(3)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(62, type(error).__name__, error)
t, u = new()
try:
    u[:, [7]]=torch.ones(3,2)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(63, type(error).__name__, error)
t, u = new()
try:
    u[:, [1]]=torch.ones(3,2)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(64, type(error).__name__, error)
t, u = new()
try:
    u[:, [1]]=torch.ones(2,2)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(65, type(error).__name__, error)
t, u = new()
try:
    u[0,[1]] = torch.tensor([2.])
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(66, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor(1)] = torch.tensor([2.])
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(67, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor(1),torch.tensor(1)] = torch.tensor([2.])
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(68, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor(1),torch.tensor(1)] = torch.tensor([[[2.]]])
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(69, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor(True)] = torch.ones(1,1,2,3)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(70, type(error).__name__, error)
t, u = new()
try:
    u[[0,1]] = torch.ones(1,1,2,3)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(71, type(error).__name__, error)
t, u = new()
try:
    u[[0,1]] += [1,2]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(72, type(error).__name__, error)
t, u = new()
try:
    u[0] *= [1, 2]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(73, type(error).__name__, error)
t, u = new()
try:
    u[0] += [1,2]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(74, type(error).__name__, error)
t, u = new()
try:
    u[0] = [1,2,3]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(75, type(error).__name__, error)
t, u = new()
try:
    u[[0,1],[0,1]] = [1,2]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(76, type(error).__name__, error)
t, u = new()
try:
    u[u>0] = [1,2]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(77, type(error).__name__, error)
t, u = new()
try:
    u[0,0] = [1]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(78, type(error).__name__, error)
t, u = new()
try:
    u[0,0] = 'a'
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(79, type(error).__name__, error)
t, u = new()
try:
    u[0] = None
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(80, type(error).__name__, error)
t, u = new()
try:
    u[0,...,0] = [5]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(81, type(error).__name__, error)
t, u = new()
try:
    u.squeeze().masked_scatter_(u[0] > 0, torch.ones(1).double())
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(82, type(error).__name__, error)
t, u = new()
try:
    u[[0],[0,1]] = u[0, :2]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(83, type(error).__name__, error)
t, u = new()
try:
    u[[0]] = u[1]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(84, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor([True,False])] = u[1]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(85, type(error).__name__, error)
t, u = new()
try:
    u[:, torch.tensor([True,False])] = u[1]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(86, type(error).__name__, error)
t, u = new()
try:
    u[[1,0]] = u
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(87, type(error).__name__, error)
t, u = new()
try:
    u.index_put_((torch.tensor([1,0]),), u)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(88, type(error).__name__, error)
t, u = new()
try:
    u.index_put_((torch.tensor([1]),), u[1:])
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(89, type(error).__name__, error)
t, u = new()
try:
    u[None] = u
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(90, type(error).__name__, error)
t, u = new()
try:
    u[0] = u[1]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(91, type(error).__name__, error)
t, u = new()
try:
    u[0,:2] = u[0,1:]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(92, type(error).__name__, error)
t, u = new()
try:
    u[1].copy_(u[0])
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(93, type(error).__name__, error)
t, u = new()
try:
    u[0,1:].copy_(u[0,:2])
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(94, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor(0)] = u[1]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(95, type(error).__name__, error)
t, u = new()
try:
    u[[0]] = torch.ones(3).long()
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(96, type(error).__name__, error)
t, u = new()
try:
    u[0] = torch.ones(3).long()
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(97, type(error).__name__, error)
t, u = new()
try:
    u[True, 0] = 5
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(98, type(error).__name__, error)
t, u = new()
try:
    u[0, True] = 6
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(99, type(error).__name__, error)
t, u = new()
try:
    u[False, 0] = u[1]
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(100, type(error).__name__, error)
t, u = new()
try:
    u[..., False] = torch.ones(2)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(101, type(error).__name__, error)
t, u = new()
try:
    u[True, True] = torch.ones(3)
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(102, type(error).__name__, error)
t, u = new()
try:
    u[torch.tensor(False)] = 1.5
    print(u.grad_fn.name(), u._version)
except Exception as error:
    print(103, type(error).__name__, error)


def new1():
    torch.manual_seed(0)
    t = torch.arange(6.).reshape(2,3)
    s = torch.ones(1, 1)
    v = torch.arange(24.).reshape(2, 3, 4)
    i = torch.tensor([0, 9])
    z = torch.tensor([0, 1])
    return t, s, v, i, z


t, s, v, i, z = new1()
try:
    t[:, [7]]
except Exception as error:
    print(0, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t[:, [0, 7]]
except Exception as error:
    print(1, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t[:, i]
except Exception as error:
    print(2, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    s[:, z]
except Exception as error:
    print(3, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[:, i, i]
except Exception as error:
    print(4, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[:, z, i]
except Exception as error:
    print(5, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[:, 0, i]
except Exception as error:
    print(6, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[0, :, i]
except Exception as error:
    print(7, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[i, :, z]
except Exception as error:
    print(8, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[z, :, i]
except Exception as error:
    print(9, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[:, :, i]
except Exception as error:
    print(10, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t[:, [7]] = 1
except Exception as error:
    print(11, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t[:, i] = 1
except Exception as error:
    print(12, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    s[:, z] = 1
except Exception as error:
    print(13, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    s[:, [0, 1]]
except Exception as error:
    print(14, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    s[:, [0, 1]] = 2
except Exception as error:
    print(15, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[z, :, i] = 1
except Exception as error:
    print(16, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[..., i]
except Exception as error:
    print(17, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[..., i] = 1
except Exception as error:
    print(18, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[None, i]
except Exception as error:
    print(19, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[:, None, i]
except Exception as error:
    print(20, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[[[0], [5]], [0, 1]]
except Exception as error:
    print(21, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    v[[0], [5]]
except Exception as error:
    print(22, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    c = torch.tensor(2.); show(c.masked_scatter(c > 0, c))
except Exception as error:
    print(23, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    c = torch.tensor(2.); show(c.masked_scatter(c > 0, torch.tensor([3., 4.])))
except Exception as error:
    print(24, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    c = torch.tensor(2.); show(c.masked_scatter(t > 0, t * 2))
except Exception as error:
    print(25, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t.masked_scatter_(v > 0, v)
except Exception as error:
    print(26, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t.masked_scatter_(t > 0, v.double())
except Exception as error:
    print(27, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t.masked_scatter_(t, v)
except Exception as error:
    print(28, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t.masked_scatter_(torch.ones(2, 3, dtype=torch.uint8), v)
except Exception as error:
    print(29, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t.masked_scatter_(t > 0, torch.ones(1))
except Exception as error:
    print(30, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    show(t.masked_scatter(torch.tensor([True, False, True]), t * 2))
except Exception as error:
    print(31, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    show(torch.ones(3).masked_scatter(t > 0, t * 2))
except Exception as error:
    print(32, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    show(s.expand(2, 2).masked_scatter(torch.ones(2, 2) > 0, t))
except Exception as error:
    print(33, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t[0] += [1, 2]
except Exception as error:
    print(34, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t[0] -= (1, 2)
except Exception as error:
    print(35, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t @= [1]
except Exception as error:
    print(36, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t **= [1]
except Exception as error:
    print(37, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t //= [1]
except Exception as error:
    print(38, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t %= [1]
except Exception as error:
    print(39, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t |= [1]
except Exception as error:
    print(40, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t &= 'a'
except Exception as error:
    print(41, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t <<= [1]
except Exception as error:
    print(42, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t /= 'a'
except Exception as error:
    print(43, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t + [1]
except Exception as error:
    print(44, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t * 'a'
except Exception as error:
    print(45, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    [1] * t
except Exception as error:
    print(46, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    [1, 2] + t
except Exception as error:
    print(47, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t / None
except Exception as error:
    print(48, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    None - t
except Exception as error:
    print(49, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t > 'a'
except Exception as error:
    print(50, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t == [1, 2]
except Exception as error:
    print(51, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t != None
except Exception as error:
    print(52, type(error).__name__, error)
t, s, v, i, z = new1()
try:
    t < None
except Exception as error:
    print(53, type(error).__name__, error)


def new2():
    torch.manual_seed(0)
    t = torch.arange(6.).reshape(2,3)
    s = torch.ones(2, 1).expand(2, 3)
    i = torch.tensor([0])
    z = torch.zeros(2, 3, dtype=torch.long)
    n = torch.arange(4).reshape(2,2) % 2
    u = torch.ones(2, 1, requires_grad=True).expand(2, 3) * 1
    return t, s, i, z, n, u


t, s, i, z, n, u = new2()
try:
    t.scatter_(0, z, t)
except Exception as error:
    print(0, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.scatter_add_(0, z, t)
except Exception as error:
    print(1, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    n.scatter_(0, n, 1)
except Exception as error:
    print(2, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_add_(0, i, t[:1])
except Exception as error:
    print(3, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_copy_(0, i, t[:1])
except Exception as error:
    print(4, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_add_(0, i, t[1:])
    show(t)
except Exception as error:
    print(5, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_copy_(0, i, t[1:])
    show(t)
except Exception as error:
    print(6, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.scatter_reduce_(0, z, t, 'sum')
except Exception as error:
    print(7, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.put_(i, t[0, :1])
except Exception as error:
    print(8, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.fill_(2)
    show(s)
except Exception as error:
    print(9, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.zero_()
    show(s)
except Exception as error:
    print(10, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s[:] = 3
    show(s)
except Exception as error:
    print(11, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s[0] = 3
    show(s)
except Exception as error:
    print(12, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s[0] = torch.tensor(3.)
    show(s)
except Exception as error:
    print(13, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s[0, 1] = 3
    show(s)
except Exception as error:
    print(14, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s[[0]] = 3
    show(s)
except Exception as error:
    print(15, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s[0] = torch.ones(3)
    show(s)
except Exception as error:
    print(16, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.masked_fill_(s > 0, 5)
    show(s)
except Exception as error:
    print(17, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.masked_fill_(t > 1, 5)
    show(s)
except Exception as error:
    print(18, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.masked_scatter_(s > 0, t)
    show(s)
except Exception as error:
    print(19, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.index_fill_(0, i, 5)
    show(s)
except Exception as error:
    print(20, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.index_add_(0, i, t[:1])
    show(s)
except Exception as error:
    print(21, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.index_copy_(0, i, t[:1])
    show(s)
except Exception as error:
    print(22, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.scatter_(0, z, 1)
    show(s)
except Exception as error:
    print(23, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.scatter_add_(0, z, t)
    show(s)
except Exception as error:
    print(24, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.uniform_()
    show(s)
except Exception as error:
    print(25, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.normal_()
    show(s)
except Exception as error:
    print(26, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.bernoulli_(0.5)
    show(s)
except Exception as error:
    print(27, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.random_(5)
    show(s)
except Exception as error:
    print(28, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.exponential_()
    show(s)
except Exception as error:
    print(29, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.geometric_(0.5)
    show(s)
except Exception as error:
    print(30, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.copy_(t)
    show(s)
except Exception as error:
    print(31, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.copy_(torch.tensor(1.))
    show(s)
except Exception as error:
    print(32, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.add_(1)
    show(s)
except Exception as error:
    print(33, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.clamp_(0, 1)
    show(s)
except Exception as error:
    print(34, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.fill_diagonal_(7)
    show(s)
except Exception as error:
    print(35, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.index_put_((i,), torch.tensor(3.))
    show(s)
except Exception as error:
    print(36, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.put_(i, torch.tensor(3.))
    show(s)
except Exception as error:
    print(37, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.lerp_(t, 0.5)
    show(s)
except Exception as error:
    print(38, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.addcmul_(t, t)
    show(s)
except Exception as error:
    print(39, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.addmm_(t, torch.ones(3, 3))
    show(s)
except Exception as error:
    print(40, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.sub_(s)
    show(s)
except Exception as error:
    print(41, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.diagonal().fill_(4)
    show(s)
except Exception as error:
    print(42, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.unsqueeze_(0)
    show(s)
except Exception as error:
    print(43, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.cumsum_(0)
    show(s)
except Exception as error:
    print(44, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.renorm_(2, 0, 1)
    show(s)
except Exception as error:
    print(45, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.nan_to_num_()
    show(s)
except Exception as error:
    print(46, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    s.zero_()
    s += 1
    show(s)
except Exception as error:
    print(47, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_fill_(0, torch.tensor([0]), 1.)
    show(t)
except Exception as error:
    print(48, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_add_(0, i, torch.tensor(1.))
except Exception as error:
    print(49, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_add_(0, i, torch.ones(1))
except Exception as error:
    print(50, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_add_(0, i, torch.ones(2, 3))
except Exception as error:
    print(51, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_add_(1, i, torch.ones(2))
except Exception as error:
    print(52, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    t.index_add(1, i, torch.ones(2))
except Exception as error:
    print(53, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    torch.ones(3).index_add_(0, i, torch.tensor(1.))
except Exception as error:
    print(54, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    torch.ones(3).index_add_(0, torch.tensor(0), torch.tensor(1.))
except Exception as error:
    print(55, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    torch.tensor(1.).index_add_(0, torch.tensor(0), torch.tensor(1.))
except Exception as error:
    print(56, type(error).__name__, error)
t, s, i, z, n, u = new2()
try:
    torch.tensor(1.).index_add_(0, i, torch.ones(1))
except Exception as error:
    print(57, type(error).__name__, error)
