"""Random programs as people paste them into questions: tensors of all kinds printed under all options, models shown with their
parts and states, optimisers and schedulers looked at, hooks that tell what passes, mistakes that are caught and shown.

`Program(seed).write()` gives the text of one; a statement that may fail prints its error."""

import random

import topics

ACTIVATIONS = ["ReLU()", "ReLU(inplace=True)", "Tanh()", "Sigmoid()", "GELU()", "LeakyReLU(0.2)", "ELU()", "SiLU()", "PReLU()", "Softplus()", "Hardswish()", "CELU()", "GELU(approximate='tanh')", "Softmax(dim=1)", "LogSoftmax(dim=-1)", "Threshold(0.1, 20)", "RReLU()"]

IMAGE_LAYERS = ["nn.Conv2d({c}, {o}, 3, padding=1)", "nn.Conv2d({c}, {o}, 3, stride=2, padding=1, bias=False)", "nn.Conv2d({c}, {o}, kernel_size=(3, 1), padding=(1, 0))", "nn.Conv2d({c}, {o}, 1)", "nn.Conv2d({c}, {o}, 3, padding='same')", "nn.Conv2d({c}, {o}, 3, dilation=2, padding=2, padding_mode='reflect')", "nn.ConvTranspose2d({c}, {o}, 2, stride=2)"]

VALUES = {
    "mixed": ["0.0", "1.0", "-1.0", "1e-8", "1e8", "-3.5", "123456.789", "0.1", "-0.0", "1e-3", "99999.0", "1e5", "12345678.0", "1.5e-5", "-2e10", "7.0", "1e38", "1e-40"],
    "usual": ["0.5", "-1.25", "3.0", "2.75", "-0.1", "10.0", "0.333333", "1.0", "100.0", "-7.125"],
    "whole": ["1.0", "2.0", "-3.0", "100.0", "0.0", "-0.0", "1000.0", "12345.0", "1e6", "123456789.0"],
    "special": ["float('nan')", "float('inf')", "-float('inf')", "1.0", "-2.5", "1e-6", "0.0", "1e7"],
    "small": ["1e-5", "2e-5", "-3.3e-6", "1e-4", "0.0", "5.5e-7", "9.9e-3"],
    "ints": ["0", "1", "-1", "255", "-128", "1000000", "7", "42", "2147483647", "-99"],
}

OPTIONS = ["precision=2", "precision=8", "precision=0", "precision=6, sci_mode=False", "sci_mode=True", "sci_mode=False", "linewidth=40", "linewidth=200", "threshold=5", "threshold=20, edgeitems=1", "edgeitems=2, threshold=6", "profile='short'", "profile='full'", "precision=3, linewidth=50",
           "precision=10", "threshold=0", "edgeitems=4, threshold=10", "sci_mode=True, precision=1", "profile='full', precision=2", "linewidth=20"]


