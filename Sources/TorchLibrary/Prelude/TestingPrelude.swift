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
}
