extension Prelude {
  /// `torch.autograd.grad_mode`: the modes as contexts and as decorators.
  static let gradModes = Prelude(
    "torch.autograd.grad_mode",
    #"""
    from torch import _C


    def _like(function, wrapper):
        for name in ("__name__", "__qualname__", "__doc__", "__module__"):
            if hasattr(function, name):
                setattr(wrapper, name, getattr(function, name))
        wrapper.__wrapped__ = function
        return wrapper


    class _Mode:
        def __call__(self, function):
            if isinstance(function, type):
                _C.warn(
                    "FutureWarning",
                    "Decorating classes is deprecated and will be disabled in future versions. You should only decorate "
                    "functions or methods. To preserve the current behavior of class decoration, you can directly "
                    "decorate the `__init__` method and nothing else.")
                function.__init__ = self(function.__init__)
                return function
            if _C.is_generator_function(function):
                def generate(*args, **kwargs):
                    generator = function(*args, **kwargs)
                    resume, value = generator.send, None
                    while True:
                        try:
                            with self.clone():
                                given = resume(value)
                        except StopIteration as stop:
                            return stop.value
                        try:
                            resume, value = generator.send, (yield given)
                        except GeneratorExit:
                            with self.clone():
                                generator.close()
                            raise
                        except BaseException as error:
                            resume, value = generator.throw, error

                return _like(function, generate)

            def wrapper(*args, **kwargs):
                with self.clone():
                    return function(*args, **kwargs)

            return _like(function, wrapper)

        def __exit__(self, kind, value, traceback):
            _C.leave_grad_mode(self._tokens.pop())


    class _PlainMode(_Mode):
        def __new__(cls, orig_func=None):
            if orig_func is None:
                return super().__new__(cls)
            return cls()(orig_func)

        def __init__(self, orig_func=None):
            self._tokens = []

        def __enter__(self):
            self._tokens.append(_C.enter_grad_mode(type(self).__name__, type(self)._enabled))

        def clone(self):
            return type(self)()


    class no_grad(_PlainMode):
        _enabled = False


    class enable_grad(_PlainMode):
        _enabled = True


    class set_grad_enabled(_Mode):
        def __init__(self, mode):
            self.mode = mode
            self._tokens = [_C.enter_grad_mode("set_grad_enabled", mode)]

        def __call__(self, function):
            _C.leave_grad_mode(self._tokens.pop())
            return super().__call__(function)

        def __enter__(self):
            if not self._tokens:
                self._tokens.append(_C.enter_grad_mode("set_grad_enabled", self.mode))

        def clone(self):
            return set_grad_enabled(self.mode)

        def __repr__(self):
            return f"torch.autograd.grad_mode.set_grad_enabled(mode={self.mode})"


    class inference_mode(_Mode):
        def __new__(cls, mode=True):
            if isinstance(mode, bool):
                return super().__new__(cls)
            return cls()(mode)

        def __init__(self, mode=True):
            self.mode = mode
            self._tokens = []

        def __enter__(self):
            self._tokens.append(_C.enter_grad_mode("inference_mode", not self.mode))

        def clone(self):
            return type(self)(self.mode)


    class set_multithreading_enabled:
        """A mode that is in force from the call on, or for the block that it opens; passes have one thread in any case."""
        _is_enabled = True

        def __init__(self, mode):
            self.prev = set_multithreading_enabled._is_enabled
            set_multithreading_enabled._is_enabled = self.mode = mode

        def __enter__(self):
            pass

        def __exit__(self, *args):
            set_multithreading_enabled._is_enabled = self.prev

        def clone(self):
            return set_multithreading_enabled(self.mode)


    class enforce_grad_layout_policy(_Mode):
        """A mode for the layout of gradients that leaves receive; as in PyTorch, a context and a decorator."""

        def __init__(self, mode=True):
            self.mode = mode
            self._tokens = []

        def __enter__(self):
            pass

        def __exit__(self, *args):
            pass

        def clone(self):
            return type(self)(self.mode)


    def is_multithreading_enabled():
        return set_multithreading_enabled._is_enabled
    """#)

  /// `torch.autograd.function`: operations whose backward the scene writes itself.
  static let function = Prelude(
    "torch.autograd.function",
    #"""
    import torch
    from torch import _C
    from torch.autograd.grad_mode import _like


    _FunctionBase = type("_FunctionBase", (), {"__module__": "torch._C"})


    class _HookMixin:
        pass


    class FunctionCtx:
        _clears_on_access = False
        _was_accessed = False
        _to_save = ()
        dirty_tensors = ()
        non_differentiable = ()
        materialize_grads = True
        _materialize_non_diff_grads = True

        def save_for_backward(self, *tensors):
            self._to_save = tensors

        def save_for_forward(self, *tensors):
            pass

        def mark_dirty(self, *tensors):
            self.dirty_tensors = tensors

        def mark_non_differentiable(self, *tensors):
            self.non_differentiable = tensors

        def set_materialize_grads(self, value):
            self.materialize_grads = value

        @property
        def saved_tensors(self):
            if self._clears_on_access:
                if self._was_accessed:
                    raise RuntimeError(
                        "saved_tensors can only be accessed once when clear_saved_tensors_on_access=True is set on the "
                        "autograd.Function. Either access saved_tensors only once, or set "
                        "clear_saved_tensors_on_access=False.")
                self._was_accessed = True
            return self._node.saved_tensors() if hasattr(self, "_node") else self._to_save

        @property
        def saved_variables(self):
            _C.warn("DeprecationWarning", "'saved_variables' is deprecated; use 'saved_tensors'")
            return self.saved_tensors

        @property
        def next_functions(self):
            return self._node.next_functions

        def name(self):
            return type(self).__name__


    class BackwardCFunction(_FunctionBase, FunctionCtx, _HookMixin):
        pass


    class _SingleLevelFunction(_FunctionBase, FunctionCtx, _HookMixin):
        pass


    def _in_order(forward, skipped, args, kwargs):
        """Arguments that were given by name, at their places in the signature."""
        names = forward.__code__.co_varnames[skipped:forward.__code__.co_argcount]
        for name in kwargs:
            if name not in names:
                raise TypeError(f"forward() got an unexpected keyword argument '{name}'")
            if names.index(name) < len(args):
                raise TypeError(f"forward() got multiple values for argument '{name}'")
        placed = list(args)
        for place in range(len(args), 1 + max(names.index(name) for name in kwargs)):
            if names[place] not in kwargs:
                raise TypeError(f"forward() missing required argument: '{names[place]}' (position {place})")
            placed.append(kwargs[names[place]])
        return tuple(placed)


    class Function(_SingleLevelFunction):
        generate_vmap_rule = False
        clear_saved_tensors_on_access = False

        def __init__(self, *args, **kwargs):
            _C.warn(
                "DeprecationWarning",
                f"{type(self)} should not be instantiated. Methods on autograd functions are all static, so you should "
                "invoke them on the class itself. Instantiating an autograd function will raise an error in a future "
                "version of PyTorch.")

        @staticmethod
        def forward(*args, **kwargs):
            raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

        @staticmethod
        def setup_context(ctx, inputs, output):
            raise NotImplementedError("setup_context is not implemented.")

        @staticmethod
        def backward(ctx, *grad_outputs):
            raise NotImplementedError(
                "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
                "backward mode AD.")

        def __call__(self, *args, **kwargs):
            raise RuntimeError(
                "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd "
                "function with static forward method. "
                "(Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)")

        @staticmethod
        def vmap(info, in_dims, *args):
            raise NotImplementedError(
                "To use autograd.Function with vmap, you must either override the vmap staticmethod or set "
                "generate_vmap_rule=True.")

        @staticmethod
        def vjp(ctx, *grad_outputs):
            raise NotImplementedError(
                "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
                "backward mode AD.")

        @staticmethod
        def jvp(ctx, *grad_inputs):
            raise NotImplementedError(
                "You must implement the jvp function for custom autograd.Function to use it with forward mode AD.")

        @classmethod
        def apply(cls, *args, **kwargs):
            if "_context" not in cls.__dict__:
                cls._context = type(
                    cls.__name__ + "Backward", (BackwardCFunction,),
                    {"__module__": "torch.autograd.function", "_forward_cls": cls,
                     "_clears_on_access": cls.clear_saved_tensors_on_access})
            ctx = cls._context()
            separate = cls.setup_context is not Function.setup_context
            if kwargs:
                args, kwargs = _in_order(cls.forward, 0 if separate else 1, args, kwargs), {}
            ctx.needs_input_grad = tuple(isinstance(a, torch.Tensor) and a.requires_grad for a in args)

            def forward():
                if separate:
                    output = cls.forward(*args, **kwargs)
                    cls.setup_context(ctx, args, output)
                    return output
                return cls.forward(ctx, *args, **kwargs)

            def backward(*gradients):
                if cls.vjp is not Function.vjp and cls.backward is not Function.backward:
                    raise RuntimeError(
                        "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only "
                        "implement one of them.")
                method = cls.vjp if cls.vjp is not Function.vjp else cls.backward
                found = method(ctx, *gradients)
                return found if isinstance(found, tuple) else (found,)

            if cls.jvp is not Function.jvp and cls.backward is Function.backward and cls.vjp is Function.vjp:
                from torch.autograd import forward_ad
                if forward_ad._levels:
                    return forward_ad.push(cls, ctx, args, forward)
            return _C.apply_function(cls.__name__, ctx, args, forward, backward)


    class InplaceFunction(Function):
        def __init__(self, inplace=False):
            super().__init__()
            self.inplace = inplace


    def once_differentiable(function):
        def wrapper(ctx, *args):
            if not torch.is_grad_enabled():
                return function(ctx, *args)
            with torch.no_grad():
                found = function(ctx, *args)
            if not any(isinstance(a, torch.Tensor) and a.requires_grad for a in args):
                return found
            several = isinstance(found, tuple)
            results = _C.forbid_double_backward(found if several else (found,))
            return results if several else results[0]

        return _like(function, wrapper)
    """#)
}
