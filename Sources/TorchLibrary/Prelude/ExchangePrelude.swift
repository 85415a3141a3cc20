extension Prelude {
  /// `torch.utils.dlpack`: memory handed from one library to another.
  static let dataExchange = Prelude(
    "torch.utils.dlpack",
    #"""
    import torch
    from torch import from_dlpack


    class PyCapsule:
        """What is handed over: it can be taken once."""
        __module__ = "builtins"

        def __init__(self, tensor):
            self._tensor = tensor

        def __repr__(self):
            name = "dltensor" if self._tensor is not None else "used_dltensor"
            return f'<capsule object "{name}" at {hex(id(self))}>'


    def to_dlpack(tensor):
        return PyCapsule(tensor.detach())


    def take(capsule):
        tensor, capsule._tensor = capsule._tensor, None
        if tensor is None:
            raise RuntimeError(
                "from_dlpack received an invalid capsule. Note that DLTensor capsules can be consumed only once, so you "
                "might have already constructed a tensor from it once.")
        return tensor
    """#)
}
