extension Prelude {
  /// `torch.testing`.
  static let testing = Prelude(
    "torch.testing",
    #"""
    import math
    import torch


    _tolerances = {
        torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5),
        torch.float64: (1e-7, 1e-7)}


    class _Mismatch(Exception):
        def __init__(self, kind, text, path):
            self.kind = kind
            self.text = text
            self.path = path

        def told(self, msg):
            text = self.text
            if self.path:
                text += "\n\nThe failure occurred for item " + "".join([f"[{item!r}]" for item in self.path])
            return msg(text) if callable(msg) else text if msg is None else msg


    def _bound(value):
        return f" (up to {value} allowed)"


    def _scalars(actual, expected, path, rtol, atol, equal_nan, check_dtype):
        if check_dtype and type(actual) is not type(expected):
            raise _Mismatch(
                AssertionError, f"The (d)types do not match: {type(actual)} != {type(expected)}.", path)
        if rtol is None:
            rtol, atol = _tolerances[torch.float64] if isinstance(actual, float) or isinstance(expected, float) else (0, 0)
        _numbers(actual, expected, path, rtol, atol, equal_nan)


    def _numbers(actual, expected, path, rtol, atol, equal_nan):
        if actual == expected or (equal_nan and actual != actual and expected != expected):
            return
        gap = abs(actual - expected)
        if gap <= atol + rtol * abs(expected):
            return
        ratio = gap / abs(expected) if expected != 0 else math.inf
        exact = rtol == 0 and atol == 0
        text = f"Scalars are not {'equal' if exact else 'close'}!\n\nExpected {expected} but got {actual}.\n"
        text += f"Absolute difference: {gap}" + ("" if exact else _bound(atol)) + "\n"
        text += f"Relative difference: {ratio}" + ("" if exact else _bound(rtol))
        raise _Mismatch(AssertionError, text, path)


    def _tensors(actual, expected, path, rtol, atol, equal_nan, check_dtype, check_stride):
        def differ(name, a, b):
            raise _Mismatch(AssertionError, f"The values for attribute '{name}' do not match: {a} != {b}.", path)

        if actual.shape != expected.shape:
            differ("shape", actual.shape, expected.shape)
        if check_dtype and actual.dtype != expected.dtype:
            differ("dtype", actual.dtype, expected.dtype)
        if check_stride and actual.stride() != expected.stride():
            differ("stride()", actual.stride(), expected.stride())
        if rtol is None:
            pairs = [_tolerances.get(t.dtype, (0.0, 0.0)) for t in (actual, expected)]
            rtol, atol = max([pair[0] for pair in pairs]), max([pair[1] for pair in pairs])
        if actual.dtype != expected.dtype:
            common = torch.promote_types(actual.dtype, expected.dtype)
            actual, expected = actual.to(common), expected.to(common)
        matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
        if matches.all():
            return
        if actual.dim() == 0:
            return _numbers(actual.item(), expected.item(), path, rtol, atol, equal_nan)
        whole = not actual.dtype.is_floating_point
        actual, expected = (actual.long(), expected.long()) if whole else (actual, expected)
        wrong = int((~matches).sum())
        exact = rtol == 0 and atol == 0
        text = f"Tensor-likes are not {'equal' if exact else 'close'}!\n\n"
        text += f"Mismatched elements: {wrong} / {actual.numel()} ({wrong / actual.numel():.1%})\n"
        gaps = (actual - expected).abs()
        gaps[matches] = 0
        ratios = gaps / expected.abs()
        ratios[matches] = 0
        lines = []
        for name, values, bound in (("absolute", gaps, atol), ("relative", ratios, rtol)):
            place = torch.unravel_index(values.flatten().argmax(), values.shape)
            index = tuple([int(i) for i in place])
            lines.append(f"Greatest {name} difference: {values[index].item()} at index {index}"
                         + ("" if exact else _bound(bound)))
        raise _Mismatch(AssertionError, text + "\n".join(lines), path)


