# What the machine does for attributes that are missing, constant sets, and properties without a setter.
print({100, 5, 37, 64, 8, 16}, {3, 1, 2}, {i for i in (100, 5, 37, 64, 8, 16)})


class Lazy:
    """The text of the class."""

    def __init__(self):
        self.weight = 1

    def __dir__(self):
        return ["weight", "bias"]

    def __getattr__(self, name):
        raise AttributeError(f"'Lazy' object has no attribute '{name}'")

    @property
    def fixed(self):
        return 1


lazy = Lazy()
print(lazy.__doc__)
lazy.__doc__ = "its own"
print(lazy.__doc__, Lazy.__doc__)
try:
    lazy.fixed = 2
except AttributeError as error:
    print(error)
try:
    del lazy.fixed
except AttributeError as error:
    print(error)
lazy.wieght
