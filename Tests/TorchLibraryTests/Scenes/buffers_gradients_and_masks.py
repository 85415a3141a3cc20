# Tensors of bytes in memory, gradients of convolutions and dropouts with their masks as functions, storages of one type,
# and answers over no dimension.
import numpy as np
import torch
import torch.nn.functional as F
from torch.nn import grad as G


def t(label, function):
    try:
        result = function()
        name = result.grad_fn.name() if isinstance(result, torch.Tensor) and result.grad_fn else None
        print(label, result, name)
    except Exception as error:
        print(label, type(error).__name__, str(error).split("\n")[0])


b=bytes(range(1,17))
for dt in (torch.uint8,torch.int8,torch.int16,torch.int32,torch.int64,torch.float16,torch.float32,torch.float64,torch.bool,torch.bfloat16):
    t('all',lambda: torch.frombuffer(b,dtype=dt))
    t('count',lambda: torch.frombuffer(b,dtype=dt,count=2))
    t('off',lambda: torch.frombuffer(b,dtype=dt,offset=8))
    t('both',lambda: torch.frombuffer(b,dtype=dt,count=1,offset=4))
t('1',lambda: torch.frombuffer(b))
t('2',lambda: torch.frombuffer(b,torch.int32))
t('3',lambda: torch.frombuffer(dtype=torch.int32))
t('4',lambda: torch.frombuffer([1,2],dtype=torch.int32))
t('5',lambda: torch.frombuffer(b'',dtype=torch.int32))
t('6',lambda: torch.frombuffer(b,dtype=torch.int32,count=0))
t('7',lambda: torch.frombuffer(b,dtype=torch.int32,count=-2))
t('8',lambda: torch.frombuffer(b,dtype=torch.int32,count=5))
t('9',lambda: torch.frombuffer(b,dtype=torch.int32,offset=16))
t('10',lambda: torch.frombuffer(b,dtype=torch.int32,offset=-1))
t('11',lambda: torch.frombuffer(b,dtype=torch.int32,offset=3))
t('12',lambda: torch.frombuffer(b,dtype=torch.int32,offset=14))
t('13',lambda: torch.frombuffer(b,dtype=torch.int32,count=4,offset=4))
t('14',lambda: torch.frombuffer(b,dtype=torch.float32,requires_grad=True))
t('15',lambda: torch.frombuffer(b,dtype=torch.int32,requires_grad=True))
t('16',lambda: torch.frombuffer(buffer=b,dtype=torch.int32))
t('17',lambda: torch.frombuffer('abcd',dtype=torch.int32))
t('18',lambda: torch.frombuffer(torch.ones(2),dtype=torch.int32))
t('19',lambda: torch.frombuffer(b,dtype=torch.int32,foo=1))
t('20',lambda: torch.frombuffer(b,dtype='int'))
t('21',lambda: torch.frombuffer(b,dtype=torch.int32,count=1.5))
t('22',lambda: torch.frombuffer(b[:6],dtype=torch.int32))
t('23',lambda: torch.frombuffer(5,dtype=torch.int32))
t('24',lambda: torch.frombuffer(None,dtype=torch.int32))
a=np.array([1.,2.,3.],dtype=np.float32)
x=torch.frombuffer(a,dtype=torch.float32); t('n1',lambda: x); x[0]=9; print(a); a[1]=7; print(x)
t('n2',lambda: torch.frombuffer(a,dtype=torch.int32,offset=4))
t('n3',lambda: torch.frombuffer(np.arange(6).reshape(2,3),dtype=torch.int64))
t('n4',lambda: torch.frombuffer(np.arange(6).reshape(2,3).T,dtype=torch.int64))
t('n5',lambda: torch.frombuffer(np.arange(6)[::2],dtype=torch.int64))


w=torch.ones(1,1,2,requires_grad=True); g=torch.ones(1,1,2,requires_grad=True); x=torch.ones(1,1,3)
t('a',lambda: G.conv1d_input((1,1,3),w,g))
t('a',lambda: G.conv1d_weight(x,(1,1,2),g))
t('a',lambda: G.conv1d_input((1,1,4),w,g))
t('a',lambda: G.conv1d_input((1,1,9),w,g))
t('a',lambda: G.conv1d_input((1,2,3),w,g))
t('a',lambda: G.conv1d_input((1,1),w,g))
t('a',lambda: G.conv1d_input(torch.Size([1,1,3]),w,g.double()))
t('a',lambda: G.conv1d_weight(x,(1,1,3),g))
t('a',lambda: G.conv1d_weight(x,(2,1,2),g))
t('a',lambda: G.conv1d_weight(x.double(),(1,1,2),g))
t('a',lambda: G.conv2d_weight(torch.ones(1,2,4,4),(2,1,3,3),torch.ones(1,2,2,2),groups=2))
t('a',lambda: G.conv2d_input((1,2,4,4),torch.ones(2,1,3,3),torch.ones(1,2,2,2),groups=2))
t('a',lambda: G.conv2d_input((1,2,5,5),torch.ones(2,2,3,3),torch.ones(1,2,2,2),stride=2))
t('a',lambda: G.conv2d_input((1,2,6,6),torch.ones(2,2,3,3),torch.ones(1,2,2,2),stride=2))
t('a',lambda: G.conv2d_input((2,4,4),torch.ones(2,2,3,3),torch.ones(2,2,2)))
t('a',lambda: G.conv3d_weight(torch.ones(1,2,3,4,4),(2,2,3,3,3),torch.ones(1,2,1,2,2),padding=0))
gi=G.conv1d_input((1,1,3),w,g); print(torch.autograd.grad(gi.sum(),[w,g]))
print(F.grad is G, torch.nn.grad is G, F.grad.conv1d_input is G.conv1d_input)


