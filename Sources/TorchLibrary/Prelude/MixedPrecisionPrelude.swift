extension Prelude {
  /// `torch.amp`: `autocast` and `GradScaler`. There is no CUDA, so that what is asked of it is off, with PyTorch's words.
  static let mixedPrecision = Prelude(
    "torch.amp",
    #"""
    import torch
    from torch import _C
    from torch.autograd.grad_mode import _like

    _NO_CUDA = "CUDA is not available or torch_xla is imported. Disabling autocast."


    def is_autocast_available(device_type):
        return device_type in ("cpu", "cuda")


    class autocast:
        __module__ = "torch.amp.autocast_mode"

        def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
            if not isinstance(device_type, str):
                raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
            if not is_autocast_available(device_type):
                raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
            self.device = device_type
            self.fast_dtype = dtype
            if dtype is None:
                self.fast_dtype = torch.get_autocast_dtype(device_type)
            if enabled and device_type == "cuda":
                _C.warn("UserWarning", _NO_CUDA)
                enabled = False
            elif enabled and self.fast_dtype not in (torch.bfloat16, torch.float16):
                _C.warn(
                    "UserWarning",
                    "In CPU autocast, but the target dtype is not supported. Disabling autocast.\n"
                    "CPU Autocast only supports dtypes of torch.bfloat16, torch.float16 currently.")
                enabled = False
            self._enabled = enabled
            self._outer = []

        def __enter__(self):
            if self.device == "cpu":
                self._outer.append(_C.enter_autocast(self.fast_dtype if self._enabled else None))
            return self

        def __exit__(self, *args):
            if self.device == "cpu":
                _C.leave_autocast(self._outer.pop())
            return False

        def __call__(self, func):
            if not callable(func):
                raise TypeError(
                    f"autocast()(func) requires a callable, but got {type(func).__name__}. "
                    f"Did you mean to use autocast as a context manager? For example:\n"
                    f"    with torch.autocast(device_type=...):\n"
                    f"        output = model(input)")

            def decorate_autocast(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)

            return _like(func, decorate_autocast)


    def custom_fwd(fwd=None, *, device_type="cuda", cast_inputs=None):
        return fwd if fwd is not None else lambda given: given


    def custom_bwd(bwd=None, *, device_type="cuda"):
        return bwd if bwd is not None else lambda given: given


    class GradScaler:
        __module__ = "torch.amp.grad_scaler"

        def __init__(self, device="cuda", init_scale=2.0 ** 16, growth_factor=2.0, backoff_factor=0.5,
                     growth_interval=2000, enabled=True):
            self._device = device
            if enabled and device == "cuda":
                _C.warn("UserWarning", "torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.")
                enabled = False
            self._enabled = enabled
            if enabled:
                if growth_factor <= 1.0:
                    raise AssertionError("The growth factor must be > 1.0.")
                if backoff_factor >= 1.0:
                    raise AssertionError("The backoff factor must be < 1.0.")
                self._scale = init_scale
                self._growth_factor = growth_factor
                self._backoff_factor = backoff_factor
                self._growth_interval = growth_interval
                self._growth_tracker = 0
                self._found_inf = {}

        def scale(self, outputs):
            if not self._enabled:
                return outputs
            if isinstance(outputs, torch.Tensor):
                return outputs * torch.full((), self._scale, dtype=torch.float32)
            return type(outputs)(self.scale(output) for output in outputs)

        def unscale_(self, optimizer):
            if not self._enabled:
                return
            if id(optimizer) in self._found_inf:
                raise RuntimeError("unscale_() has already been called on this optimizer since the last update().")
            found = 0.0
            with torch.no_grad():
                for group in optimizer.param_groups:
                    for parameter in group["params"]:
                        if parameter.grad is not None:
                            if not parameter.grad.isfinite().all():
                                found = 1.0
                            parameter.grad.mul_(1.0 / self._scale)
            self._found_inf[id(optimizer)] = found

        def step(self, optimizer, *args, **kwargs):
            if not self._enabled:
                return optimizer.step(*args, **kwargs)
            if id(optimizer) not in self._found_inf:
                self.unscale_(optimizer)
            if self._found_inf[id(optimizer)]:
                return None
            return optimizer.step(*args, **kwargs)

        def update(self, new_scale=None):
            if not self._enabled:
                return
            if new_scale is not None:
                self._scale = float(new_scale)
            else:
                if not self._found_inf:
                    raise AssertionError("No inf checks were recorded prior to update.")
                if any(self._found_inf.values()):
                    self._scale *= self._backoff_factor
                    self._growth_tracker = 0
                else:
                    self._growth_tracker += 1
                    if self._growth_tracker == self._growth_interval:
                        self._scale *= self._growth_factor
                        self._growth_tracker = 0
            self._found_inf = {}

        def get_scale(self):
            return self._scale if self._enabled else 1.0

        def get_growth_factor(self):
            return self._growth_factor

        def get_backoff_factor(self):
            return self._backoff_factor

        def get_growth_interval(self):
            return self._growth_interval

        def is_enabled(self):
            return self._enabled

        def state_dict(self):
            if not self._enabled:
                return {}
            return {
                "scale": self._scale,
                "growth_factor": self._growth_factor,
                "backoff_factor": self._backoff_factor,
                "growth_interval": self._growth_interval,
                "_growth_tracker": self._growth_tracker,
            }

        def load_state_dict(self, state_dict):
            if not self._enabled:
                return
            if len(state_dict) == 0:
                raise RuntimeError(
                    "The source state dict is empty, possibly because it was saved "
                    "from a disabled instance of GradScaler.")
            self._scale = state_dict["scale"]
            self._growth_factor = state_dict["growth_factor"]
            self._backoff_factor = state_dict["backoff_factor"]
            self._growth_interval = state_dict["growth_interval"]
            self._growth_tracker = state_dict["_growth_tracker"]
    """#)

  /// `torch.cuda.amp` and `torch.cpu.amp`, the older names.
  static let cudaMixedPrecision = Prelude("torch.cuda.amp", olderMixedPrecision("cuda", "torch.float16"))
  static let cpuMixedPrecision = Prelude("torch.cpu.amp", olderMixedPrecision("cpu", "torch.bfloat16"))

  private static func olderMixedPrecision(_ device: String, _ dtype: String) -> String {
    """
    import torch
    from torch import _C, amp
    from torch.amp import custom_bwd, custom_fwd


    def _warn(name):
        _C.warn(
            "FutureWarning", f"`torch.\(device).amp.{name}(args...)` is deprecated. "
            f"Please use `torch.amp.{name}('\(device)', args...)` instead.")


    class autocast(amp.autocast):
        def __init__(self, enabled=True, dtype=\(dtype), cache_enabled=True):
            _warn("autocast")
            super().__init__("\(device)", enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)


    class GradScaler(amp.GradScaler):
        def __init__(self, init_scale=2.0 ** 16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000,
                     enabled=True):
            _warn("GradScaler")
            super().__init__("\(device)", init_scale, growth_factor, backoff_factor, growth_interval, enabled)
    """
  }
}
