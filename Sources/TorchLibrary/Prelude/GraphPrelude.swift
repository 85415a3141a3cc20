extension Prelude {
  /// `torch.autograd.graph`: hooks on what is saved for backward, and on several gradients at once.
  static let autogradGraph = Prelude(
    "torch.autograd.graph",
    #"""
    from collections import namedtuple
    import torch
    from torch import _C
    from torch._C import Node

    GradientEdge = namedtuple("GradientEdge", ["node", "output_nr", "ownership_token"], defaults=(None,))

    # The pairs of hooks that are in force, innermost last, and the texts of those who forbid them.
    _active = []
    _forbidden = []


    def _install():
        _C.set_saved_tensors_hooks(*(_active[-1] if _active else (None, None)))


    class saved_tensors_hooks:
        def __init__(self, pack_hook, unpack_hook):
            self.pack_hook = pack_hook
            self.unpack_hook = unpack_hook

        def __enter__(self):
            if _forbidden:
                raise RuntimeError(_forbidden[-1])
            _active.append((self.pack_hook, self.unpack_hook))
            _install()

        def __exit__(self, *args):
            _active.pop()
            _install()


    class save_on_cpu(saved_tensors_hooks):
        def __init__(self, pin_memory=False, device_type="cuda"):
            super().__init__(lambda tensor: (tensor.device, tensor.cpu()), lambda packed: packed[1])


    def region_activation_memory_budget(budget):
        raise RuntimeError(
            "torch.autograd.graph.region_activation_memory_budget can only be used inside a torch.compile region; it has no "
            "effect in eager mode.")


    class disable_saved_tensors_hooks:
        def __init__(self, error_message):
            self.error_message = error_message

        def __enter__(self):
            if _active:
                raise RuntimeError(self.error_message)
            _forbidden.append(self.error_message)

        def __exit__(self, *args):
            _forbidden.pop()

        def __call__(self, function):
            def wrapper(*args, **kwargs):
                with disable_saved_tensors_hooks(self.error_message):
                    return function(*args, **kwargs)

            return wrapper


    def get_gradient_edge(tensor):
        if not tensor.requires_grad:
            raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
        return GradientEdge(*_C.gradient_edge(tensor))


    def increment_version(tensor):
        for one in (tensor,) if isinstance(tensor, torch.Tensor) else tensor:
            _C.bump_version(one)


    class _unsafe_preserve_version_counter:
        def __init__(self, tensors):
            self._tensors = (tensors,) if isinstance(tensors, torch.Tensor) else tuple(tensors)
            self._versions = [tensor._version for tensor in self._tensors]

        def __enter__(self):
            pass

        def __exit__(self, *args):
            for tensor, version in zip(self._tensors, self._versions):
                _C.set_version(tensor, version)


    class _MultiHandle:
        def __init__(self, handles):
            self.handles = handles

        def remove(self):
            for handle in self.handles:
                handle.remove()

        def __enter__(self):
            return self

        def __exit__(self, *args):
            self.remove()


    def register_multi_grad_hook(tensors, fn, *, mode="all"):
        if mode not in ("all", "any"):
            raise ValueError(f"Expects mode to be one of ('all', 'any') but got {mode}")
        if not all(t.requires_grad for t in tensors):
            raise AssertionError("Expected gradient function to be set")
        passes = {}

        def collect(index):
            def hook(gradient):
                number = _C.running_pass()
                if number not in passes:
                    expected = sum(_C.will_reach(t) for t in tensors)
                    passes[number] = [expected, [None] * len(tensors)]
                passes[number][0] -= 1
                passes[number][1][index] = gradient
                if passes[number][0] == 0:
                    fn(passes.pop(number)[1])

            return hook

        def first(gradient):
            number = _C.running_pass()
            if passes.get("last") != number:
                passes["last"] = number
                fn(gradient)

        if mode == "all":
            return _MultiHandle([t.register_hook(collect(i)) for i, t in enumerate(tensors)])
        return _MultiHandle([t.register_hook(first) for t in tensors if t.requires_grad])


    class _MutationHandle:
        def __init__(self):
            self.is_open = True

        def clear(self):
            pass


    class allow_mutation_on_saved_tensors:
        _is_open = False

        def __enter__(self):
            if allow_mutation_on_saved_tensors._is_open:
                raise RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested")
            allow_mutation_on_saved_tensors._is_open = True
            handle = _MutationHandle()

            def unpack(tensor):
                if not handle.is_open:
                    raise AssertionError(
                        "Trying to backward outside of the 'allow_mutation_on_saved_tensors' context"
                        "in which the graph was originally recorded.")
                return tensor

            self._handle = handle
            self._hooks = saved_tensors_hooks(lambda tensor: tensor.detach().clone(), unpack)
            self._hooks.__enter__()
            return handle

        def __exit__(self, *args):
            allow_mutation_on_saved_tensors._is_open = False
            self._handle.is_open = False
            self._hooks.__exit__(*args)
    """#)

  /// `torch.nn.modules._hooks`: gradients of a module's inputs and outputs, as its backward hooks see them.
  static let backwardHooks = Prelude(
    "torch.nn.modules._hooks",
    #"""
    import torch
    from torch import _C
    from torch.autograd.function import Function


    class BackwardHookFunction(Function):
        @staticmethod
        def forward(ctx, *args):
            ctx.mark_non_differentiable(*[arg for arg in args if not arg.requires_grad])
            return args

        @staticmethod
        def backward(ctx, *args):
            return args


    def _spread(places, values, count):
        full = [None] * count
        for place, value in zip(places, values):
            full[place] = value
        return tuple(full)


    class BackwardHook:
        def __init__(self, module, user_hooks, user_pre_hooks):
            self.module = module
            self.user_hooks = user_hooks
            self.user_pre_hooks = user_pre_hooks
            self.grad_outputs = None
            self.input_places = None
            self.output_places = None
            self.input_count = 0
            self.output_count = 0

        def _mark(self, values, register):
            places = [i for i, value in enumerate(values) if isinstance(value, torch.Tensor)]
            if not torch.is_grad_enabled() or not any(values[i].requires_grad for i in places):
                return values, None
            marked = BackwardHookFunction.apply(*[values[i] for i in places])
            functions = [t.grad_fn for t in marked if t.grad_fn is not None]
            if not functions:
                raise RuntimeError(
                    "Error while setting up backward hooks. Please open an issue with a code sample to reproduce this.")
            register(functions[0])
            values = list(values)
            for place, tensor in zip(places, marked):
                values[place] = tensor
            return tuple(values), places

        def setup_inputs(self, args):
            self.input_count = len(args)
            result, self.input_places = self._mark(args, self._watch_inputs)
            return result

        def setup_outputs(self, result):
            several = isinstance(result, tuple)
            values = result if several else (result,)
            self.output_count = len(values)
            values, self.output_places = self._mark(values, self._watch_outputs)
            return values if several else values[0]

        def _watch_inputs(self, function):
            def hook(grad_input, _):
                if self.grad_outputs is None:
                    return None
                gradients = _spread(self.input_places, grad_input, self.input_count)
                for user_hook in self.user_hooks:
                    changed = _C.call_module_hook(user_hook, self.module, gradients, self.grad_outputs)
                    if changed is None:
                        continue
                    if len(changed) != len(gradients):
                        raise RuntimeError(
                            f"Backward hook returned an invalid number of grad_input, got {len(changed)}, but expected "
                            f"{len(gradients)}")
                    gradients = changed
                self.grad_outputs = None
                return tuple(gradients[i] for i in self.input_places)

            function.register_hook(hook)

        def _watch_outputs(self, function):
            def hook(_, grad_output):
                gradients = _spread(self.output_places, grad_output, self.output_count)
                for user_hook in self.user_pre_hooks:
                    changed = _C.call_module_hook(user_hook, self.module, gradients)
                    if changed is None:
                        continue
                    if len(changed) != len(gradients):
                        raise RuntimeError(
                            f"Backward pre hook returned an invalid number of grad_output, got {len(changed)}, but "
                            f"expected {len(gradients)}")
                    gradients = changed
                self.grad_outputs = gradients
                if self.input_places is None:
                    self._without_inputs(gradients)
                return tuple(gradients[i] for i in self.output_places)

            function.register_hook(hook)

        def _without_inputs(self, gradients):
            _C.warn(
                "UserWarning",
                "Full backward hook is firing when gradients are computed with respect to module outputs since no inputs "
                "require gradients. See "
                "https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.register_full_backward_hook"
                " for more details.")
            nothing = (None,) * self.input_count
            for user_hook in self.user_hooks:
                changed = _C.call_module_hook(user_hook, self.module, nothing, gradients)
                if changed is not None and not (isinstance(changed, tuple) and all(c is None for c in changed)):
                    raise RuntimeError(
                        "Backward hook for Modules where no input requires gradient should always return None or None for "
                        "all gradients.")
            self.grad_outputs = None


    def _warn_of_gaps(args, result, function):
        documented = "Please use register_full_backward_hook to get the documented behavior."
        if not isinstance(result, torch.Tensor) and not (
                isinstance(result, tuple) and all(isinstance(r, torch.Tensor) for r in result)):
            _C.warn_once(
                "FutureWarning",
                "Using non-full backward hooks on a Module that does not return a single Tensor or a tuple of Tensors is "
                f"deprecated and will be removed in future versions. This hook will be missing some of the grad_output. {documented}")
            return
        if not all(isinstance(a, torch.Tensor) for a in args):
            _C.warn_once(
                "FutureWarning",
                "Using non-full backward hooks on a Module that does not take as input a single Tensor or a tuple of "
                "Tensors is deprecated and will be removed in future versions. This hook will be missing some of the "
                f"grad_input. {documented}")
            return
        results = (result,) if isinstance(result, torch.Tensor) else result
        if len({r.grad_fn for r in results if r.grad_fn is not None} | {function}) > 1:
            _C.warn_once(
                "FutureWarning",
                "Using a non-full backward hook when outputs are generated by different autograd Nodes is deprecated and "
                "will be removed in future versions. This hook will be missing some grad_output. " + documented)
            return
        known = {a.grad_fn for a in args if a.grad_fn is not None}
        if known != {next_function[0] for next_function in function.next_functions}:
            _C.warn_once(
                "FutureWarning",
                "Using a non-full backward hook when the forward contains multiple autograd Nodes is deprecated and will "
                f"be removed in future versions. This hook will be missing some grad_input. {documented}")


    def watch_function(module, hooks, args, result):
        tensor = result
        while not isinstance(tensor, torch.Tensor):
            if isinstance(tensor, dict):
                tensor = next(value for value in tensor.values() if isinstance(value, torch.Tensor))
            else:
                tensor = tensor[0]
        function = tensor.grad_fn
        if function is None:
            return
        for hook in hooks:
            function.register_hook(
                lambda grad_input, grad_output, hook=hook: _C.call_module_hook(hook, module, grad_input, grad_output))
        _warn_of_gaps(args, result, function)
    """#)
}
