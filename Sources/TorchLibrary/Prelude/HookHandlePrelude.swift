extension Prelude {
  /// `torch.utils.hooks`: registries of hooks in Python parts.
  static let hookHandles = Prelude(
    "torch.utils.hooks",
    #"""
    from torch import _C


    class RemovableHandle:
        def __init__(self, hooks_dict, *, extra_dict=None):
            self.hooks = hooks_dict
            self.id = _C.next_hook_id()

        def hooks_dict_ref(self):
            return self.hooks

        def remove(self):
            self.hooks.pop(self.id, None)

        def __enter__(self):
            return self

        def __exit__(self, kind, value, traceback):
            self.remove()


    def add_hook(hooks, hook, prepend=False):
        handle = RemovableHandle(hooks)
        hooks[handle.id] = hook
        if prepend:
            others = [(key, value) for key, value in hooks.items() if key != handle.id]
            hooks.clear()
            hooks[handle.id] = hook
            hooks.update(others)
        return handle
    """#)
}
