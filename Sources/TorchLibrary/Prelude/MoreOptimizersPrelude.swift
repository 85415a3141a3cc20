extension Prelude {
  /// `torch.optim._more`: optimisers that `torch.optim` loads when a scene first names them.
  static let moreOptimizers = Prelude(
    "torch.optim._more",
    #"""
    import torch
    from torch import _C
    from torch.optim.optimizer import Optimizer, _check, _check_one


    class RAdam(Optimizer):
        __module__ = "torch.optim.radam"

        def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *,
                     foreach=None, maximize=False, capturable=False, differentiable=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= eps, f"Invalid epsilon value: {eps}")
            _check(0.0 <= betas[0] < 1.0, f"Invalid beta parameter at index 0: {betas[0]}")
            _check(0.0 <= betas[1] < 1.0, f"Invalid beta parameter at index 1: {betas[1]}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable))

        def _update(self, param, grad, group, states):
            state = states[param]
            if not state:
                state["step"] = torch.tensor(0.0, dtype=torch.float32)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            if group["maximize"]:
                grad = -grad
            state["step"] += 1
            step = state["step"].item()
            lr, (beta1, beta2) = group["lr"], group["betas"]
            if group["weight_decay"] != 0:
                if group["decoupled_weight_decay"]:
                    param.mul_(1 - lr * group["weight_decay"])
                else:
                    grad = grad.add(param, alpha=group["weight_decay"])
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            correction = 1 - beta2 ** step
            corrected = average / (1 - beta1 ** step)
            limit = 2 / (1 - beta2) - 1
            length = limit - 2 * step * (beta2 ** step) / correction
            if length > 5.0:
                rectified = ((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) ** 0.5
                adaptive = (correction ** 0.5) / square.sqrt().add(group["eps"])
                param.add_(corrected * lr * adaptive * rectified, alpha=-1.0)
            else:
                param.add_(corrected * lr, alpha=-1.0)


    class ASGD(Optimizer):
        __module__ = "torch.optim.asgd"

        def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False,
                     differentiable=False, capturable=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            super().__init__(params, dict(
                lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable))

        def _update(self, param, grad, group, states):
            state = states[param]
            if not state:
                state["step"] = torch.zeros((), dtype=torch.float32)
                state["eta"] = torch.as_tensor(group["lr"], dtype=torch.float32).detach().clone()
                state["mu"] = torch.ones((), dtype=torch.float32)
                state["ax"] = torch.zeros_like(param)
            if group["maximize"]:
                grad = -grad
            state["step"] += 1
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            rate = state["eta"].item()
            param.mul_(1 - group["lambd"] * rate)
            param.add_(grad, alpha=-rate)
            if state["mu"].item() != 1:
                state["ax"].add_(param.sub(state["ax"]).mul_(state["mu"]))
            else:
                state["ax"].copy_(param)
            step = state["step"].item()
            state["eta"].fill_(group["lr"] / ((1 + group["lambd"] * group["lr"] * step) ** group["alpha"]))
            state["mu"].fill_(1 / max(1, step - group["t0"]))


    class Rprop(Optimizer):
        __module__ = "torch.optim.rprop"

        def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None,
                     maximize=False, differentiable=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 < etas[0] < 1.0 < etas[1], f"Invalid eta values: {etas[0]}, {etas[1]}")
            super().__init__(params, dict(
                lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable))

        def _update(self, param, grad, group, states):
            state = states[param]
            if not state:
                state["step"] = torch.zeros((), dtype=torch.float32)
                state["prev"] = torch.zeros_like(param)
                state["step_size"] = torch.full_like(grad, float(group["lr"]))
            if group["maximize"]:
                grad = -grad
            state["step"] += 1
            smaller, larger = group["etas"]
            product = grad.mul(state["prev"]).sign()
            sign = torch.ones_like(product)
            sign[product > 0] = larger
            sign[product < 0] = smaller
            state["step_size"].mul_(sign).clamp_(*group["step_sizes"])
            grad = grad.clone()
            grad[product < 0] = 0
            param.addcmul_(grad.sign(), state["step_size"], value=-1)
            state["prev"].copy_(grad)


    class Muon(Optimizer):
        __module__ = "torch.optim"

        def __init__(self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True,
                     ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7, ns_steps=5, adjust_lr_fn=None):
            _check_one(lr)
            _check(0.0 <= lr, f"Learning rate should be >= 0 but is: {lr}")
            _check(0.0 <= momentum, f"momentum should be >= 0 but is: {momentum}")
            _check(0.0 <= weight_decay, f"weight decay should be >= 0 but is: {weight_decay}")
            _check(adjust_lr_fn in (None, "original", "match_rms_adamw"),
                   f"Adjust learning rate function {adjust_lr_fn} is not supported")
            super().__init__(params, dict(
                lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov, ns_coefficients=ns_coefficients,
                eps=eps, ns_steps=ns_steps, adjust_lr_fn=adjust_lr_fn))
            for group in self.param_groups:
                for param in group["params"]:
                    _check(param.ndim == 2,
                           f"Muon only supports 2D parameters whereas we found a parameter with size: {param.size()}")

        def _update(self, param, grad, group, states):
            state, momentum = states[param], group["momentum"]
            if "momentum_buffer" not in state:
                state["momentum_buffer"] = torch.zeros_like(grad)
            buffer = state["momentum_buffer"]
            buffer.lerp_(grad, 1 - momentum)
            update = _orthogonalized(grad.lerp(buffer, momentum) if group["nesterov"] else buffer, group)
            rows, columns = param.shape
            if group["adjust_lr_fn"] == "match_rms_adamw":
                ratio = 0.2 * max(rows, columns) ** 0.5
            else:
                ratio = max(1, rows / columns) ** 0.5
            param.mul_(1 - group["lr"] * group["weight_decay"])
            param.add_(update, alpha=-group["lr"] * ratio)


    def _orthogonalized(matrix, group):
        """The nearest matrix with orthonormal rows or columns, by an iteration of Newton and Schulz."""
        _check(group["ns_steps"] < 100, "Number of steps must be less than 100 for computational efficiency")
        _check(len(group["ns_coefficients"]) == 3, "Coefficients must be a tuple of exactly 3 values")
        a, b, c = group["ns_coefficients"]
        is_tall = matrix.size(0) > matrix.size(1)
        x = matrix.bfloat16()
        x = x.T if is_tall else x
        x.div_(x.norm().clamp(min=group["eps"]))
        for _ in range(group["ns_steps"]):
            square = x @ x.T
            x = torch.addmm(x, torch.addmm(square, square, square, beta=b, alpha=c), x, beta=a)
        return x.T if is_tall else x


    class Adafactor(Optimizer):
        __module__ = "torch.optim"

        def __init__(self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None,
                     maximize=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Learning rate should be >= 0 but is: {lr}")
            _check(beta2_decay <= 0.0, f"beta2_decay should be <= 0 but is: {beta2_decay}")
            _check(eps[0] is None or eps[0] >= 0.0, f"epsilon1 should be >= 0 but is: {eps[0]}")
            _check(eps[1] >= 0.0, f"epsilon2 should be >= 0 but is: {eps[1]}")
            _check(d >= 1.0, f"Clipping threshold d should be >= 1 but is: {d}")
            _check(0.0 <= weight_decay, f"weight_decay should be >= 0 but is: {weight_decay}")
            super().__init__(params, dict(
                lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach,
                maximize=maximize))

        def _update(self, param, grad, group, states):
            state = states[param]
            if not state:
                state["step"] = torch.tensor(0.0, dtype=torch.float32)
                if grad.dim() > 1:
                    state["row_var"] = grad.new_zeros(grad.shape[:-1] + (1,))
                    state["col_var"] = grad.new_zeros(grad.shape[:-2] + (1,) + grad.shape[-1:])
                else:
                    state["variance"] = torch.zeros_like(grad)
            if group["maximize"]:
                grad = -grad
            least, smallest = group["eps"]
            least = torch.finfo(param.dtype).eps if least is None else least
            state["step"] += 1
            step = state["step"].item()
            share = step ** group["beta2_decay"]
            rate = max(smallest, param.norm(2).item() / param.numel() ** 0.5) * min(group["lr"], 1 / step ** 0.5)
            if group["weight_decay"] != 0:
                param.mul_(1 - group["lr"] * group["weight_decay"])
            if grad.dim() > 1:
                rows, columns = state["row_var"], state["col_var"]
                rows.lerp_(torch.norm(grad, dim=-1, keepdim=True).square_().div_(grad.size(-1)), share)
                columns.lerp_(torch.norm(grad, dim=-2, keepdim=True).square_().div_(grad.size(-2)), share)
                estimate = rows @ columns
                estimate.div_(rows.mean(dim=-2, keepdim=True).clamp_(min=least))
            else:
                state["variance"].lerp_(grad * grad, share)
                estimate = state["variance"].clone()
            update = estimate.clamp_(min=least * least).rsqrt_().mul_(grad)
            length = max(1.0, update.norm(2).item() / (update.numel() ** 0.5 * group["d"]))
            param.add_(update, alpha=-rate / length)


    class SparseAdam(Optimizer):
        __module__ = "torch.optim.sparse_adam"

        def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, maximize=False):
            _check_one(lr)
            _check(0.0 < lr, f"Invalid learning rate: {lr}")
            _check(0.0 < eps, f"Invalid epsilon value: {eps}")
            _check(0.0 <= betas[0] < 1.0, f"Invalid beta parameter at index 0: {betas[0]}")
            _check(0.0 <= betas[1] < 1.0, f"Invalid beta parameter at index 1: {betas[1]}")
            super().__init__(params, dict(lr=lr, betas=betas, eps=eps, maximize=maximize))

        def _update(self, param, grad, group, states):
            # No gradient of gradwalk's is sparse.
            raise RuntimeError("SparseAdam does not support dense gradients, please consider Adam instead")


    def _between(x1, f1, g1, x2, f2, g2, bounds=None):
        low, high = bounds if bounds is not None else ((x1, x2) if x1 <= x2 else (x2, x1))
        d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
        square = d1 ** 2 - g1 * g2
        if square < 0:
            return (low + high) / 2.0
        d2 = square.sqrt()
        if x1 <= x2:
            best = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
        else:
            best = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
        return min(max(best, low), high)


    class _Bracket:
        def __init__(self, *points):
            self.t = [p[0] for p in points]
            self.f = [p[1] for p in points]
            self.g = [p[2] for p in points]
            self.slope = [p[3] for p in points]

        def order(self):
            return (0, 1) if self.f[0] <= self.f[-1] else (1, 0)

        def put(self, place, t, f, g, slope):
            self.t[place], self.f[place], self.g[place], self.slope[place] = t, f, g, slope


    def _strong_wolfe(evaluate, x, t, d, f, g, slope, c1=1e-4, c2=0.9, tolerance=1e-9, limit=25):
        size = d.abs().max()
        g = g.clone()
        f_new, g_new = evaluate(x, t, d)
        count, rounds = 1, 0
        slope_new = g_new.dot(d)
        before = (0, f, g, slope)
        done = False
        bracket = None
        while rounds < limit:
            now = (t, f_new, g_new.clone(), slope_new)
            if f_new > f + c1 * t * slope or rounds > 1 and f_new >= before[1]:
                bracket = _Bracket(before, now)
                break
            if abs(slope_new) <= -c2 * slope:
                bracket, done = _Bracket(now), True
                break
            if slope_new >= 0:
                bracket = _Bracket(before, now)
                break
            bounds = (t + 0.01 * (t - before[0]), t * 10)
            t = _between(before[0], before[1], before[3], t, f_new, slope_new, bounds)
            before = now
            f_new, g_new = evaluate(x, t, d)
            count += 1
            slope_new = g_new.dot(d)
            rounds += 1
        if rounds == limit:
            bracket = _Bracket((0, f, g, slope), (t, f_new, g_new, slope_new))
        slow = False
        low, high = bracket.order()
        while not done and rounds < limit:
            if abs(bracket.t[1] - bracket.t[0]) * size < tolerance:
                break
            t = _between(
                bracket.t[0], bracket.f[0], bracket.slope[0], bracket.t[1], bracket.f[1], bracket.slope[1])
            top, bottom = max(bracket.t), min(bracket.t)
            margin = 0.1 * (top - bottom)
            if min(top - t, t - bottom) < margin:
                if slow or t >= top or t <= bottom:
                    t = top - margin if abs(t - top) < abs(t - bottom) else bottom + margin
                    slow = False
                else:
                    slow = True
            else:
                slow = False
            f_new, g_new = evaluate(x, t, d)
            count += 1
            slope_new = g_new.dot(d)
            rounds += 1
            if f_new > f + c1 * t * slope or f_new >= bracket.f[low]:
                bracket.put(high, t, f_new, g_new.clone(), slope_new)
                low, high = (0, 1) if bracket.f[0] <= bracket.f[1] else (1, 0)
            else:
                if abs(slope_new) <= -c2 * slope:
                    done = True
                elif slope_new * (bracket.t[high] - bracket.t[low]) >= 0:
                    bracket.put(high, bracket.t[low], bracket.f[low], bracket.g[low], bracket.slope[low])
                bracket.put(low, t, f_new, g_new.clone(), slope_new)
        return bracket.f[low], bracket.g[low], bracket.t[low], count


    class LBFGS(Optimizer):
        __module__ = "torch.optim.lbfgs"

        def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9,
                     history_size=100, line_search_fn=None):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            if max_eval is None:
                max_eval = max_iter * 5 // 4
            super().__init__(params, dict(
                lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad,
                tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn))
            if len(self.param_groups) != 1:
                raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
            self._params = self.param_groups[0]["params"]

        def _gradient(self):
            return torch.cat([
                p.new_zeros(p.numel()) if p.grad is None else p.grad.reshape(-1) for p in self._params], 0)

        def _move(self, size, direction):
            start = 0
            for p in self._params:
                p.add_(direction[start:start + p.numel()].view_as(p), alpha=size)
                start += p.numel()

        def _evaluate(self, closure, x, t, d):
            self._move(t, d)
            loss = float(closure())
            gradient = self._gradient()
            for p, saved in zip(self._params, x):
                p.copy_(saved)
            return loss, gradient

        def step(self, closure):
            args, kwargs, closure = self._before_step(closure)
            with torch.no_grad():
                loss = self._step(torch.enable_grad()(closure))
            self._after_step(args, kwargs)
            return loss

        def _direction(self, state, gradient, group):
            old_dirs, old_stps, ro = state["old_dirs"], state["old_stps"], state["ro"]
            y = gradient.sub(state["prev_flat_grad"])
            s = state["d"].mul(state["t"])
            ys = y.dot(s)
            if ys > 1e-10:
                if len(old_dirs) == group["history_size"]:
                    for history in (old_dirs, old_stps, ro):
                        history.pop(0)
                old_dirs.append(y)
                old_stps.append(s)
                ro.append(1.0 / ys)
                state["H_diag"] = ys / y.dot(y)
            count = len(old_dirs)
            al = state.setdefault("al", [None] * group["history_size"])
            q = gradient.neg()
            for i in range(count - 1, -1, -1):
                al[i] = old_stps[i].dot(q) * ro[i]
                q.add_(old_dirs[i], alpha=-al[i])
            r = torch.mul(q, state["H_diag"])
            for i in range(count):
                be = old_dirs[i].dot(r) * ro[i]
                r.add_(old_stps[i], alpha=al[i] - be)
            return r

        def _step(self, closure):
            group = self.param_groups[0]
            state = self.state[self._params[0]]
            state.setdefault("func_evals", 0)
            state.setdefault("n_iter", 0)
            first = closure()
            loss = float(first)
            evals, rounds = 1, 0
            state["func_evals"] += 1
            gradient = self._gradient()
            flat_enough = gradient.abs().max() <= group["tolerance_grad"]
            if flat_enough:
                return first
            while rounds < group["max_iter"]:
                rounds += 1
                state["n_iter"] += 1
                if state["n_iter"] == 1:
                    state.update(d=gradient.neg(), old_dirs=[], old_stps=[], ro=[], H_diag=1)
                else:
                    state["d"] = self._direction(state, gradient, group)
                d = state["d"]
                if state.get("prev_flat_grad") is None:
                    state["prev_flat_grad"] = gradient.clone()
                else:
                    state["prev_flat_grad"].copy_(gradient)
                state["prev_loss"] = loss
                state["t"] = min(1.0, 1.0 / gradient.abs().sum()) * group["lr"] if state["n_iter"] == 1 else group["lr"]
                slope = gradient.dot(d)
                if slope > -group["tolerance_change"]:
                    break
                used = 0
                if group["line_search_fn"] is not None:
                    if group["line_search_fn"] != "strong_wolfe":
                        raise RuntimeError("only 'strong_wolfe' is supported")
                    start = [p.clone() for p in self._params]
                    loss, gradient, state["t"], used = _strong_wolfe(
                        lambda x, t, d: self._evaluate(closure, x, t, d), start, state["t"], d, loss, gradient, slope,
                        limit=group["max_eval"] - evals)
                    self._move(state["t"], d)
                    flat_enough = gradient.abs().max() <= group["tolerance_grad"]
                else:
                    self._move(state["t"], d)
                    if rounds != group["max_iter"]:
                        loss = float(closure())
                        gradient = self._gradient()
                        flat_enough = gradient.abs().max() <= group["tolerance_grad"]
                        used = 1
                evals += used
                state["func_evals"] += used
                if (rounds == group["max_iter"] or evals >= group["max_eval"] or flat_enough
                        or d.mul(state["t"]).abs().max() <= group["tolerance_change"]
                        or abs(loss - state["prev_loss"]) < group["tolerance_change"]):
                    break
            return first
    """#)

  /// `torch.optim.swa_utils`: averages of models.
  static let averagedModels = Prelude(
    "torch.optim.swa_utils",
    #"""
    import copy
    import math
    import torch
    from torch.nn import Module
    from torch.optim.lr_scheduler import LRScheduler, _for_each


    def _check_decay(decay):
        if decay < 0.0 or decay > 1.0:
            raise ValueError(f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")


    def get_ema_multi_avg_fn(decay=0.999):
        _check_decay(decay)

        def update(ema, current, _):
            for e, c in zip(ema, current):
                e.lerp_(c, 1 - decay)

        return update


    def get_ema_avg_fn(decay=0.999):
        _check_decay(decay)
        return lambda ema, current, count: decay * ema + (1 - decay) * current


    def get_swa_avg_fn():
        return lambda average, current, count: average + (current - average) / (count + 1)


    def get_swa_multi_avg_fn():
        def update(averages, current, count):
            for average, value in zip(averages, current):
                average.lerp_(value, 1 / (count.item() + 1))

        return update


    class AveragedModel(Module):
        def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
            super().__init__()
            assert avg_fn is None or multi_avg_fn is None, "Only one of avg_fn and multi_avg_fn should be provided"
            self.module = copy.deepcopy(model)
            self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
            self.avg_fn = avg_fn
            self.multi_avg_fn = multi_avg_fn
            self.use_buffers = use_buffers

        def forward(self, *args, **kwargs):
            return self.module(*args, **kwargs)

        def update_parameters(self, model):
            mine, theirs = list(self.module.parameters()), list(model.parameters())
            if self.use_buffers:
                mine += list(self.module.buffers())
                theirs += list(model.buffers())
            mine = [m.detach() for m in mine]
            theirs = [t.detach() for t in theirs]
            if self.n_averaged == 0:
                for m, t in zip(mine, theirs):
                    m.copy_(t)
            elif self.multi_avg_fn is not None:
                self.multi_avg_fn(mine, theirs, self.n_averaged)
            else:
                average = self.avg_fn or get_swa_avg_fn()
                for m, t in zip(mine, theirs):
                    m.copy_(average(m, t, self.n_averaged))
            if not self.use_buffers:
                for m, t in zip(self.module.buffers(), model.buffers()):
                    m.detach().copy_(t.detach())
            self.n_averaged += 1


    def update_bn(loader, model, device=None):
        momenta = {}
        for module in model.modules():
            if isinstance(module, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)):
                module.reset_running_stats()
                momenta[module] = module.momentum
        if not momenta:
            return
        was_training = model.training
        model.train()
        for module in momenta:
            module.momentum = None
        for batch in loader:
            with torch.no_grad():
                model(batch[0] if isinstance(batch, (list, tuple)) else batch)
        for module, momentum in momenta.items():
            module.momentum = momentum
        model.train(was_training)


    class SWALR(LRScheduler):
        def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
            for rate, group in zip(_for_each("swa_lr", swa_lr, optimizer), optimizer.param_groups):
                group["swa_lr"] = rate
            if anneal_strategy not in ("cos", "linear"):
                raise ValueError(
                    f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
                raise ValueError(f"anneal_epochs must be equal or greater than 0, got {anneal_epochs}")
            self._anneal_strategy = anneal_strategy
            self.anneal_epochs = anneal_epochs
            super().__init__(optimizer, last_epoch)

        def _share(self, t):
            return (1 - math.cos(math.pi * t)) / 2 if self._anneal_strategy == "cos" else t

        def get_lr(self):
            step = self._step_count - 1
            if self.anneal_epochs == 0:
                step = max(1, step)
            before = self._share(max(0, min(1, (step - 1) / max(1, self.anneal_epochs))))
            now = self._share(max(0, min(1, step / max(1, self.anneal_epochs))))
            rates = []
            for group in self.optimizer.param_groups:
                start = group["swa_lr"] if before == 1 else (group["lr"] - before * group["swa_lr"]) / (1 - before)
                rates.append(group["swa_lr"] * now + start * (1 - now))
            return rates
    """#)
}
