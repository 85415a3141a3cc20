import torch

# The strides, versions and flags of results, and what their gradient functions keep.
x = torch.tensor([[0., 1., 2.], [3., 4., 5.]], requires_grad=True)
cut = torch.arange(12.).view(3, 4)[:1, :1]
print(cut.stride(), cut.round().stride(), (cut + cut).stride(), (cut * 2).stride(), cut.clone().stride())
empty = torch.zeros(0, 3).t()
print(empty.stride(), (empty + empty).stride(), empty.exp().stride(), empty.clone().stride())
for places in torch.tensor([[1., 0.], [2., 3.]]).nonzero(), torch.zeros(2, 2).nonzero(), torch.ones(2).argwhere():
    print(places, places.shape, places.stride(), places.is_contiguous())
for options in {}, {"equal_nan": True}, {"rtol": 0, "atol": 0}:
    print(torch.isclose(x, x, **options)._version)

# A view made without recording requires grad as its base does, but leads nowhere.
with torch.no_grad():
    row = x.view(-1)
    first = row[0]
print(row.requires_grad, row.grad_fn, row.is_leaf, first.requires_grad, row.detach().requires_grad)
double = row * 2
print(double, double.grad_fn.next_functions)

for result in x / x, x.max(-1)[0], x.exp(), torch.diag(x[0]), torch.diagonal_copy(x):
    print(result.grad_fn.name(), [name for name in dir(result.grad_fn) if name.startswith("_saved_")])
copied = torch.diagonal_copy(x, 1, dim1=1, dim2=0)
print(copied, torch.autograd.grad(copied.sum() * 3, x))

a, b = torch.tensor([1, 2]), torch.tensor(1.5, dtype=torch.float64)
print(torch.result_type(a, b), torch.result_type(a, 1.0), torch.result_type(2, 1.0), torch.result_type(True, a))
print(torch.can_cast(torch.double, torch.int), torch.can_cast(torch.int, torch.bool), torch.can_cast(torch.bool, torch.int))
print(torch.detach(x * 2), torch.detach(x).requires_grad)

# Results that keep the order in which the operands lie, and those that do not.
columns = torch.arange(6.0).view(3, 2).t()
print(columns.index_fill(1, torch.tensor([0]), 0.5).stride(), columns.diff(0).stride())
print(torch.kron(columns, torch.tensor(2.0)).stride(), torch.addcmul(torch.ones(1, 3), torch.ones(3).expand(2, 3), columns).stride())
print(torch.nn.functional.logsigmoid(columns).stride(), columns.floor().stride())
print(torch.tensor(2.0).masked_select(torch.tensor(True)), torch.tensor(2.0).masked_select(torch.tensor(False)))

# Interpolation to as many elements as before takes none of the neighbours, and keeps the sign of nought.
nan, inf = float("nan"), float("inf")
rows = torch.tensor([[1.0, 1.0, 1.0], [nan, -0.5, nan], [-0.0, 2.0, inf]])
for kind in ["bilinear", "nearest", "area"]:
    print(torch.nn.functional.interpolate(rows[None, None], size=(3, 3), mode=kind))
print(torch.nn.functional.interpolate(rows[None, None], size=(6, 3), mode="bilinear"))
