extension Prelude {
  /// `torch.optim.lr_scheduler`.
  static let schedulers = Prelude(
    "torch.optim.lr_scheduler",
    #"""
    import math
    import types
    from bisect import bisect_right
    from collections import Counter
    import torch
    from torch import _C
    from torch.optim.optimizer import Optimizer


    _EPOCH = (
        "The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use "
        "`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form "
        "is used instead of the new chainable form, where available. Please open an issue if you are unable to replicate "
        "your use case: https://github.com/pytorch/pytorch/issues/new/choose.")


    class LRScheduler:
        def __init__(self, optimizer, last_epoch=-1):
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            if last_epoch == -1:
                for group in optimizer.param_groups:
                    group.setdefault("initial_lr", group["lr"])
            else:
                for i, group in enumerate(optimizer.param_groups):
                    if "initial_lr" not in group:
                        raise KeyError(
                            f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with "
                            "last_epoch >= 0.\nThis typically happens when:\n1. You're trying to resume training from a "
                            "checkpoint but haven't properly loaded the optimizer state\n2. You're using last_epoch >= 0 "
                            "for a fresh training run (not recommended)")
            self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
            self.last_epoch = last_epoch
            self._optimizer_steps = optimizer.__dict__.setdefault("_step_count", 0)
            if not hasattr(optimizer, "_counted_step"):
                inner = optimizer.step

                def counted(*args, **kwargs):
                    optimizer._step_count += 1
                    return inner(*args, **kwargs)

                counted._wrapped_by_lr_sched = True
                optimizer.step = counted
                optimizer._counted_step = True
            self._step_count = 0
            self._is_initial = False
            self._get_lr_called_within_step = False
            self._is_initial = True
            self.step()
            self._is_initial = False

        def state_dict(self):
            hidden = ("optimizer", "lr_lambdas", "_optimizer_steps")
            state = {key: value for key, value in self.__dict__.items() if key not in hidden}
            if "lr_lambdas" in self.__dict__:
                state["lr_lambdas"] = [
                    None if isinstance(f, types.FunctionType) else f.__dict__.copy() for f in self.lr_lambdas]
            return state

        def load_state_dict(self, state_dict):
            for key, value in state_dict.items():
                if key != "lr_lambdas":
                    self.__dict__[key] = value
            for known, kept in zip(self.__dict__.get("lr_lambdas", ()), state_dict.get("lr_lambdas", ())):
                if kept is not None:
                    known.__dict__.update(kept)

        def get_last_lr(self):
            return self._last_lr

        def get_lr(self):
            if not self._get_lr_called_within_step:
                _C.warn(
                    "UserWarning",
                    "To get the last learning rate computed by the scheduler, please use `get_last_lr()`.")
            return self._lr()

        def _lr(self):
            raise NotImplementedError

        def _rates(self):
            return [group["lr"] for group in self.optimizer.param_groups]

        def step(self, epoch=None):
            if self._step_count == 1 and not hasattr(self.optimizer.step, "_wrapped_by_lr_sched"):
                _C.warn(
                    "UserWarning",
                    "Seems like `optimizer.step()` has been overridden after learning rate scheduler initialization. Please, "
                    "make sure to call `optimizer.step()` before `lr_scheduler.step()`. See more details at "
                    "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate")
            elif self._step_count == 1 and self.optimizer._step_count <= self._optimizer_steps:
                _C.warn(
                    "UserWarning",
                    "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you "
                    "should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to "
                    "do this will result in PyTorch skipping the first value of the learning rate schedule. See more "
                    "details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate")
            self._step_count += 1
            if epoch is not None:
                _C.warn("UserWarning", _EPOCH)
            self._update_lr(epoch)

        def _update_lr(self, epoch=None):
            self._get_lr_called_within_step = True
            try:
                if epoch is None:
                    self.last_epoch += 1
                    rates = self.get_lr()
                else:
                    self.last_epoch = epoch
                    rates = self._get_closed_form_lr() if hasattr(self, "_get_closed_form_lr") else self.get_lr()
            finally:
                self._get_lr_called_within_step = False
            for group, rate in zip(self.optimizer.param_groups, rates):
                # A rate that is a tensor is filled, so that who holds it sees it change.
                if isinstance(group["lr"], torch.Tensor):
                    group["lr"].fill_(rate)
                else:
                    group["lr"] = rate
            self._last_lr = [rate.clone() if isinstance(rate, torch.Tensor) else rate for rate in self._rates()]


    class _LRScheduler(LRScheduler):
        pass


    def _for_each(name, value, optimizer):
        """One value for each parameter group."""
        groups = len(optimizer.param_groups)
        if not isinstance(value, (list, tuple)):
            return [value] * groups
        if len(value) != groups:
            raise ValueError(
                f"{name} must have the same length as optimizer.param_groups. {name} has {len(value)} values, param_groups "
                f"has {groups}.")
        return list(value)


    class LambdaLR(LRScheduler):
        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            groups = len(optimizer.param_groups)
            if isinstance(lr_lambda, (list, tuple)):
                if len(lr_lambda) != groups:
                    raise ValueError(f"Expected {groups} lr_lambdas, but got {len(lr_lambda)}")
                self.lr_lambdas = list(lr_lambda)
            else:
                self.lr_lambdas = [lr_lambda] * groups
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            return [base * factor(self.last_epoch) for factor, base in zip(self.lr_lambdas, self.base_lrs)]


    class MultiplicativeLR(LambdaLR):
        def _lr(self):
            if not self._is_initial:
                return [rate * factor(self.last_epoch) for factor, rate in zip(self.lr_lambdas, self._rates())]
            return self._rates()


    class StepLR(LRScheduler):
        def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
            self.step_size = step_size
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            if self.last_epoch == 0 or self.last_epoch % self.step_size != 0:
                return self._rates()
            return [rate * self.gamma for rate in self._rates()]

        def _get_closed_form_lr(self):
            return [base * self.gamma ** (self.last_epoch // self.step_size) for base in self.base_lrs]


    class MultiStepLR(LRScheduler):
        def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
            self.milestones = Counter(milestones)
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            if self.last_epoch not in self.milestones:
                return self._rates()
            return [rate * self.gamma ** self.milestones[self.last_epoch] for rate in self._rates()]

        def _get_closed_form_lr(self):
            passed = bisect_right(sorted(self.milestones.elements()), self.last_epoch)
            return [base * self.gamma ** passed for base in self.base_lrs]


    class ConstantLR(LRScheduler):
        def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
            if factor > 1.0 or factor < 0:
                raise ValueError("Constant multiplicative factor expected to be between 0 and 1.")
            self.factor = factor
            self.total_iters = total_iters
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            if self.last_epoch == 0:
                return [rate * self.factor for rate in self._rates()]
            if self.last_epoch != self.total_iters:
                return self._rates()
            return [rate * (1.0 / self.factor) for rate in self._rates()]

        def _get_closed_form_lr(self):
            factor = self.factor + (self.last_epoch >= self.total_iters) * (1 - self.factor)
            return [base * factor for base in self.base_lrs]


    class LinearLR(LRScheduler):
        def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
            if start_factor > 1.0 or start_factor <= 0:
                raise ValueError(
                    "Starting multiplicative factor expected to be greater than 0 and less or equal to 1.")
            if end_factor > 1.0 or end_factor < 0:
                raise ValueError("Ending multiplicative factor expected to be between 0 and 1.")
            self.start_factor = start_factor
            self.end_factor = end_factor
            self.total_iters = total_iters
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            if self.last_epoch == 0:
                return [rate * self.start_factor for rate in self._rates()]
            if self._is_initial or self.last_epoch > self.total_iters:
                return self._rates()
            change = self.end_factor - self.start_factor
            before = self.total_iters * self.start_factor + (self.last_epoch - 1) * change
            return [rate * (1.0 + change / before) for rate in self._rates()]

        def _get_closed_form_lr(self):
            share = min(self.total_iters, self.last_epoch) / self.total_iters
            return [
                base * (self.start_factor + (self.end_factor - self.start_factor) * share) for base in self.base_lrs]


    class ExponentialLR(LRScheduler):
        def __init__(self, optimizer, gamma, last_epoch=-1):
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            if self._is_initial:
                return self._rates()
            return [rate * self.gamma for rate in self._rates()]

        def _get_closed_form_lr(self):
            return [base * self.gamma ** self.last_epoch for base in self.base_lrs]


    class PolynomialLR(LRScheduler):
        def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
            self.total_iters = total_iters
            self.power = power
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            if self._is_initial or self.last_epoch > self.total_iters:
                return self._rates()
            now = 1.0 - self.last_epoch / self.total_iters
            before = 1.0 - (self.last_epoch - 1) / self.total_iters
            return [rate * (now / before) ** self.power for rate in self._rates()]

        def _get_closed_form_lr(self):
            left = 1.0 - min(self.total_iters, self.last_epoch) / self.total_iters
            return [base * left ** self.power for base in self.base_lrs]


    class CosineAnnealingLR(LRScheduler):
        def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
            self.T_max = T_max
            self.eta_min = eta_min
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            if self._is_initial:
                return self._rates()
            if self._step_count == 1 and self.last_epoch > 0:
                return [
                    self.eta_min + (base - self.eta_min) * (1 + math.cos(self.last_epoch * math.pi / self.T_max)) / 2
                    for base in self.base_lrs]
            if (self.last_epoch - 1 - self.T_max) % (2 * self.T_max) == 0:
                return [
                    rate + (base - self.eta_min) * (1 - math.cos(math.pi / self.T_max)) / 2
                    for base, rate in zip(self.base_lrs, self._rates())]
            now = 1 + math.cos(math.pi * self.last_epoch / self.T_max)
            before = 1 + math.cos(math.pi * (self.last_epoch - 1) / self.T_max)
            return [now / before * (rate - self.eta_min) + self.eta_min for rate in self._rates()]

        def _get_closed_form_lr(self):
            return [
                self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.last_epoch / self.T_max)) / 2
                for base in self.base_lrs]


    class CosineAnnealingWarmRestarts(LRScheduler):
        def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
            if T_0 <= 0 or not isinstance(T_0, int):
                raise ValueError(f"Expected positive integer T_0, but got {T_0}")
            if T_mult < 1 or not isinstance(T_mult, int):
                raise ValueError(f"Expected integer T_mult >= 1, but got {T_mult}")
            if not isinstance(eta_min, (float, int)):
                raise ValueError(f"Expected float or int eta_min, but got {eta_min} of type {type(eta_min)}")
            self.T_0 = T_0
            self.T_i = T_0
            self.T_mult = T_mult
            self.eta_min = eta_min
            self.T_cur = last_epoch
            super().__init__(optimizer, last_epoch)

        def _lr(self):
            return [
                self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2
                for base in self.base_lrs]

        def step(self, epoch=None):
            if epoch is None:
                self.T_cur += 1
                if self.T_cur >= self.T_i:
                    self.T_cur -= self.T_i
                    self.T_i *= self.T_mult
                self.last_epoch += 1
            else:
                if epoch < 0:
                    raise ValueError(f"Expected non-negative epoch, but got {epoch}")
                self.last_epoch = math.floor(epoch)
                self.T_i = self.T_0
                self.T_cur = epoch
                while self.T_cur >= self.T_i:
                    self.T_cur -= self.T_i
                    self.T_i *= self.T_mult
            for group, rate in zip(self.optimizer.param_groups, self._lr()):
                group["lr"] = rate
            self._last_lr = self._rates()


    class OneCycleLR(LRScheduler):
        def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                     anneal_strategy="cos", cycle_momentum=True, base_momentum=0.85, max_momentum=0.95,
                     div_factor=25.0, final_div_factor=1e4, three_phase=False, last_epoch=-1):
            if total_steps is None:
                if epochs is None or steps_per_epoch is None:
                    raise ValueError(
                        "You must define either total_steps OR (epochs AND steps_per_epoch)")
                for name, value in (("epochs", epochs), ("steps_per_epoch", steps_per_epoch)):
                    if not isinstance(value, int) or value <= 0:
                        raise ValueError(f"Expected positive integer {name}, but got {value}")
                total_steps = epochs * steps_per_epoch
            elif total_steps <= 0 or not isinstance(total_steps, int):
                raise ValueError(f"Expected positive integer total_steps, but got {total_steps}")
            if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
                raise ValueError(f"Expected float between 0 and 1 pct_start, but got {pct_start}")
            if anneal_strategy not in ("cos", "linear"):
                raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            self.total_steps = total_steps
            self._anneal_func_type = anneal_strategy
            self.cycle_momentum = cycle_momentum
            rise = float(pct_start * total_steps) - 1
            if three_phase:
                phases = [
                    (rise, "initial_lr", "max_lr", "max_momentum", "base_momentum"),
                    (float(2 * pct_start * total_steps) - 2, "max_lr", "initial_lr", "base_momentum", "max_momentum"),
                    (total_steps - 1, "initial_lr", "min_lr", "max_momentum", "max_momentum")]
            else:
                phases = [
                    (rise, "initial_lr", "max_lr", "max_momentum", "base_momentum"),
                    (total_steps - 1, "max_lr", "min_lr", "base_momentum", "max_momentum")]
            parts = ("end_step", "start_lr", "end_lr", "start_momentum", "end_momentum")
            self._schedule_phases = [dict(zip(parts, phase)) for phase in phases]
            rates = _for_each("max_lr", max_lr, optimizer)
            if last_epoch == -1:
                for rate, group in zip(rates, optimizer.param_groups):
                    group["initial_lr"] = rate / div_factor
                    group["max_lr"] = rate
                    group["min_lr"] = group["initial_lr"] / final_div_factor
                    if cycle_momentum:
                        if "momentum" not in group and "betas" not in group:
                            raise ValueError(
                                "optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
                        self.use_beta1 = "betas" in optimizer.defaults
                        group["max_momentum"] = max_momentum
                        group["base_momentum"] = base_momentum
            super().__init__(optimizer, last_epoch)

        def _anneal(self, start, end, share):
            if self._anneal_func_type == "linear":
                return (end - start) * share + start
            return end + (start - end) / 2.0 * (math.cos(math.pi * share) + 1)

        def _lr(self):
            step = self.last_epoch
            if step > self.total_steps:
                raise ValueError(
                    f"Tried to step {step} times. The specified number of total steps is {self.total_steps}")
            rates = []
            for group in self.optimizer.param_groups:
                start = 0.0
                for i, phase in enumerate(self._schedule_phases):
                    end, lr_from, lr_to, momentum_from, momentum_to = phase.values()
                    if step <= end or i == len(self._schedule_phases) - 1:
                        share = (step - start) / (end - start)
                        rates.append(self._anneal(group[lr_from], group[lr_to], share))
                        if self.cycle_momentum:
                            momentum = self._anneal(group[momentum_from], group[momentum_to], share)
                            if "betas" in group:
                                group["betas"] = (momentum, *group["betas"][1:])
                            else:
                                group["momentum"] = momentum
                        break
                    start = end
            return rates


    class _Several(LRScheduler):
        """What the schedulers that run others have in common."""

        def _take(self, optimizer, schedulers):
            name = type(self).__name__
            for index, scheduler in enumerate(schedulers):
                if not hasattr(scheduler, "optimizer"):
                    raise TypeError(f"{name} at index {index} should have `optimizer` as its attribute.")
                if isinstance(scheduler, ReduceLROnPlateau):
                    raise ValueError(
                        f"{name} does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be "
                        f"specified when calling `step`, but got one at index {index} in the given schedulers sequence.")
                if optimizer != scheduler.optimizer:
                    raise ValueError(
                        f"{name} expects all schedulers to belong to the same optimizer, but got scheduler "
                        f"{type(scheduler).__name__} at index {index} has {scheduler.optimizer}, which is different from "
                        f"{type(optimizer).__name__}.")
            self._schedulers = schedulers

        def state_dict(self):
            own = {key: value for key, value in self.__dict__.items() if key not in ("optimizer", "_schedulers")}
            own["_schedulers"] = [scheduler.state_dict() for scheduler in self._schedulers]
            return own

        def load_state_dict(self, state_dict):
            self.__dict__.update((key, value) for key, value in state_dict.items() if key != "_schedulers")
            for scheduler, state in zip(self._schedulers, state_dict["_schedulers"]):
                scheduler.load_state_dict(state)


    class SequentialLR(_Several):
        def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
            if len(schedulers) < 1:
                raise ValueError("SequentialLR expects at least one scheduler, but got no scheduler.")
            self._take(optimizer, schedulers)
            if len(milestones) != len(schedulers) - 1:
                raise ValueError(
                    "Sequential Schedulers expects number of schedulers provided to be one more than the number of "
                    f"milestone points, but got number of schedulers {len(schedulers)} and the number of milestones to "
                    f"be equal to {len(milestones)}")
            self._milestones = milestones
            self.last_epoch = last_epoch + 1
            self.optimizer = optimizer
            for group in optimizer.param_groups:
                group["lr"] = group["initial_lr"]
            self._undo(self)
            first = schedulers[bisect_right(milestones, 0)]
            first._step_count = 0
            first.step()
            self._last_lr = first.get_last_lr()

        def _undo(self, scheduler):
            if hasattr(scheduler, "_schedulers"):
                for inner in scheduler._schedulers:
                    self._undo(inner)
            elif hasattr(scheduler, "last_epoch"):
                scheduler.last_epoch -= 1

        def step(self):
            self.last_epoch += 1
            index = bisect_right(self._milestones, self.last_epoch)
            scheduler = self._schedulers[index]
            if index > 0 and self._milestones[index - 1] == self.last_epoch:
                scheduler._update_lr(0)
            else:
                scheduler.step()
            self._last_lr = scheduler.get_last_lr()


    class ChainedScheduler(_Several):
        def __init__(self, schedulers, optimizer=None):
            if len(schedulers) < 1:
                raise ValueError(
                    "ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.")
            optimizer = optimizer or schedulers[0].optimizer
            self._take(optimizer, schedulers)
            self.optimizer = optimizer
            self._last_lr = self._rates()

        def step(self):
            for scheduler in self._schedulers:
                scheduler.step()
            self._last_lr = self._rates()


    class ReduceLROnPlateau(LRScheduler):
        def __init__(self, optimizer, mode="min", factor=0.1, patience=10, threshold=1e-4, threshold_mode="rel",
                     cooldown=0, min_lr=0, eps=1e-8):
            if factor >= 1.0:
                raise ValueError("Factor should be < 1.0.")
            if mode not in ("min", "max"):
                raise ValueError("mode " + mode + " is unknown!")
            if threshold_mode not in ("rel", "abs"):
                raise ValueError("threshold mode " + threshold_mode + " is unknown!")
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            self.factor = factor
            count = len(optimizer.param_groups)
            if isinstance(min_lr, (list, tuple)):
                if len(min_lr) != count:
                    raise ValueError(f"expected {count} min_lrs, got {len(min_lr)}")
                self.default_min_lr = None
                self.min_lrs = list(min_lr)
            else:
                self.default_min_lr = min_lr
                self.min_lrs = [min_lr] * count
            self.patience = patience
            self.cooldown = cooldown
            self.eps = eps
            self.last_epoch = 0
            self._last_lr = self._rates()
            self.mode_worse = math.inf if mode == "min" else -math.inf
            self.mode = mode
            self.threshold = threshold
            self.threshold_mode = threshold_mode
            self.best = self.mode_worse
            self.cooldown_counter = 0
            self.num_bad_epochs = 0

        def _is_better(self, value):
            if self.mode == "min":
                limit = self.best * (1.0 - self.threshold) if self.threshold_mode == "rel" else self.best - self.threshold
                return value < limit
            limit = self.best * (1.0 + self.threshold) if self.threshold_mode == "rel" else self.best + self.threshold
            return value > limit

        def step(self, metrics, epoch=None):
            value = float(metrics)
            self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
            if self._is_better(value):
                self.best = value
                self.num_bad_epochs = 0
            else:
                self.num_bad_epochs += 1
            if self.cooldown_counter > 0:
                self.cooldown_counter -= 1
                self.num_bad_epochs = 0
            if self.num_bad_epochs > self.patience:
                for group, low in zip(self.optimizer.param_groups, self.min_lrs):
                    rate = max(group["lr"] * self.factor, low)
                    if group["lr"] - rate > self.eps:
                        group["lr"] = rate
                self.cooldown_counter = self.cooldown
                self.num_bad_epochs = 0
            self._last_lr = self._rates()


    class CyclicLR(LRScheduler):
        def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode="triangular",
                     gamma=1.0, scale_fn=None, scale_mode="cycle", cycle_momentum=True, base_momentum=0.8,
                     max_momentum=0.9, last_epoch=-1):
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            groups = optimizer.param_groups

