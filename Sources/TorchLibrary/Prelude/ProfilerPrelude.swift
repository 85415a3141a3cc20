extension Prelude {
  /// `torch.profiler` and `torch.autograd.profiler`: contexts that measure nothing, since time is virtual.
  static let profiler = Prelude("torch.profiler", profilerSource)
  static let autogradProfiler = Prelude("torch.autograd.profiler", profilerSource)

  private static let profilerSource = #"""
    from enum import Enum


    class ProfilerActivity(Enum):
        CPU = 0
        CUDA = 2
        XPU = 1


    class _Averages(list):
        def table(self, *args, **kwargs):
            return "gradwalk's clock is virtual: no times are measured."

        def total_average(self):
            return self


    class profile:
        def __init__(self, *args, **kwargs):
            self.on_trace_ready = kwargs.get("on_trace_ready")

        def __enter__(self):
            return self

        def __exit__(self, *args):
            if self.on_trace_ready is not None:
                self.on_trace_ready(self)
            return False

        def start(self):
            pass

        def stop(self):
            pass

        def step(self):
            pass

        def key_averages(self, *args, **kwargs):
            return _Averages()

        def events(self):
            return _Averages()

        def table(self, *args, **kwargs):
            return "gradwalk's clock is virtual: no times are measured."


    class record_function:
        def __init__(self, name, args=None):
            self.name = name

        def __enter__(self):
            return self

        def __exit__(self, *args):
            return False

        def __call__(self, function):
            return function


    class emit_nvtx(profile):
        pass


    def schedule(*, wait, warmup, active, repeat=0, skip_first=0, skip_first_wait=0):
        return lambda step: None
    """#
}
