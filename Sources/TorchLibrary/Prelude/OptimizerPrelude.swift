extension Prelude {
  /// `torch.optim.optimizer`: parameter groups and their state.
  static let optimizer = Prelude(
    "torch.optim.optimizer",
    #"""
    from collections import OrderedDict, defaultdict
    import torch
    from torch import _C

    required = object()

    _MOMENTS = (
        "step_pre", "step_post", "state_dict_pre", "state_dict_post", "load_state_dict_pre", "load_state_dict_post")


    _hooks_of_all = {"step_pre": OrderedDict(), "step_post": OrderedDict()}


    def register_optimizer_step_pre_hook(hook):
        from torch.utils.hooks import add_hook
        return add_hook(_hooks_of_all["step_pre"], hook)


    def register_optimizer_step_post_hook(hook):
        from torch.utils.hooks import add_hook
        return add_hook(_hooks_of_all["step_post"], hook)


    class Optimizer:
        def __init__(self, params, defaults):
            if isinstance(params, torch.Tensor):
                raise TypeError(
                    "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                    + torch.typename(params))
            self.defaults = defaults
            self._hooks = {name: OrderedDict() for name in _MOMENTS}
            self.state = defaultdict(dict)
            self.param_groups = []
            groups = list(params)
            if not groups:
                raise ValueError("optimizer got an empty parameter list")
            if not isinstance(groups[0], dict):
                groups = [{"params": groups}]
            for group in groups:
                self.add_param_group(group)
            if defaults.get("fused"):
                if defaults.get("differentiable"):
                    raise RuntimeError("`fused` does not support `differentiable`")
                if defaults.get("foreach"):
                    raise RuntimeError("`fused` and `foreach` cannot be `True` together.")

        def add_param_group(self, param_group):
            if not isinstance(param_group, dict):
                raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
            params = param_group["params"]
            if isinstance(params, torch.Tensor):
                param_group["params"] = [params]
            elif isinstance(params, set):
                raise TypeError(
                    "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in "
                    "sets will change between runs. Please use a list instead.")
            else:
                param_group["params"] = list(params)
            names = None
            if any(isinstance(param, tuple) for param in param_group["params"]):
                if not all(isinstance(param, tuple) for param in param_group["params"]):
                    raise ValueError(
                        "all optimizer params should be with/without names. Some param names are missing")
                names = [name for name, _ in param_group["params"]]
                param_group["params"] = [param for _, param in param_group["params"]]
            for param in param_group["params"]:
                if not isinstance(param, torch.Tensor):
                    raise TypeError("optimizer can only optimize Tensors, but one of the params is " + torch.typename(param))
                if not self.defaults.get("differentiable") and not (param.is_leaf or param.retains_grad):
                    raise ValueError("can't optimize a non-leaf Tensor")
            if names is not None:
                param_group["param_names"] = names
            for group in self.param_groups:
                if ("param_names" in group) != (names is not None):
                    added = "without" if names is None else "with"
                    raise ValueError(
                        "all optimizer param groups should be with/without names. cannot add param group "
                        f"{added} names to the optimizer")
            for name, default in self.defaults.items():
                if default is required and name not in param_group:
                    raise ValueError(
                        f"parameter group didn't specify a value of required optimization parameter {name}")
                param_group.setdefault(name, default)
            params = param_group["params"]
            if len(params) != len(set(params)):
                _C.warn(
                    "UserWarning",
                    "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; "
                    "see github.com/pytorch/pytorch/issues/40967 for more information")
            known = set()
            for group in self.param_groups:
                known.update(group["params"])
            if not known.isdisjoint(set(params)):
                raise ValueError("some parameters appear in more than one parameter group")
            self.param_groups.append(param_group)

        def __repr__(self):
            text = type(self).__name__ + " ("
            for index, group in enumerate(self.param_groups):
                text += f"\nParameter Group {index}\n"
                for key in sorted(group):
                    if key != "params":
                        text += f"    {key}: {group[key]}\n"
            return text + ")"

        def zero_grad(self, set_to_none=True):
            # Read first, so that an optimiser whose constructor was not called is told as PyTorch tells it.
            self.defaults
            for group in self.param_groups:
                for param in group["params"]:
                    if param.grad is not None:
                        if set_to_none:
                            param.grad = None
                        else:
                            if param.grad.grad_fn is not None:
                                param.grad.detach_()
                            else:
                                param.grad.requires_grad_(False)
                            param.grad.zero_()

        def step(self, closure=None):
            if not hasattr(self, "_update"):
                raise NotImplementedError
            args, kwargs, closure = self._before_step(closure)
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            if self.defaults.get("differentiable"):
                with torch.enable_grad():
                    self._update_all()
            else:
                active = [p for group in self.param_groups for p in group["params"] if p.grad is not None]
                with _C.quiet(type(self).__name__ + ".step", *active):
                    self._update_all()
            self._after_step(args, kwargs)
            return loss

        def _update_all(self):
            for group in self.param_groups:
                for param in group["params"]:
                    if param.grad is not None:
                        self._update(param, param.grad, group, self.state)

        def _before_step(self, closure):
            """Runs the hooks before a step; they may change its arguments."""
            args, kwargs = (self,) if closure is None else (self, closure), {}
            for hook in [*_hooks_of_all["step_pre"].values(), *self._hooks["step_pre"].values()]:
                result = hook(self, args, kwargs)
                if result is None:
                    continue
                if not (isinstance(result, tuple) and len(result) == 2):
                    raise RuntimeError(
                        f"{type(self).step} must return None or a tuple of (new_args, new_kwargs), but got {result}.")
                args, kwargs = result
                closure = args[1] if len(args) > 1 else kwargs.get("closure")
            return args, kwargs, closure

        def _after_step(self, args, kwargs):
            for hook in [*self._hooks["step_post"].values(), *_hooks_of_all["step_post"].values()]:
                hook(self, args, kwargs)

        def _add_hook(self, moment, hook, prepend=False):
            from torch.utils.hooks import add_hook
            return add_hook(self._hooks[moment], hook, prepend)

        def register_step_pre_hook(self, hook):
            return self._add_hook("step_pre", hook)

        def register_step_post_hook(self, hook):
            return self._add_hook("step_post", hook)

        def register_state_dict_pre_hook(self, hook, prepend=False):
            return self._add_hook("state_dict_pre", hook, prepend)

        def register_state_dict_post_hook(self, hook, prepend=False):
            return self._add_hook("state_dict_post", hook, prepend)

        def register_load_state_dict_pre_hook(self, hook, prepend=False):
            return self._add_hook("load_state_dict_pre", hook, prepend)

        def register_load_state_dict_post_hook(self, hook, prepend=False):
            return self._add_hook("load_state_dict_post", hook, prepend)

        def _numbered(self):
            numbers = {}
            for group in self.param_groups:
                for param in group["params"]:
                    if param not in numbers:
                        numbers[param] = len(numbers)
            return numbers

        def state_dict(self):
            for hook in list(self._hooks["state_dict_pre"].values()):
                hook(self)
            numbers = self._numbered()
            groups = []
            for group in self.param_groups:
                packed = {key: value for key, value in group.items() if key != "params"}
                packed["params"] = [numbers[param] for param in group["params"]]
                groups.append(packed)
            state = {numbers.get(key, key): value for key, value in self.state.items()}
            found = {"state": state, "param_groups": groups}
            for hook in list(self._hooks["state_dict_post"].values()):
                found = hook(self, found) or found
            return found

        def load_state_dict(self, state_dict):
            for hook in list(self._hooks["load_state_dict_pre"].values()):
                state_dict = hook(self, state_dict) or state_dict
            groups = state_dict["param_groups"]
            if len(groups) != len(self.param_groups):
                raise ValueError("loaded state dict has a different number of parameter groups")
            for mine, saved in zip(self.param_groups, groups):
                if len(mine["params"]) != len(saved["params"]):
                    raise ValueError(
                        "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
            params = {number: param for param, number in self._numbered().items()}
            self.state = defaultdict(dict)
            for key, values in state_dict["state"].items():
                param = params.get(key)
                kept = {}
                for name, value in values.items():
                    # Sums take the type of their parameter; what has it already is shared with the dictionary.
                    if isinstance(value, torch.Tensor) and name != "step" and param is not None and param.is_floating_point():
                        value = value.to(param.dtype)
                    kept[name] = value
                self.state[key if param is None else param] = kept
            for mine, saved in zip(self.param_groups, groups):
                for name, value in saved.items():
                    if name != "params":
                        mine[name] = value
            for hook in list(self._hooks["load_state_dict_post"].values()):
                hook(self)


    def _check(condition, text):
        if not condition:
            raise ValueError(text)


    def _check_one(lr):
        _check(not isinstance(lr, torch.Tensor) or lr.numel() == 1, "Tensor lr must be 1-element")
    """#)

  /// `torch.optim`: the update rules, each as PyTorch computes it for one tensor at a time.
  static let optim = Prelude(
    "torch.optim",
    #"""
    import math
    import torch
    from torch.optim.optimizer import Optimizer, _check, _check_one


    class SGD(Optimizer):
        __module__ = "torch.optim.sgd"

        def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
                     maximize=False, foreach=None, differentiable=False, fused=None):
            _check_one(lr)
            _check(not lr < 0.0, f"Invalid learning rate: {lr}")
            _check(not momentum < 0.0, f"Invalid momentum value: {momentum}")
            _check(not weight_decay < 0.0, f"Invalid weight_decay value: {weight_decay}")
            if nesterov and (momentum <= 0 or dampening != 0):
                raise ValueError("Nesterov momentum requires a momentum and zero dampening")
            super().__init__(params, dict(
                lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                maximize=maximize, foreach=foreach, differentiable=differentiable, fused=fused))

        def _update(self, param, grad, group, states):
            if group["maximize"]:
                grad = -grad
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            momentum = group["momentum"]
            if momentum != 0:
                state = states[param]
                buffer = state.get("momentum_buffer")
                if buffer is None:
                    buffer = grad.detach().clone()
                    state["momentum_buffer"] = buffer
                else:
                    buffer.mul_(momentum).add_(grad, alpha=1 - group["dampening"])
                grad = grad.add(buffer, alpha=momentum) if group["nesterov"] else buffer
            lr = group["lr"]
            if isinstance(lr, torch.Tensor) and lr.requires_grad:
                param.addcmul_(grad, lr, value=-1)
            else:
                param.add_(grad, alpha=-lr)


    class Adam(Optimizer):
        __module__ = "torch.optim.adam"
        _decoupled = False

        def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *,
                     foreach=None, maximize=False, capturable=False, differentiable=False, fused=None,
                     decoupled_weight_decay=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= eps, f"Invalid epsilon value: {eps}")
            _check(0.0 <= betas[0] < 1.0, f"Invalid beta parameter at index 0: {betas[0]}")
            _check(0.0 <= betas[1] < 1.0, f"Invalid beta parameter at index 1: {betas[1]}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize,
                foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused,
                decoupled_weight_decay=decoupled_weight_decay))

        def _update(self, param, grad, group, states):
            if group["maximize"]:
                grad = -grad
            state = states[param]
            if not state:
                state["step"] = torch.tensor(0.0, dtype=torch.float32)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
                if group["amsgrad"]:
                    state["max_exp_avg_sq"] = torch.zeros_like(param)
            state["step"] += 1
            step = state["step"].item()
            lr, decay, (beta1, beta2) = group["lr"], group["weight_decay"], group["betas"]
            if decay != 0:
                if group["decoupled_weight_decay"]:
                    param.mul_(1 - lr * decay)
                else:
                    grad = grad.add(param, alpha=decay)
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            if group["differentiable"]:
                return self._update_recorded(param, average, square, group, state)
            step_size = lr / (1 - beta1 ** step)
            correction = (1 - beta2 ** step) ** 0.5
            if group["amsgrad"]:
                largest = state["max_exp_avg_sq"]
                torch.maximum(largest, square, out=largest)
                square = largest
            denominator = (square.sqrt() / correction).add_(group["eps"])
            param.addcdiv_(average, denominator, value=-step_size)


        def _update_recorded(self, param, average, square, group, state):
            """The end of an update that gradients flow through, as those of the rate do."""
            step, (beta1, beta2) = state["step"], group["betas"]
            size = -(group["lr"] / (1 - beta1 ** step))
            correction = (1 - beta2 ** step).sqrt()
            if group["amsgrad"]:
                largest = state["max_exp_avg_sq"]
                largest.copy_(torch.maximum(largest.clone(), square))
                square = largest
            param.addcdiv_(average, (square.sqrt() / (correction * size)).add_(group["eps"] / size))


    class AdamW(Adam):
        __module__ = "torch.optim.adamw"

        def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *,
                     maximize=False, foreach=None, capturable=False, differentiable=False, fused=None):
            super().__init__(
                params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize,
                capturable=capturable, differentiable=differentiable, fused=fused, decoupled_weight_decay=True)


    class RMSprop(Optimizer):
        __module__ = "torch.optim.rmsprop"

        def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False,
                     capturable=False, foreach=None, maximize=False, differentiable=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= eps, f"Invalid epsilon value: {eps}")
            _check(0.0 <= momentum, f"Invalid momentum value: {momentum}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            _check(0.0 <= alpha, f"Invalid alpha value: {alpha}")
            super().__init__(params, dict(
                lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable))

        def _update(self, param, grad, group, states):
            if group["maximize"]:
                grad = -grad
            state = states[param]
            if not state:
                state["step"] = torch.zeros((), dtype=torch.float32)
                state["square_avg"] = torch.zeros_like(param)
                if group["momentum"] > 0:
                    state["momentum_buffer"] = torch.zeros_like(param)
                if group["centered"]:
                    state["grad_avg"] = torch.zeros_like(param)
            state["step"] += 1
            alpha = group["alpha"]
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            square = state["square_avg"]
            square.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
            if group["centered"]:
                average = state["grad_avg"]
                average.lerp_(grad, 1 - alpha)
                deviation = square.addcmul(average, average, value=-1).sqrt_()
            else:
                deviation = square.sqrt()
            deviation = deviation.add(group["eps"])
            if group["momentum"] > 0:
                buffer = state["momentum_buffer"]
                buffer.mul_(group["momentum"]).addcdiv_(grad, deviation)
                param.add_(buffer, alpha=-group["lr"])
            else:
                param.addcdiv_(grad, deviation, value=-group["lr"])


    class Adagrad(Optimizer):
        __module__ = "torch.optim.adagrad"

        def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                     foreach=None, *, maximize=False, differentiable=False, fused=None):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= lr_decay, f"Invalid lr_decay value: {lr_decay}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            _check(0.0 <= initial_accumulator_value,
                   f"Invalid initial_accumulator_value value: {initial_accumulator_value}")
            _check(0.0 <= eps, f"Invalid epsilon value: {eps}")
            super().__init__(params, dict(
                lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
                initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
                differentiable=differentiable, fused=fused))
            for group in self.param_groups:
                for param in group["params"]:
                    state = self.state[param]
                    state["step"] = torch.tensor(0.0, dtype=torch.float32)
                    state["sum"] = torch.full_like(param, group["initial_accumulator_value"])

        def _update(self, param, grad, group, states):
            state = states[param]
            state["step"] += 1
            step = state["step"].item()
            if group["maximize"]:
                grad = -grad
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            rate = group["lr"] / (1 + (step - 1) * group["lr_decay"])
            total = state["sum"]
            total.addcmul_(grad, grad, value=1)
            param.addcdiv_(grad, total.sqrt().add(group["eps"]), value=-rate)


    class Adadelta(Optimizer):
        __module__ = "torch.optim.adadelta"

        def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False,
                     maximize=False, differentiable=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= rho <= 1.0, f"Invalid rho value: {rho}")
            _check(0.0 <= eps, f"Invalid epsilon value: {eps}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            super().__init__(params, dict(
                lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable,
                foreach=foreach, differentiable=differentiable))

        def _update(self, param, grad, group, states):
            state = states[param]
            if not state:
                state["step"] = torch.zeros((), dtype=torch.float32)
                state["square_avg"] = torch.zeros_like(param)
                state["acc_delta"] = torch.zeros_like(param)
            state["step"] += 1
            if group["maximize"]:
                grad = -grad
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            square, total, rho, eps = state["square_avg"], state["acc_delta"], group["rho"], group["eps"]
            square.mul_(rho).addcmul_(grad, grad, value=1 - rho)
            deviation = square.add(eps).sqrt_()
            delta = total.add(eps).sqrt_().div(deviation).mul_(grad)
            total.mul_(rho).addcmul_(delta, delta, value=1 - rho)
            param.add_(delta, alpha=-group["lr"])


    class Adamax(Optimizer):
        __module__ = "torch.optim.adamax"

        def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *,
                     maximize=False, differentiable=False, capturable=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= eps, f"Invalid epsilon value: {eps}")
            _check(0.0 <= betas[0] < 1.0, f"Invalid beta parameter at index 0: {betas[0]}")
            _check(0.0 <= betas[1] < 1.0, f"Invalid beta parameter at index 1: {betas[1]}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable))

        def _update(self, param, grad, group, states):
            state = states[param]
            if not state:
                state["step"] = torch.tensor(0.0, dtype=torch.float32)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_inf"] = torch.zeros_like(param)
            state["step"] += 1
            if group["maximize"]:
                grad = -grad
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            beta1, beta2 = group["betas"]
            state["exp_avg"].lerp_(grad, 1 - beta1)
            largest = state["exp_inf"]
            if group["differentiable"]:
                both = torch.cat([largest.mul_(beta2).unsqueeze(0), grad.abs().add_(group["eps"]).unsqueeze_(0)])
                largest.copy_(torch.amax(both, 0))
            else:
                torch.maximum(largest.mul_(beta2), grad.abs().add_(group["eps"]), out=largest)
            correction = 1 - beta1 ** state["step"].item()
            param.addcdiv_(state["exp_avg"], largest, value=-group["lr"] / correction)


    class NAdam(Optimizer):
        __module__ = "torch.optim.nadam"

        def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
                     decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                     differentiable=False):
            _check_one(lr)
            _check(0.0 <= lr, f"Invalid learning rate: {lr}")
            _check(0.0 <= eps, f"Invalid epsilon value: {eps}")
            _check(0.0 <= betas[0] < 1.0, f"Invalid beta parameter at index 0: {betas[0]}")
            _check(0.0 <= betas[1] < 1.0, f"Invalid beta parameter at index 1: {betas[1]}")
            _check(0.0 <= weight_decay, f"Invalid weight_decay value: {weight_decay}")
            _check(0.0 <= momentum_decay, f"Invalid momentum_decay value: {momentum_decay}")
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
                decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, differentiable=differentiable))

        def _update(self, param, grad, group, states):
            state = states[param]
            if not state:
                state["step"] = torch.tensor(0.0, dtype=torch.float32)
                state["mu_product"] = torch.ones((), dtype=torch.float32)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            state["step"] += 1
            step = state["step"].item()
            if group["maximize"]:
                grad = -grad
            beta1, beta2 = group["betas"]
            if group["weight_decay"] != 0:
                if group["decoupled_weight_decay"]:
                    param.mul_(1 - group["lr"] * group["weight_decay"])
                else:
                    grad = grad.add(param, alpha=group["weight_decay"])
            mu = beta1 * (1.0 - 0.5 * (0.96 ** (step * group["momentum_decay"])))
            mu_next = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * group["momentum_decay"])))
            state["mu_product"] *= mu
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            denominator = square.div(1 - beta2 ** step).sqrt().add(group["eps"])
            product = state["mu_product"].item()
            param.addcdiv_(grad, denominator, value=-group["lr"] * (1.0 - mu) / (1.0 - product))
            param.addcdiv_(average, denominator, value=-group["lr"] * mu_next / (1.0 - product * mu_next))

    """#, offers: ["torch.optim._more": "ASGD Adafactor LBFGS Muon RAdam Rprop SparseAdam"])
}
