# Recurrent layers as functions, sizes that are none, and the classes of gradient functions.
import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
def t(*k):
    try: print(*k[:-1], k[-1]())
    except Exception as e: print(*k[:-1], type(e).__name__, str(e)[:900])
x=torch.randn(3,2,4,requires_grad=True); h=torch.zeros(1,2,5); c=torch.zeros(1,2,5)
l=nn.LSTM(4,5); g=nn.GRU(4,5); r=nn.RNN(4,5); rr=nn.RNN(4,5,nonlinearity='relu')
def show(r): return [(p.shape, round(p.sum().item(), 4), p.grad_fn.name()) for p in r]
t('lstm',lambda: show(torch.lstm(x,(h,c),l._flat_weights,True,1,0.0,False,False,False)))
t('gru',lambda: show(torch.gru(x,h,g._flat_weights,True,1,0.0,False,False,False)))
t('tanh',lambda: show(torch.rnn_tanh(x,h,r._flat_weights,True,1,0.0,False,False,False)))
t('relu',lambda: show(torch.rnn_relu(x,h,rr._flat_weights,True,1,0.0,False,False,False)))
w=torch.randn(3,4,2,requires_grad=True); b=torch.randn(2,requires_grad=True)
def tbc():
    y=torch.conv_tbc(x,w,b,1); y.sum().backward(); return y.shape,y.grad_fn.name(),y,x.grad,w.grad,b.grad
t('tbc',tbc)
ln=F.layer_norm(torch.randn(2,3,requires_grad=True),(3,),torch.ones(3,requires_grad=True))
t(lambda: [n for n in dir(ln.grad_fn) if n.startswith('_saved')]); t(lambda: (ln.grad_fn._saved_result1, ln.grad_fn._saved_result2))
for f in (lambda: torch.randn((2,2),3), lambda: torch.zeros((2,2),3), lambda: torch.ones([2],2), lambda: torch.rand((1,),(2,)), lambda: torch.empty((2,2),3), lambda: torch.randn(2,(2,)), lambda: torch.zeros(2,[3]), lambda: torch.full((2,2),3,4), lambda: torch.randint(3,(2,),4), lambda: torch.randn('a'), lambda: torch.randn(2.5), lambda: torch.zeros(2,2.5), lambda: torch.empty(('a',3)), lambda: torch.empty((3,'a')), lambda: torch.zeros((3,2.)), lambda: torch.ones(None), lambda: torch.rand((2,None)), lambda: torch.randn([[2]]), lambda: torch.randn(), lambda: torch.zeros(), lambda: torch.eye(2,3,4), lambda: torch.arange(), lambda: torch.arange('a'), lambda: torch.linspace(0,1), lambda: torch.randperm((2,)), lambda: torch.randn(2,foo=1), lambda: nn.Linear(3,'a'), lambda: nn.Linear('a',3), lambda: nn.Linear(2.5,3), lambda: nn.Conv2d('a',2,3), lambda: nn.Embedding('a',3), lambda: nn.LSTM('a',3), lambda: nn.BatchNorm1d('a'), lambda: nn.LayerNorm('a'), lambda: nn.LayerNorm(2.5), lambda: nn.Dropout('a'), lambda: nn.Linear(-1,2)):
    t(f)
class Sq(torch.autograd.Function):
    @staticmethod
    def forward(ctx,x): ctx.save_for_backward(x); return x*x
    @staticmethod
    def backward(ctx,g): return 2*ctx.saved_tensors[0]*g
y=Sq.apply(torch.ones(2,requires_grad=True))
t(lambda: type(y.grad_fn)); t(lambda: type(y.grad_fn).__mro__); t(lambda: type(y.grad_fn).__name__); t(lambda: Sq.__mro__); t(lambda: isinstance(y.grad_fn, torch.autograd.function.BackwardCFunction)); t(lambda: isinstance(y.grad_fn, torch.autograd.graph.Node)); t(lambda: torch.autograd.function.BackwardCFunction); t(lambda: y.grad_fn._forward_cls)