    def _compare(actual, expected, path, rtol, atol, equal_nan, check_dtype, check_stride, allow_subclasses=True):
        a, b = isinstance(actual, torch.Tensor), isinstance(expected, torch.Tensor)
        rest = (rtol, atol, equal_nan, check_dtype)
        if a and b:
            return _tensors(actual, expected, path, *rest, check_stride)
        if actual is None or expected is None:
            if actual is expected:
                return None
            raise _Mismatch(AssertionError, f"None mismatch: {actual} is not {expected}", path)
        if isinstance(actual, bool) and isinstance(expected, bool):
            if actual is not expected:
                raise _Mismatch(AssertionError, f"Booleans mismatch: {actual} is not {expected}", path)
            return None
        if isinstance(actual, (int, float)) and isinstance(expected, (int, float)):
            return _scalars(actual, expected, path, *rest)
        if isinstance(actual, dict) and isinstance(expected, dict):
            missing = sorted(expected.keys() - actual.keys())
            more = sorted(actual.keys() - expected.keys())
            if missing or more:
                raise _Mismatch(
                    AssertionError, "The keys of the mappings do not match:\n"
                    f"Missing keys in the actual mapping: {missing}\n"
                    f"Additional keys in the actual mapping: {more}", path)
            for key in actual:
                _compare(actual[key], expected[key], path + [key], *rest, check_stride)
            return None
        if isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
            if len(actual) != len(expected):
                raise _Mismatch(
                    AssertionError, f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", path)
            for index, (x, y) in enumerate(zip(actual, expected)):
                _compare(x, y, path + [index], *rest, check_stride)
            return None
        raise _Mismatch(
            TypeError, "No comparison pair was able to handle inputs of type "
            f"{type(actual)} and {type(expected)}.", path)


    def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False,
                     check_device=True, check_dtype=True, check_layout=True, check_stride=False, msg=None):
        if (rtol is None) != (atol is None):
            raise ValueError(
                "Both 'rtol' and 'atol' must be either specified or omitted, but got no "
                + ("rtol" if rtol is None else "atol") + ".")
        failure = None
        with torch.no_grad():
            try:
                _compare(actual, expected, [], rtol, atol, equal_nan, check_dtype, check_stride)
            except _Mismatch as mismatch:
                failure = mismatch
        if failure is not None:
            raise failure.kind(failure.told(msg)) from None


    def make_tensor(*shape, dtype, device="cpu", low=None, high=None, requires_grad=False, noncontiguous=False,
                    exclude_zero=False, memory_format=None):
        sizes = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape
        if dtype == torch.bool:
            return torch.randint(0, 2, sizes).to(torch.bool)
        low, high = -9 if low is None else low, (9 if dtype.is_floating_point else 10) if high is None else high
        if dtype.is_floating_point:
            return torch.empty(sizes, dtype=dtype).uniform_(low, high).requires_grad_(requires_grad)
        return torch.randint(int(low), int(high), sizes, dtype=dtype)
    """#)

  /// `torch.nn.utils.prune`.
  static let pruning = Prelude(
    "torch.nn.utils.prune",
    #"""
    import torch


    class BasePruningMethod:
        """Keeps a parameter as `NAME_orig` and multiplies it with the buffer `NAME_mask` before each call."""

        PRUNING_TYPE = "unstructured"

        def __call__(self, module, inputs):
            setattr(module, self._tensor_name, self.apply_mask(module))

        def compute_mask(self, t, default_mask):
            raise NotImplementedError

        def apply_mask(self, module):
            assert self._tensor_name is not None, f"Module {module} has to be pruned"
            mask = getattr(module, self._tensor_name + "_mask")
            original = getattr(module, self._tensor_name + "_orig")
            return mask.to(dtype=original.dtype) * original

