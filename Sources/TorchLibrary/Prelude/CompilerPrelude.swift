extension Prelude {
  /// `torch.compile` and `torch.jit`: there is nothing to compile for, so that what is given runs as it stands.
  static let compiler = Prelude(
    "torch._compile",
    #"""
    import torch


    def compile(model=None, *, fullgraph=False, dynamic=None, backend="inductor", mode=None, options=None,
                disable=False, name=None, recompile_limit=None):
        if model is None:
            return lambda given: compile(given, disable=disable)
        if isinstance(model, torch.nn.Module) and not disable:
            return OptimizedModule(model)
        return model


    class OptimizedModule(torch.nn.Module):
        __module__ = "torch._dynamo.eval_frame"

        def __init__(self, mod):
            super().__init__()
            self._orig_mod = mod
            self.training = mod.training

        def forward(self, *args, **kwargs):
            return self._orig_mod(*args, **kwargs)

        def __getattr__(self, name):
            if name == "_orig_mod":
                return self._modules["_orig_mod"]
            return getattr(self._orig_mod, name)

        def train(self, mode=True):
            self._orig_mod.train(mode)
            return super().train(mode)
    """#)

  /// `torch.jit`: functions and modules run as Python.
  static let scripting = Prelude(
    "torch.jit",
    #"""
    import builtins

    import torch
    from typing import Final


    def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
        return obj


    def trace(func, example_inputs=None, *args, **kwargs):
        return func


    def trace_module(mod, inputs, *args, **kwargs):
        return mod


    def export(fn):
        return fn


    def unused(fn):
        return fn


    def ignore(drop=False, **kwargs):
        return drop if callable(drop) else lambda fn: fn


    def script_if_tracing(fn):
        return fn


    def interface(obj):
        return obj


    def freeze(mod, *args, **kwargs):
        return mod


    def optimize_for_inference(mod, *args, **kwargs):
        return mod


    def annotate(the_type, the_value):
        return the_value


    def isinstance(obj, target_type):
        return builtins.isinstance(obj, target_type)


    def is_scripting():
        return False


    def is_tracing():
        return False


    def fork(func, *args, **kwargs):
        return func(*args, **kwargs)


    def wait(future):
        return future


    Attribute = annotate
    ScriptModule = torch.nn.Module
    """#)

  /// `torch.accelerator`: there is none.
  static let accelerator = Prelude(
    "torch.accelerator",
    #"""
    def device_count():
        return 0


    def is_available():
        return False


    def current_accelerator(check_available=False):
        return None


    def synchronize(device=None):
        pass
    """#)

  /// `torch.profiler` and `torch.autograd.profiler`: contexts that measure nothing, since time is virtual.
  static let profiler = Prelude("torch.profiler", profilerSource)
  static let autogradProfiler = Prelude("torch.autograd.profiler", profilerSource)

  private static let profilerSource = #"""
    from enum import Enum


    class ProfilerActivity(Enum):
        CPU = 0
        CUDA = 2
        XPU = 1


    class _Averages(list):
        def table(self, *args, **kwargs):
            return "gradwalk's clock is virtual: no times are measured."

        def total_average(self):
            return self


    class profile:
        def __init__(self, *args, **kwargs):
            self.on_trace_ready = kwargs.get("on_trace_ready")

        def __enter__(self):
            return self

        def __exit__(self, *args):
            if self.on_trace_ready is not None:
                self.on_trace_ready(self)
            return False

        def start(self):
            pass

        def stop(self):
            pass

        def step(self):
            pass

        def key_averages(self, *args, **kwargs):
            return _Averages()

        def events(self):
            return _Averages()

        def table(self, *args, **kwargs):
            return "gradwalk's clock is virtual: no times are measured."


    class record_function:
        def __init__(self, name, args=None):
            self.name = name

        def __enter__(self):
            return self

        def __exit__(self, *args):
            return False

        def __call__(self, function):
            return function


    class emit_nvtx(profile):
        pass


    def schedule(*, wait, warmup, active, repeat=0, skip_first=0, skip_first_wait=0):
        return lambda step: None
    """#
}
