extension Prelude {
  /// `torch.storage`: the memory behind tensors as a row of numbers.
  static let storage = Prelude(
    "torch.storage",
    #"""
    import torch
    from torch import _C


    def _whole(tensor):
        """Everything in the memory of a tensor, as one row that shares it."""
        count = _C.storage_bytes(tensor) // tensor.element_size()
        with torch.no_grad():
            return tensor.detach().as_strided((count,), (1,), 0)


    class _Storage:
        """The memory of a tensor; where a scene makes one itself, so many numbers, or those of a list."""

        def __init__(self, tensor=0, dtype=None):
            if not isinstance(tensor, torch.Tensor):
                tensor = (torch.zeros(tensor, dtype=dtype) if isinstance(tensor, int)
                          else torch.tensor(tensor, dtype=dtype))
            self._tensor = tensor

        @property
        def device(self):
            return self._tensor.device

        def nbytes(self):
            return _C.storage_bytes(self._tensor)

        def data_ptr(self):
            return self._tensor.data_ptr() - self._tensor.storage_offset() * self._tensor.element_size()

        def size(self):
            return len(self._row())

        __len__ = size

        def tolist(self):
            return self._row().tolist()

        def __iter__(self):
            return iter(self.tolist())

        def __setitem__(self, index, value):
            self._row()[index] = value

        def is_shared(self):
            return False

        is_pinned = is_shared

        def __repr__(self):
            lines = "\n ".join([str(value) for value in self.tolist()])
            return f" {lines}\n[torch.storage.{self._title()} of size {len(self)}]"


    class UntypedStorage(_Storage):
        def __init__(self, data=0, *, device=None):
            super().__init__(data, torch.uint8)

        def _row(self):
            return _whole(self._tensor).view(torch.uint8)

        def _title(self):
            return "UntypedStorage(device=cpu)"

        def __getitem__(self, index):
            return self._row()[index].item()

        def __eq__(self, other):
            return isinstance(other, UntypedStorage) and self.data_ptr() == other.data_ptr()

        def __hash__(self):
            return hash(self.data_ptr())


    class TypedStorage(_Storage):
        def __init__(self, *args, dtype=None, device=None, wrap_storage=None):
            _warn_of_typed()
            data = args[0] if args else 0
            super().__init__(data, torch.get_default_dtype() if dtype is None else dtype)

        def _row(self):
            return _whole(self._tensor)

        def _title(self):
            return f"TypedStorage(dtype={self.dtype}, device=cpu)"

        @property
        def dtype(self):
            return self._tensor.dtype

        def untyped(self):
            return UntypedStorage(self._tensor)

        def element_size(self):
            return self._tensor.element_size()

        def __getitem__(self, index):
            if isinstance(index, slice):
                raise RuntimeError("slices are only supported in UntypedStorage.__getitem__")
            if not -len(self) <= index < len(self):
                raise IndexError(f"index {index} out of range for storage of size {len(self)}")
            return self._row()[index].item()

        def fill_(self, value):
            self._row().fill_(value)
            return self

        def clone(self):
            return TypedStorage(self._row().clone())

        def copy_(self, source, non_blocking=None):
            self._row().copy_(source._row())
            return self

        def cpu(self):
            return self

        def type(self, dtype=None, non_blocking=False):
            if dtype is None:
                return "torch." + _kind_of(self.dtype)
            return TypedStorage(self._row().to(getattr(torch, dtype.removeprefix("torch.")).dtype
                                               if isinstance(dtype, str) else dtype))

        is_cuda = False


    def _converting(dtype):
        return lambda self: TypedStorage(self._row().to(dtype))


    class _LegacyStorageMeta(type):
        def __instancecheck__(cls, instance):
            return type(instance) is TypedStorage and instance.dtype == cls._dtype

        @property
        def dtype(cls):
            _warn_of_typed()
            return cls._dtype


    class _LegacyStorage(TypedStorage, metaclass=_LegacyStorageMeta):
        def __new__(cls, *args, wrap_storage=None, **more):
            _warn_of_typed()
            for name in more:
                raise TypeError(f"TypedStorage.__new__() got an unexpected keyword argument '{name}'")
            if len(args) > 1:
                raise RuntimeError(
                    f"{cls}.__new__ received an invalid combination of arguments. Expected one of:\n * no arguments\n"
                    " * (int size)\n * (Sequence data)\n * (*, UntypedStorage wrap_storage)\nToo many positional arguments")
            if wrap_storage is not None:
                return TypedStorage(wrap_storage._row().view(cls._dtype))
            if args and not isinstance(args[0], (int, list, tuple)):
                raise TypeError(f"new(): invalid data type '{type(args[0]).__name__}'")
            return TypedStorage(*args, dtype=cls._dtype)


    _kinds = {
        "FloatStorage": torch.float32, "DoubleStorage": torch.float64, "LongStorage": torch.int64,
        "IntStorage": torch.int32, "ShortStorage": torch.int16, "CharStorage": torch.int8, "ByteStorage": torch.uint8,
        "BoolStorage": torch.bool, "HalfStorage": torch.float16, "BFloat16Storage": torch.bfloat16}
    for _name, _dtype in _kinds.items():
        globals()[_name] = _LegacyStorageMeta(_name, (_LegacyStorage,), {"_dtype": _dtype, "__module__": "torch"})
        setattr(TypedStorage, _name.removesuffix("Storage").lower(), _converting(_dtype))


    def _kind_of(dtype):
        return next(name for name, own in _kinds.items() if own == dtype)


    def untyped_storage(self):
        return UntypedStorage(self)


    def _warn_of_typed():
        _C.warn_once(
            "UserWarning",
            "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the only storage "
            "class. This should only matter to you if you are using storages directly.  To access UntypedStorage "
            "directly, use tensor.untyped_storage() instead of tensor.storage()")


    def storage(self):
        return TypedStorage(self)


    def storage_type(self):
        return TypedStorage


    def is_set_to(self, tensor):
        return (
            untyped_storage(self) == untyped_storage(tensor) and self.storage_offset() == tensor.storage_offset()
            and self.shape == tensor.shape and self.stride() == tensor.stride())


    def set_(self, source=None, storage_offset=0, size=None, stride=None):
        if self.requires_grad and self.is_leaf and torch.is_grad_enabled():
            raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
        if source is None:
            self.data = torch.empty(0, dtype=self.dtype)
            return self
        given = source if isinstance(source, torch.Tensor) else source._tensor
        if given.dtype != self.dtype:
            raise RuntimeError(
                "Could not set tensor of type " + str(given.dtype)[6:] + " to a tensor of type " + str(self.dtype)[6:])
        with torch.no_grad():
            if size is not None:
                size = (size,) if isinstance(size, int) else tuple(size)
                if stride is None:
                    stride, step = [], 1
                    for extent in reversed(size):
                        stride.insert(0, step)
                        step *= max(extent, 1)
                given = given.detach().as_strided(size, tuple(stride), storage_offset)
            elif not isinstance(source, torch.Tensor):
                given = _whole(given)
        version = self._version
        self.data = given
        _C.set_version(self, version + 1)
        return self
    """#)

  /// The classes of one type each.
  static let storageKinds = ["Float", "Double", "Long", "Int", "Short", "Char", "Byte", "Bool", "Half", "BFloat16"].map
  {
    $0 + "Storage"
  }
}