        @classmethod
        def apply(cls, module, name, *args, importance_scores=None, **kwargs):
            old = [(key, hook) for key, hook in module._forward_pre_hooks.items()
                   if isinstance(hook, BasePruningMethod) and hook._tensor_name == name]
            method = cls(*args, **kwargs)
            method._tensor_name = name
            if old:
                key, hook = old[0]
                container = hook if isinstance(hook, PruningContainer) else PruningContainer(hook)
                container.add_pruning_method(method)
                method = container
                del module._forward_pre_hooks[key]
            original = getattr(module, name)
            if importance_scores is not None:
                assert importance_scores.shape == original.shape, (
                    f"importance_scores should have the same shape as parameter                 {name} of {module}")
            else:
                importance_scores = original
            if not old:
                module.register_parameter(name + "_orig", module._parameters[name])
                del module._parameters[name]
                mask = torch.ones_like(importance_scores)
            else:
                mask = getattr(module, name + "_mask").detach().clone()
            mask = method.compute_mask(importance_scores, default_mask=mask)
            module.register_buffer(name + "_mask", mask)
            setattr(module, name, method.apply_mask(module))
            module.register_forward_pre_hook(method)
            return method

        def prune(self, t, default_mask=None, importance_scores=None):
            scores = t if importance_scores is None else importance_scores
            mask = torch.ones_like(t) if default_mask is None else default_mask
            return t * self.compute_mask(scores, default_mask=mask)

        def remove(self, module):
            value = self.apply_mask(module)
            name = self._tensor_name
            if hasattr(module, name):
                delattr(module, name)
            original = module._parameters[name + "_orig"]
            original.data = value.data
            del module._parameters[name + "_orig"]
            del module._buffers[name + "_mask"]
            setattr(module, name, original)


    class PruningContainer(BasePruningMethod):
        def __init__(self, *args):
            self._pruning_methods = ()
            self._tensor_name = None
            for method in args:
                self._tensor_name = method._tensor_name
                self.add_pruning_method(method)

        def add_pruning_method(self, method):
            if not isinstance(method, BasePruningMethod) and method is not None:
                raise TypeError(f"{type(method)} is not a BasePruningMethod subclass")
            if method is not None and self._tensor_name != method._tensor_name:
                raise ValueError(
                    "Can only add pruning methods acting on the parameter named "
                    f"'{self._tensor_name}' to PruningContainer {self}. Found '{method._tensor_name}'")
            self._pruning_methods += (method,)

        def __len__(self):
            return len(self._pruning_methods)

        def __iter__(self):
            return iter(self._pruning_methods)

        def __getitem__(self, index):
            return self._pruning_methods[index]

        def compute_mask(self, t, default_mask):
            method = self._pruning_methods[-1]
            mask = default_mask.to(dtype=t.dtype)
            if method.PRUNING_TYPE == "unstructured":
                kept = mask == 1
            elif method.PRUNING_TYPE == "structured":
                dim = method.dim % t.dim()
                others = [d for d in range(t.dim()) if d != dim]
                channels = mask.sum(dim=others) != 0
                kept = tuple([channels if d == dim else slice(None) for d in range(t.dim())])
            else:
                kept = tuple([slice(None)] * t.dim())
            mask[kept] = method.compute_mask(t[kept], default_mask=mask[kept]).to(dtype=t.dtype)
            return mask


    def _check_amount(amount):
        if isinstance(amount, bool) or not isinstance(amount, (int, float)):
            raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
        if (isinstance(amount, int) and amount < 0) or (isinstance(amount, float) and not 0.0 <= amount <= 1.0):
            raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")


    def _count(amount, size):
        if isinstance(amount, int):
            if amount > size:
                raise ValueError(
                    f"amount={amount} should be smaller than the number of parameters to prune={size}")
            return amount
        return round(amount * size)


    class Identity(BasePruningMethod):
        def compute_mask(self, t, default_mask):
            return default_mask


    class RandomUnstructured(BasePruningMethod):
        def __init__(self, amount):
            _check_amount(amount)
            self.amount = amount

