extension Prelude {
  /// `torch.utils.checkpoint`: parts of a graph that are computed again instead of being kept.
  static let checkpoints = Prelude(
    "torch.utils.checkpoint",
    #"""
    import contextlib
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
            if not any(isinstance(a, torch.Tensor) and a.requires_grad for a in args):
                _C.warn("UserWarning", "None of the inputs have requires_grad=True. Gradients will be None")
            ctx.run_function = run_function
            ctx.random = _RandomState(preserve_rng_state)
            ctx.inputs = [None if isinstance(a, torch.Tensor) else a for a in args]
            ctx.places = [i for i, a in enumerate(args) if isinstance(a, torch.Tensor)]
            ctx.save_for_backward(*[args[i] for i in ctx.places])
            with torch.no_grad():
                return run_function(*args)

        @staticmethod
        def backward(ctx, *gradients):
            if not _C.pass_takes_all():
                raise RuntimeError(
                    "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` "
                    "parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call "
                    ".backward() without passing the `inputs` argument.")
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


    _TIP = """
    Tip: To see a more detailed error message, either pass `debug=True` to
    `torch.utils.checkpoint.checkpoint(...)` or wrap the code block
    with `with torch.utils.checkpoint.set_checkpoint_debug_enabled(True):` to
    enable checkpoint‑debug mode globally.

    If this error occurs under torch.compile with automatic_dynamic_shapes enabled,
    it may be because the recomputation selected a different compiled graph than the
    forward pass (e.g., a dynamic graph instead of the original static graph).
    To fix this, either:
      - Use torch._dynamo.mark_dynamic() to explicitly mark varying dimensions as
        dynamic upfront, avoiding the static-to-dynamic transition.
      - Call torch._C._dynamo.eval_frame._set_lru_cache(False) to disable LRU cache
        reordering, which can change which graph is checked first between forward
        and recompute.
    See https://github.com/pytorch/pytorch/issues/166926 for more details and
    workaround examples.
    """

    _early_stop = None


    class set_checkpoint_early_stop:
        def __init__(self, enable):
            self.enable = enable

        def __enter__(self):
            global _early_stop
            self.outer, _early_stop = _early_stop, self.enable

        def __exit__(self, *args):
            global _early_stop
            _early_stop = self.outer


    def noop_context_fn():
        return contextlib.nullcontext(), contextlib.nullcontext()


    def _facts(tensor):
        return {"shape": tensor.shape, "dtype": tensor.dtype, "device": tensor.device}


    _CHECKS = {"default": _facts, "none": lambda tensor: None}


    class _Frame:
        """A part of a graph that saves places in place of tensors, and runs again in every pass that asks for one."""

        def __init__(self, run, early_stop, facts):
            self.run, self.early_stop, self.facts = run, early_stop, facts
            self.saved = []
            self.known = {}
            self.is_complete = False
            self.is_odd = False

        def pack(self, tensor):
            self.saved.append(self.facts(tensor))
            return len(self.saved) - 1

        def unpack(self, place):
            number = _C.running_pass()
            if number < 0:
                number = -1 - len(self.known)
            if number not in self.known:
                self.compute(number)
                self.check(number)
            found = self.known[number]
            if found.get(place) is None:
                raise CheckpointError(
                    "torch.utils.checkpoint: Unpack is being triggered for a tensor that was already unpacked once. If you "
                    "are calling ctx.saved_tensors in backward, make sure to do so only once. Otherwise please open an "
                    "issue with details on your use case.")
            tensor, found[place] = found[place], None
            return tensor

        def compute(self, number):
            found = self.known[number] = {}

            def keep(tensor):
                if len(found) >= len(self.saved):
                    if not self.is_complete:
                        self.is_odd = True
                        return tensor
                    raise CheckpointError(
                        "torch.utils.checkpoint: trying to save more tensors during recomputation than during the original "
                        f"forward pass.\n{_TIP}")
                found[len(found)] = tensor.detach()
                if self.early_stop and len(found) == len(self.saved):
                    raise _Enough()
                return tensor.detach()

            try:
                with saved_tensors_hooks(keep, lambda tensor: tensor), torch.enable_grad():
                    self.run()
            except _Enough:
                pass

        def check(self, number):
            found = self.known[number]
            if self.is_odd:
                return
            if len(found) != len(self.saved):
                raise CheckpointError(
                    "torch.utils.checkpoint: A different number of tensors was saved during the original forward and "
                    f"recomputation.\nNumber of tensors saved during forward: {len(self.saved)}\nNumber of tensors saved "
                    f"during recomputation: {len(found)}.\n{_TIP}")
            text = ""
            for place, facts in enumerate(self.saved):
                now = self.facts(found[place])
                if now != facts:
                    text += f"tensor at position {place}:\nsaved metadata: {facts}\nrecomputed metadata: {now}\n"
            if text:
                raise CheckpointError(
                    "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than "
                    f"during the forward pass.\n{text}.\n{_TIP}")


    def checkpoint(function, *args, use_reentrant=None, context_fn=noop_context_fn, determinism_check="default",
                   debug=False, early_stop=True, preserve_rng_state=True, **kwargs):
        if use_reentrant is None:
            _C.warn(
                "UserWarning",
                "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, "
                f"calling checkpoint without use_reentrant will raise an exception. {_ADVICE}")
            use_reentrant = True
        if use_reentrant:
            if kwargs:
                raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
            if context_fn is not noop_context_fn or debug:
                raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
            return CheckpointFunction.apply(function, preserve_rng_state, *args)
        if determinism_check not in _CHECKS:
            raise ValueError(f"determinism_check should be one of {list(_CHECKS)}, but got {determinism_check}")
        original, again = context_fn()
        if not torch.is_grad_enabled():
            with original:
                return function(*args, **kwargs)
        random = _RandomState(preserve_rng_state)

        def run():
            with random, again:
                function(*args, **kwargs)

        frame = _Frame(run, early_stop if _early_stop is None else _early_stop, _CHECKS[determinism_check])
        with saved_tensors_hooks(frame.pack, frame.unpack), original:
            result = function(*args, **kwargs)
        frame.is_complete = True
        return result


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
