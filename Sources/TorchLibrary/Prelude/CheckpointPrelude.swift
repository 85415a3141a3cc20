extension Prelude {
  /// `torch.utils.checkpoint`: parts of a graph that are computed again instead of being kept.
  static let checkpoints = Prelude(
    "torch.utils.checkpoint",
    #"""
    import torch
    from torch import _C
    from torch.autograd.function import Function
    from torch.autograd.graph import saved_tensors_hooks


    _ADVICE = (
        "use_reentrant=False is recommended, but if you need to preserve the current default behavior, you can pass "
        "use_reentrant=True. Refer to docs for more details on the differences between the two variants.")


    class CheckpointError(RuntimeError):
        pass


    class _Enough(Exception):
        pass


    class _RandomState:
        def __init__(self, preserve):
            self.state = torch.get_rng_state() if preserve else None

        def __enter__(self):
            if self.state is not None:
                self.outer = torch.get_rng_state()
                torch.set_rng_state(self.state)

        def __exit__(self, *args):
            if self.state is not None:
                torch.set_rng_state(self.outer)


    def _detached(args):
        result = []
        for value in args:
            if isinstance(value, torch.Tensor):
                copy = value.detach()
                copy.requires_grad = value.requires_grad
                value = copy
            result.append(value)
        return tuple(result)


    class CheckpointFunction(Function):
        @staticmethod
        def forward(ctx, run_function, preserve_rng_state, *args):
            ctx.run_function = run_function
            ctx.random = _RandomState(preserve_rng_state)
            ctx.inputs = [None if isinstance(a, torch.Tensor) else a for a in args]
            ctx.places = [i for i, a in enumerate(args) if isinstance(a, torch.Tensor)]
            ctx.save_for_backward(*[args[i] for i in ctx.places])
            with torch.no_grad():
                return run_function(*args)

        @staticmethod
        def backward(ctx, *gradients):
            inputs = list(ctx.inputs)
            for place, tensor in zip(ctx.places, ctx.saved_tensors):
                inputs[place] = tensor
            inputs = _detached(inputs)
            with ctx.random, torch.enable_grad():
                outputs = ctx.run_function(*inputs)
            if isinstance(outputs, torch.Tensor):
                outputs = (outputs,)
            pairs = [(o, g) for o, g in zip(outputs, gradients) if isinstance(o, torch.Tensor) and o.requires_grad]
            if not pairs:
                raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
            torch.autograd.backward([o for o, _ in pairs], [g for _, g in pairs])
            return (None, None) + tuple(i.grad if isinstance(i, torch.Tensor) else None for i in inputs)


    class _Frame:
        def __init__(self, function, args, kwargs, preserve):
            self.function, self.args, self.kwargs = function, args, kwargs
            self.random = _RandomState(preserve)
            self.count = 0
            self.known = None

        def pack(self, tensor):
            self.count += 1
            return self.count - 1

        def unpack(self, place):
            if self.known is None or place not in self.known:
                self.compute()
            if place not in self.known:
                raise CheckpointError(
                    "torch.utils.checkpoint: A different number of tensors was saved during the original forward and "
                    f"recomputation.\nNumber of tensors saved during forward: {self.count}\nNumber of tensors saved during "
                    f"recomputation: {len(self.known)}.")
            return self.known.pop(place)

        def compute(self):
            found = {}

            def keep(tensor):
                found[len(found)] = tensor.detach()
                if len(found) == self.count:
                    raise _Enough()
                return tensor.detach()

            self.known = found
            try:
                with self.random, torch.enable_grad(), saved_tensors_hooks(keep, lambda tensor: tensor):
                    self.function(*self.args, **self.kwargs)
            except _Enough:
                pass


    def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False,
                   early_stop=True, preserve_rng_state=True, **kwargs):
        if use_reentrant is None:
            _C.warn(
                "UserWarning",
                "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, "
                f"calling checkpoint without use_reentrant will raise an exception. {_ADVICE}")
            use_reentrant = True
        if use_reentrant:
            if kwargs:
                raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
            return CheckpointFunction.apply(function, preserve_rng_state, *args)
        frame = _Frame(function, args, kwargs, preserve_rng_state)
        if not torch.is_grad_enabled():
            return function(*args, **kwargs)
        with saved_tensors_hooks(frame.pack, frame.unpack):
            return function(*args, **kwargs)


    def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
        if use_reentrant is None:
            _C.warn(
                "UserWarning",
                "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly. "
                f"In version 2.9 we will raise an exception if use_reentrant is not passed. {_ADVICE}")
            use_reentrant = True
        if isinstance(functions, torch.nn.Sequential):
            functions = list(functions.children())

        def run(start, end):
            def forward(value):
                for index in range(start, end + 1):
                    value = functions[index](value)
                return value

            return forward

        size = len(functions) // segments
        end = -1
        for start in range(0, size * (segments - 1), size):
            end = start + size - 1
            input = checkpoint(run(start, end), input, use_reentrant=use_reentrant, **kwargs)
        return run(end + 1, len(functions) - 1)(input)
    """#)
}
