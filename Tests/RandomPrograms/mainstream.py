"""Random programs as tutorials have them: a few tensors, expressions of them, backward passes, hooks, modes and small networks.

`Program(seed).write()` gives the text of one. Like the programs of `operations.py` it grows by statements that are tried in
PyTorch one after the other."""

import contextlib
import io
import random

import torch

from operations import tensors_in

FUNCTIONS = [
    "class MyExp(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        y = x.exp()\n        ctx.save_for_backward(y)\n        return y\n\n    @staticmethod\n    def backward(ctx, g):\n        y, = ctx.saved_tensors\n        print('backward', g)\n        return g * y\n\n\n{new} = MyExp.apply({x})\nprint({new})\n{new}.sum().backward()\nprint({y}.grad)",
    "class Mul(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, a, b):\n        ctx.save_for_backward(a, b)\n        return a * b\n\n    @staticmethod\n    def backward(ctx, g):\n        a, b = ctx.saved_tensors\n        return g * b, g * a\n\n\n{new} = Mul.apply({x}, {y})\nprint({new})\n{new}.sum().backward()",
]


class Program:
    """A program that grows, and the namespace in which it has run so far."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.count = 0
        self.lines = []
        self.names = {}

    def one(self, *choices):
        return self.random.choice(choices)

    def new(self):
        self.count += 1
        return f"t{self.count}"

    def run(self, text):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(text, "program", "exec"), self.names)

    def add(self, text, kept_with_error=0.25):
        """Tries a statement; one that fails is dropped, or kept now and then with its error printed."""
        try:
            self.run(text)
        except Exception:
            if self.random.random() > kept_with_error:
                return
            inner = "\n".join("    " + line for line in text.split("\n"))
            text = f"try:\n{inner}\nexcept {self.one('RuntimeError', 'Exception')} as e:\n    print(type(e).__name__, '|', e)"
            try:
                self.run(text)
            except Exception:
                return
        self.lines.append(text)

    def tensors(self, accepts=lambda t: True):
        return tensors_in(self.names, accepts)

    def floats(self):
        found = self.tensors(lambda t: t.is_floating_point() and t.numel() <= 64)
        return self.random.choice(found[-6:]) if found else None

    def number(self):
        return self.one("2", "3", "0.5", "-1.0", "1.5", "0.1")

    def data(self, shape):
        if not shape:
            return self.one("1.0", "2.0", "3.0", "-1.0", "0.5", "-2.0", "4.0", "0.0")
        return "[" + ", ".join(self.data(shape[1:]) for _ in range(shape[0])) + "]"

    def make(self):
        shape = self.one((), (3,), (2,), (2, 3), (3, 2), (1, 3), (2, 2), (3, 3), (2, 1), (4,), (2, 2, 2))
        grad = self.one(", requires_grad=True", ", requires_grad=True", "")
        sizes = ", ".join(map(str, shape))
        plain = f"torch.tensor({self.data(shape)}{grad})"
        self.add(f"{self.new()} = " + self.one(
            plain, plain, plain, plain, f"torch.randn({sizes or '()'}{grad})", f"torch.randn({sizes or '()'}{grad})", f"torch.ones({sizes or '()'}{grad})", f"torch.zeros({sizes or '()'}{grad})", f"torch.arange({self.one('4.', '6.', '3.')}{grad})",
            f"torch.linspace(0, 1, {self.one(3, 4, 5)}{grad})", f"torch.full(({sizes}{',' if len(shape) == 1 else ''}), {self.number()}{grad})", f"torch.tensor({self.data(shape)}, dtype=torch.float64{grad})"), 0)

    def expression(self, depth):
        if depth == 0 or self.random.random() < 0.15:
            return self.floats() or "torch.ones(2)"

        def part():
            return self.expression(depth - 1)
        kind = self.random.random()
        if kind < 0.35:
            return f"({part()} {self.one('+', '-', '*', '/', '+', '*')} {part()})"
        if kind < 0.5:
            return f"({part()} {self.one('+', '-', '*', '/')} {self.number()})"
        if kind < 0.55:
            return f"({self.number()} {self.one('-', '/', '*', '+')} {part()})"
        if kind < 0.6:
            return f"{part()} ** {self.one(2, 3, 0.5, -1, 2)}"
        if kind < 0.75:
            return f"{part()}.{self.one('exp', 'sin', 'cos', 'tanh', 'sigmoid', 'relu', 'abs', 'sqrt', 'log', 'neg', 'square', 'reciprocal')}()"
        if kind < 0.8:
            return f"torch.{self.one('exp', 'sin', 'tanh', 'sigmoid', 'relu', 'abs', 'sqrt', 'log', 'log1p', 'cos')}({part()})"
        if kind < 0.84:
            return f"F.{self.one('relu', 'softplus', 'leaky_relu', 'elu', 'gelu', 'silu', 'logsigmoid', 'tanh')}({part()})"
        if kind < 0.87:
            dim = self.one("0", "-1", "1", "dim=0", "dim=1", "dim=-1, keepdim=True")
            return self.one(f"{part()}.{self.one('sum', 'mean', 'prod', 'norm', 'std', 'var', 'logsumexp')}({dim})", f"{part()}.{self.one('max', 'min')}({dim}){self.one('[0]', '.values')}", f"{part()}.{self.one('sum', 'mean', 'max', 'min', 'prod', 'norm', 'std', 'var')}()")
        if kind < 0.9:
            return f"({part()} @ {part()}{self.one('', '.T', '.t()')})"
        if kind < 0.92:
            return f"torch.where({self.floats()} > 0, {part()}, {part()})"
        if kind < 0.94:
            return f"torch.{self.one('maximum', 'minimum', 'matmul', 'mul', 'add', 'sub', 'div', 'pow')}({part()}, {part()})"
        if kind < 0.96:
            return f"{part()}.{self.one('T', 't()', 'view(-1)', 'reshape(-1)', 'flatten()', 'unsqueeze(0)', 'squeeze()', 'clone()', 'detach()', 'transpose(0, 1)', 'expand(2, -1)', 'contiguous()', 'cumsum(0)', 'clamp(min=0)', 'clamp(-1, 1)', 'permute(1, 0)')}"
        if kind < 0.98:
            return f"torch.{self.one('cat', 'stack')}([{part()}, {part()}]{self.one('', ', dim=0', ', dim=1', ', dim=-1')})"
        return self.one(f"{part()}[0]", f"{part()}[1:]", f"{part()}[:, 0]", f"{part()}[..., -1]", f"F.softmax({part()}, dim=-1)", f"F.log_softmax({part()}, dim=0)", f"F.mse_loss({part()}, {part()})", f"F.dropout({part()}, 0.5)", f"{part()}.detach()")

    def statement(self):
        leaves = self.tensors(lambda t: t.is_leaf and t.requires_grad)
        results = self.tensors(lambda t: t.requires_grad and not t.is_leaf and t.numel() <= 64)
        l = self.random.choice(leaves) if leaves else None
        r = self.random.choice(results[-5:]) if results else None
        x, kind = self.floats(), self.random.random()
        if kind < 0.3:
            self.add(f"{self.new()} = {self.expression(self.random.randint(1, 3))}", 0.1)
        elif kind < 0.36 and r:
            self.add(f"print({r})")
        elif kind < 0.42 and r:
            self.add(self.one(f"print({r}.grad_fn.name())", f"print([f[0].name() if f[0] is not None else None for f in {r}.grad_fn.next_functions])", f"print(type({r}.grad_fn).__name__)", f"print({r}.grad_fn.next_functions[0][1])"))
        elif kind < 0.54 and r:
            self.backward(r, l)
            for leaf in leaves[:3]:
                self.add(f"print({leaf}.grad)")
        elif kind < 0.62 and r and l:
            self.derivative(r, l, self.random.choice(leaves))
        elif kind < 0.7 and x:
            self.change(x, self.floats())
        elif kind < 0.76 and x:
            self.view(x, self.new())
        elif kind < 0.82 and x:
            self.hook(x, r, l)
        elif kind < 0.88 and x:
            self.mode(x, self.new(), self.expression(2))
        elif kind < 0.92 and x:
            self.add(self.one(f"print({x}.shape, {x}.dtype)", f"print({x}.tolist())", f"print({x}.sum().item())", f"print({x}.item())", f"print({x} > 0)", f"print({x}.int())", f"print({x}.max(), {x}.argmax())", f"print(float({x}.mean()))", f"print(f'{{{x}.sum():.4f}}')", f"print({x}.size(), {x}.dim(), {x}.numel(), {x}.stride())"), 0.5)
        elif kind < 0.945 and l:
            self.transform(x)
        elif kind < 0.975:
            self.network()
        else:
            self.add(self.one(*FUNCTIONS).format(new=self.new(), x=self.floats(), y=self.floats()))

    def backward(self, r, l):
        self.add(self.one(f"{r}.sum().backward()", f"{r}.sum().backward(retain_graph=True)", f"{r}.backward()", f"{r}.backward(torch.ones_like({r}))", f"{r}.mean().backward()", f"({r} ** 2).sum().backward()", f"{r}.backward(gradient=torch.full_like({r}, 2.0), retain_graph=True)", f"{r}.backward({self.number()})", f"{r}.sum().backward(inputs=[{l}])", f"torch.autograd.backward([{r}.sum()])", f"torch.autograd.backward({r}, torch.ones_like({r}))"), 0.5)

    def derivative(self, r, l, other):
        self.add(self.one(f"print(torch.autograd.grad({r}.sum(), {l}))", f"print(torch.autograd.grad({r}.sum(), {l}, allow_unused=True))", f"print(torch.autograd.grad({r}, [{l}, {other}], torch.ones_like({r}), allow_unused=True, retain_graph=True))", f"print(torch.autograd.grad({r}, {l}))",
                          f"g, = torch.autograd.grad({r}.sum(), {l}, create_graph=True)\nprint(g)\ng.sum().backward()\nprint({l}.grad)", f"g = torch.autograd.grad({r}.sum(), {l}, create_graph=True)[0]\ngg = torch.autograd.grad(g.sum(), {l}, allow_unused=True)[0]\nprint(g, gg)", f"print(torch.autograd.grad({r}.sum(), {l}, materialize_grads=True))",
                          f"v = torch.ones_like({r})\nprint(torch.autograd.grad({r}, {l}, v, is_grads_batched=False))", f"{r}.sum().backward(create_graph=True)\nprint({l}.grad)\n({l}.grad ** 2).sum().backward()\nprint({l}.grad)"), 0.5)

    def change(self, x, y):
        n = self.number()
        self.add(self.one(f"{x}.add_({n})", f"{x} += {y}", f"{x} *= {n}", f"{x}.mul_({y})", f"{x}[0] = {n}", f"{x}[0] += {n}", f"{x}[1:] = 0", f"{x}[:, 0] = {n}", f"{x}.zero_()", f"{x}.fill_({n})", f"{x}.relu_()", f"{x}.exp_()", f"{x}.clamp_(min=0)", f"{x}.sub_({y}, alpha=2)", f"{x}.div_({n})", f"{x}.copy_({y})", f"{x}[{x} > 0] = 0", f"{x}[0].mul_(2)", f"{x}.t().add_(1)", f"{x}.view(-1)[0].zero_()", f"{x}.data.mul_(2)", f"{x}.detach().add_(1)",
                          f"with torch.no_grad():\n    {x}.sub_(0.1 * {y})", f"with torch.no_grad():\n    {x} -= 0.1", f"{x}.requires_grad_()", f"{x}.sigmoid_()", f"{x}.squeeze_()", f"{x}.masked_fill_({x} < 0, 0)"), 0.6)
        if self.random.random() < 0.6:
            self.add(f"print({x}, {x}._version, {x}.is_leaf)")

    def view(self, x, n):
        self.add(self.one(f"{n} = {x}[0]", f"{n} = {x}.view(-1)", f"{n} = {x}[1:]", f"{n} = {x}.t()", f"{n} = {x}.T", f"{n} = {x}[:, 0]", f"{n} = {x}.unsqueeze(1)", f"{n} = {x}.detach()", f"{n} = {x}.expand(2, *{x}.shape)", f"{n} = {x}.diagonal()", f"{n}, _rest = {x}.split([1, {x}.shape[0] - 1])", f"{n} = {x}.chunk(2)[0]", f"{n} = {x}.clone()", f"{n} = {x}.unbind(0)[0]", f"{n} = {x}.clone().detach().requires_grad_(True)",
                          f"{n} = {x}.narrow(0, 0, 1)", f"{n} = {x}.select(0, 0)", f"{n} = {x}.transpose(0, 1)", f"{n} = {x}.squeeze()", f"{n} = {x}.view_as({x})", f"{n} = {x}.double()", f"{n} = {x}.float()"))
        self.add(f"print({n}._base is not None, {n}.is_leaf, {n}.requires_grad, {n})")

    def hook(self, x, r, l):
        self.add(self.one(f"{x}.register_hook(lambda g: print('hook', g))", f"{x}.register_hook(lambda g: g * 2)", f"h = {x}.register_hook(lambda g: g + 1)\nh.remove()", f"{x}.retain_grad()", f"{r}.retain_grad()", f"{l}.register_post_accumulate_grad_hook(lambda p: print('post', p.grad))", f"{l}.grad = None", f"{l}.grad.zero_()", f"{r}.grad_fn.register_hook(lambda gi, go: print('node', gi, go))", f"print({x}.grad)", f"print({x}.is_leaf, {x}.requires_grad, {x}.grad_fn is None)"))

    def mode(self, x, n, e):
        self.add(self.one(f"with torch.no_grad():\n    {n} = {e}\nprint({n}, {n}.requires_grad)", f"with torch.no_grad():\n    {n} = {e}\n    with torch.enable_grad():\n        {n} = {n} * {x}\nprint({n}.requires_grad)", f"with torch.inference_mode():\n    {n} = {e}\nprint({n}, {n}.is_inference())", f"with torch.set_grad_enabled(False):\n    {n} = {e}\nprint({n})", f"@torch.no_grad()\ndef f(x):\n    return x * 2\nprint(f({x}))", f"with torch.autograd.set_detect_anomaly(True):\n    ({e}).sum().backward()\n    print({x}.grad)"))

    def transform(self, x):
        self.add(self.one(f"from torch.autograd.functional import jacobian\nprint(jacobian(lambda x: x ** 2 + 1, {x}))", f"print(torch.autograd.functional.hessian(lambda x: (x ** 3).sum(), {x}))", f"print(torch.autograd.functional.vjp(lambda x: x.exp(), {x}, torch.ones_like({x})))", f"print(torch.autograd.functional.jvp(lambda x: x.sin(), {x}, torch.ones_like({x})))", f"print(torch.autograd.gradcheck(lambda x: (x * x).sum(), {x}.double().detach().requires_grad_()))", f"print(torch.func.grad(lambda x: (x ** 2).sum())({x}))", f"print(torch.func.vmap(lambda x: x * 2)({x}.detach()))"))

    def network(self):
        i, h, o = self.one((2, 3, 1), (3, 4, 2), (4, 4, 3), (1, 8, 1))
        act = self.one("nn.ReLU()", "nn.Tanh()", "nn.Sigmoid()", "nn.LeakyReLU(0.1)", "nn.GELU()", "nn.ELU()", "nn.Softplus()")
        # The gradient of a bias before BatchNorm is nothing but rounding.
        extra = self.one("", "", f"nn.Dropout({self.one(0.1, 0.5)}), ", f"nn.BatchNorm1d({h}), ", f"nn.LayerNorm({h}), ")
        bias = ", bias=False" if "BatchNorm" in extra else ""
        if self.random.random() < 0.5:
            self.add(f"net = nn.Sequential(nn.Linear({i}, {h}{bias}), {extra}{act}, nn.Linear({h}, {o}))")
        else:
            self.add(f"class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc1 = nn.Linear({i}, {h})\n        self.act = {act}\n        self.fc2 = nn.Linear({h}, {o})\n\n    def forward(self, x):\n        return self.fc2(self.act(self.fc1(x)))\n\n\nnet = Net()")
        if self.random.random() < 0.5:
            self.add("print(net)")
        opt = self.one("torch.optim.SGD(net.parameters(), lr=0.1)", "torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)", "torch.optim.Adam(net.parameters(), lr=0.01)", "torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.1)", "torch.optim.RMSprop(net.parameters(), lr=0.01)", "torch.optim.Adagrad(net.parameters())")
        loss = self.one("F.mse_loss(out, target)", "nn.MSELoss()(out, target)", "F.l1_loss(out, target)", "F.smooth_l1_loss(out, target)", "F.cross_entropy(out, target.argmax(1))", "F.binary_cross_entropy_with_logits(out, target.sigmoid())", "((out - target) ** 2).mean()", "nn.CrossEntropyLoss()(out, torch.zeros(5, dtype=torch.long))", "F.huber_loss(out, target)", "F.nll_loss(F.log_softmax(out, dim=1), torch.zeros(5, dtype=torch.long))")
        self.add(f"opt = {opt}\ninp = torch.randn(5, {i})\ntarget = torch.randn(5, {o})\nfor step in range({self.random.randint(1, 4)}):\n    opt.zero_grad()\n    out = net(inp)\n    loss = {loss}\n    loss.backward()\n    opt.step()\n    print(f'step {{step}} loss {{loss.item():.4f}}')\nprint(loss)")
        self.add(self.one("for name, p in net.named_parameters():\n    print(name, p.shape, p.grad.norm())", "print([p.grad for p in net.parameters()])", "print(net.state_dict())", "print(net(inp))", "for p in net.parameters():\n    print(p)", "net.eval()\nwith torch.no_grad():\n    print(net(inp))", "print(sum(p.numel() for p in net.parameters()))", "torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)\nprint([p.grad.abs().max() for p in net.parameters()])"))

    def write(self):
        self.add("import torch\nimport torch.nn as nn\nimport torch.nn.functional as F")
        self.add(f"torch.manual_seed({self.seed % 1000})")
        for _ in range(self.random.randint(1, 3)):
            self.make()
        for _ in range(self.random.randint(6, 22)):
            if self.random.random() < 0.08:
                self.make()
            else:
                self.statement()
        for name in self.tensors(lambda t: t.numel() <= 64)[-3:]:
            self.add(f"print({name})")
        return "\n".join(self.lines) + "\n"
