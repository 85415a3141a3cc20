extension Prelude {
  /// `torch.random`: the state of the generator that scenes share.
  static let random = Prelude(
    "torch.random",
    #"""
    import contextlib
    import torch
    from torch import default_generator, get_rng_state, initial_seed, manual_seed, seed, set_rng_state


    @contextlib.contextmanager
    def fork_rng(devices=None, enabled=True, _caller="fork_rng", _devices_kw="devices", device_type=None):
        if not enabled:
            yield
            return
        state = get_rng_state()
        try:
            yield
        finally:
            set_rng_state(state)


    def thread_safe_generator():
        """None, which stands for the generator of the process: that of a worker is its own."""
        return None
    """#)
}
