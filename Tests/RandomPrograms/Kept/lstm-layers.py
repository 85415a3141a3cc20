import torch, torch.nn as nn
torch.manual_seed(0)
def chain(n, d=0, seen=None):
    if n is None: print('  '*d+'None'); return
    print('  '*d+n.name()); 
    if d>9: return
    for f,i in n.next_functions:
        if f is None: print('  '*(d+1)+'None')
        elif 'Accum' in f.name(): print('  '*(d+1)+'Acc', tuple(f.variable.shape))
        else: print('  '*(d+1)+'#',i); chain(f,d+1)
l=nn.LSTM(3,2)
o,(h,c)=l(torch.randn(4,1,3)); chain(o.grad_fn); print(o.output_nr,h.output_nr); chain(h.grad_fn); print(o.shape,o.stride(),h.stride())
l=nn.LSTM(3,2,num_layers=2,bidirectional=True,batch_first=True)
o,(h,c)=l(torch.randn(2,4,3)); chain(o.grad_fn); print('H'); chain(h.grad_fn); print(o.stride(), h.stride())
l=nn.LSTM(3,2,bias=False)
o,(h,c)=l(torch.randn(4,3)); chain(o.grad_fn); print('H'); chain(h.grad_fn);print(o.stride(), h.stride())
l=nn.LSTM(3,2,batch_first=True)
x=torch.randn(2,4,3,requires_grad=True)
o,(h,c)=l(x, (torch.zeros(1,2,2,requires_grad=True),torch.zeros(1,2,2))); chain(o.grad_fn); print('H'); chain(h.grad_fn); chain(c.grad_fn); print(o.stride(), h.stride(), o._version)
l = nn.LSTM(3, 2, bidirectional=True)
x = torch.randn(3, 2, 3, requires_grad=True)
o, (h, c) = l(x, (torch.randn(2, 2, 2), torch.randn(2, 2, 2)))
(o.sum() + (h * 2).sum() + (c ** 2).sum()).backward()
print(x.grad, l.weight_ih_l0.grad, l.weight_hh_l0_reverse.grad, l.bias_hh_l0.grad, l.bias_ih_l0_reverse.grad)
g, = torch.autograd.grad(l(x)[0].pow(2).sum(), l.weight_hh_l0, create_graph=True)
print(torch.autograd.grad(g.sum(), x)[0].sum())
for net in nn.GRU(3, 2, batch_first=True), nn.RNN(3, 2, batch_first=True), nn.LSTM(3, 2, batch_first=True):
    print(net(x)[0].grad_fn.name(), net(x)[0].stride())
