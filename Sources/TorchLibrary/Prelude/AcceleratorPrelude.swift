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
}
