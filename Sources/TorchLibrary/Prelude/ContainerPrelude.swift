extension Prelude {
  /// `torch.nn.modules.container`: modules that hold modules.
  static let container = Prelude(
    "torch.nn.modules.container",
    #"""
    from collections import OrderedDict
    from collections.abc import Iterable, Mapping
    import operator
    import torch
    from torch.nn.modules.module import Module, _indent
    from torch.nn.parameter import Parameter


    def _position(index, length):
        index = operator.index(index)
        if not -length <= index < length:
            raise IndexError(f"index {index} is out of range")
        return index % length


    class Sequential(Module):
        def __init__(self, *args):
            super().__init__()
            if len(args) == 1 and isinstance(args[0], OrderedDict):
                for key, module in args[0].items():
                    self.add_module(key, module)
            else:
                for index, module in enumerate(args):
                    self.add_module(str(index), module)

        def _key(self, index):
            return list(self._modules)[_position(index, len(self))]

        def __getitem__(self, index):
            if isinstance(index, slice):
                return type(self)(OrderedDict(list(self._modules.items())[index]))
            return self._modules[self._key(index)]

        def __setitem__(self, index, module):
            setattr(self, self._key(index), module)

        def __delitem__(self, index):
            keys = list(self._modules)
            for key in keys[index] if isinstance(index, slice) else [self._key(index)]:
                delattr(self, key)
            kept = list(self._modules.values())
            self._modules.clear()
            self._modules.update((str(i), module) for i, module in enumerate(kept))

        def __len__(self):
            return len(self._modules)

        def __add__(self, other):
            if not isinstance(other, Sequential):
                raise ValueError(
                    "add operator supports only objects of Sequential class, "
                    f"but {type(other)} is given.")
            return Sequential(*self, *other)

        def __iadd__(self, other):
            if not isinstance(other, Sequential):
                raise ValueError(
                    "add operator supports only objects of Sequential class, "
                    f"but {type(other)} is given.")
            return self.extend(other)

        def _check_factor(self, times):
            if not isinstance(times, int):
                raise TypeError(f"unsupported operand type(s) for *: {type(self)} and {type(times)}")
            if times <= 0:
                raise ValueError(f"Non-positive multiplication factor {times} for {type(self)}")

        def __mul__(self, times):
            self._check_factor(times)
            return Sequential(*(list(self) * times))

        def __rmul__(self, times):
            return self * times

        def __imul__(self, times):
            self._check_factor(times)
            return self.extend(list(self) * (times - 1))

        def __iter__(self):
            return iter(self._modules.values())

        def forward(self, input):
            for module in self._modules.values():
                input = module(input)
            return input

        def append(self, module):
            self.add_module(str(len(self)), module)
            return self

        def insert(self, index, module):
            if not isinstance(module, Module):
                raise AssertionError(f"module should be of type: {Module}")
            modules = list(self._modules.values())
            if not -len(modules) <= index <= len(modules):
                raise IndexError(f"Index out of range: {index}")
            modules.insert(index if index >= 0 else index + len(modules), module)
            self._modules.clear()
            self._modules.update((str(i), m) for i, m in enumerate(modules))
            return self

        def extend(self, modules):
            for module in modules:
                self.append(module)
            return self

        def pop(self, key):
            module = self[key]
            del self[key]
            return module


    class ModuleList(Module):
        def __init__(self, modules=None):
            super().__init__()
            if modules is not None:
                self.extend(modules)

        def __getitem__(self, index):
            if isinstance(index, slice):
                return type(self)(list(self._modules.values())[index])
            return self._modules[str(_position(index, len(self)))]

        def __setitem__(self, index, module):
            setattr(self, str(_position(index, len(self))), module)

        def __delitem__(self, index):
            modules = list(self._modules.values())
            del modules[index]
            self._replace(modules)

        def _replace(self, modules):
            self._modules.clear()
            self._modules.update((str(i), module) for i, module in enumerate(modules))

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules.values())

        def __iadd__(self, modules):
            return self.extend(modules)

        def __add__(self, other):
            return ModuleList(list(self) + list(other))

        def insert(self, index, module):
            modules = list(self._modules.values())
            modules.insert(index, module)
            self._replace(modules)

        def append(self, module):
            self.add_module(str(len(self)), module)
            return self

        def pop(self, key):
            module = self[key]
            del self[key]
            return module

        def extend(self, modules):
            if not isinstance(modules, Iterable):
                raise TypeError(f"ModuleList.extend should be called with an iterable, but got {type(modules).__name__}")
            for module in modules:
                self.append(module)
            return self

        def __repr__(self):
            if not len(self):
                return self._get_name() + "()"
            groups = []
            for index, module in enumerate(self):
                text = repr(module)
                if groups and groups[-1][2] == text:
                    groups[-1][1] = index
                else:
                    groups.append([index, index, text])
            lines = []
            for first, last, text in groups:
                label = f"({first}): {text}" if first == last else f"({first}-{last}): {last - first + 1} x {text}"
                lines.append(_indent(label, 2))
            return self._get_name() + "(\n  " + "\n  ".join(lines) + "\n)"

        forward = None


    def _no_forward(self, *input):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')


    ModuleList.forward = _no_forward


    def _pairs(values, subject):
        """The key and value of every element. Raises where an element is no pair."""
        for position, pair in enumerate(values):
            if not isinstance(pair, Iterable):
                raise TypeError(
                    f"{subject} update sequence element #{position} should be Iterable; is" + type(pair).__name__)
            if len(pair) != 2:
                raise ValueError(
                    f"{subject} update sequence element #{position} has length {len(pair)}; 2 is required")
            yield pair


    class ModuleDict(Module):
        def __init__(self, modules=None):
            super().__init__()
            if modules is not None:
                self.update(modules)

        def __getitem__(self, key):
            return self._modules[key]

        def __setitem__(self, key, module):
            self.add_module(key, module)

        def __delitem__(self, key):
            del self._modules[key]

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules)

        def __contains__(self, key):
            return key in self._modules

        def clear(self):
            self._modules.clear()

        def pop(self, key):
            module = self[key]
            del self[key]
            return module

        def keys(self):
            return self._modules.keys()

        def items(self):
            return self._modules.items()

        def values(self):
            return self._modules.values()

        def update(self, modules):
            if not isinstance(modules, Iterable):
                raise TypeError(
                    "ModuleDict.update should be called with an iterable of key/value pairs, but got "
                    + type(modules).__name__)
            named = isinstance(modules, (OrderedDict, ModuleDict, Mapping))
            for key, module in modules.items() if named else _pairs(modules, "ModuleDict"):
                self[key] = module


    def _describe(value, kind_of):
        if isinstance(value, torch.Tensor):
            size = "x".join(str(n) for n in value.size())
            kind = "Parameter" if isinstance(value, Parameter) else "Tensor"
            return f"{kind} containing: [{kind_of(value)} of size {size}]"
        return f"Object of type: {type(value).__name__}"


    class ParameterList(Module):
        def __init__(self, values=None):
            super().__init__()
            self._size = 0
            if values is not None:
                self.extend(values)

        def __getitem__(self, index):
            if isinstance(index, slice):
                return type(self)([self[i] for i in range(*index.indices(len(self)))])
            return getattr(self, str(_position(index, len(self))))

        def __setitem__(self, index, value):
            if isinstance(value, torch.Tensor) and not isinstance(value, Parameter):
                value = Parameter(value)
            setattr(self, str(_position(index, len(self))), value)

        def __len__(self):
            return self._size

        def __iter__(self):
            return iter([self[i] for i in range(len(self))])

        def __iadd__(self, values):
            return self.extend(values)

        def append(self, value):
            self._size += 1
            self[self._size - 1] = value
            return self

        def extend(self, values):
            if not isinstance(values, Iterable) or isinstance(values, torch.Tensor):
                raise TypeError(
                    f"ParameterList.extend should be called with an iterable, but got {type(values).__name__}")
            for value in values:
                self.append(value)
            return self

        def extra_repr(self):
            return "\n".join(f"  ({i}): {_describe(value, lambda v: v.dtype)}" for i, value in enumerate(self))

        def __call__(self, *args, **kwargs):
            raise RuntimeError("ParameterList should not be called.")


    class ParameterDict(Module):
        def __init__(self, parameters=None):
            super().__init__()
            self._keys = {}
            if parameters is not None:
                self.update(parameters)

        def _attribute(self, key):
            if not isinstance(key, str):
                raise TypeError(
                    f"Index given to ParameterDict cannot be used as a key as it is not a string (type is "
                    f"'{type(key).__name__}'). Open an issue on github if you need non-string keys.")
            return key

        def __getitem__(self, key):
            return getattr(self, self._attribute(key))

        def __setitem__(self, key, value):
            self._keys[key] = None
            self._attribute(key)
            if isinstance(value, torch.Tensor) and not isinstance(value, Parameter):
                value = Parameter(value)
            setattr(self, key, value)

        def __delitem__(self, key):
            del self._keys[key]
            delattr(self, self._attribute(key))

        def __len__(self):
            return len(self._keys)

        def __iter__(self):
            return iter(self._keys)

        def __contains__(self, key):
            return key in self._keys

        def keys(self):
            return self._keys.keys()

        def items(self):
            return [(key, self[key]) for key in self._keys]

        def values(self):
            return [self[key] for key in self._keys]

        def get(self, key, default=None):
            return self[key] if key in self else default

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        def pop(self, key):
            value = self[key]
            del self[key]
            return value

        def popitem(self):
            key, _ = self._keys.popitem()
            self._keys[key] = None
            return key, self.pop(key)

        def clear(self):
            for key in list(self._keys):
                del self[key]

        def copy(self):
            return ParameterDict(OrderedDict((key, self[key]) for key in self._keys))

        def fromkeys(self, keys, default=None):
            return ParameterDict((key, default) for key in keys)

        def update(self, parameters):
            if not isinstance(parameters, Iterable):
                raise TypeError(
                    "ParametersDict.update should be called with an iterable of key/value pairs, but got "
                    + type(parameters).__name__)
            if isinstance(parameters, (dict, ParameterDict)):
                ordered = isinstance(parameters, (OrderedDict, ParameterDict))
                pairs = parameters.items() if ordered else sorted(parameters.items())
            else:
                pairs = _pairs(parameters, "ParameterDict")
            for key, value in pairs:
                self[key] = value

        def __reversed__(self):
            return reversed(list(self._keys))

        def __or__(self, other):
            result = self.copy()
            result.update(other)
            return result

        def __ior__(self, other):
            self.update(other)
            return self

        def __ror__(self, other):
            result = ParameterDict(other)
            result.update(self)
            return result

        def extra_repr(self):
            return "\n".join(f"  ({key}): {_describe(value, lambda v: v.type())}" for key, value in self.items())

        def __call__(self, input):
            raise RuntimeError("ParameterDict should not be called.")


    class DataParallel(Module):
        """Without devices to spread over it runs the module as it is."""

        def __init__(self, module, device_ids=None, output_device=None, dim=0):
            super().__init__()
            self.module = module
            self.device_ids = []

        def forward(self, *inputs, **kwargs):
            return self.module(*inputs, **kwargs)
    """#)
}
