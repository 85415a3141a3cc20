import torch
import torch.nn as nn

torch.manual_seed(3)
x = torch.tensor([1., 2.], requires_grad=True)
y = x.exp()
node = y.grad_fn.next_functions[0][0]
node.register_hook(lambda given, arrived: print("after", given, arrived, x.grad))
y.sum().backward()
print(nn.BatchNorm1d(3).state_dict()._metadata[""], nn.Linear(2, 2).state_dict()._metadata[""])
try:
    nn.LSTM(3, 4)(torch.ones(5, 2, 3), torch.ones(1, 2, 4))
except IndexError as error:
    print(error)
layer = nn.GRU(3, 2, batch_first=True)
packed = nn.utils.rnn.pack_sequence([torch.randn(3, 3), torch.randn(2, 3)])
padded, lengths = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)
print(padded.grad_fn.name(), padded.stride(), lengths)
layer = nn.LSTM(3, 2)
print([name for name in dir(layer(torch.randn(2, 1, 3))[0].grad_fn) if name.startswith("_saved_")])
try:
    torch.stack([x, x.max(0)])
except TypeError as error:
    print(error)
a = torch.randn(2, 3, requires_grad=True)
b = a * 1
b[:2] = torch.ones(3)
print(b, b.grad_fn.name(), b._version)
a.sum().backward(create_graph=True)
(a * a).sum().backward(create_graph=True)
print(a.grad.grad_fn.name(), b[0:1].grad_fn.name())