        def compute_mask(self, t, default_mask):
            count = _count(self.amount, t.nelement())
            mask = default_mask.clone()
            if count != 0:
                mask.view(-1)[torch.topk(torch.rand_like(t).view(-1), k=count).indices] = 0
            return mask


    class L1Unstructured(BasePruningMethod):
        def __init__(self, amount):
            _check_amount(amount)
            self.amount = amount

        def compute_mask(self, t, default_mask):
            count = _count(self.amount, t.nelement())
            mask = default_mask.clone()
            if count != 0:
                mask.view(-1)[torch.topk(torch.abs(t).view(-1), k=count, largest=False).indices] = 0
            return mask


    class _Structured(BasePruningMethod):
        PRUNING_TYPE = "structured"

        def _masked(self, t, default_mask, channels):
            mask = torch.zeros_like(t)
            mask[tuple([channels if d == self.dim % t.dim() else slice(None) for d in range(t.dim())])] = 1
            return mask * default_mask


    class RandomStructured(_Structured):
        def __init__(self, amount, dim=-1):
            _check_amount(amount)
            self.amount = amount
            self.dim = dim

        def compute_mask(self, t, default_mask):
            size = t.shape[self.dim]
            count = _count(self.amount, size)
            if count == 0:
                return default_mask
            prob = torch.rand(size)
            return self._masked(t, default_mask, prob > torch.kthvalue(prob, k=count).values)


    class LnStructured(_Structured):
        def __init__(self, amount, n, dim=-1):
            _check_amount(amount)
            self.amount = amount
            self.n = n
            self.dim = dim

        def compute_mask(self, t, default_mask):
            size = t.shape[self.dim]
            count = _count(self.amount, size)
            if count == 0:
                return default_mask
            others = [d for d in range(t.dim()) if d != self.dim % t.dim()]
            norm = torch.norm(t, p=self.n, dim=others)
            return self._masked(t, default_mask, torch.topk(norm, k=size - count, largest=True).indices)


    class CustomFromMask(BasePruningMethod):
        PRUNING_TYPE = "global"

        def __init__(self, mask):
            self.mask = mask

        def compute_mask(self, t, default_mask):
            return default_mask * self.mask.to(dtype=default_mask.dtype)


    def identity(module, name):
        Identity.apply(module, name)
        return module


    def random_unstructured(module, name, amount):
        RandomUnstructured.apply(module, name, amount=amount)
        return module


    def l1_unstructured(module, name, amount, importance_scores=None):
        L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
        return module


    def random_structured(module, name, amount, dim):
        RandomStructured.apply(module, name, amount=amount, dim=dim)
        return module


    def ln_structured(module, name, amount, n, dim, importance_scores=None):
        LnStructured.apply(module, name, amount=amount, n=n, dim=dim, importance_scores=importance_scores)
        return module


    def custom_from_mask(module, name, mask):
        CustomFromMask.apply(module, name, mask=mask)
        return module


    def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
        scores = {} if importance_scores is None else importance_scores
        pairs = list(parameters)
        flat = torch.cat([scores.get(pair, getattr(*pair)).reshape(-1) for pair in pairs])
        masks = torch.cat([getattr(module, name + "_mask", torch.ones_like(getattr(module, name))).reshape(-1)
                           for module, name in pairs])
        container = PruningContainer()
        container._tensor_name = "temp"
        method = pruning_method(**kwargs)
        method._tensor_name = "temp"
        if method.PRUNING_TYPE != "unstructured":
            raise TypeError(
                'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method '
                f"{pruning_method} of type {method.PRUNING_TYPE}")
        container.add_pruning_method(method)
        final = container.compute_mask(flat, masks)
        start = 0
        for module, name in pairs:
            parameter = getattr(module, name)
            custom_from_mask(module, name, mask=final[start:start + parameter.numel()].view_as(parameter))
            start += parameter.numel()


    def is_pruned(module):
        return any([isinstance(hook, BasePruningMethod) for _, part in module.named_modules()
                    for hook in part._forward_pre_hooks.values()])


    def remove(module, name):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
    """#)
}
