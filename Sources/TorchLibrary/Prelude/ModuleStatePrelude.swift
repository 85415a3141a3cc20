extension Prelude {
  /// `torch.nn.modules._state`: how a module gives its state away and takes it back.
  static let moduleState = Prelude(
    "torch.nn.modules._state",
    #"""
    from collections import OrderedDict, namedtuple
    import torch
    from torch import _C
    from torch.nn.parameter import Parameter, is_lazy
    from torch.utils.hooks import add_hook

    _EXTRA = "_extra_state"


    class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
        def __repr__(self):
            if not self.missing_keys and not self.unexpected_keys:
                return "<All keys matched successfully>"
            return super().__repr__()

        __str__ = __repr__


    def _quoted(keys):
        return ", ".join(f'"{key}"' for key in keys)


    class State:
        def get_extra_state(self):
            raise RuntimeError(
                "Reached a code path in Module.get_extra_state() that should never be called. Please file an issue at "
                "https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")

        def set_extra_state(self, state):
            raise RuntimeError(
                "Reached a code path in Module.set_extra_state() that should never be called. Please file an issue at "
                "https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")

        def _save_to_state_dict(self, destination, prefix, keep_vars):
            for name, param in self._parameters.items():
                if param is not None:
                    destination[prefix + name] = param if keep_vars or is_lazy(param) else param.detach()
            for name, buffer in self._buffers.items():
                if buffer is not None and name not in self._non_persistent_buffers_set:
                    destination[prefix + name] = buffer if keep_vars else buffer.detach()
            if type(self).get_extra_state is not State.get_extra_state:
                destination[prefix + _EXTRA] = self.get_extra_state()

        def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
            if args:
                _C.warn(
                    "FutureWarning",
                    "Positional args are being deprecated, use kwargs instead. Refer to "
                    "https://pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.state_dict for details.")
                destination = args[0] if destination is None else destination
                prefix = args[1] if len(args) > 1 and prefix == "" else prefix
                keep_vars = args[2] if len(args) > 2 and not keep_vars else keep_vars
            if destination is None:
                destination = OrderedDict()
                destination._metadata = OrderedDict()
            metadata = dict(version=self._version)
            if hasattr(destination, "_metadata"):
                destination._metadata[prefix[:-1]] = metadata
            for hook in self._state_dict_pre_hooks.values():
                hook(self, prefix, keep_vars)
            self._save_to_state_dict(destination, prefix, keep_vars)
            for name, module in self._modules.items():
                if module is not None:
                    module.state_dict(destination=destination, prefix=prefix + name + ".", keep_vars=keep_vars)
            for hook, is_public in self._state_dict_hooks.values():
                changed = hook(self, destination, prefix, metadata)
                if is_public:
                    if changed is not None:
                        raise RuntimeError("state_dict post-hook must return None")
                elif changed is not None:
                    destination = changed
            return destination

        def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                                  error_msgs):
            for hook in self._load_state_dict_pre_hooks.values():
                hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
            own = {name: param for name, param in self._parameters.items() if param is not None}
            for name, buffer in self._buffers.items():
                if buffer is not None and name not in self._non_persistent_buffers_set:
                    own[name] = buffer
            for name, target in own.items():
                key = prefix + name
                if key in state_dict:
                    self._load_one(name, key, target, state_dict[key], local_metadata, error_msgs)
                elif strict:
                    missing_keys.append(key)
            extra = prefix + _EXTRA
            if type(self).set_extra_state is not State.set_extra_state:
                if extra in state_dict:
                    self.set_extra_state(state_dict[extra])
                elif strict:
                    missing_keys.append(extra)
            elif strict and extra in state_dict:
                unexpected_keys.append(extra)
            if strict:
                for key in state_dict:
                    if key.startswith(prefix) and key != extra:
                        first, *rest = key[len(prefix):].split(".", 1)
                        if first not in (self._modules if rest else own):
                            unexpected_keys.append(key)

        def _load_one(self, name, key, target, value, local_metadata, error_msgs):
            if not isinstance(value, torch.Tensor):
                error_msgs.append(
                    f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from '
                    f"checkpoint but received {type(value)}")
                return
            if is_lazy(target) and is_lazy(value):
                return
            if is_lazy(target):
                with torch.no_grad():
                    target.materialize(value.shape)
            if target.dim() == 0 and value.shape == (1,):
                value = value[0]
            if value.shape != target.shape:
                error_msgs.append(
                    f"size mismatch for {key}: copying a param with shape {value.shape} from checkpoint, "
                    f"the shape in current model is {target.shape}.")
                return
            if local_metadata.get("assign_to_params_buffers", False):
                if isinstance(target, Parameter):
                    if isinstance(value, Parameter):
                        value.requires_grad_(target.requires_grad)
                    else:
                        value = Parameter(value, requires_grad=target.requires_grad)
                setattr(self, name, value)
                return
            try:
                with _C.quiet("load_state_dict", target):
                    target.copy_(value)
            except Exception as error:
                error_msgs.append(
                    f'While copying the parameter named "{key}", whose dimensions in the model are {target.size()} and '
                    f"whose dimensions in the checkpoint are {value.size()}, an exception occurred : {error.args}.")

        def load_state_dict(self, state_dict, strict=True, assign=False):
            if not hasattr(state_dict, "keys"):
                raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
            missing_keys, unexpected_keys, error_msgs = [], [], []
            metadata = getattr(state_dict, "_metadata", None)
            state_dict = OrderedDict(state_dict)
            if metadata is not None:
                state_dict._metadata = metadata

            def load(module, values, prefix):
                local = {} if metadata is None else metadata.get(prefix[:-1], {})
                if assign:
                    local["assign_to_params_buffers"] = assign
                module._load_from_state_dict(values, prefix, local, True, missing_keys, unexpected_keys, error_msgs)
                for name, child in module._modules.items():
                    if child is not None:
                        inner = prefix + name + "."
                        load(child, {k: v for k, v in values.items() if k.startswith(inner)}, inner)
                incompatible = _IncompatibleKeys(missing_keys, unexpected_keys)
                for hook in module._load_state_dict_post_hooks.values():
                    if hook(module, incompatible) is not None:
                        raise AssertionError(
                            "Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new "
                            "values, if incompatible_keys need to be modified, it should be done inplace.")

            load(self, state_dict, "")
            if strict:
                if unexpected_keys:
                    error_msgs.insert(0, f"Unexpected key(s) in state_dict: {_quoted(unexpected_keys)}. ")
                if missing_keys:
                    error_msgs.insert(0, f"Missing key(s) in state_dict: {_quoted(missing_keys)}. ")
            if error_msgs:
                lines = "\n\t".join(error_msgs)
                raise RuntimeError(f"Error(s) in loading state_dict for {type(self).__name__}:\n\t{lines}")
            return _IncompatibleKeys(missing_keys, unexpected_keys)

        def register_state_dict_pre_hook(self, hook):
            return add_hook(self._state_dict_pre_hooks, hook)

        def register_state_dict_post_hook(self, hook):
            return add_hook(self._state_dict_hooks, (hook, True))

        def _register_state_dict_hook(self, hook):
            if (hook, True) in self._state_dict_hooks.values():
                raise RuntimeError(
                    "Cannot register the same function as the state dict post hook that was previously registered via "
                    "register_state_dict_post_hook")
            return add_hook(self._state_dict_hooks, (hook, False))

        def register_load_state_dict_pre_hook(self, hook):
            return add_hook(
                self._load_state_dict_pre_hooks, lambda *arguments: hook(self, *arguments))

        def _register_load_state_dict_pre_hook(self, hook, with_module=False):
            if with_module:
                return self.register_load_state_dict_pre_hook(hook)
            return add_hook(self._load_state_dict_pre_hooks, hook)

        def register_load_state_dict_post_hook(self, hook):
            return add_hook(self._load_state_dict_post_hooks, hook)
    """#)
}