class Program(topics.Program):
    """One program: a few questions one after the other."""

    def write(self):
        questions = [self.tensors_printed, self.tensors_printed, self.options, self.parts_of_models, self.states, self.optimisers, self.schedulers, self.module_hooks, self.tensor_hooks, self.mistakes, self.mistakes, self.in_place, self.loops, self.sharing, self.data, self.masks, self.recurrent, self.images,
                     self.own_functions, self.graphs, self.conversions, self.accuracy, self.regularisation, self.shape_questions]
        for question in self.random.sample(questions, self.random.randint(1, 3)):
            question()
        return "\n".join(self.lines) + "\n"

    # Tensors that are printed

    def values(self, *shape, kind):
        if not shape:
            return self.one(*VALUES[kind])
        return "[" + ", ".join(self.values(*shape[1:], kind=kind) for _ in range(shape[0])) + "]"

    def any_tensor(self):
        r = self.random
        shape = self.one((), (1,), (3,), (5,), (2, 3), (3, 2), (1, 4), (2, 2, 2), (4, 1), (7,), (2, 1, 3), (1, 1), (6, 2))
        kind = r.choice(["mixed", "usual", "usual", "whole", "special", "small"])
        data = self.values(*shape, kind=kind)
        sizes = ", ".join(map(str, shape)) or "()"
        tuple_ = f"({sizes},)" if len(shape) == 1 else f"({sizes})" if shape else "()"
        choice = r.random()
        if choice < 0.35:
            return f"torch.tensor({data}{self.one('', '', ', requires_grad=True', ', dtype=torch.float64', ', dtype=torch.float64, requires_grad=True')})"
        if choice < 0.5:
            return f"torch.tensor({self.values(*shape, kind='ints')}{self.one('', '', ', dtype=torch.int32', ', dtype=torch.float32')})"
        if choice < 0.58:
            return f"(torch.randn({sizes}) > {self.one('0', '0.5', '-1')})"
        if choice < 0.72:
            return f"torch.randn({sizes}{self.one('', ', requires_grad=True', ', dtype=torch.float64')}){self.one('', ' * 100', ' * 1e4', ' / 1000', ' ** 3', '.exp()', ' * 1e-6', '.round()', ' + 1e6', ' * 1e9')}"
        if choice < 0.8:
            return f"torch.randn({sizes}).{self.one('half()', 'bfloat16()', 'to(torch.float16)', 'double()', 'int()', 'long()', 'bool()', 'abs().sqrt()', 'sigmoid()', 'sign()', 'softmax(-1)')}"
        if choice < 0.88:
            return self.one(f"torch.zeros({sizes})", f"torch.ones({sizes})", f"torch.full({tuple_}, {self.number()})", f"torch.arange({r.randint(0, 40)})", f"torch.arange(0, 1, 0.{r.randint(1, 3)})", f"torch.linspace({self.number()}, 3, {r.randint(1, 9)})", f"torch.eye({r.randint(1, 5)})", "torch.logspace(-3, 3, 7)",
                            f"torch.randint(0, 10, {tuple_})", f"torch.randperm({r.randint(1, 12)})", f"torch.rand({sizes})", "torch.arange(0.5, 5)")
        return self.one("torch.empty(0)", "torch.tensor([])", "torch.zeros(2, 0)", "torch.zeros(0, 3, dtype=torch.long)", "torch.zeros(3, 0, 2)", "torch.tensor([[]])", "torch.tensor(True)", "torch.tensor(3)", "torch.tensor(2.0, requires_grad=True)", "torch.tensor([], dtype=torch.int32)",
                        "torch.ones(0, requires_grad=True)", "torch.zeros(0, 2, dtype=torch.bool)", "torch.tensor(float('nan'))", "torch.tensor(-0.0)", "torch.tensor(1e-10)", "torch.tensor(123456789.0)")

    def tensors_printed(self):
        for _ in range(self.random.randint(3, 8)):
            self.add(f"t = {self.any_tensor()}", self.one("print(t)", "print(t)", "print(t)", "print('t =', t)", "print(f't: {t}, shape: {t.shape}')", "print(repr(t))", "print(t, t.dtype, t.device)", "print([t, t.shape])", "print({'x': t})", "print((t,))", "print(t.shape, t.size(), t.ndim, t.numel())", "print(t.tolist())",
                                                              "print(t.T if t.dim() < 3 else t.mT)", "print(t * 2)", "print(t == t)", "print(t.unsqueeze(0))", "print(t.sum())", "print(t.reshape(-1))", "print(t.detach())", "print(t.float())", "print(t.double() / 3)", "print(t.float().mean(), t.float().std())", "print(torch.stack([t, t]))",
                                                              "print(t.nelement(), t.element_size(), t.is_contiguous(), t.stride())", "print(t.requires_grad, t.is_leaf, t.grad_fn)" if self.random.random() < 0.5 else "print(t.type())", "print(str(t).count(','))", "print(t.max() if t.numel() else 'empty')", "print(t > 0)", "print('%s' % (t,))",
                                                              "print('{}'.format(t))", "print(t.expand(2, *t.shape))", "print(torch.isnan(t.float()).any(), torch.isfinite(t.float()).all())", "print(t.clone().requires_grad_() if t.is_floating_point() else t)", "print(t.float().requires_grad_() * 2)"))

    def options(self):
        r = self.random
        for _ in range(r.randint(1, 3)):
            self.add(f"torch.set_printoptions({self.one(*OPTIONS)})")
            for _ in range(r.randint(1, 4)):
                self.add("print(" + self.one(self.any_tensor(), self.any_tensor(), f"torch.arange({self.one(12., 30, 100, 1001)})", f"torch.randn({self.one('4, 4', '30', '3, 15', '2, 3, 4', '12, 2', '20, 20')})", f"torch.randn({self.one('4', '3, 3')}) * {self.one('1e5', '1e-5', '1e3')}", "torch.rand(5, requires_grad=True) * 3",
                                             "torch.zeros(40, 30)", "torch.arange(1200.).reshape(30, 40)", "torch.randint(0, 1000, (3, 12))", "torch.rand(12, 12) > 0.5", "torch.tensor([1., float('nan'), 1e10])") + ")")
        self.add("torch.set_printoptions(profile='default')")
        if r.random() < 0.3:
            self.add("print(torch.randn(2, 3))")

    # Models

    def model(self):
        """A line or more that make `model`, which takes `torch.randn(2, 4)`."""
        r, h = self.random, self.random.randint(2, 6)
        act = self.one(*ACTIVATIONS)
        kind = r.random()
        if kind < 0.3:
            self.add(f"model = nn.Sequential(nn.Linear(4, {h}), nn.{act}, {self.one('', f'nn.Dropout(0.1), ', f'nn.LayerNorm({h}), ', f'nn.BatchNorm1d({h}), ')}nn.Linear({h}, {r.randint(1, 3)}))")
        elif kind < 0.45:
            self.add("from collections import OrderedDict", f"model = nn.Sequential(OrderedDict([('first', nn.Linear(4, {h})), ('act', nn.{act}), ('last', nn.Linear({h}, 2{self.one('', ', bias=False')}))]))")
        elif kind < 0.75:
            self.add("class Block(nn.Module):", "    def __init__(self, a, b):", "        super().__init__()", "        self.linear = nn.Linear(a, b)", f"        self.act = nn.{act}", *([f"        self.norm = nn.LayerNorm(b)"] if (norm := r.random() < 0.4) else []), "",
                     "    def forward(self, x):", "        x = self.act(self.linear(x))", "        return self.norm(x)" if norm else "        return x", "", "",
                     "class Net(nn.Module):", "    def __init__(self, width, depth=2):", "        super().__init__()", "        self.stem = Block(4, width)", "        self.blocks = nn.ModuleList([Block(width, width) for _ in range(depth)])", "        self.head = nn.Linear(width, 2)",
                     *(["        self.scale = nn.Parameter(torch.tensor(1.0))"] if (scale := r.random() < 0.4) else []), *(["        self.register_buffer('steps', torch.tensor(0))"] if (steps := r.random() < 0.3) else []), "",
                     "    def forward(self, x):", *(["        self.steps += 1"] if steps else []), "        x = self.stem(x)", "        for block in self.blocks:", f"            x = {self.one('block(x)', 'x + block(x)')}", f"        return self.head(x){' * self.scale' if scale else ''}",
                     *(["", "    def extra_repr(self):", "        return f'depth={len(self.blocks)}'"] if r.random() < 0.3 else []), "", "", f"model = Net({h}{self.one('', ', depth=1', ', depth=3')})")
        else:
            self.add("class Net(nn.Module):", "    def __init__(self):", "        super(Net, self).__init__()", f"        self.layers = nn.ModuleDict({{'in': nn.Linear(4, {h}), 'out': nn.Linear({h}, 2)}})", f"        self.w = nn.Parameter(torch.{self.one('zeros', 'ones', 'randn')}({h}))", f"        self.drop = nn.Dropout(p={self.one(0.2, 0.5)})", "",
                     "    def forward(self, x):", f"        x = F.{self.one('relu', 'gelu', 'silu', 'leaky_relu', 'elu')}(self.layers['in'](x)) * self.w", "        return self.layers['out'](self.drop(x))", "", "", "model = Net()")

    def parts_of_models(self):
        self.model()
        for _ in range(self.random.randint(2, 5)):
            self.add(self.one("print(model)", "print(model)", "for name, module in model.named_modules():\n    print(name, '->', type(module).__name__)", "for name, child in model.named_children():\n    print(name, child)", "print([tuple(p.shape) for p in model.parameters()])", "print(len(list(model.modules())), len(list(model.children())))",
                              "for name, p in model.named_parameters():\n    print(f'{name:25s} {str(tuple(p.shape)):12s} {p.requires_grad}')", "total = sum(p.numel() for p in model.parameters() if p.requires_grad)\nprint(f'{total:,} trainable parameters')", "print(list(model.named_buffers()))", "print(model.training)\nmodel.eval()\nprint(model.training, [m.training for m in model.modules()])",
                              "print(next(model.parameters()))", "print(next(iter(model.named_parameters())))", "print(list(model.parameters())[-1])", "def init(m):\n    if isinstance(m, nn.Linear):\n        nn.init.constant_(m.weight, 0.1)\n        nn.init.zeros_(m.bias) if m.bias is not None else None\n\n\nmodel.apply(init)\nprint(model(torch.ones(2, 4)).shape)",
                              "print(model(torch.randn(2, 4)))", "print(hash(model) == hash(model), model == model, isinstance(model, nn.Module))", "model.add_module('extra', nn.Linear(1, 1))\nprint(model)", "print(model._modules.keys())", "print([n for n, _ in model.named_parameters(prefix='net')])", "print(repr(model).count('Linear'))",
                              "print(model.state_dict().keys())", "for p in model.parameters():\n    p.requires_grad_(False)\nprint(any(p.requires_grad for p in model.parameters()), model(torch.ones(1, 4) if not any(isinstance(m, nn.BatchNorm1d) for m in model.modules()) else torch.ones(3, 4)).requires_grad)", "print(dict(model.named_parameters()).keys())",
                              "model.half()\nprint(next(model.parameters()).dtype)\nmodel.float()", "model.double()\nprint({p.dtype for p in model.parameters()})\nmodel.float()", "import copy\nother = copy.deepcopy(model)\nprint(all(torch.equal(a, b) for a, b in zip(model.parameters(), other.parameters())))", "print(model.get_parameter(next(n for n, _ in model.named_parameters())).shape)"))
        self.guarded(self.one("print(model[0])", "print(model.missing)", "print(model(torch.randn(2, 5)))", "print(model(torch.randn(4)))", "print(model(torch.ones(2, 4, dtype=torch.long)))", "print(model(torch.ones(2, 4).double()))", "print(model())", "print(model(None))", "model.x = nn.Parameter(5)", "model.weight = 3\n    print(model.weight)",
                              "model.register_buffer('b', 3)", "model.register_parameter('w2', torch.ones(2))", "model.add_module('a.b', nn.ReLU())", "print(model[-1], len(model))", "model.get_submodule('nothing')", "del model.head\n    print(model)", "model.train('yes')"))

    def states(self):
        self.model()
        self.add(self.one("print(model.state_dict())", "for k, v in model.state_dict().items():\n    print(k, v.shape)", "sd = model.state_dict()\nprint(type(sd).__name__, len(sd))", "print(list(model.state_dict().values())[0])"))
        self.add("state = {k: v.clone() for k, v in model.state_dict().items()}")
        for _ in range(self.random.randint(1, 3)):
            self.guarded(self.one("print(model.load_state_dict(state))", "state.pop(next(iter(state)))\n    print(model.load_state_dict(state))", "state['other'] = torch.ones(1)\n    print(model.load_state_dict(state))", "state['other'] = torch.ones(1)\n    print(model.load_state_dict(state, strict=False))",
                                  "print(model.load_state_dict({}, strict=False))", "print(model.load_state_dict({'nothing': torch.ones(2)}))", "k = next(iter(state))\n    state[k] = torch.zeros(7)\n    model.load_state_dict(state)", "for k in state:\n        state[k] = state[k] * 0\n    print(model.load_state_dict(state), [float(p.sum()) for p in model.parameters()])",
                                  "nn.Linear(3, 2).load_state_dict(state)", "import io\n    buffer = io.BytesIO()\n    torch.save(model.state_dict(), buffer)\n    buffer.seek(0)\n    print(model.load_state_dict(torch.load(buffer)))"))

    def optimiser(self):
        lr = self.one("0.1", "0.01", "1e-3", "0.5", "1e-4")
        return self.one(f"SGD(model.parameters(), lr={lr})", f"SGD(model.parameters(), lr={lr}, momentum=0.9)", f"SGD(model.parameters(), lr={lr}, momentum=0.9, weight_decay=1e-4, nesterov=True)", f"Adam(model.parameters(), lr={lr})", "Adam(model.parameters())", f"AdamW(model.parameters(), lr={lr}, weight_decay=0.05)",
                        f"RMSprop(model.parameters(), lr={lr}, alpha=0.9)", f"Adagrad(model.parameters(), lr={lr})", f"Adam(model.parameters(), lr={lr}, amsgrad=True, eps=1e-6)", "Adadelta(model.parameters())", f"NAdam(model.parameters(), lr={lr})", f"SGD(list(model.parameters())[:1], lr={lr})",
                        f"Adam([{{'params': list(model.parameters())[:1], 'lr': {lr}}}, {{'params': list(model.parameters())[1:]}}], lr=0.02)", f"SGD([{{'params': model.parameters(), 'momentum': 0.5}}], lr={lr}, dampening=0.1)", f"RMSprop(model.parameters(), lr={lr}, momentum=0.9, centered=True)", f"Adamax(model.parameters(), lr={lr})", f"RAdam(model.parameters(), lr={lr})")

    def steps(self, count, more=()):
        self.add(f"for step in range({count}):", "    optimizer.zero_grad()", f"    loss = {self.one('model(x).pow(2).mean()', 'F.mse_loss(model(x), torch.ones_like(model(x)))', '(model(x) - 1).abs().sum()')}", "    loss.backward()", "    optimizer.step()", *more)

    def optimisers(self):
        self.model()
        self.add("x = torch.randn(5, 4)", f"optimizer = torch.optim.{self.optimiser()}", self.one("print(optimizer)", "print(optimizer)", "print(optimizer.param_groups[0].keys())", "print(optimizer.defaults)", "print(optimizer.state_dict())", "print(len(optimizer.param_groups), optimizer.state)"))
        self.steps(self.random.randint(1, 4), [self.one("    print(step, loss.item())", "    print(f'{step}: {loss:.5f}')", "    print('Loss:', loss)")])
        for _ in range(self.random.randint(1, 3)):
            self.add(self.one("print(optimizer.state_dict()['state'])", "print(optimizer.state_dict())", "print({k: (v.shape if torch.is_tensor(v) else v) for k, v in optimizer.state[list(model.parameters())[0]].items()})", "print(optimizer.state_dict()['param_groups'])", "for g in optimizer.param_groups:\n    g['lr'] *= 0.1\nprint([g['lr'] for g in optimizer.param_groups])",
                              "print(optimizer)", "print(next(model.parameters()))", "print([p.grad.norm() for p in model.parameters() if p.grad is not None])", "optimizer.zero_grad()\nprint([p.grad for p in model.parameters()])", "optimizer.zero_grad(set_to_none=False)\nprint(next(model.parameters()).grad)",
                              "optimizer.add_param_group({'params': [nn.Parameter(torch.ones(1))], 'lr': 0.5})\nprint(optimizer)", "other = type(optimizer)(model.parameters(), lr=0.3)\nother.load_state_dict(optimizer.state_dict())\nprint(other)" if "list(" not in self.lines[-8] else "print(type(optimizer).__name__)"))
        self.guarded(self.one("torch.optim.SGD(model.parameters(), lr=-1)", "torch.optim.SGD([], lr=0.1)", "torch.optim.SGD(torch.ones(2), lr=0.1)", "torch.optim.Adam(model.parameters(), betas=(1.5, 0.9))", "torch.optim.SGD([torch.ones(1).requires_grad_() * 2], lr=0.1)", "torch.optim.SGD(model, lr=0.1)", "optimizer.add_param_group({'params': model.parameters()})", "torch.optim.SGD(['a'], lr=0.1)",
                              "torch.optim.SGD(model.parameters(), lr=0.1, nesterov=True)", "optimizer.load_state_dict({})", "torch.optim.Adam(model.parameters(), lr=0.1, weight_decay=-1)", "optimizer.step(1)", "torch.optim.SGD(model.named_parameters(), lr=0.1)\n    print('fine')", "torch.optim.LBFGS(model.parameters()).step()", "print(optimizer.param_groups[0]['momentum'])"))

    def schedulers(self):
        s = self.one("StepLR(optimizer, step_size=2, gamma=0.5)", "StepLR(optimizer, 3)", "MultiStepLR(optimizer, milestones=[1, 3], gamma=0.1)", "ExponentialLR(optimizer, gamma=0.9)", "CosineAnnealingLR(optimizer, T_max=5)", "CosineAnnealingLR(optimizer, 4, eta_min=0.01)", "LambdaLR(optimizer, lr_lambda=lambda e: 0.95 ** e)", "LinearLR(optimizer, start_factor=0.5, total_iters=4)",
                     "ConstantLR(optimizer, factor=0.3, total_iters=2)", "PolynomialLR(optimizer, total_iters=4, power=2)", "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=2)", "OneCycleLR(optimizer, max_lr=0.2, total_steps=8)", "CosineAnnealingWarmRestarts(optimizer, T_0=3)", "MultiplicativeLR(optimizer, lambda e: 0.9)",
                     "SequentialLR(optimizer, [torch.optim.lr_scheduler.ConstantLR(optimizer, 0.1, 2), torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)], milestones=[2])", "ChainedScheduler([torch.optim.lr_scheduler.ConstantLR(optimizer, 0.1, 2), torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)])")
        self.add("w = nn.Parameter(torch.ones(2))", f"optimizer = torch.optim.{self.one('SGD', 'Adam', 'AdamW')}([w], lr={self.one('0.1', '1.0', '0.05')})" if "Cyc" not in s else "optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)", f"scheduler = torch.optim.lr_scheduler.{s}", "lrs = []", f"for epoch in range({self.random.randint(3, 7)}):",
                 "    optimizer.zero_grad()", "    (w ** 2).sum().backward()", "    optimizer.step()", f"    {self.one('lrs.append(scheduler.get_last_lr()[0])', 'lrs.append(optimizer.param_groups[0][' + repr('lr') + '])')}", "    scheduler.step()", self.one("    print(epoch, scheduler.get_last_lr())", "    print(f'epoch {epoch} lr {scheduler.get_last_lr()[0]:.6f}')", "    pass"), "print(lrs)")
        self.add(self.one("print(scheduler.last_epoch)", "print(w)", "print(type(scheduler).__name__, optimizer)", "print({k: v for k, v in scheduler.state_dict().items() if isinstance(v, (int, float))})", "print(optimizer.param_groups[0].get('initial_lr'))"))
        if self.random.random() < 0.3:
            self.add("optimizer = torch.optim.SGD([w], lr=0.1)", f"plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, {self.one('patience=1', 'factor=0.5, patience=0', 'mode=' + repr('max') + ', patience=1')})", f"for loss in {[round(self.random.random(), 2) for _ in range(6)]}:", "    plateau.step(loss)", "    print(loss, optimizer.param_groups[0]['lr'], plateau.num_bad_epochs)")

    # Hooks

    def module_hooks(self):
        self.model()
        self.add("x = torch.randn(3, 4)", "seen = {}", "def save(name):", "    def hook(module, inputs, output):", "        seen[name] = output.detach()", self.one("        print(name, output.shape)", "        pass"), "    return hook", "", "", "handles = [m.register_forward_hook(save(n)) for n, m in model.named_modules() if isinstance(m, nn.Linear)]", "out = model(x)",
                 self.one("for k, v in seen.items():\n    print(k, v)", "print({k: v.shape for k, v in seen.items()})", "print(list(seen), seen[list(seen)[0]].mean())"), "for h in handles:", "    h.remove()")
        self.add(self.one("def before(module, args):\n    print('pre', type(module).__name__, args[0].shape)\n\n\nmodel.register_forward_pre_hook(before)\nmodel(x)", "def back(module, grad_input, grad_output):\n    print(type(module).__name__, [g.shape if g is not None else None for g in grad_input], [g.norm() for g in grad_output])\n\n\nfor m in model.modules():\n    if isinstance(m, nn.Linear):\n        m.register_full_backward_hook(back)\nmodel(x).sum().backward()",
                          "model.register_forward_hook(lambda m, i, o: o * 2)\nprint(model(x).shape)", "model.register_full_backward_pre_hook(lambda m, g: print('backward of', type(m).__name__, g[0].shape))\nmodel(x).mean().backward()", "model.register_forward_pre_hook(lambda m, a: (a[0] * 0,))\nprint(model(x)[0])", "handle = model.register_forward_hook(lambda m, i, o: None)\nprint(type(handle).__name__, len(model._forward_hooks))\nhandle.remove()\nprint(len(model._forward_hooks))",
                          "norms = []\nfor p in model.parameters():\n    p.register_hook(lambda g: norms.append(g.norm().item()))\nmodel(x).sum().backward()\nprint(len(norms), [round(n, 3) for n in norms])"))

    def tensor_hooks(self):
        self.add(f"x = {self.tensor(3)}", f"y = x {self.one('* 2', '** 2', '+ 1', '.exp() * 0.1' if False else '- 0.5')}", f"z = {self.one('y.mean()', '(y ** 2).sum()', 'y.max()', '(x * y).sum()', 'y.norm()')}")
        for _ in range(self.random.randint(1, 4)):
            self.add(self.one("y.register_hook(lambda g: print('grad of y:', g))", "x.register_hook(lambda g: print('grad of x:', g))", "h = y.register_hook(lambda g: g * 0.1)", "y.retain_grad()", "x.register_hook(lambda g: torch.zeros_like(g))", "y.register_hook(print)", "z.register_hook(lambda g: print('dz', g))", "x.register_post_accumulate_grad_hook(lambda p: print('done', p.grad))", "y.register_hook(lambda g: g.clamp(-0.5, 0.5))",
                              "grads = []\ny.register_hook(grads.append)", "z.grad_fn.register_hook(lambda gi, go: print(len(gi), go))", "y.register_hook(lambda g: None)"))
        self.guarded("z.backward()", "print(x.grad, y.grad if y.retains_grad else None)")
        self.guarded(self.one("y.register_hook(lambda g: 'a')\n    (y * 2).sum().backward()", "x.detach().register_hook(print)", "y.register_hook(lambda: None)\n    (y * 1).sum().backward()", "print(y.grad)", "z.backward()", "y.register_hook(5)", "y.register_hook(lambda g: g[0])\n    (y + 1).sum().backward()"))

    # Mistakes

    def mistakes(self):
        r = self.random
        self.add("lin = nn.Linear(3, 2)", "x = torch.randn(4, 3)", "w = torch.randn(3, requires_grad=True)", "k = torch.tensor([0, 1, 1, 0])")
        for _ in range(r.randint(3, 7)):
            self.guarded(self.one(
                "lin(torch.randn(4, 2))", "lin(x.double())", "lin(x.long())", "F.cross_entropy(lin(x), k.float())", "F.cross_entropy(lin(x), torch.tensor([0, 1, 2, 5]))", "F.cross_entropy(lin(x), k[:3])", "F.cross_entropy(lin(x), torch.ones(4, 1, dtype=torch.long))", "F.nll_loss(lin(x), k.unsqueeze(1))", "nn.BCELoss()(lin(x), k.float())", "nn.BCELoss()(lin(x)[:, 0], k)",
                "nn.BCEWithLogitsLoss()(lin(x), k)", "nn.MSELoss()(lin(x), torch.ones(3))", "nn.Conv2d(1, 2, 3)(torch.randn(3, 28, 28))", "nn.Conv2d(3, 2, 3)(torch.randn(1, 1, 8, 8))", "nn.Conv2d(1, 2, 5)(torch.randn(1, 1, 3, 3))", "nn.Conv1d(2, 2, 2)(torch.randn(4))", "nn.LSTM(3, 4)(torch.randn(5, 2, 2))", "nn.LSTM(3, 4)(torch.randn(5))", "nn.Embedding(3, 2)(torch.tensor([3]))",
                "nn.Embedding(3, 2)(torch.tensor([0.5]))", "nn.BatchNorm1d(3)(torch.randn(1, 3))", "nn.BatchNorm2d(3)(torch.randn(2, 3))", "nn.LayerNorm(4)(x)", "w.numpy()", "w.detach().numpy()[5]", "lin(x).backward()", "w.sum().backward()\n    w.sum().backward()\n    print(w.grad)", "y = (w * 2).sum()\n    y.backward()\n    y.backward()", "torch.ones(2, requires_grad=True).long().sum().backward()", "w.data = 5",
                "w.grad = torch.ones(2)", "w.grad = 3", "w += 1", "w[0] = 1", "w.add_(1)", "w.requires_grad = 'yes'", "x.requires_grad_()\n    y = x * 2\n    y.requires_grad = False", "torch.tensor([1, 2]).requires_grad_()", "torch.tensor([1, 2], requires_grad=True)", "w.item()", "float(x)", "int(torch.tensor([]))", "bool(x)", "if x == x:\n        print('same')", "assert (x == x).all(), 'no'", "len(torch.tensor(1))",
                "torch.cat([x, torch.ones(2, 2)])", "torch.cat(x, w)", "torch.stack([x, w])", "x.view(5, 3)", "x.t().view(-1)", "x.reshape(7)", "x.expand(2, 2)", "x @ x", "x @ w[:2]", "torch.mm(x, w)", "x + torch.ones(2)", "x * 'a'", "x + None", "x[4]", "x[0, 3]", "x[:, :, 0]", "x['a']", "x[1.5]", "x[torch.tensor([0.5])]", "x[torch.tensor([True])]", "x.squeeze(5)", "x.transpose(0, 2)", "x.permute(0)", "x.sum(2)", "x.mean(dtype=torch.int64)",
                "k.mean()", "k.softmax(0)", "k.std()", "torch.tensor([[1], [2, 3]])", "torch.tensor('a')", "torch.tensor(None)", "torch.zeros(-1)", "torch.zeros(2, 'a')", "torch.randn(2.5)", "torch.arange(5, 1)", "torch.ones(2, 3).foo()", "torch.foo(x)", "F.softmax(x, dim=3)", "F.dropout(x, p=2)", "nn.Dropout(1.5)", "nn.Linear(3)", "nn.Linear(3, 'a')", "nn.Linear('a', 2)", "nn.ReLU(3, 4)", "nn.Sequential(3)", "nn.Sequential(nn.ReLU)", "nn.Conv2d(3, 4)", "nn.Conv2d(3, 4, 3, groups=2)",
                "nn.MultiheadAttention(5, 2)", "nn.Module()(x)", "nn.Transformer", "torch.autograd.grad(w.sum(), x)", "torch.autograd.grad(x.sum(), w)", "torch.autograd.grad(w, w)", "torch.autograd.grad((w * 2).sum(), [w, torch.ones(1, requires_grad=True)])", "torch.no_grad(3)", "w.backward(torch.ones(2))", "w.sum().backward(gradient=torch.ones(3))", "torch.manual_seed('a')", "x.to('nowhere')", "x.to('cuda')", "x.cuda()", "torch.device('abc')", "x.type('Float')",
                "torch.topk(x, 5)", "x.gather(1, k)", "x.scatter_(0, k, 1)", "x.index_select(0, torch.tensor([9]))", "torch.where(x > 0, x, torch.ones(2))", "F.one_hot(torch.tensor([-1]))", "F.one_hot(k, 1)", "F.one_hot(k.float())", "x.masked_fill(x, 0)", "F.mse_loss(x, k)", "torch.einsum('ij,jk->ik', x, x)", "torch.einsum('ij', x, x)", "x.split(0)", "x.split([1, 1])", "x.chunk(0)", "torch.linspace(0, 1)", "torch.full((2,))", "x.repeat(2)", "x.flatten(2)", "x.unflatten(0, (3, 2))",
                "torch.inverse(x)", "torch.linalg.inv(torch.zeros(2, 2))", "torch.linalg.cholesky(-torch.eye(2))", "torch.linalg.solve(torch.zeros(2, 2), torch.ones(2))", "torch.from_numpy([1])", "nn.Parameter(k)", "nn.Parameter([1.])", "lin.weight = torch.ones(2, 3)", "lin.bias = None\n    print(lin(x).shape, lin)", "lin.weight.data = torch.ones(5)\n    lin(x)", "copy_ = w.clone()\n    copy_[0] = 0\n    print(copy_.grad_fn.name())", "torch.load('missing.pt')", "next(iter(torch.tensor(1)))", "sum(w).backward()\n    print(w.grad)",
                "max(w).backward()\n    print(w.grad)", "sorted(x[:, 0])[0].item()", "print(w.T, x.T.shape)", "print(round(w[0].item() * 0, 2), abs(w).shape)", "hash(x) == hash(x)", "print({w: 1}[w])", "x.sum(axis=1, keepdims=True).shape", "x.size(2)", "x.shape[2]", "x.shape = (2, 6)", "x.dim = 3", "w.is_leaf = False", "lin(x, x)", "lin(input=x).shape", "lin(inputs=x)", "torch.add(x)", "torch.clamp(x)", "x.clamp()", "x.pow()", "torch.pow(x, 'a')", "k / 0", "k // 0", "k % 0", "2 ** k", "k ** -1", "-torch.tensor([True])", "torch.tensor([True]) - torch.tensor([True])", "~x", "x & x", "x << 1"))

    def in_place(self):
        r = self.random
        self.add(f"a = {self.tensor(2, 3)}", f"b = a {self.one('* 2', '** 2', '+ 0', '.exp()' if False else '* a')}", f"v = {self.one('b[0]', 'b.view(-1)', 'b[:, 1]', 'b.t()', 'b.detach()', 'b.unbind()[0]', 'b.chunk(2)[0]', 'b.flatten()', 'b.diagonal()', 'b.split(1)[1]', 'b.expand(2, 2, 3)', 'b.unsqueeze(0)', 'b.narrow(0, 0, 1)', 'b.select(1, 0)')}", self.one("print(v._base is b, v.grad_fn.name() if v.grad_fn else None)", "print(v.is_leaf, v._is_view())", "print(b._version, v._version)"))
        c = self.one("b * 3", "b.sigmoid()", "b.exp()", "b ** 2", "b.relu()", "torch.tanh(b)", "b @ b.t()", "b.softmax(1)", "b.sum(0)", "b / 2", "b.sqrt()")
        self.add(f"c = {c}")
        for _ in range(r.randint(1, 3)):
            self.guarded(self.one("v.zero_()", "v += 1", "v.mul_(2)", "v.fill_(7)", "v[0] = 0", "v.relu_()", "v.copy_(torch.zeros_like(v))", "v.data.zero_()", "with torch.no_grad():\n        v.zero_()", "b[0] = 1", "b += 1", "b.clamp_(0, 1)", "c.add_(1)", "c[0] *= 2", "a.zero_()", "a.data += 1", "with torch.no_grad():\n        a -= 0.1", "b.detach_()", "v.detach_()", "v.requires_grad_(False)", "b.sigmoid_()", "b.t_()", "b.unsqueeze_(0)", "torch.add(a, 1, out=b)", "F.relu(c, inplace=True)", "b[b > 0] = 0", "b.index_fill_(0, torch.tensor([0]), 2)", "b.masked_fill_(b < 0, 0)", "b[:, 0].add_(5)"),
                         self.one("print(b, b._version)", "print(v.grad_fn.name() if v.grad_fn else None)", "print(b.grad_fn.name() if b.grad_fn else None, b._version)", "print(v)"))
        self.guarded("(c.sum() + b.sum()).backward()", "print(a.grad)")

    # Training as people paste it

    def loops(self):
        self.model()
        r = self.random
        n = r.randint(4, 9)
        self.add(f"X = torch.randn({n}, 4)", f"Y = torch.randint(0, 2, ({n},))" if (classes := r.random() < 0.5) else f"Y = torch.randn({n}, 2)")
        loss = self.one("nn.CrossEntropyLoss()", "nn.CrossEntropyLoss(reduction='sum')", "nn.MultiMarginLoss()", "nn.CrossEntropyLoss(label_smoothing=0.2)") if classes else self.one("nn.MSELoss()", "nn.L1Loss()", "nn.HuberLoss()", "nn.SmoothL1Loss(beta=0.5)")
        if r.random() < 0.35 or "nn.Linear(" in self.lines[-3] and "2))" not in self.lines[-3]:
            self.add("model = nn.Linear(4, 2)")
        self.add(f"criterion = {loss}", f"optimizer = torch.optim.{self.optimiser()}", self.one("print(criterion)", "print(criterion, optimizer)", "pass"), f"for epoch in range({r.randint(2, 4)}):", "    model.train()", "    total = 0.0", f"    for i in range(0, {n}, {self.one(2, 3, 4)}):", "        xb, yb = X[i:i + 3], Y[i:i + 3]" if r.random() < 0.3 else "        xb, yb = X, Y", "        optimizer.zero_grad()", "        loss = criterion(model(xb), yb)", "        loss.backward()", *(["        nn.utils.clip_grad_norm_(model.parameters(), 1.0)"] if r.random() < 0.3 else []), "        optimizer.step()", "        total += loss.item()",
                 self.one("    print(f'Epoch {epoch + 1}, loss {total:.4f}')", "    print(epoch, total)", "    print('epoch', epoch, 'loss', loss)", "    print('Epoch [%d], Loss: %.3f' % (epoch + 1, total))"))
        self.add("model.eval()", "with torch.no_grad():", "    out = model(X)", self.one("    print(out)", "    print(out.argmax(1))", "    print(out.max(1))", "    print(F.softmax(out, dim=1))", "    print(out.requires_grad, out.mean(dim=0))"))

    def sharing(self):
        self.add(self.one(
            "a = nn.Linear(3, 3)\nb = nn.Linear(3, 3)\nb.weight = a.weight\nprint(a.weight is b.weight, len(list(nn.Sequential(a, b).parameters())))\nnn.Sequential(a, b)(torch.ones(1, 3)).sum().backward()\nprint(a.weight.grad)",
            "model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))\nfor p in model[0].parameters():\n    p.requires_grad = False\nmodel(torch.ones(2, 3)).sum().backward()\nprint([p.grad for p in model.parameters()])\nopt = torch.optim.SGD(filter(lambda p: p.requires_grad, model.parameters()), lr=0.1)\nprint(len(opt.param_groups[0]['params']))\nopt.step()\nprint(model[2].bias)",
            "import copy\nnet = nn.Linear(2, 1)\ntarget = copy.deepcopy(net)\nwith torch.no_grad():\n    for p, q in zip(net.parameters(), target.parameters()):\n        p.add_(1)\n        q.lerp_(p, 0.1)\nprint(net.weight, target.weight)\nprint(target.load_state_dict(net.state_dict()), torch.equal(net.weight, target.weight))",
            "enc = nn.Linear(3, 2)\ndec = nn.Linear(2, 3)\nx = torch.randn(4, 3)\nz = enc(x)\nloss = F.mse_loss(dec(z.detach()), x)\nloss.backward()\nprint(enc.weight.grad, dec.bias.grad)\nloss = F.mse_loss(dec(enc(x)), x)\nloss.backward()\nprint(enc.weight.grad)",
            "class Tied(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.emb = nn.Embedding(5, 3)\n        self.out = nn.Linear(3, 5, bias=False)\n        self.out.weight = self.emb.weight\n\n    def forward(self, i):\n        return self.out(self.emb(i))\n\n\nm = Tied()\nprint(m, [n for n, _ in m.named_parameters()], list(m.state_dict()))\nm(torch.tensor([1, 2])).sum().backward()\nprint(m.emb.weight.grad)"))

    def data(self):
        n = self.random.randint(3, 9)
        self.add("from torch.utils.data import DataLoader, Dataset, TensorDataset", f"X, y = torch.arange({n * 2}.).view({n}, 2), torch.arange({n})")
        if self.random.random() < 0.5:
            self.add("class Data(Dataset):", "    def __len__(self):", "        return len(X)", "", "    def __getitem__(self, i):", f"        return {self.one('X[i], y[i]', '{' + repr('x') + ': X[i], ' + repr('y') + ': y[i]}', 'X[i], int(y[i])', 'X[i].tolist(), y[i]', 'float(i), str(i)')}", "", "", "data = Data()")
        else:
            self.add("data = TensorDataset(X, y)")
        self.add(f"loader = DataLoader(data, batch_size={self.one(1, 2, 3, 4)}{self.one('', ', shuffle=True', ', drop_last=True', ', shuffle=False')})", "print(len(data), len(loader), data[1])", "for i, batch in enumerate(loader):", "    print(i, batch)")
        if self.random.random() < 0.4:
            self.add(f"train, test = torch.utils.data.random_split(data, [{n - 1}, 1], generator=torch.Generator().manual_seed(1))", "print(len(train), len(test), train.indices)")

    def masks(self):
        self.add(f"x = {self.one('torch.randn(2, 4)', 'torch.arange(8.).view(2, 4)', 'torch.randn(2, 4, requires_grad=True)')}", "lengths = torch.tensor([2, 4])", "mask = torch.arange(4)[None, :] < lengths[:, None]", "print(mask)")
        for _ in range(self.random.randint(2, 4)):
            self.guarded("print(" + self.one("x.masked_fill(~mask, 0.0)", "x.masked_fill(mask == 0, float('-inf')).softmax(-1)", "x[mask]", "(x * mask).sum(1) / lengths", "x.masked_select(mask)", "torch.where(mask, x, torch.tensor(-1.0))", "mask.sum(dim=1), mask.float().mean()", "torch.triu(torch.ones(4, 4), diagonal=1).bool()", "torch.tril(torch.ones(3, 3)).masked_fill(torch.tril(torch.ones(3, 3)) == 0, float('-inf'))", "nn.Transformer.generate_square_subsequent_mask(3)",
                                             "F.scaled_dot_product_attention(x[None], x[None], x[None])", "x.masked_fill(mask, 'a')", "x * ~mask", "mask.nonzero()", "torch.nonzero(mask, as_tuple=True)", "mask.long().argmax(1), mask.int().cumsum(1)", "mask & (x > 0)", "mask.any(1), mask.all(1)", "torch.nn.utils.rnn.pad_sequence([x[0], x[1, :2]], batch_first=True)", "x.gather(1, (lengths - 1).unsqueeze(1))", "x[torch.arange(2), lengths - 1]") + ")")

    def recurrent(self):
        cell, extra = self.one("LSTM", "GRU", "RNN"), self.one("", ", num_layers=2", ", bidirectional=True", ", batch_first=True", ", bias=False")
        self.add(f"rnn = nn.{cell}(3, 2{extra})", self.one("print(rnn)", "print([(n, tuple(p.shape)) for n, p in rnn.named_parameters()])", "print(len(rnn.all_weights), [w.shape for w in rnn.all_weights[0]])"), "x = torch.randn(4, 2, 3)", "out, state = rnn(x)", "h = state[0] if isinstance(state, tuple) else state", "print(out.shape, h.shape)", self.one("print(out[-1])", "print(h)", "print(out.mean())", "print(torch.allclose(out[-1, :, :2], h[0]) if h.shape[0] == 1 and not rnn.batch_first else None)"),
                 "out.sum().backward()", self.one("print(rnn.weight_ih_l0.grad)", "print(rnn.weight_hh_l0.grad.norm())", "print([p.grad.shape for p in rnn.parameters()])"))
        self.guarded(self.one("rnn(torch.randn(4, 2, 5))", "rnn(x, torch.zeros(1, 2, 2))", "rnn(x, torch.zeros(3, 3, 3))", "rnn(torch.randn(3))", "print(rnn(torch.randn(4, 3))[0].shape)", "rnn(x.double())", "packed = nn.utils.rnn.pack_padded_sequence(x, [4, 2])\n    print(packed)", "packed = nn.utils.rnn.pack_padded_sequence(x, [2, 4])"))

    def images(self):
        r, c = self.random, self.random.choice([1, 3])
        first = self.one(*IMAGE_LAYERS).format(c=c, o=4)
        self.add(f"net = nn.Sequential({first}, {self.one('', 'nn.BatchNorm2d(4), ')}nn.ReLU(), {self.one('nn.MaxPool2d(2)', 'nn.AvgPool2d(2)', 'nn.AdaptiveAvgPool2d((2, 2))', 'nn.MaxPool2d(kernel_size=2, stride=1)', 'nn.AdaptiveMaxPool2d(1)', 'nn.Upsample(scale_factor=2)', 'nn.Identity()')}, nn.Flatten())", f"x = torch.randn(2, {c}, 6, 6)", "for layer in net:", "    x = layer(x)", "    print(type(layer).__name__, tuple(x.shape))", "head = nn.Linear(x.shape[1], 3)", "out = head(x)", self.one("print(out)", "print(out.shape, net)", "print(head, net[0])"),
                 f"loss = F.cross_entropy(out, torch.tensor([0, {r.randint(0, 2)}]))", "print(loss)", "loss.backward()", self.one("print(net[0].weight.grad.shape, net[0].weight.grad.norm())", "print(head.bias.grad)", "print([(n, round(p.grad.abs().sum().item(), 2)) for n, p in net.named_parameters()])"))

    def own_functions(self):
        body, pull = self.one(("x.clamp(min=0)", "grad * (x > 0)"), ("x ** 2", "grad * 2 * x"), ("x.exp()", "grad * x.exp()"), ("torch.sign(x)", "grad"), ("x.round()", "grad.clone()"), ("x * 3", "grad * 3"))
        self.add("class Own(torch.autograd.Function):", "    @staticmethod", "    def forward(ctx, x):", "        ctx.save_for_backward(x)", self.one("        print('forward', x.requires_grad)", "        pass"), f"        return {body}", "", "    @staticmethod", "    def backward(ctx, grad):", "        x, = ctx.saved_tensors", self.one("        print('backward', grad)", "        pass"), f"        return {pull}", "", "",
                 f"x = {self.tensor(3)}", "y = Own.apply(x)", "print(y, type(y.grad_fn).__name__)", self.one("y.sum().backward()", "(y * 2).mean().backward()", "y.pow(2).sum().backward()"), "print(x.grad)")
        self.guarded(self.one("Own()(x)", "Own.forward(x)", "Own.apply()", "Own.apply(x, x)", "print(torch.autograd.gradcheck(Own.apply, (torch.rand(2, dtype=torch.float64, requires_grad=True) + 0.1,)))", "Own.apply(3.0)", "print(Own.apply(x.detach()).requires_grad)", "g, = torch.autograd.grad(Own.apply(x).sum(), x, create_graph=True)\n    print(g)", "print(Own.apply(x).grad_fn.next_functions[0][0].name())"))

    def graphs(self):
        self.add(f"a = {self.tensor(2)}", f"b = {self.tensor(2)}", f"c = {self.one('a * b', 'a + b * 2', '(a - b) ** 2', 'torch.stack([a, b]).prod(0)', 'a.sigmoid() * b', 'torch.where(a > b, a, b)', 'a @ b', 'a.dot(b).exp()')}", f"d = {self.one('c.sum()', 'c.mean() * 2', 'c.norm()', '(c ** 2).sum().sqrt()', 'c.max()', 'c.std()' if False else 'c.sum().log1p()' if False else 'c.sum()')}")
        for _ in range(self.random.randint(2, 4)):
            self.add(self.one("print(d.grad_fn)".replace("d.grad_fn", "d.grad_fn.name()"), "print(d.grad_fn.next_functions[0][0].name())", "print(a.is_leaf, c.is_leaf, c.requires_grad, c.grad_fn is not None)", "print(type(c.grad_fn))", "print(a.grad_fn, a.grad)", "print(d)", "print(c)", "print(c.detach(), c.data, c.detach().requires_grad)", "fn, names = d.grad_fn, []\nwhile fn is not None:\n    names.append(fn.name())\n    fn = fn.next_functions[0][0] if fn.next_functions else None\nprint(' -> '.join(names))", "with torch.no_grad():\n    e = a * b\nprint(e, e.requires_grad)"))
        self.guarded(self.one("d.backward()\n    print(a.grad, b.grad)", "d.backward(retain_graph=True)\n    d.backward()\n    print(a.grad)", "print(torch.autograd.grad(d, (a, b)))", "d.backward()\n    d.backward()", "g = torch.autograd.grad(d, a, create_graph=True)[0]\n    print(g)\n    g.sum().backward()\n    print(a.grad, b.grad)", "c.retain_grad()\n    d.backward()\n    print(c.grad, d.grad)", "d.backward()\n    print(c.grad)"))

    def conversions(self):
        self.add("import numpy as np", f"t = {self.one('torch.tensor([1.5, -2.5, 3.0])', 'torch.arange(6).reshape(2, 3)', 'torch.randn(2, 2)', 'torch.tensor([[True, False]])', 'torch.tensor(3.7)', 'torch.rand(3, dtype=torch.float64)', 'torch.tensor([250, 3], dtype=torch.uint8)')}")
        for _ in range(self.random.randint(3, 6)):
            self.guarded("print(" + self.one("t.numpy()", "t.numpy().dtype, t.numpy().shape", "torch.from_numpy(np.array([1.0, 2.0]))", "torch.tensor(np.arange(3))", "torch.as_tensor(np.ones((2, 2), dtype=np.float32))", "t.int()", "t.to(torch.float16)", "t.float().half()", "t.double().dtype", "t.bool()", "t.long()", "t.type(torch.FloatTensor)", "t.tolist()", "t.to(torch.int8)", "np.array(t)", "list(t)", "[x.item() for x in t.flatten()]", "t.dtype == torch.float32, t.dtype.is_floating_point", "torch.get_default_dtype()", "t.item()", "t.type()", "isinstance(t, torch.FloatTensor), torch.is_tensor(t)", "t.to(t.dtype) is t", "t.byte()", "torch.finfo(torch.float32).max, torch.iinfo(torch.int8).min", "t.cpu().device", "(t + 1).numpy()", "t.numpy() + 1", "t.to('cpu', torch.float64)", "torch.Tensor([1, 2, 3])", "torch.FloatTensor(2, 2).shape", "torch.LongTensor([1, 2])", "torch.tensor(t.tolist())", "t.char()", "t.short().dtype", "t.flatten()[0].item() * 2") + ")")

    def accuracy(self):
        n, c = self.random.randint(4, 8), self.random.randint(2, 4)
        self.add(f"logits = torch.randn({n}, {c})", f"labels = torch.randint(0, {c}, ({n},))", "preds = logits.argmax(dim=1)")
        for _ in range(self.random.randint(2, 5)):
            self.guarded("print(" + self.one("(preds == labels).float().mean()", "f'{(preds == labels).float().mean().item():.2%}'", "(preds == labels).sum().item() / len(labels)", "torch.bincount(labels)", "torch.max(logits, 1)", "logits.topk(2, dim=1)", "logits.topk(2).indices.eq(labels.view(-1, 1)).any(1)", "F.one_hot(labels)", f"torch.zeros({c}, {c}, dtype=torch.long).index_put_((labels, preds), torch.tensor(1), accumulate=True)", "F.cross_entropy(logits, labels), F.nll_loss(F.log_softmax(logits, 1), labels)", "logits.softmax(1).max(1).values", "logits.sort(dim=1, descending=True)", "labels.unique(return_counts=True)", "(preds != labels).nonzero().flatten()", "logits.gather(1, labels[:, None]).squeeze(1)",
                                             "logits[range(len(labels)), labels]", "torch.stack([(labels == k).sum() for k in range(3)])", "logits.std(0), logits.var(0, unbiased=False)", "torch.quantile(logits[:, 0], 0.5)", "torch.histc(logits, 4)", "logits.sigmoid() > 0.5", "F.cross_entropy(logits, F.one_hot(labels).float())", "-(F.one_hot(labels, logits.shape[1]) * logits.log_softmax(1)).sum(1).mean()", "preds.view_as(labels).eq(labels).cpu().sum()", "F.cosine_similarity(logits[:1], logits)", "torch.cdist(logits, logits[:2])", "logits.norm(dim=1), F.normalize(logits, dim=1).norm(dim=1)") + ")")

    def regularisation(self):
        self.model()
        self.add("x = torch.randn(3, 4)", self.one("l1 = sum(p.abs().sum() for p in model.parameters())\nprint(l1)\nl1.backward()\nprint(next(model.parameters()).grad)", "l2 = torch.stack([p.pow(2).sum() for p in model.parameters()]).sum()\nprint(l2)\n(model(x).mean() + 0.01 * l2).backward()\nprint(list(model.parameters())[-1].grad)", "model(x).sum().backward()\nprint(nn.utils.clip_grad_norm_(model.parameters(), 0.5))\nprint(torch.stack([p.grad.norm() for p in model.parameters() if p.grad is not None]).norm())",
                                                         "model(x).sum().backward()\nnn.utils.clip_grad_value_(model.parameters(), 0.05)\nprint(max(p.grad.abs().max().item() for p in model.parameters() if p.grad is not None))", "drop = nn.Dropout(0.5)\nprint(drop(torch.ones(2, 4)), drop)\ndrop.eval()\nprint(drop(torch.ones(2, 4)))", "vec = nn.utils.parameters_to_vector(model.parameters())\nprint(vec.shape, vec.norm())\nnn.utils.vector_to_parameters(vec * 0, model.parameters())\nprint(next(model.parameters()))",
                                                         "x.requires_grad_()\nout = model(x).sum()\ng, = torch.autograd.grad(out, x, create_graph=True)\npenalty = (g.norm(dim=1) - 1).pow(2).mean()\nprint(g, penalty)\npenalty.backward()\nprint([p.grad.norm() if p.grad is not None else None for p in model.parameters()])", "ema = {k: v.clone() for k, v in model.state_dict().items() if v.is_floating_point()}\nwith torch.no_grad():\n    for k, v in model.state_dict().items():\n        if k in ema:\n            ema[k].mul_(0.9).add_(v, alpha=0.1)\nprint({k: v.shape for k, v in ema.items()})"))

    def shape_questions(self):
        shape = self.one((2, 3), (4,), (2, 3, 4), (1, 3), (3, 1), (2, 1, 3))
        self.add(f"x = torch.arange({eval('*'.join(map(str, shape)))}{self.one('', '.')}).view({', '.join(map(str, shape))})")
        for _ in range(self.random.randint(3, 6)):
            self.guarded("print(" + self.one("x.shape, x[0].shape", "x.unsqueeze(-1).shape, x[None].shape, x[..., None].shape", "x.squeeze().shape", "x.permute(*range(x.dim() - 1, -1, -1))", "x.view(x.size(0), -1)", "x.flatten(1).shape", "torch.cat([x, x], dim=-1)", "torch.cat((x, x), 1).shape", "torch.stack((x, x), dim=1).shape", "x.repeat(2, 1).shape", "x.repeat(1, 2)", "x.expand(5, -1, -1).shape", "(x + x.unsqueeze(0)).shape", "x.sum(-1), x.sum(dim=0, keepdim=True)", "x.float().mean(dim=(0, 1))", "x.transpose(0, -1).is_contiguous()", "x.transpose(0, -1).contiguous().view(-1)", "x.chunk(2)", "x.split(1)", "x.unbind(0)", "x.roll(1)", "x.flip(0)", "torch.einsum('ij->ji', x)",
                                             "x[:, 0]", "x[..., -1]", "x[::2]", "x[-1:]", "x[x > 2]", "x[[0]]", "x.T", "x @ x.T", "torch.broadcast_shapes(x.shape, (3, 1))", "torch.broadcast_to(x, (2, *x.shape)).shape", "x.new_zeros(2)", "x.index_select(0, torch.tensor([0]))", "x.unfold(0, 2, 1)", "x.movedim(0, -1).shape", "x.narrow(0, 0, 1)", "x.take(torch.tensor([0, 2]))", "x.size(0), x.size(-1), len(x)", "x.stride(), x.t().stride()", "torch.atleast_2d(x).shape", "x.reshape(2, -1)", "x.view(-1, 2).shape", "torch.tile(x, (2,))", "x.ravel()[:3]", "torch.hstack([x, x]).shape", "torch.vstack([x, x]).shape", "torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij')") + ")")
