extension Prelude {
  /// `torch.utils.hooks`: registries of hooks in Python parts.
  static let hookHandles = Prelude(
    "torch.utils.hooks",
    #"""
    class RemovableHandle:
        next_id = 0

        def __init__(self, hooks_dict, *, extra_dict=None):
            self.hooks = hooks_dict
            self.id = RemovableHandle.next_id
            RemovableHandle.next_id += 1

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
