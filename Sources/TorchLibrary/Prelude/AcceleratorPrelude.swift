/// What PyTorch built for a CPU alone says of accelerators and of the libraries below it.
extension Prelude {
  /// `torch.accelerator`: there is none.
  static let accelerator = Prelude(
    "torch.accelerator",
    #"""
    def device_count():
        return 0


    def is_available():
        return False


    def current_accelerator(check_available=False):
        return None


    def synchronize(device=None):
        pass
    """#)

  /// `torch.cuda`: questions are answered with no, and what needs a device is refused.
  static let cuda = Prelude(
    "torch.cuda",
    #"""
    from collections import OrderedDict
    from torch.cuda import amp


    def is_available():
        return False


    def is_initialized():
        return False


    def is_tf32_supported():
        return False


    def is_bf16_supported(including_emulation=True):
        return False


    def device_count():
        return 0


    def get_arch_list():
        return []


    def get_gencode_flags():
        return ""


    def get_rng_state_all():
        return []


    def manual_seed(seed):
        pass


    def manual_seed_all(seed):
        pass


    def seed():
        pass


    def seed_all():
        pass


    def empty_cache():
        pass


    def memory_stats(device=None):
        return OrderedDict()


    def _used(name):
        def used(device=None):
            return 0
        used.__name__ = used.__qualname__ = name
        return used


    def _refused(name):
        def refused(*args, **kwargs):
            raise AssertionError("Torch not compiled with CUDA enabled")
        refused.__name__ = refused.__qualname__ = name
        return refused


    for _name in ("memory_allocated max_memory_allocated memory_reserved max_memory_reserved memory_cached "
                  "max_memory_cached").split():
        globals()[_name] = _used(_name)
    for _name in ("current_device current_stream default_stream get_device_capability get_device_name "
                  "get_device_properties get_rng_state init initial_seed ipc_collect mem_get_info synchronize cudart "
                  "set_per_process_memory_fraction").split():
        globals()[_name] = _refused(_name)


    class Stream:
        def __init__(self, *args, **kwargs):
            raise RuntimeError("torch.cuda.Stream requires CUDA support")


    class Event:
        def __init__(self, *args, **kwargs):
            raise RuntimeError("Tried to instantiate dummy base class Event")


    class device:
        def __init__(self, device):
            self.idx = device

        def __enter__(self):
            pass

        def __exit__(self, type, value, traceback):
            return False
    """#)

  /// `torch.xpu`.
  static let intel = Prelude("torch.xpu", none)
  /// `torch.mps`.
  static let metal = Prelude("torch.mps", none)

  private static let none = """
    def is_available():
        return False


    def device_count():
        return 0


    def manual_seed(seed):
        pass


    def empty_cache():
        pass
    """

  /// `torch.version`.
  static let version = Prelude(
    "torch.version",
    #"""
    __version__ = "2.13.0+cpu"
    debug = False
    cuda = hip = rocm = xpu = None
    """#)

  /// `torch.backends`.
  static let backends = Prelude(
    "torch.backends",
    #"""
    class _Backend:
        def __init__(self, available, **settings):
            self._available = available
            self.__dict__.update(settings)

        def is_available(self):
            return self._available

        def is_built(self):
            return self._available

        def version(self):
            return None


    class _Flags:
        allow_tf32 = False
        allow_fp16_reduced_precision_reduction = True
        allow_bf16_reduced_precision_reduction = True


    cudnn = _Backend(False, enabled=True, deterministic=False, benchmark=False, benchmark_limit=None, allow_tf32=True)
    mps = _Backend(False)
    cuda = _Backend(False, matmul=_Flags())
    mkldnn = _Backend(True, enabled=True, deterministic=False, allow_tf32=None)
    mkl = _Backend(True)
    openmp = _Backend(True)
    nnpack = _Backend(True)
    opt_einsum = _Backend(False, enabled=False)
    """#)
}
