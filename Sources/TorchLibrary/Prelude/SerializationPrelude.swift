extension Prelude {
  /// `torch.serialization`: what a scene saves stays in its own memory, by the name of the file, and is gone with the run;
  /// no file is written or read.
  static let serialization = Prelude(
    "torch.serialization",
    #"""
    import copy
    import torch
    from torch import _C

    _saved = {}
    _safe = set()


    class UnpicklingError(Exception):
        __module__ = "_pickle"


    def _name(f):
        return str(f)


    def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True,
             _disable_byteorder_record=False):
        with _C.quiet("torch.save"):
            kept = _copied(obj)
        if hasattr(f, "write") and hasattr(f, "seek"):
            place = f.tell()
            f.write(b"PK gradwalk keeps what was saved beside these bytes")
            if not hasattr(f, "_kept"):
                f._kept = {}
            f._kept[place] = (kept, f.tell())
        else:
            _saved[_name(f)] = kept


    def load(f, map_location=None, pickle_module=None, *, weights_only=True, mmap=None, **options):
        if hasattr(f, "read") and hasattr(f, "seek"):
            if f.tell() not in getattr(f, "_kept", {}):
                raise EOFError(*([] if weights_only else ["Ran out of input"]))
            kept, end = f._kept[f.tell()]
            f.seek(end)
        else:
            if _name(f) not in _saved:
                raise FileNotFoundError(f"[Errno 2] No such file or directory: {_name(f)!r}")
            kept = _saved[_name(f)]
        if weights_only is None or weights_only:
            _check(kept)
        with _C.quiet("torch.load"):
            return _copied(kept)


    def _copied(obj):
        """A copy as a file would give it back: views of one memory still share it, and no history is left."""
        memo = {}
        # What was copied, by the identity of what it is a copy of: one object stays one.
        known = {}

        def one(value):
            if isinstance(value, (int, float, str, bytes, type(None))):
                return value
            if id(value) not in known:
                known[id(value)] = value, new(value)
            return known[id(value)][1]

        def new(value):
            if isinstance(value, torch.Tensor) and not value.is_leaf:
                return value.detach().clone().requires_grad_()
            if type(value) is dict:
                return {key: one(item) for key, item in value.items()}
            if type(value) in (list, tuple):
                return type(value)(one(item) for item in value)
            if type(value) is torch.Tensor and (value._base is not None or not value.is_contiguous()):
                base = value if value._base is None else value._base
                if id(base) not in memo:
                    memo[id(base)] = base.detach().clone()
                copied = memo[id(base)].as_strided(value.shape, value.stride(), value.storage_offset())
                return copied.requires_grad_(value.requires_grad)
            if type(value) is torch.Tensor:
                if id(value) not in memo:
                    memo[id(value)] = value.detach().clone()
                return memo[id(value)].view_as(value).detach().requires_grad_(value.requires_grad)
            return copy.deepcopy(value)

        return one(obj)


    _plain = (int, float, str, bytes, bool, type(None), torch.Tensor, torch.Size, torch.dtype, torch.device)


    def _check(value):
        """Refuses, as PyTorch does, what is more than tensors and plain data."""
        if isinstance(value, _plain):
            return
        if isinstance(value, dict):
            for key, item in value.items():
                _check(key)
                _check(item)
            return
        if isinstance(value, (list, tuple, set)) and type(value).__module__ == "builtins":
            for item in value:
                _check(item)
            return
        kind = type(value)
        if kind in _safe:
            return
        name = f"{kind.__module__}.{kind.__qualname__}"
        raise UnpicklingError(
            "Weights only load failed. This file can still be loaded, to do so you have two options, \x1b[1mdo those "
            "steps only if you trust the source of the checkpoint\x1b[0m. \n\t(1) In PyTorch 2.6, we changed the default "
            "value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with "
            "`weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution. Do it only "
            "if you got the file from a trusted source.\n\t(2) Alternatively, to load with `weights_only=True` please "
            "check the recommended steps in the following error message.\n\tWeightsUnpickler error: Unsupported global: "
            f"GLOBAL {name} was not an allowed global by default. Please use "
            f"`torch.serialization.add_safe_globals([{name}])` or the "
            f"`torch.serialization.safe_globals([{name}])` context manager to allowlist this global if you trust this "
            "class/function.\n\nCheck the documentation of torch.load to learn more about types accepted by default with "
            "weights_only https://pytorch.org/docs/stable/generated/torch.load.html.")


    def add_safe_globals(safe_globals):
        _safe.update(safe_globals)


    def clear_safe_globals():
        _safe.clear()


    def get_safe_globals():
        return list(_safe)


    class safe_globals:
        def __init__(self, safe_globals):
            self._given = safe_globals

        def __enter__(self):
            self._before = set(_safe)
            _safe.update(self._given)

        def __exit__(self, *args):
            _safe.clear()
            _safe.update(self._before)
    """#)
}
