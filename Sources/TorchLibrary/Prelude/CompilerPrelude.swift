extension Prelude {
  /// `torch.compile`: there is nothing to compile for, so that what is given runs as it stands.
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
}
