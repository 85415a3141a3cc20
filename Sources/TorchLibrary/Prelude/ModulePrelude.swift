extension Prelude {
  /// `torch.nn.modules.module`: the base class of layers and networks.
  static let module = Prelude(
    "torch.nn.modules.module",
    #"""
    from collections import OrderedDict
    import torch
    from torch import _C
    from torch.nn.modules._state import State, _IncompatibleKeys
    from torch.nn.parameter import Buffer, Parameter
    from torch.utils.hooks import RemovableHandle, add_hook

    _REGISTRIES = ("_parameters", "_buffers", "_modules")


    class _Everywhere:
        """Hooks of all modules."""

        def __init__(self):
            self.forward = OrderedDict()
            self.forward_pre = OrderedDict()
            self.backward = OrderedDict()
            self.backward_pre = OrderedDict()
            self.with_kwargs = {}
            self.always = {}
            self.is_full = None
            self.parameters = OrderedDict()
            self.buffers = OrderedDict()
            self.modules = OrderedDict()

        def registered(self, hooks, module, name, value):
            """What the hooks make of a value that a module takes in."""
            for hook in hooks.values():
                changed = hook(module, name, value)
                if changed is not None:
                    value = changed
            return value

        def any(self):
            return self.forward or self.forward_pre or self.backward or self.backward_pre


    _everywhere = _Everywhere()


    def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
        handle = add_hook(_everywhere.forward, hook)
        if with_kwargs:
            _everywhere.with_kwargs[handle.id] = True
        if always_call:
            _everywhere.always[handle.id] = True
        return handle


    def register_module_forward_pre_hook(hook):
        return add_hook(_everywhere.forward_pre, hook)


    def register_module_backward_hook(hook):
        _choose_global_hooks(False)
        return add_hook(_everywhere.backward, hook)


    def register_module_full_backward_hook(hook):
        _choose_global_hooks(True)
        return add_hook(_everywhere.backward, hook)


    def _choose_global_hooks(full):
        if _everywhere.is_full is (not full):
            raise RuntimeError(
                "Cannot use both regular backward hooks and full backward hooks as a global Module hook. Please use only "
                "one of them.")
        _everywhere.is_full = full


    def register_module_parameter_registration_hook(hook):
        return add_hook(_everywhere.parameters, hook)


    def register_module_buffer_registration_hook(hook):
        return add_hook(_everywhere.buffers, hook)


    def register_module_module_registration_hook(hook):
        return add_hook(_everywhere.modules, hook)


    def register_module_full_backward_pre_hook(hook):
        return add_hook(_everywhere.backward_pre, hook)


    def own(*names):
        """Gives a class methods that it would inherit as its own, as PyTorch's has them: mistakes in calls name it."""
        def give(cls):
            for name in names:
                setattr(cls, name, _C.function_named(getattr(cls, name), f"{cls.__name__}.{name}"))
            return cls

        return give


    def _indent(text, spaces):
        first, *rest = text.split("\n")
        return "\n".join([first] + [" " * spaces + line for line in rest])


    _addindent = _indent


    def _first_tensor(value):
        while not isinstance(value, torch.Tensor):
            if isinstance(value, dict):
                value = next((v for v in value.values() if isinstance(v, torch.Tensor)), None)
                return value
            if not isinstance(value, (list, tuple)) or not value:
                return None
            value = value[0]
        return value


    class Module(State):
        dump_patches = False
        _version = 1
        call_super_init = False

        def __init__(self, *args, **kwargs):
            if not self.call_super_init and kwargs:
                raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'")
            if not self.call_super_init and args:
                raise TypeError(
                    f"{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given")
            put = super().__setattr__
            put("training", True)
            put("_parameters", {})
            put("_buffers", {})
            put("_non_persistent_buffers_set", set())
            put("_backward_pre_hooks", OrderedDict())
            put("_backward_hooks", OrderedDict())
            put("_forward_hooks", OrderedDict())
            put("_is_full_backward_hook", None)
            put("_forward_hooks_with_kwargs", {})
            put("_forward_hooks_always_called", {})
            put("_forward_pre_hooks", OrderedDict())
            put("_forward_pre_hooks_with_kwargs", {})
            put("_state_dict_hooks", OrderedDict())
            put("_state_dict_pre_hooks", OrderedDict())
            put("_load_state_dict_pre_hooks", OrderedDict())
            put("_load_state_dict_post_hooks", OrderedDict())
            put("_modules", {})

        def forward(self, *input):
            raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

        def __call__(self, *args, **kwargs):
            _C.enter_module(self)
            try:
                if (self._backward_hooks or self._backward_pre_hooks or self._forward_hooks or self._forward_pre_hooks
                        or _everywhere.any()):
                    return self._call_with_hooks(args, kwargs)
                return self.forward(*args, **kwargs)
            finally:
                _C.leave_module()

        def _call_with_hooks(self, args, kwargs):
            called = set()
            try:
                return self._call_hooked(args, kwargs, called)
            except Exception:
                for key, hook in [*_everywhere.forward.items(), *self._forward_hooks.items()]:
                    if key in called or key not in self._forward_hooks_always_called and key not in _everywhere.always:
                        continue
                    try:
                        if key in self._forward_hooks_with_kwargs:
                            _C.call_module_hook(hook, self, args, kwargs, None)
                        else:
                            _C.call_module_hook(hook, self, args, None)
                    except Exception as error:
                        _C.warn(
                            "UserWarning",
                            "module forward hook with ``always_call=True`` raised an exception that was silenced as "
                            f"another error was raised in forward: {str(error)}")
                raise

        def _call_hooked(self, args, kwargs, called):
            for key, hook in [*_everywhere.forward_pre.items(), *self._forward_pre_hooks.items()]:
                if key in self._forward_pre_hooks_with_kwargs:
                    changed = _C.call_module_hook(hook, self, args, kwargs)
                    if changed is not None:
                        if not isinstance(changed, tuple) or len(changed) != 2:
                            raise RuntimeError(
                                f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {changed}.")
                        args, kwargs = changed
                else:
                    changed = _C.call_module_hook(hook, self, args)
                    if changed is not None:
                        args = changed if isinstance(changed, tuple) else (changed,)
            full, partial = [], []
            (partial if _everywhere.is_full is False else full).extend(_everywhere.backward.values())
            (partial if self._is_full_backward_hook is False else full).extend(self._backward_hooks.values())
            before = [*_everywhere.backward_pre.values(), *self._backward_pre_hooks.values()]
            backward = None
            if full or before:
                from torch.nn.modules._hooks import BackwardHook
                backward = BackwardHook(self, full, before)
                args = backward.setup_inputs(args)
            result = self.forward(*args, **kwargs)
            for key, hook in [*_everywhere.forward.items(), *self._forward_hooks.items()]:
                if key in self._forward_hooks_always_called or key in _everywhere.always:
                    called.add(key)
                if key in self._forward_hooks_with_kwargs or key in _everywhere.with_kwargs:
                    changed = _C.call_module_hook(hook, self, args, kwargs, result)
                else:
                    changed = _C.call_module_hook(hook, self, args, result)
                if changed is not None:
                    result = changed
            if backward is not None:
                if not isinstance(result, (torch.Tensor, tuple)):
                    _C.warn(
                        "UserWarning",
                        "For backward hooks to be called, module output should be a Tensor or a tuple of Tensors but "
                        f"received {type(result)}")
                result = backward.setup_outputs(result)
            if partial:
                from torch.nn.modules._hooks import watch_function
                watch_function(self, partial, args, result)
            return result

        def __getattr__(self, name):
            slots = self.__dict__
            for registry in _REGISTRIES:
                if registry in slots and name in slots[registry]:
                    return slots[registry][name]
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)

        def __setattr__(self, name, value):
            slots = self.__dict__
            if isinstance(value, Parameter):
                if "_parameters" not in slots:
                    raise AttributeError("cannot assign parameters before Module.__init__() call")
                self._forget(name, slots, "_parameters")
                self.register_parameter(name, value)
            elif isinstance(value, Module):
                if "_modules" not in slots:
                    raise AttributeError("cannot assign module before Module.__init__() call")
                self._forget(name, slots, "_modules")
                slots["_modules"][name] = _everywhere.registered(_everywhere.modules, self, name, value)
            elif "_parameters" in slots and name in slots["_parameters"]:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{torch.typename(value)}' as parameter '{name}' "
                        "(torch.nn.Parameter or None expected)")
                slots["_parameters"][name] = None
            elif "_modules" in slots and name in slots["_modules"]:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{torch.typename(value)}' as child module '{name}' "
                        "(torch.nn.Module or None expected)")
                slots["_modules"][name] = None
            elif isinstance(value, Buffer):
                if "_buffers" not in slots:
                    raise AttributeError("cannot assign buffer before Module.__init__() call")
                self._forget(name, slots, "_buffers")
                self.register_buffer(name, value, value.persistent)
            elif "_buffers" in slots and name in slots["_buffers"]:
                if value is not None and not isinstance(value, torch.Tensor):
                    raise TypeError(
                        f"cannot assign '{torch.typename(value)}' as buffer '{name}' "
                        "(torch.nn.Buffer, torch.Tensor or None expected)")
                slots["_buffers"][name] = value
            else:
                super().__setattr__(name, value)

        def _forget(self, name, slots, keep):
            slots.pop(name, None)
            for registry in _REGISTRIES:
                if registry != keep and registry in slots:
                    slots[registry].pop(name, None)
            slots["_non_persistent_buffers_set"].discard(name)

        def __delattr__(self, name):
            for registry in _REGISTRIES:
                if name in getattr(self, registry):
                    del self.__dict__[registry][name]
                    self._non_persistent_buffers_set.discard(name)
                    return
            super().__delattr__(name)

        def __dir__(self):
            names = dir(type(self)) + list(self.__dict__)
            for registry in _REGISTRIES:
                names += list(self.__dict__.get(registry, ()))
            return sorted(name for name in set(names) if not name[0].isdigit())

        def register_parameter(self, name, param):
            if "_parameters" not in self.__dict__:
                raise AttributeError("cannot assign parameter before Module.__init__() call")
            self._check_name("parameter", name, self._parameters)
            if param is not None:
                if not isinstance(param, Parameter):
                    raise TypeError(
                        f"cannot assign '{torch.typename(param)}' object to parameter '{name}' "
                        "(torch.nn.Parameter or None required)")
                if param.grad_fn is not None:
                    raise ValueError(
                        f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created "
                        f"explicitly. To express '{name}' as a function of another Tensor, compute the value in "
                        "the forward() method.")
                param = _everywhere.registered(_everywhere.parameters, self, name, param)
            self._parameters[name] = param

        def register_buffer(self, name, tensor, persistent=True):
            if "_buffers" not in self.__dict__:
                raise AttributeError("cannot assign buffer before Module.__init__() call")
            self._check_name("buffer", name, self._buffers)
            if tensor is not None and not isinstance(tensor, torch.Tensor):
                raise TypeError(
                    f"cannot assign '{torch.typename(tensor)}' object to buffer '{name}' "
                    "(torch Tensor or None required)")
            self._buffers[name] = _everywhere.registered(_everywhere.buffers, self, name, tensor)
            if persistent:
                self._non_persistent_buffers_set.discard(name)
            else:
                self._non_persistent_buffers_set.add(name)

        def add_module(self, name, module):
            if not isinstance(module, Module) and module is not None:
                raise TypeError(f"{torch.typename(module)} is not a Module subclass")
            self._check_name("module", name, self._modules)
            self._modules[name] = _everywhere.registered(_everywhere.modules, self, name, module)

        def register_module(self, name, module):
            self.add_module(name, module)

        def _check_name(self, kind, name, registry):
            if not isinstance(name, str):
                raise TypeError(f"{kind} name should be a string. Got {torch.typename(name)}")
            if kind != "module":
                if "." in name:
                    raise KeyError(f'{kind} name can\'t contain "."')
                if name == "":
                    raise KeyError(f'{kind} name can\'t be empty string ""')
            if hasattr(self, name) and name not in registry:
                raise KeyError(f"attribute '{name}' already exists")
            if kind == "module":
                if "." in name:
                    raise KeyError(f'module name can\'t contain ".", got: {name}')
                if name == "":
                    raise KeyError('module name can\'t be empty string ""')

        def get_submodule(self, target):
            module = self
            for part in target.split(".") if target else []:
                if not hasattr(module, part):
                    raise AttributeError(f"{type(module).__name__} has no attribute `{part}`")
                module = getattr(module, part)
                if not isinstance(module, Module):
                    raise AttributeError(f"`{part}` is not an nn.Module")
            return module

        def set_submodule(self, target, module, strict=False):
            if target == "":
                raise ValueError("Cannot set the submodule without a target name!")
            if not isinstance(module, Module):
                raise ValueError(f"`module` is not an nn.Module, found {type(module)}")
            path, _, name = target.rpartition(".")
            parent = self.get_submodule(path)
            if strict and not hasattr(parent, name):
                raise AttributeError(f"{parent._get_name()} has no attribute `{name}`")
            setattr(parent, name, module)

        def get_parameter(self, target):
            path, _, name = target.rpartition(".")
            module = self.get_submodule(path)
            if not hasattr(module, name):
                raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
            found = getattr(module, name)
            if not isinstance(found, Parameter):
                raise AttributeError(f"`{name}` is not an nn.Parameter")
            return found

        def get_buffer(self, target):
            path, _, name = target.rpartition(".")
            module = self.get_submodule(path)
            if not hasattr(module, name):
                raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
            if name not in module._buffers:
                raise AttributeError(f"`{name}` is not a buffer")
            return getattr(module, name)

        def named_modules(self, memo=None, prefix="", remove_duplicate=True):
            if memo is None:
                memo = set()
            if self not in memo:
                if remove_duplicate:
                    memo.add(self)
                yield prefix, self
                for name, module in self._modules.items():
                    if module is not None:
                        inner = prefix + ("." if prefix else "") + name
                        yield from module.named_modules(memo, inner, remove_duplicate)

        def modules(self):
            for _, module in self.named_modules():
                yield module

        def named_children(self):
            memo = set()
            for name, module in self._modules.items():
                if module is not None and module not in memo:
                    memo.add(module)
                    yield name, module

        def children(self):
            for _, module in self.named_children():
                yield module

        def _named_members(self, registry, prefix, recurse, remove_duplicate):
            memo = set()
            modules = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
            for module_prefix, module in modules:
                for name, value in list(module.__dict__[registry].items()):
                    if value is None or value in memo:
                        continue
                    if remove_duplicate:
                        memo.add(value)
                    yield module_prefix + ("." if module_prefix else "") + name, value

        def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
            yield from self._named_members("_parameters", prefix, recurse, remove_duplicate)

        def parameters(self, recurse=True):
            for _, parameter in self.named_parameters(recurse=recurse):
                yield parameter

        def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
            yield from self._named_members("_buffers", prefix, recurse, remove_duplicate)

        def buffers(self, recurse=True):
            for _, buffer in self.named_buffers(recurse=recurse):
                yield buffer

        def apply(self, fn):
            for module in self.children():
                module.apply(fn)
            fn(self)
            return self

        def _apply(self, fn, recurse=True):
            if recurse:
                for module in self.children():
                    module._apply(fn)
            for param in self._parameters.values():
                if param is not None:
                    with torch.no_grad():
                        param.data = fn(param)
                        if param.grad is not None:
                            param.grad.data = fn(param.grad)
            for name, buffer in list(self._buffers.items()):
                if buffer is not None:
                    self._buffers[name] = fn(buffer)
            return self

        def train(self, mode=True):
            if not isinstance(mode, bool):
                raise ValueError("training mode is expected to be boolean")
            self.training = mode
            for module in self.children():
                module.train(mode)
            return self

        def eval(self):
            return self.train(False)

        def requires_grad_(self, requires_grad=True):
            for parameter in self.parameters():
                parameter.requires_grad_(requires_grad)
            return self

        def zero_grad(self, set_to_none=True):
            for parameter in self.parameters():
                if parameter.grad is not None:
                    if set_to_none:
                        parameter.grad = None
                    else:
                        if parameter.grad.grad_fn is not None:
                            parameter.grad.detach_()
                        else:
                            parameter.grad.requires_grad_(False)
                        parameter.grad.zero_()

        def to(self, *args, **kwargs):
            dtype = kwargs.get("dtype")
            for argument in args:
                if isinstance(argument, torch.dtype):
                    dtype = argument
                elif isinstance(argument, torch.Tensor):
                    dtype = argument.dtype
                elif isinstance(argument, (str, torch.device, int)):
                    torch.empty(0, device=argument)
            if kwargs.get("device") is not None:
                torch.empty(0, device=kwargs["device"])
            memory_format = kwargs.get("memory_format")
            if dtype is None and memory_format is None:
                return self
            if dtype is not None and not dtype.is_floating_point:
                raise TypeError(f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}")

            def convert(t):
                wanted = dtype if t.is_floating_point() else None
                if memory_format is not None and t.dim() in (4, 5):
                    return t.to(dtype=wanted or t.dtype, memory_format=memory_format)
                return t.to(wanted or t.dtype)

            return self._apply(convert)

        def float(self):
            return self._apply(lambda t: t.float() if t.is_floating_point() else t)

        def double(self):
            return self._apply(lambda t: t.double() if t.is_floating_point() else t)

        def half(self):
            return self._apply(lambda t: t.half() if t.is_floating_point() else t)

        def bfloat16(self):
            return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)

        def type(self, dst_type):
            return self._apply(lambda t: t.type(dst_type))

        def cpu(self):
            return self

        def cuda(self, device=None):
            raise AssertionError("Torch not compiled with CUDA enabled")

        def compile(self, *args, **kwargs):
            pass

        def to_empty(self, *, device, recurse=True):
            return self._apply(lambda t: torch.empty_like(t), recurse=recurse)

        def share_memory(self):
            return self

        def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
            handle = add_hook(self._forward_hooks, hook, prepend)
            if with_kwargs:
                self._forward_hooks_with_kwargs[handle.id] = True
            if always_call:
                self._forward_hooks_always_called[handle.id] = True
            return handle

        def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
            handle = add_hook(self._forward_pre_hooks, hook, prepend)
            if with_kwargs:
                self._forward_pre_hooks_with_kwargs[handle.id] = True
            return handle

        def register_full_backward_hook(self, hook, prepend=False):
            self._choose_backward_hooks(True)
            return add_hook(self._backward_hooks, hook, prepend)

        def register_backward_hook(self, hook):
            self._choose_backward_hooks(False)
            return add_hook(self._backward_hooks, hook)

        def _choose_backward_hooks(self, full):
            if self._is_full_backward_hook is (not full):
                raise RuntimeError(
                    "Cannot use both regular backward hooks and full backward hooks on a single Module. Please use only "
                    "one of them.")
            self._is_full_backward_hook = full

        def register_full_backward_pre_hook(self, hook, prepend=False):
            return add_hook(self._backward_pre_hooks, hook, prepend)

        def _get_name(self):
            return type(self).__name__

        def extra_repr(self):
            return ""

        def __repr__(self):
            extra = self.extra_repr()
            extra_lines = extra.split("\n") if extra else []
            children = [f"({name}): " + _indent(repr(module), 2) for name, module in self._modules.items()]
            lines = extra_lines + children
            text = self._get_name() + "("
            if lines:
                if len(extra_lines) == 1 and not children:
                    text += extra_lines[0]
                else:
                    text += "\n  " + "\n  ".join(lines) + "\n"
            return text + ")"
    """#)
}
