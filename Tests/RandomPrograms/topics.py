"""Random programs by topic, as people write them to try PyTorch out: models that are trained, functions and hooks that print,
views changed in place, derivatives of derivatives, tensors printed in every type and size, indexing, types that meet, errors.

`Program(seed).write()` gives the text of one; every statement runs in PyTorch, or its error is printed."""

import random


class Program:
    """One program: a few topics one after the other, each with names of its own."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = ["import torch", "import torch.nn as nn", "import torch.nn.functional as F", f"torch.manual_seed({seed % 997})"]

    def write(self):
        topics = [self.training, self.modules, self.functions, self.hooks, self.views, self.versions, self.derivatives,
                  self.transforms, self.printing, self.numbers, self.indexing, self.assignment, self.promotion, self.errors,
                  self.accumulation, self.graph, self.reductions, self.shapes, self.sequences, self.losses]
        for topic in self.random.sample(topics, self.random.randint(1, 3)):
            topic()
        return "\n".join(self.lines) + "\n"

    def one(self, *choices):
        return self.random.choice(choices)

    def add(self, *lines):
        self.lines += lines

    def guarded(self, *lines):
        self.add("try:", *["    " + line for line in lines], f"except {self.one('Exception', 'RuntimeError', '(RuntimeError, TypeError, ValueError, IndexError)')} as e:",
                 "    " + self.one("print(type(e).__name__, e)", "print('caught:', e)", "print(f'{type(e).__name__}: {e}')", "print(repr(e)[:100])"))

    def number(self):
        return self.one("0.5", "2.0", "-1.0", "3", "0.1", "1.5", "-2", "10.0", "0.25")

    def list_of(self, *shape, whole=False):
        if not shape:
            return str(self.random.randint(-4, 9)) if whole else str(round(self.random.uniform(-3, 3), self.random.randint(1, 3)))
        return "[" + ", ".join(self.list_of(*shape[1:], whole=whole) for _ in range(shape[0])) + "]"

    def tensor(self, *shape, grad=True):
        more = ", requires_grad=True" if grad else ""
        sizes = ", ".join(map(str, shape))
        return self.one(f"torch.tensor({self.list_of(*shape)}{more})", f"torch.randn({sizes or '()'}{more})",
                        f"torch.rand({sizes or '()'}{more})", f"torch.tensor({self.list_of(*shape)}, dtype=torch.float64{more})")

    # Training

    def training(self):
        r, n, i, o = self.random, self.random.randint(3, 8), self.random.randint(1, 4), self.random.randint(1, 3)
        h = r.randint(2, 6)
        act = self.one("ReLU()", "Tanh()", "Sigmoid()", "GELU()", "SiLU()", "ELU()", "LeakyReLU(0.2)", "Softplus()", "Mish()", "Hardtanh()", "SELU()", "ReLU6()")
        extra = self.one("", "", "", f"nn.LayerNorm({h}), ", "nn.Dropout(0.2), ", f"nn.Linear({h}, {h}), nn.ReLU(), ")
        shape = self.one("sequential", "class", "class", "function", "manual")
        task = self.one("regression", "regression", "classes", "binary")
        self.add(f"x = torch.randn({n}, {i})")
        if task == "regression":
            self.add(self.one(f"y = torch.randn({n}, {o})", f"y = x.sum(1, keepdim=True).expand({n}, {o}) * 0.5 + 1", f"y = (x ** 2).mean(1, keepdim=True).repeat(1, {o})"))
            loss = self.one("nn.MSELoss()", "nn.L1Loss()", "nn.SmoothL1Loss()", "nn.HuberLoss()", "nn.MSELoss(reduction='sum')", "F.mse_loss", "lambda p, t: ((p - t) ** 2).mean()")
        elif task == "classes":
            o = max(o, 2)
            self.add(f"y = torch.randint(0, {o}, ({n},))")
            loss = self.one("nn.CrossEntropyLoss()", "F.cross_entropy", "nn.CrossEntropyLoss(label_smoothing=0.1)", "lambda p, t: F.nll_loss(F.log_softmax(p, dim=1), t)", f"nn.CrossEntropyLoss(weight=torch.rand({o}))", "nn.MultiMarginLoss()")
        else:
            o = 1
            self.add(f"y = (torch.rand({n}, 1) > 0.5).float()")
            loss = self.one("nn.BCEWithLogitsLoss()", "lambda p, t: F.binary_cross_entropy(torch.sigmoid(p), t)", "F.binary_cross_entropy_with_logits", "nn.SoftMarginLoss()")
        if shape == "manual":
            self.add(f"w1 = torch.randn({i}, {h}, requires_grad=True)", f"b1 = torch.zeros({h}, requires_grad=True)",
                     f"w2 = torch.randn({h}, {o}, requires_grad=True)", f"loss_fn = {loss}", f"for epoch in range({r.randint(2, 5)}):",
                     f"    out = {self.one('torch.tanh', 'torch.relu', 'torch.sigmoid', 'F.gelu')}(x @ w1 + b1) @ w2", "    loss = loss_fn(out, y)", "    loss.backward()",
                     "    with torch.no_grad():", "        for p in (w1, b1, w2):", f"            p {self.one('-=', '-=', '+= -')} 0.{r.randint(1, 3)} * p.grad".replace("+= - 0", "+= -0"),
                     "            " + self.one("p.grad.zero_()", "p.grad = None"), "    " + self.one("print(epoch, loss.item())", "print(f'epoch {epoch}: {loss.item():.4f}')", "print(epoch, loss)"))
            self.add(self.one("print(w1)", "print(w1.grad, b1.grad)", "print(out)", "print(w2.norm(), b1.sum())"))
            return
        if shape == "sequential":
            self.add(f"model = nn.Sequential(nn.Linear({i}, {h}), nn.{act}, {extra}nn.Linear({h}, {o}))")
        elif shape == "class":
            self.add("class Net(nn.Module):", "    def __init__(self, hidden):", "        super().__init__()", f"        self.first = nn.Linear({i}, hidden{self.one('', ', bias=False')})",
                     f"        self.act = nn.{act}", *([f"        self.scale = nn.Parameter(torch.ones({h}))"] if (scaled := r.random() < 0.3) else []),
                     *([f"        self.register_buffer('calls', torch.zeros(1))"] if (counted := r.random() < 0.2) else []), f"        self.second = nn.Linear(hidden, {o})", "",
                     "    def forward(self, x):", *(["        self.calls += 1"] if counted else []), "        h = self.act(self.first(x))", *(["        h = h * self.scale"] if scaled else []),
                     self.one("        return self.second(h)", "        h = F.dropout(h, 0.1, self.training)\n        return self.second(h)", "        return self.second(h + h.mean(dim=1, keepdim=True))"), "", "", f"model = Net({h})")
        else:
            self.add("def make(sizes):", "    layers = []", "    for a, b in zip(sizes, sizes[1:]):", f"        layers += [nn.Linear(a, b), nn.{act}]", "    return nn.Sequential(*layers[:-1])", "", "", f"model = make([{i}, {h}, {o}])")
        lr = self.one("0.1", "0.01", "0.05", "1e-3")
        opt = self.one(f"SGD(model.parameters(), lr={lr})", f"SGD(model.parameters(), lr={lr}, momentum=0.9)", f"Adam(model.parameters(), lr={lr})", f"AdamW(model.parameters(), lr={lr}, weight_decay=0.1)", f"RMSprop(model.parameters(), lr={lr})",
                       f"Adagrad(model.parameters(), lr={lr})", f"SGD(model.parameters(), lr={lr}, momentum=0.9, nesterov=True)", f"Adam(model.parameters(), lr={lr}, betas=(0.8, 0.99), amsgrad=True)", f"SGD(model.parameters(), lr={lr}, weight_decay=1e-2)", f"RMSprop(model.parameters(), lr={lr}, momentum=0.5, centered=True)",
                       f"Adam([{{'params': model.parameters(), 'lr': {lr}}}])", f"Adadelta(model.parameters())", f"NAdam(model.parameters(), lr={lr})", f"RAdam(model.parameters(), lr={lr})", f"Adamax(model.parameters(), lr={lr})")
        self.add(f"optimizer = torch.optim.{opt}", f"loss_fn = {loss}")
        sched = self.one("", "", "", "StepLR(optimizer, step_size=2, gamma=0.5)", "ExponentialLR(optimizer, 0.9)", "CosineAnnealingLR(optimizer, T_max=4)", "LambdaLR(optimizer, lambda e: 1 / (e + 1))", "MultiStepLR(optimizer, [1, 3])", "LinearLR(optimizer)", "OneCycleLR(optimizer, max_lr=0.1, total_steps=10)")
        if sched:
            self.add(f"scheduler = torch.optim.lr_scheduler.{sched}")
        if r.random() < 0.3:
            self.add("print(model)")
        clip = self.one("", "", "", "    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)", "    nn.utils.clip_grad_value_(model.parameters(), 0.1)")
        self.add(f"for step in range({r.randint(2, 6)}):", "    " + self.one("optimizer.zero_grad()", "optimizer.zero_grad()", "optimizer.zero_grad(set_to_none=False)", "model.zero_grad()"), "    out = model(x)", "    loss = loss_fn(out, y)", "    loss.backward()",
                 *([clip] if clip else []), "    optimizer.step()", *(["    scheduler.step()"] if sched else []), "    " + self.one("print(step, loss.item())", "print(f'step {step:2d} loss {loss.item():.4f}')", "print('loss', loss)", "print(step, round(loss.item(), 3))", "print('%d %.3f' % (step, loss))"))
        if sched:
            self.add(self.one("print(scheduler.get_last_lr())", "print([g['lr'] for g in optimizer.param_groups])"))
        for _ in range(r.randint(1, 3)):
            self.add(self.one("for name, p in model.named_parameters():\n    print(name, tuple(p.shape), p.grad.abs().sum())", "print(model.state_dict())", "model.eval()\nwith torch.no_grad():\n    print(model(x))", "print([p.data.norm().item() for p in model.parameters()])", "print(list(model.parameters())[0])", "print(sum(p.numel() for p in model.parameters() if p.requires_grad))",
                              "print(optimizer)", "print(out.argmax(dim=1), (out.argmax(dim=1) == 0).float().mean())", "print(optimizer.state_dict()['param_groups'])", "print(next(model.parameters()).grad)", "print(list(optimizer.state.values())[0].keys())"))

    # Modules

    def modules(self):
        r = self.random
        layer, shape = self.one(("nn.Linear(4, 3)", "2, 4"), ("nn.Conv1d(2, 3, 2)", "1, 2, 5"), ("nn.Conv2d(1, 2, 3, padding=1)", "1, 1, 4, 4"), ("nn.Conv2d(2, 2, 2, stride=2, bias=False)", "1, 2, 4, 4"), ("nn.ConvTranspose2d(1, 1, 2)", "1, 1, 3, 3"), ("nn.LayerNorm(4)", "2, 4"), ("nn.GroupNorm(2, 4)", "2, 4, 3"), ("nn.RMSNorm(4)", "2, 4"),
                                 ("nn.BatchNorm1d(3)", "4, 3"), ("nn.BatchNorm2d(2)", "2, 2, 3, 3"), ("nn.InstanceNorm1d(3)", "1, 3, 4"), ("nn.Bilinear(4, 4, 2)", "2, 4"), ("nn.MaxPool2d(2)", "1, 1, 4, 4"), ("nn.AvgPool2d(2, stride=1)", "1, 1, 3, 3"), ("nn.AdaptiveAvgPool2d(2)", "1, 1, 4, 4"), ("nn.Flatten()", "2, 2, 3"), ("nn.PReLU()", "2, 3"),
                                 ("nn.Softmax(dim=1)", "2, 3"), ("nn.LogSoftmax(dim=-1)", "2, 3"), ("nn.GELU()", "2, 3"), ("nn.Upsample(scale_factor=2)", "1, 1, 2, 2"), ("nn.Unflatten(1, (2, 2))", "2, 4"), ("nn.Dropout(0.5)", "3, 4"), ("nn.Identity()", "2, 2"), ("nn.ConstantPad1d(1, 2.0)", "1, 2, 3"), ("nn.PixelShuffle(2)", "1, 4, 2, 2"),
                                 ("nn.Conv2d(2, 4, 2, groups=2, dilation=1)", "1, 2, 3, 3"), ("nn.MaxPool1d(2, stride=1)", "1, 2, 4"), ("nn.Hardswish()", "2, 3"), ("nn.CELU(0.5)", "4"), ("nn.Tanhshrink()", "4"), ("nn.Threshold(0.1, 20)", "4"), ("nn.GLU()", "2, 4"), ("nn.LocalResponseNorm(2)", "1, 3, 2, 2"))
        self.add(f"layer = {layer}", f"x = torch.randn({shape}, requires_grad={self.one('True', 'True', 'False')})", "y = layer(x, x)" if "Bilinear" in layer else "y = layer(x)",
                 self.one("print(layer)", "print(layer, y.shape)", "print(repr(layer))"), self.one("print(y)", "print(y.grad_fn)".replace("y.grad_fn", "y.grad_fn.name() if y.grad_fn else None"), "print(y.mean(), y.std())"))
        self.add("if y.requires_grad:", f"    {self.one('y.sum()', 'y.pow(2).sum()', 'y.mean()', '(y * torch.arange(y.numel()).view_as(y)).sum()')}.backward()", "    print(x.grad)")
        for _ in range(r.randint(1, 3)):
            self.add(self.one("print([(n, p.shape) for n, p in layer.named_parameters()])", "for p in layer.parameters():\n    print(p.grad)", "print(layer.state_dict())", "layer.eval()\nprint(layer.training, layer(x.detach()) if not isinstance(layer, nn.Bilinear) else None)", "print(sum(p.numel() for p in layer.parameters()))", "layer.double()\nprint([p.dtype for p in layer.parameters()])",
                              "print(list(layer.named_buffers()))", "layer.requires_grad_(False)\nprint([p.requires_grad for p in layer.parameters()])", "net = nn.Sequential(layer, nn.ReLU())\nprint(net)\nprint(len(net), net[1], list(net.state_dict()))", "print(layer.extra_repr())", "nn.init.constant_(next(iter(layer.parameters()), torch.zeros(1)), 0.5)\nprint([p.sum() for p in layer.parameters()])",
                              "holder = nn.ModuleDict({'a': layer, 'b': nn.ReLU()})\nprint(holder)\nprint([n for n, _ in holder.named_modules()])", "holder = nn.ModuleList([layer, layer])\nprint(holder, len(list(holder.parameters())))"))
        if r.random() < 0.3:
            self.add("def count(m, i, o):", "    print('forward', type(m).__name__, i[0].shape, o.shape)", "", "", "handle = layer.register_forward_hook(count)", "layer(x.float(), x.float())" if "Bilinear" in layer else "layer.float()(x.float())", "handle.remove()")
        if r.random() < 0.3:
            init = self.one("xavier_uniform_", "kaiming_normal_", "orthogonal_", "normal_", "uniform_", "xavier_normal_", "kaiming_uniform_", "ones_", "trunc_normal_", "eye_")
            self.add(f"w = torch.empty(3, 4)", f"nn.init.{init}(w)", "print(w)")

    def sequences(self):
        cell = self.one("RNN(3, 4)", "LSTM(3, 4)", "GRU(3, 4)", "LSTM(3, 2, num_layers=2)", "GRU(3, 2, bidirectional=True)", "RNN(3, 2, nonlinearity='relu', batch_first=True)", "LSTM(3, 2, batch_first=True)")
        kind = self.one("layer", "layer", "cell", "embedding", "attention", "transformer")
        if kind == "layer":
            self.add(f"rnn = nn.{cell}", "x = torch.randn(4, 2, 3, requires_grad=True)", "out, h = rnn(x)", "print(out.shape, h[0].shape if isinstance(h, tuple) else h.shape)", self.one("print(out)", "print(h)", "print(out[-1])", "print(rnn)"),
                     self.one("out.sum().backward()", "out[-1].pow(2).mean().backward()"), self.one("print(x.grad)", "print(rnn.weight_ih_l0.grad)", "print([n for n, _ in rnn.named_parameters()])", "print(rnn.bias_hh_l0.grad)"))
        elif kind == "cell":
            self.add(f"cell = nn.{self.one('RNNCell', 'GRUCell')}(2, 3)", "h = torch.zeros(1, 3)", "for t in range(4):", "    h = cell(torch.full((1, 2), float(t)), h)", "    print(t, h)", "h.sum().backward()", "print(cell.weight_hh.grad)")
        elif kind == "embedding":
            self.add(f"emb = nn.Embedding(6, 3{self.one('', ', padding_idx=0', ', max_norm=1.0')})", "ids = torch.tensor([[0, 1, 2], [2, 5, 1]])", "v = emb(ids)", "print(v.shape, v)", "v.sum().backward()", "print(emb.weight.grad)", "print(emb)")
        elif kind == "attention":
            self.add(f"attn = nn.MultiheadAttention(4, 2, batch_first={self.one('True', 'False')})", "q = torch.randn(2, 3, 4, requires_grad=True)", f"out, w = attn(q, q, q{self.one('', ', average_attn_weights=False', ', need_weights=True')})", "print(out)", "print(w.shape if w is not None else None)", "out.sum().backward()", "print(q.grad)")
        else:
            self.add("layer = nn.TransformerEncoderLayer(4, 2, dim_feedforward=8, dropout=0.0, batch_first=True)", "x = torch.randn(1, 3, 4)", "y = layer(x)", "print(y)", "y.sum().backward()", "print(layer.linear1.weight.grad.norm(), layer.self_attn.in_proj_weight.grad.shape)", self.one("print(layer)", "print(len(list(layer.parameters())))"))

    def losses(self):
        r = self.random
        n, c = r.randint(2, 4), r.randint(2, 4)
        self.add(f"p = torch.randn({n}, {c}, requires_grad=True)", f"t = torch.randn({n}, {c})", f"k = torch.randint(0, {c}, ({n},))")
        for _ in range(r.randint(2, 4)):
            red = self.one("", "", ", reduction='sum'", ", reduction='none'")
            loss = self.one(f"F.mse_loss(p, t{red})", f"F.l1_loss(p, t{red})", f"F.smooth_l1_loss(p, t{red})", f"F.huber_loss(p, t{red}, delta=0.7)", f"F.cross_entropy(p, k{red})", f"F.nll_loss(p.log_softmax(1), k{red})", f"F.binary_cross_entropy_with_logits(p, t.sigmoid(){red})", f"F.binary_cross_entropy(p.sigmoid(), (t > 0).float(){red})",
                            f"F.kl_div(p.log_softmax(1), t.softmax(1){self.one(red, ', reduction=' + repr('batchmean'))})", f"F.cosine_embedding_loss(p, t, torch.ones({n}))", "F.triplet_margin_loss(p, t, t.flip(0))", f"F.margin_ranking_loss(p[:, 0], t[:, 0], torch.ones({n}))", f"F.soft_margin_loss(p, t.sign(){red})", f"F.hinge_embedding_loss(p, t.sign(){red})",
                            f"F.multi_margin_loss(p, k{red})", f"F.poisson_nll_loss(p, t.abs(){red})", f"F.gaussian_nll_loss(p, t, t.exp(){red})", f"F.multilabel_soft_margin_loss(p, (t > 0).float(){red})", f"F.cross_entropy(p, t.softmax(1), label_smoothing=0.2)", f"F.cross_entropy(p, k, weight=torch.arange(1., {c + 1}), ignore_index=0)")
            self.add(f"loss = {loss}", "print(loss)", "p.grad = None", "loss.sum().backward()", self.one("print(p.grad)", "print(p.grad.norm())", "print(p.grad.sum(0))"))

    # Functions and hooks

    def functions(self):
        r = self.random
        body, back = self.one(("x * 2", "g * 2"), ("x.exp()", "g * y"), ("x.clamp(min=0)", "g * (x > 0)"), ("x ** 2", "2 * x * g"), ("x.sin()", "g * x.cos()"), ("x.sigmoid()", "g * y * (1 - y)"), ("x.round()", "g"), ("-x", "-g"))
        saved = "y" if "y" in back else "x"
        new, talks = r.random() < 0.3, r.random() < 0.6
        name = self.one("MyOp", "Custom", "Act")
        self.add(f"class {name}(torch.autograd.Function):", "    @staticmethod", "    def forward(x):" if new else "    def forward(ctx, x):", f"        y = {body}",
                 *([] if new else [f"        ctx.save_for_backward({saved})", *([f"        print('forward', x.shape, ctx.needs_input_grad)"] if talks else [])]), "        return y", "",
                 *(["    @staticmethod", "    def setup_context(ctx, inputs, output):", f"        x, = inputs\n        y = output\n        ctx.save_for_backward({saved})", ""] if new else []),
                 "    @staticmethod", *(["    @torch.autograd.function.once_differentiable"] if r.random() < 0.2 else []), "    def backward(ctx, g):", f"        {saved}, = ctx.saved_tensors", *(["        print('backward', g)"] if talks else []), f"        return {back}", "", "",
                 f"x = {self.tensor(*self.one((3,), (2, 2), (), (1, 3)))}", f"y = {name}.apply(x)", self.one("print(y)", "print(y, y.grad_fn.name())", "print(y.requires_grad, type(y.grad_fn).__name__)"))
        if r.random() < 0.5:
            self.add("y.sum().backward()", "print(x.grad)")
        else:
            self.guarded("g, = torch.autograd.grad(y.sum(), x, create_graph=True)", "print(g)", "gg, = torch.autograd.grad(g.sum(), x)", "print(gg)")
        # `gradcheck` calls a function as often as it likes: only one that does not print is given to it.
        if not talks and r.random() < 0.4:
            self.guarded(f"print(torch.autograd.gradcheck({name}.apply, torch.randn(3, dtype=torch.float64, requires_grad=True)))")
        if r.random() < 0.4:
            self.add("class Two(torch.autograd.Function):", "    @staticmethod", "    def forward(ctx, a, b, n=2):", "        ctx.n = n", "        ctx.save_for_backward(a, b)", f"        {self.one('ctx.set_materialize_grads(False)', 'ctx.shape = a.shape')}", "        return a * b, a + n", "", "    @staticmethod", "    def backward(ctx, g1, g2):", "        a, b = ctx.saved_tensors",
                     "        print('got', g1, g2)", "        ga = gb = None", "        if g1 is not None:", "            ga, gb = g1 * b, g1 * a", "        if g2 is not None:", "            ga = g2 if ga is None else ga + g2", "        return ga, gb, None", "", "",
                     "a = torch.tensor([1., 2.], requires_grad=True)", "b = torch.tensor([3., 4.], requires_grad=True)", "p, q = Two.apply(a, b)", "print(p, q)", self.one("p.sum().backward()", "q.sum().backward()", "(p + q).sum().backward()"), "print(a.grad, b.grad)")

    def hooks(self):
        r = self.random
        self.add(f"x = {self.tensor(*self.one((3,), (2, 2), ()))}", "y = x * 3", "z = y.pow(2)" if r.random() < 0.5 else "z = (y + 1).tanh()")
        for _ in range(r.randint(1, 4)):
            self.add(self.one("x.register_hook(lambda g: print('x grad', g))", "y.register_hook(lambda g: g * 2)", "y.register_hook(lambda g: print('y', g))", "handle = z.register_hook(lambda g: g.clamp(max=0.5))", "y.retain_grad()", "z.grad_fn.register_hook(lambda gi, go: print('node', gi, go))", "y.grad_fn.register_prehook(lambda go: print('pre', go))",
                              "x.register_post_accumulate_grad_hook(lambda p: print('done', p.grad))", "def double(g):\n    print('double', g.shape)\n    return g * 2\n\n\nh = x.register_hook(double)", "order = []\ny.register_hook(lambda g: order.append('a'))\ny.register_hook(lambda g: order.append('b'))", "z.retain_grad()\ny.retain_grad()", "h2 = y.register_hook(lambda g: None)\nh2.remove()",
                              "torch.autograd.graph.register_multi_grad_hook((x, y), lambda gs: print('multi', [None if g is None else g.sum() for g in gs]))"))
        self.add(self.one("z.sum().backward()", "z.sum().backward(retain_graph=True)\nz.sum().backward()", "z.mean().backward()", "z.backward(torch.ones_like(z))"), "print(x.grad)", self.one("print(y.grad)", "print(y.grad is None)", "print(x.grad.sum())"))
        if r.random() < 0.4:
            self.add("def pack(t):", "    print('pack', tuple(t.shape))", "    return t.tolist()", "", "", "def unpack(v):", "    print('unpack')", "    return torch.tensor(v, dtype=x.dtype)", "", "", "with torch.autograd.graph.saved_tensors_hooks(pack, unpack):", f"    w = {self.one('x * x', 'x.exp()', '(x * 2).sin()', 'x / (x + 10)')}", "w.sum().backward()", "print(x.grad)")
        if r.random() < 0.3:
            self.add("m = nn.Linear(2, 2)", "m.register_forward_pre_hook(lambda mod, inp: print('pre', inp[0].shape))", "m.register_full_backward_hook(lambda mod, gi, go: print('back', go))", "m(torch.ones(1, 2, requires_grad=True)).sum().backward()")

    # Views

    def views(self):
        r = self.random
        grad = r.random() < 0.5
        self.add(f"base = torch.arange({self.one('12.', '12')}).reshape(3, 4){'.clone()' if r.random() < 0.5 else ''}", *(["base = base.float().requires_grad_()", "root = base", "base = base * 1"] if grad else []))
        names = ["base"]
        for k in range(r.randint(2, 5)):
            source, new = r.choice(names), f"v{k}"
            self.guarded(f"{new} = {source}{self.one('[0]', '[:, 1]', '[1:]', '.t()', '.view(-1)', '.reshape(-1)', '.unsqueeze(0)', '.transpose(0, 1)', '[::2]', '.flatten()', '.narrow(0, 0, 2)', '.select(-1, 0)', '.diagonal()', '.expand(2, 3, 4)', '.permute(1, 0)', '.chunk(2)[0]', '.split(2)[1]', '.unbind(0)[0]', '.squeeze()', '.T', '.detach()', '.as_strided((2, 2), (1, 3))', '.contiguous()', '.clone()', '.view(2, 6)', '.unfold(0, 2, 1)', '.movedim(0, -1)', '[..., -1]', '[None]', '.view_as(base)', '.swapdims(0, 1)', '.unflatten(-1, (2, 2))')}",
                         f"print({new}.shape, {new}.stride(), {new}.storage_offset(), {new}._base is base, {new}.is_contiguous())")
            self.add(f"{new} = {new} if '{new}' in globals() else base")
            names.append(new)
        for _ in range(r.randint(1, 4)):
            target = r.choice(names)
            self.guarded(f"{target}{self.one('.add_(1)', '.mul_(2)', '[0] = 7', '.zero_()', '.fill_(5)', ' += 1', '[...] = -1', '.copy_(torch.ones(()))', '.neg_()', '.sub_(base.sum())', '[-1] *= 3', '.clamp_(max=3)', '.t_()', '.squeeze_()', '.unsqueeze_(0)', '.relu_()', '.masked_fill_(base > 5, 0)', '.add_(base)')}")
            self.add(self.one(f"print({target})", "print(base)", f"print(base._version, {target}._version)", f"print({target}.grad_fn.name() if {target}.grad_fn is not None else None)", "print([n.sum().item() for n in (" + ", ".join(names) + ")])"))
        self.add("print(base)")
        if grad:
            self.guarded("base.sum().backward()", "print(root.grad)")
        self.add(f"print({r.choice(names)}.data_ptr() == base.data_ptr(), base.numel())")

    def versions(self):
        r = self.random
        self.add(f"a = {self.tensor(*self.one((3,), (2, 2)))}", f"b = a{self.one('.exp()', ' * 2', '.sigmoid()', '.clone()', ' + 1', '.sqrt()', '.tanh()', ' ** 2')}", f"c = b{self.one(' * b', '.sin()', ' ** 3', '.exp()', ' * a', '.sum()', '.relu()', ' / a', '.cumprod(0)', '.softmax(0)', '.prod()', '.max()', '.norm()')}", "print(b._version)")
        self.guarded(self.one("b.add_(1)", "b.mul_(a)", "b[0] = 0.", "b.zero_()", "b += a", "b.data.add_(1)", "with torch.no_grad():\n        b.add_(1)", "b.detach().add_(1)", "b.relu_()", "a.add_(1)", "a.data.mul_(2)", "b.copy_(a)", "b[b > 0] = 1.", "b.squeeze_()"))
        self.add("print(b._version, b.is_leaf, b.grad_fn.name() if b.grad_fn else None)")
        self.guarded("c.sum().backward()", "print(a.grad)")
        if r.random() < 0.5:
            self.guarded("c.sum().backward()")
        if r.random() < 0.4:
            self.guarded(self.one("a += 1", "a[0] = 1", "a.requires_grad = False", "b.requires_grad = False", "a.view(-1)[0] = 5", "a.resize_(1)", "b.backward()", "torch.ones(2).backward()", "a.detach().requires_grad_().sum().backward()", "b.detach_()\n    print(b.grad_fn)", "a.grad = torch.ones(7)", "a.grad = 3", "torch.tensor([1, 2], requires_grad=True)", "torch.ones(2, requires_grad=True).numpy()", "b.sum().backward()"))
        self.add("print(a.grad, a._version)")

    # Derivatives

    def derivatives(self):
        r = self.random
        f = self.one("(x ** 3).sum()", "(x * y).sin().sum()", "x.exp().mul(y).sum()", "(x @ y)", "torch.sigmoid(x * y).prod()", "(x / (1 + y ** 2)).sum()", "F.softplus(x - y).sum()", "torch.logsumexp(x * y, 0)", "(x.tanh() * y.cos()).mean()", "torch.norm(x + y)", "(x.relu() ** 2 + y).sum()", "F.softmax(x, 0).dot(y)", "torch.stack([x, y]).prod(0).sum()", "torch.where(x > y, x ** 2, y).sum()", "x.pow(y.abs()).sum().abs()", "(x.log1p().abs() + y).std()")
        self.add(f"x = torch.tensor({self.list_of(3)}, requires_grad=True)", f"y = torch.tensor({self.list_of(3)}, requires_grad={self.one('True', 'True', 'False')})", f"out = {f}", "print(out)")
        choice = self.one("backward", "grad", "double", "double", "triple", "accumulate", "unused", "vector")
        if choice == "backward":
            self.add("out.backward()", "print(x.grad, y.grad)")
        elif choice == "grad":
            self.guarded("print(torch.autograd.grad(out, (x, y)))")
        elif choice == "double":
            self.guarded("g, = torch.autograd.grad(out, x, create_graph=True)", "print(g, g.grad_fn.name() if g.grad_fn else None)", "h, = torch.autograd.grad(g.sum(), x" + self.one("", ", allow_unused=True", ", retain_graph=True") + ")", "print(h)")
        elif choice == "triple":
            self.guarded("d = out", "for order in range(3):", "    d, = torch.autograd.grad(d.sum(), x, create_graph=True)", "    print(order, d)")
        elif choice == "accumulate":
            self.add("for k in range(3):", f"    ({f} * k).backward()", "    print(x.grad)")
        elif choice == "unused":
            self.guarded("z = torch.ones(2, requires_grad=True)", f"print(torch.autograd.grad(out, [x, z]{self.one('', ', allow_unused=True', ', materialize_grads=True')}))")
        else:
            self.add("v = x * 2", "v.backward(torch.tensor([1., 0.5, -1.]))", "print(x.grad)")
            self.guarded("v.backward()")
        if r.random() < 0.5:
            which = self.one("jacobian(lambda v: v ** 2, x)", "hessian(lambda v: (v ** 3).sum(), x)", "vjp(lambda v: v.exp(), x, torch.ones(3))", "jvp(lambda v: v * v, x, torch.ones(3))", "hvp(lambda v: v.pow(4).sum(), x, torch.ones(3))", "jacobian(lambda a, b: a * b, (x, y))", "vhp(lambda v: v.sin().sum(), x, torch.ones(3))", "hessian(lambda a, b: (a * b * a).sum(), (x.detach(), y.detach()))", "jacobian(lambda v: v.outer(v), x.detach(), create_graph=False)", "jacobian(lambda v: v.sum(), x, vectorize=False)")
            self.guarded(f"print(torch.autograd.functional.{which})")
        if r.random() < 0.3:
            self.guarded(f"print(torch.autograd.gradcheck({self.one('lambda v: v ** 3', 'torch.sin', 'lambda v: (v * v).sum()', 'torch.exp', 'lambda v: v.softmax(0)')}, (torch.rand(3, dtype=torch.float64, requires_grad=True),)))")

    def transforms(self):
        f = self.one("(w * x).sum()", "(w ** 2 * x).sin().sum()", "torch.tanh(w @ x)", "((w - x) ** 2).mean()", "F.softplus(w).dot(x)")
        self.add("from torch.func import grad, vmap, jacrev, jacfwd, hessian, vjp, jvp, grad_and_value, functional_call", "", "", "def f(w, x):", f"    return {f}", "", "", f"w = torch.tensor({self.list_of(3)})", f"x = torch.tensor({self.list_of(3)})", f"xs = torch.tensor({self.list_of(2, 3)})")
        for _ in range(self.random.randint(1, 3)):
            self.guarded("print(" + self.one("grad(f)(w, x)", "grad(f, argnums=1)(w, x)", "grad(f, argnums=(0, 1))(w, x)", "vmap(f, in_dims=(None, 0))(w, xs)", "vmap(grad(f), in_dims=(None, 0))(w, xs)", "jacrev(lambda v: v ** 2)(w)", "jacfwd(lambda v: v.sin())(w)", "hessian(f)(w, x)", "grad_and_value(f)(w, x)", "vjp(f, w, x)[1](torch.tensor(1.))", "jvp(lambda v: v.exp(), (w,), (torch.ones(3),))", "grad(grad(lambda s: s ** 4))(torch.tensor(2.))", "vmap(torch.dot)(xs, xs)", "vmap(lambda v: v.sum())(xs)", "vmap(lambda v, s: v * s, in_dims=(0, None), out_dims=1)(xs, 2.0)", "grad(lambda p: (p['a'] * x).sum())({'a': w})", "vmap(vmap(lambda s: s * 2))(xs)", "jacrev(f, argnums=1)(w, x)") + ")")
        if self.random.random() < 0.3:
            self.add("net = nn.Linear(3, 2)", "params = dict(net.named_parameters())", "print(functional_call(net, params, (xs,)))", "print(grad(lambda p: functional_call(net, p, (xs,)).sum())(params))".replace("params))", "{k: v.detach() for k, v in params.items()}))"))

    def accumulation(self):
        r = self.random
        self.add(f"w = {self.tensor(2)}", "b = torch.zeros((), requires_grad=True)", f"for i in range({r.randint(2, 4)}):", f"    loss = ((w * {self.number()} + b) ** {r.randint(1, 3)}).sum()", f"    loss.backward({self.one('', 'retain_graph=True', 'torch.tensor(2.)')})", "    print(i, loss.item(), w.grad, b.grad)",
                 *self.one(["    w.grad.zero_()"], ["    w.grad = None"], ["    with torch.no_grad():", "        w -= 0.1 * w.grad"], ["    w.data -= 0.1 * w.grad"], []), "print(w, b.grad)")
        with_mode = self.one("torch.no_grad()", "torch.enable_grad()", "torch.inference_mode()", "torch.set_grad_enabled(False)", "torch.autograd.set_detect_anomaly(False)")
        self.add(f"with {with_mode}:", "    z = w * 2", "    print(z.requires_grad, z.is_leaf, torch.is_grad_enabled(), torch.is_inference_mode_enabled())")
        self.guarded("z.sum().backward()", "print(w.grad)")
        if r.random() < 0.5:
            self.add(f"@{self.one('torch.no_grad()', 'torch.enable_grad()', 'torch.inference_mode()')}", "def g(t):", "    return t * 2", "", "", "print(g(w), g(w).requires_grad)")

    def graph(self):
        result = self.one("a @ b", "a * b + a", "(a - b).relu().sum(0)", "torch.cat([a, b]).mean()", "a.mm(b).t()", "torch.stack([a, b]).sum()", "a[0] * b[:, 1]", "F.linear(a, b)", "a.view(-1).dot(b.reshape(-1))", "torch.where(a > b, a, b)", "a.max(1)[0] / b.sum()",
                          "a.double() * b.double()", "torch.einsum('ij,jk->ik', a, b)", "a.softmax(1).log()", "torch.addmm(a, a, b)", "a.unbind()[0].exp()")
        self.add(f"a = {self.tensor(2, 2)}", f"b = {self.tensor(2, 2)}", f"c = {result}", "def walk(node, depth=0):", "    if node is None:", "        print('  ' * depth + 'None')", "        return", "    print('  ' * depth + node.name())",
                 "    for nxt, idx in node.next_functions:", "        walk(nxt, depth + 1)", "", "", "walk(c.grad_fn)")
        self.add(self.one("print(c.grad_fn.next_functions[0][0].name(), c.grad_fn.next_functions[0][1])", "print(c.grad_fn.metadata)", "print([n for n in dir(c.grad_fn) if n.startswith('_saved')])", "print(c.is_leaf, a.is_leaf, c.retains_grad)", "print(c.grad_fn.__class__.__name__)"))
        self.guarded("c.sum().backward()", "print(a.grad)", "print(b.grad)")

    # Values

    def printing(self):
        r = self.random
        for _ in range(r.randint(2, 5)):
            shape = self.one((3,), (2, 3), (1,), (), (2, 2, 2), (5,), (1, 1), (0,), (2, 0), (12,), (1, 2, 1, 2))
            dtype = self.one("float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "int8", "bool", "int16", "float32", "float32")
            sizes = ", ".join(map(str, shape))
            scale = self.one("", " * 1000", " * 1e-3", " * 1e5", " * 1e-6", " * 1e10", " / 3", " * 123.456", " - 0.5", ".round()", ".floor() * 100", " * 0")
            if dtype in ("float32", "float64", "float16", "bfloat16"):
                text = self.one(f"(torch.randn({sizes or '()'}){scale}).to(torch.{dtype})", f"torch.rand({sizes or '()'}, dtype=torch.{dtype}){scale}", f"torch.full(({sizes}{',' if len(shape) == 1 else ''}), {self.number()}, dtype=torch.{dtype}){scale}", "torch.tensor([1., float('inf'), -float('inf'), float('nan')])" + scale, f"torch.tensor({self.list_of(*shape)}, dtype=torch.{dtype}){scale}", "torch.tensor([1e-10, 1., 1e10])", "torch.tensor([0.1, 100., 12345.678])", f"torch.arange({r.randint(1, 20)}) / {r.randint(2, 9)}", f"torch.linspace(0, {r.randint(1, 1000)}, {r.randint(2, 9)})", f"torch.logspace(-3, {r.randint(1, 6)}, 5)", "torch.tensor([-0.0, 0.0])", f"torch.eye({r.randint(1, 4)}){scale}")
            else:
                text = self.one(f"(torch.randn({sizes or '()'}) * 50).to(torch.{dtype})", f"torch.randint(0, 100, ({sizes}{',' if len(shape) == 1 else ''})).to(torch.{dtype})", f"torch.zeros({sizes or '()'}, dtype=torch.{dtype})", f"torch.arange({r.randint(1, 30)}).to(torch.{dtype})", f"torch.ones({sizes or '()'}, dtype=torch.{dtype})", f"torch.randint(0, 2, ({sizes}{',' if len(shape) == 1 else ''})).bool()")
            self.add(f"t = {text}", self.one("print(t)", "print(t)", "print(repr(t))", "print(str(t), t.shape)", "print(f'{t}')", "print('value:', t, t.dtype)", "print([t, t])", "print({'t': t})", "print(t.tolist())", "print((t, t.sum()))", "print(t.float().mean())", "print(t.requires_grad_(t.is_floating_point()))", "print(t.numpy() if t.dtype != torch.bfloat16 else t)", "print(t.flatten()[:3])", "print(t.unsqueeze(0))", "print(nn.Parameter(t.float()))"))
        options = self.one("precision=2", "precision=8", "sci_mode=True", "sci_mode=False", "linewidth=40", "threshold=5", "edgeitems=2, threshold=10", "profile='short'", "profile='full'", "precision=1, linewidth=60")
        if r.random() < 0.5:
            self.add(f"torch.set_printoptions({options})", f"print(torch.randn({self.one('3', '4, 5', '2, 3', '12', '30', '3, 12', '2, 2, 7')}){self.one('', ' * 100', ' * 1e-4', ' * 1e6')})", "print(torch.arange(15))", "torch.set_printoptions(profile='default')")
        if r.random() < 0.4:
            self.add(f"print(torch.{self.one('arange(1100)', 'zeros(1001)', 'ones(40, 30)', 'arange(2000.).view(2, 1000)', 'randn(1200)', 'arange(1200).reshape(10, 120)', 'zeros(11, 11, 11)')})")

    def numbers(self):
        r = self.random
        self.add(f"x = torch.tensor({self.list_of(r.randint(2, 5))})", f"n = torch.tensor({self.list_of(4, whole=True)})", "s = torch.tensor(2.5)")
        for _ in range(r.randint(3, 7)):
            self.guarded("print(" + self.one("x.sum().item()", "float(s)", "int(s)", "s.item() + 1", "x.mean().item()", "n.sum().item()", "f'{s:.2f}'", "f'{x.max():.3f} {n.min()}'", "round(s.item(), 1)", "x.tolist()", "n.tolist()", "bool(s)", "bool(x)", "int(x)", "len(x), len(n)", "len(s)", "x > 0", "(x > 0).sum()", "n % 3", "n // 2", "n / 2", "-n ** 2", "x ** 0.5", "2 ** n", "n & 3", "n << 1", "~n", "1 / n", "x // 0.7", "x % 0.7", "n.float().std()", "x.argmax().item()", "list(x)", "[v.item() for v in n]", "sum(x)", "max(x), min(n)", "sorted(n.tolist())", "s == 2.5", "s in x", "3 in n", "x.abs().max() > s", "torch.floor(x), torch.ceil(x), torch.round(x), torch.trunc(x)", "n.bool()", "x.int()", "n.double() / 3", "x.half()", "torch.sign(x), x.sign()", "x.clamp(-1, 1)", "torch.clip(n, 0, 3)", "n.cumsum(0), n.cumprod(0)", "x.sort()", "n.sort(descending=True)", "n.topk(2)", "n.unique(return_counts=True)", "torch.bincount(n.abs())", "n.mode()", "x.median(), n.median()", "torch.isclose(x, x + 1e-9)", "torch.equal(x, x.clone())", "torch.allclose(x, x * 1.00001)", "x.nan_to_num()", "(x / 0).isinf()", "torch.lerp(x, x * 2, 0.3)", "torch.fmod(x, 1.5), torch.remainder(x, 1.5)", "torch.atan2(x, s)", "x.frac()", "n.gcd(torch.tensor(6))", "torch.hypot(x, s)", "n.float().mean(), n.float().var(unbiased=False)", "torch.quantile(x, 0.5)", "n.prod()", "torch.logical_and(x > 0, x < 1)", "n.max(0)", "x.norm(), x.norm(1), x.norm(float('inf'))", "torch.outer(x, x)", "x.dot(x)", "torch.cross(x[:3], x[:3].flip(0), dim=0)", "torch.vander(n.float())", "torch.diff(n)", "torch.histc(x, 4)", "torch.searchsorted(x.sort()[0], s)", "x.dtype, n.dtype, (x + n).dtype", "divmod(7, n)", "n.numpy()", "x.is_floating_point(), n.is_signed()") + ")")

    def reductions(self):
        r = self.random
        shape = self.one((2, 3), (3, 2, 2), (4,), (1, 3), (2, 0), (3, 3))
        sizes = ", ".join(map(str, shape))
        self.add(f"t = {self.one(f'torch.randn({sizes})', f'torch.randint(-3, 4, ({sizes},))', f'torch.randint(0, 3, ({sizes},)).float()', f'torch.rand({sizes}, dtype=torch.float64)', f'torch.rand({sizes}) > 0.5')}", "print(t)")
        for _ in range(r.randint(3, 6)):
            arg = self.one("", "0", "1", "-1", "dim=0", "dim=-1, keepdim=True", "dim=(0, 1)", "0, True", "dim=1")
            self.guarded(f"print(t.{self.one('sum', 'mean', 'prod', 'max', 'min', 'amax', 'amin', 'argmax', 'argmin', 'std', 'var', 'norm', 'all', 'any', 'median', 'logsumexp', 'count_nonzero', 'nansum', 'mode', 'aminmax', 'unique', 'sort', 'cumsum', 'softmax', 'cummax', 'diff', 'argsort', 'nonzero')}({arg}))")

    def shapes(self):
        r = self.random
        shape = self.one((2, 3), (2, 3, 4), (6,), (1, 4), (2, 2), (3, 1, 2))
        self.add(f"t = torch.arange({eval('*'.join(map(str, shape)))}).reshape({', '.join(map(str, shape))})")
        for _ in range(r.randint(3, 6)):
            e = self.one("t.view(-1)", "t.view(2, -1)", "t.reshape(3, -1)", "t.T", "t.t()", "t.transpose(0, 1)", "t.transpose(-1, -2)", "t.permute(1, 0)", "t.permute(2, 0, 1)", "t.flatten(1)", "t.flatten()", "t.unsqueeze(0)", "t.unsqueeze(-1)", "t.squeeze()", "t.squeeze(0)", "t.expand(2, -1, -1)", "t.expand(3, *t.shape)", "t.repeat(2, 1)", "t.repeat(2)", "t.tile(2, 2)", "t.repeat_interleave(2)", "t.repeat_interleave(2, dim=0)", "torch.cat([t, t])", "torch.cat([t, t], dim=-1)", "torch.cat((t, t), 1)", "torch.stack([t, t])", "torch.stack((t, t), -1)", "torch.hstack([t, t])", "torch.vstack((t, t))", "t.split(2)", "t.split([1, 1])", "t.chunk(2)", "t.chunk(2, -1)", "t.unbind()", "t.unbind(1)", "t.flip(0)", "t.flip(-1)", "t.roll(1)", "t.roll(1, 0)", "t.rot90()", "t.tril()", "t.triu(1)", "t.diagonal()", "torch.diag(t)", "t.diag_embed()", "t.movedim(0, -1)", "t.narrow(0, 0, 1)", "t.select(1, 0)", "t.unfold(0, 2, 1)", "t.view(4, 4)", "t.view(t.shape[::-1])", "t.contiguous().stride(), t.T.stride()", "t.size(), t.size(0), t.dim(), t.numel(), t.ndim", "t.shape[0], list(t.shape), t.shape[-1:]", "torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij')", "torch.broadcast_shapes((3, 1), (1, 4))", "torch.tensor_split(t, 2)", "torch.column_stack([t, t])", "torch.atleast_3d(t).shape", "torch.kron(t, t).shape", "torch.swapaxes(t, 0, -1).is_contiguous()", "t.unflatten(0, (-1, 1))", "t.swapdims(0, 1) @ t", "t @ t.T", "torch.einsum('...i->...', t)", "torch.block_diag(t, t)", "torch.tril_indices(3, 3)", "torch.combinations(torch.arange(3))", "torch.cartesian_prod(torch.arange(2), torch.arange(2))", "t.view(torch.float32)", "t.numpy().shape", "t.gather(0, t * 0)", "t.take(torch.tensor([0, 1]))", "t.index_select(0, torch.tensor([0]))", "t.masked_select(t > 2)", "torch.where(t > 2)", "torch.nonzero(t)", "t.scatter(0, t * 0, 9)", "t.argsort(descending=True)", "torch.take_along_dim(t, t * 0, 0)", "t.is_contiguous(), t.t().is_contiguous()")
            self.guarded(f"print({e})")

    def indexing(self):
        r = self.random
        shape = self.one((4,), (3, 4), (2, 3, 2), (5, 2))
        self.add(f"t = torch.arange({eval('*'.join(map(str, shape)))}{self.one('', '.')}).reshape({', '.join(map(str, shape))})", "i = torch.tensor([0, 1])", "m = t > t.float().mean()")
        for _ in range(r.randint(3, 7)):
            self.guarded(f"print(t[{self.index()}])")

    def index(self):
        return self.one("0", "-1", "1:", ":2", "::2", "..., 0", ":, 0", "0, 1", "None", ":, None", "i", "i, i", ":, i", "i, :", "m", "[0, 1]", "[0, 1], [1, 0]", "[[0], [1]], [0, 1]", "torch.tensor(1)", "i[:, None], i", "True", "False", "0, i", "i, 0", "..., i", "1:, i", "[True, False, True]", "-2:", "::-1", "5", "[7]", "0, 0, 0, 0", "1.5", "'a'", "m[0]", "m & (t > 1)", "~m", "slice(None)", "slice(0, 2), 0", "i.tolist()", "..., None, 0", "i > 0", "(0,)", "()", "t.argmax(0)", "range(2)", "i.int()", "i.float()", "...", "None, ..., None", "[-1, 0]", "0:0", "1:2, 0:1", "i.view(2, 1)")

    def assignment(self):
        r = self.random
        grad = r.random() < 0.4
        shape = self.one((4,), (3, 4), (2, 3))
        self.add(f"t = torch.zeros({', '.join(map(str, shape))}{self.one('', '', ', dtype=torch.long', ', dtype=torch.float64') if not grad else ''})", "i = torch.tensor([0, 1])", "m = torch.arange(t.numel()).view_as(t) % 2 == 0")
        if grad:
            self.add("v = torch.ones((), requires_grad=True)", "t = t * v")
        for _ in range(r.randint(2, 6)):
            self.guarded(f"t[{self.index()}] {self.one('=', '=', '=', '+=', '*=')} {self.one('1', '2.5', 'torch.tensor(3.)', 'i', 't[0]', 'torch.ones(2)', '-1', 'True', 't.sum()', 'torch.arange(4)', '[1, 2]', 'i.float()', 'torch.tensor([5.])', 'v * 2' if grad else '7', 'torch.ones(1, 1)')}")
            self.add(self.one("print(t)", "print(t._version, t.sum())", "print(t.grad_fn.name() if t.grad_fn else None)"))
        self.guarded(self.one("t.index_fill_(0, i, 9)", "t.scatter_(0, torch.zeros_like(t, dtype=torch.long), 1)", "t.index_add_(0, i, t[:2].clone())", "t.masked_fill_(m, -1)", "t.index_put_((i,), torch.tensor(2).to(t.dtype), accumulate=True)", "t.index_copy_(0, i, t[:2] + 1)", "t.masked_scatter_(m, torch.arange(20).to(t.dtype))", "t[m] = t[m] * 2 + 1", "t.fill_diagonal_(3)", "t.clamp_(0, 1)"))
        self.add("print(t)")
        if grad:
            self.guarded("t.sum().backward()", "print(v.grad)")

    def promotion(self):
        r = self.random
        types = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool", "int8", "int16"]
        for _ in range(r.randint(3, 6)):
            a, b = r.choice(types), r.choice(types)
            op = self.one("+", "*", "-", "/", "//", "%", "**", ">", "==", "&", "|", "@")
            left = self.one(f"torch.tensor([1, 2, 3]).to(torch.{a})", f"torch.tensor(2).to(torch.{a})", f"torch.ones(3, dtype=torch.{a})")
            right = self.one(f"torch.tensor([2, 1, 3]).to(torch.{b})", f"torch.tensor(3).to(torch.{b})", "2", "2.5", "True", "-1", "torch.tensor(1.5)", "0.5")
            if r.random() < 0.2:
                left, right = right, left
            self.guarded(f"r = {left} {op} {right}", "print(r, r.dtype)")
        for _ in range(r.randint(1, 3)):
            a, b = r.choice(types), r.choice(types)
            self.guarded(self.one(f"print(torch.result_type(torch.ones(2, dtype=torch.{a}), torch.tensor(1, dtype=torch.{b})))", f"print(torch.promote_types(torch.{a}, torch.{b}))", f"print(torch.can_cast(torch.{a}, torch.{b}))", f"x = torch.ones(2, dtype=torch.{a})\n    x += torch.tensor([1.5, 2.5]).to(torch.{b})\n    print(x)", f"print(torch.cat([torch.ones(1, dtype=torch.{a}), torch.ones(1, dtype=torch.{b})]).dtype)", f"print(torch.where(torch.tensor([True, False]), torch.ones(2, dtype=torch.{a}), torch.zeros(2, dtype=torch.{b})).dtype)", f"print(torch.tensor([1, 2, 3]).to(torch.{a}).sum().dtype, torch.tensor([1, 2]).to(torch.{a}).prod())", f"print(torch.tensor([0.5, 300.7, -1.2]).to(torch.{a}))", f"print(torch.arange(3, dtype=torch.{a}).float().mean())", f"print(torch.tensor([1, 2], dtype=torch.{a}).exp())", f"print(torch.tensor([1, 2], dtype=torch.{a}).mean())", f"print(torch.ones(2, dtype=torch.{a}).requires_grad_())", f"print(torch.stack([torch.ones(1, dtype=torch.{a}), torch.ones(1, dtype=torch.{b})]))", f"print(torch.finfo(torch.{a}).eps)", f"print(torch.iinfo(torch.{a}).max)", f"print(torch.zeros(2, dtype=torch.{a}).bool(), torch.tensor(3, dtype=torch.{a}).type())"))
        if r.random() < 0.2:
            self.add("torch.set_default_dtype(torch.float64)", "print(torch.tensor([1.5]).dtype, torch.ones(1).dtype, torch.tensor([1, 2]).dtype, (torch.tensor([1]) / 2).dtype)", "torch.set_default_dtype(torch.float32)")

    def errors(self):
        r = self.random
        self.add("a = torch.ones(2, 3, requires_grad=True)", "b = torch.ones(3, 2)", "n = torch.tensor([1, 2, 3])")
        for _ in range(r.randint(3, 6)):
            self.guarded(self.one("a + b", "a @ a", "a.view(4)", "a.backward()", "(a * 2).backward()", "a.sum().backward()\n    a.sum().backward()\n    print(a.grad)", "s = (a * a).sum()\n    s.backward()\n    s.backward()", "a.item()", "torch.cat([a, b])", "torch.stack([a, b])", "n.mean()", "n.requires_grad_()", "torch.tensor('x')", "torch.zeros(2)[5]", "a[2]", "a[0, 5]", "a.reshape(5, -1)", "a.squeeze(7)", "a.transpose(0, 3)", "a.sum(dim=4)", "a.foo", "torch.foo", "a.numpy()", "nn.Linear(3, 2)(b)", "nn.Linear(3, 2)(n)", "F.cross_entropy(a, n)", "F.mse_loss(a, b)", "F.nll_loss(a, torch.tensor([0, 9]))", "torch.mm(a, n)", "torch.dot(a, a)", "a.expand(4, 4)", "a.fill_(2)", "a += 1", "a.t_()", "torch.autograd.grad(a.sum(), b)", "torch.autograd.grad(b.sum(), a)", "torch.autograd.grad(a, a)", "a.permute(0)", "a.permute(0, 0)", "a.split(0)", "torch.ones(2, 3).chunk(0)", "a.gather(0, n)", "torch.zeros(-1)", "torch.randn(2, 'a')", "torch.tensor([[1, 2], [3]])", "torch.tensor([1, 'a'])", "torch.inverse(a)", "torch.linalg.inv(torch.zeros(2, 2))", "torch.linalg.cholesky(-torch.eye(2))", "a.softmax()", "torch.softmax(a)", "a.sum('x')", "a.add()", "a.add(1, 2, 3)", "torch.add(1)", "a.clamp()", "a.max(5)", "n / 'a'", "a + None", "a + 'x'", "[1] + a", "a @ 2", "~a", "a & 1", "n & 1.5", "n << 1.0", "a[n]", "a[b > 0]", "a['x']", "a[1.0]", "bool(a)", "if_ = 1 if a else 2", "int(a)", "float(b)", "len(torch.tensor(1))", "list(torch.tensor(1))", "for v in torch.tensor(3): pass", "a.view(2, 3, 4)", "torch.arange(0, 5, -1)", "torch.arange(5, 0)", "torch.linspace(0, 1)", "torch.eye(-1)", "torch.full((2,))", "torch.randint(5, 2, (3,))", "torch.multinomial(torch.zeros(3), 1)", "torch.bernoulli(torch.tensor([2.]))", "torch.normal(0., -1., (2,))", "F.dropout(a, 1.5)", "nn.Dropout(-1)", "F.one_hot(torch.tensor([-1]))", "F.one_hot(n, 2)", "nn.Embedding(3, 2)(n)", "F.pad(a, (1,))", "F.conv2d(a, b)", "nn.Conv1d(1, 1, 5)(torch.ones(1, 1, 3))", "nn.BatchNorm1d(3)(torch.ones(1, 3))", "nn.LayerNorm(4)(a)", "F.max_pool2d(torch.ones(1, 1, 1, 1), 2)", "torch.optim.SGD([], lr=0.1)", "torch.optim.SGD([a], lr=-1)", "torch.optim.Adam([a * 2])", "nn.Module().forward()", "nn.Module()(1)", "nn.Sequential(nn.Linear(2, 2))(a)", "model = nn.Linear(2, 2)\n    model.load_state_dict({})", "nn.Linear(2, 2).foo", "nn.Parameter([1.])", "a.register_hook(3)", "b.register_hook(lambda g: g)", "b.retain_grad()\n    print('no error')", "a.detach().sum().backward()", "with torch.no_grad():\n        (a * 2).sum().backward()", "torch.manual_seed('a')", "raise ValueError('mine')", "assert a.shape == (3, 2), f'bad shape {a.shape}'", "torch.set_default_dtype(torch.int64)", "a.to(torch.foo)", "a.to('gpu')", "a.cuda()", "torch.einsum('ij,jk', a, a)", "torch.einsum('ij', a, a)", "a.unflatten(1, (2, 2))", "a.masked_select(n)", "a.scatter(0, n, 1.)", "a.index_select(0, n)", "torch.where(a, a, a)", "torch.where(a > 0, a)", "a.repeat(2)", "a.narrow(0, 1, 5)", "a.unfold(0, 5, 1)", "a.kthvalue(9)", "a.topk(9)", "n.std()", "n.softmax(0)", "n.exp_()", "n += 1.5", "n.div_(2)", "torch.add(n, 1, out=a)", "torch.cross(a, a)", "torch.functional.foo"))