def nd(*a,**k):
    torch.manual_seed(0)
    try:
        r=torch.native_dropout(*a,**k); print([(x.tolist(),x.grad_fn.name() if x.grad_fn else None,x.dtype,x.stride()) for x in r], type(r))
        if r[0].requires_grad:
            gg=torch.autograd.grad(r[0].sum(),a[0],create_graph=True)[0]; print(gg.tolist(), gg.grad_fn)
            print(r[0].grad_fn._saved_p, r[0].grad_fn._saved_train, r[0].grad_fn._saved_result1)
    except Exception as e: print(type(e).__name__, str(e)[:300])

x=torch.ones(4,requires_grad=True)
nd(x,0.5,True); nd(x,0.5,False); nd(x,0.5,None); nd(x,0.,True); nd(x,1.,True); nd(x,1.5,True); nd(x,-0.1,True); nd(x,1.5,False); nd(torch.ones(3,dtype=torch.int64),0.5,True); nd(torch.ones(3,dtype=torch.int64),0.5,False); nd(x,0.5); nd(x,p=0.5,train=True);  nd(torch.ones(0),0.5,True); nd(torch.ones(2).half(),0.25,True); nd('a',1,True); nd(torch.ones(2,3).t(),0.5,True); nd(torch.ones(20,requires_grad=True),0.3,True)


for kind in "Float Double Long Int Short Char Byte Bool Half BFloat16".split():
    storage = getattr(torch, kind + "Storage")
    print(storage, storage.dtype, storage(3).size(), storage([1, 0, 2]), type(storage()), storage())
    print(isinstance(torch.zeros(2, dtype=storage.dtype).storage(), storage), isinstance(torch.zeros(2), storage))
s = torch.FloatStorage([1, 2, 3])
for label, function in (
        ("item", lambda: s[1]), ("slice", lambda: s[0:2]), ("length", lambda: (len(s), s.element_size(), s.nbytes())),
        ("clone", lambda: s.clone()), ("double", lambda: s.double()), ("fill", lambda: s.fill_(5)), ("list", lambda: list(s)),
        ("type", lambda: (s.type(), s.dtype, s.device, s.is_cuda)), ("text", lambda: torch.FloatStorage("a")),
        ("copy", lambda: torch.FloatStorage(2).copy_(torch.FloatStorage([8, 9]))), ("two", lambda: torch.FloatStorage(2, 3)),
        ("word", lambda: torch.FloatStorage(foo=1)), ("set", lambda: torch.tensor([]).set_(s)),
        ("past", lambda: s[10])):
    t(label, function)

x = torch.ones(2, 2)
t("norm", lambda: x.norm(axis=0))
t("norm", lambda: torch.norm(x, axis=0))
t("norm", lambda: x.norm(keepdims=True))
t("norm", lambda: torch.norm(x, 2, 0, keepdims=True))
t("norm", lambda: torch.norm(x, foo=1))
t("norm", lambda: torch.norm(input=x, dim=0))
t("norm", lambda: torch.linalg.norm(x, axis=0, keepdims=True))
for dtype in (torch.uint8, torch.bool, torch.int64, torch.float32):
    y = torch.tensor([0, 1, 2]).to(dtype)
    print(y.all(dim=()), y.any(dim=[], keepdim=True), torch.any(y, dim=()), torch.tensor(1).to(dtype).all(dim=()))

index, source = torch.tensor([0, 1]), torch.ones(2)
print(torch.zeros(3).scatter(0, index, source, reduce="add"), torch.zeros(3).scatter_(0, index, source, reduce="multiply"))
print(torch.zeros(3).scatter(0, index, 2.0, reduce="add"), torch.zeros(3).scatter_reduce(0, index, source, reduce="sum"))
print(F.conv1d(torch.ones(1, 1, 4), torch.ones(1, 1, 2), padding="same"))
print(F.conv1d(torch.ones(1, 1, 4), torch.ones(1, 1, 2), padding="same", dilation=2))

y = torch.arange(6.0).reshape(2, 3)
print(torch.split_copy(y, 2, 1), torch.unbind_copy(y, out=(torch.empty(0), torch.empty(0))))
for function in (torch.view_copy, torch.permute_copy, torch.t_copy, torch.select_copy, torch.squeeze_copy):
    t("none", lambda: function())
    t("word", lambda: function(y, foo=1))