            def each(name, value):
                if isinstance(value, (list, tuple)):
                    if len(value) != len(groups):
                        raise ValueError(
                            f"{name} must have the same length as optimizer.param_groups. {name} has {len(value)} values, "
                            f"param_groups has {len(groups)}.")
                    return value
                return [value] * len(groups)

            base_lrs = each("base_lr", base_lr)
            if last_epoch == -1:
                for rate, group in zip(base_lrs, groups):
                    group["lr"] = rate
            self.max_lrs = each("max_lr", max_lr)
            step_size_up = float(step_size_up)
            self.total_size = step_size_up + (step_size_up if step_size_down is None else float(step_size_down))
            self.step_ratio = step_size_up / self.total_size
            if mode not in ("triangular", "triangular2", "exp_range") and scale_fn is None:
                raise ValueError("mode is invalid and scale_fn is None")
            self.mode = mode
            self.gamma = gamma
            self._scale_fn_custom = scale_fn
            self.scale_mode = scale_mode if scale_fn is not None else (
                "iterations" if mode == "exp_range" else "cycle")
            self.cycle_momentum = cycle_momentum
            if cycle_momentum:
                if "momentum" not in optimizer.defaults and "betas" not in optimizer.defaults:
                    raise ValueError("optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
                self.use_beta1 = "betas" in optimizer.defaults
                self.base_momentums = each("base_momentum", base_momentum)
                self.max_momentums = each("max_momentum", max_momentum)
                if last_epoch == -1:
                    for high, low, group in zip(self.max_momentums, self.base_momentums, groups):
                        self._set_momentum(group, high)
                        group["max_momentum"] = high
                        group["base_momentum"] = low
            super().__init__(optimizer, last_epoch)
            self.base_lrs = base_lrs

        def _set_momentum(self, group, momentum):
            if self.use_beta1:
                group["betas"] = (momentum, *group["betas"][1:])
            else:
                group["momentum"] = momentum

        def scale_fn(self, x):
            if self._scale_fn_custom is not None:
                return self._scale_fn_custom(x)
            if self.mode == "triangular2":
                return 1 / (2.0 ** (x - 1))
            return self.gamma ** x if self.mode == "exp_range" else 1.0

        def _lr(self):
            cycle = math.floor(1 + self.last_epoch / self.total_size)
            x = 1.0 + self.last_epoch / self.total_size - cycle
            share = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
            scale = self.scale_fn(cycle if self.scale_mode == "cycle" else self.last_epoch)
            if self.cycle_momentum:
                for low, high, group in zip(self.base_momentums, self.max_momentums, self.optimizer.param_groups):
                    self._set_momentum(group, high - (high - low) * share * scale)
            return [low + (high - low) * share * scale for low, high in zip(self.base_lrs, self.max_lrs)]
    """#)
}
