/// `copy`, in Python.
enum CopySource {
  static let text = #"""
    from _support import blank as _blank


    class Error(Exception):
        pass


    error = Error
    _atomic = (type(None), int, float, bool, str, bytes, type, range, type(...), type(NotImplemented), type(len),
               type(lambda: 0), property)


    def copy(x):
        cls = type(x)
        if cls in _atomic or isinstance(x, type) or cls is tuple or cls is frozenset:
            return x
        if cls in (list, dict, set):
            return x.copy()
        own = getattr(cls, '__copy__', None)
        if own is not None:
            return own(x)
        return _rebuilt(x, lambda value: value, {})


    def deepcopy(x, memo=None):
        cls = type(x)
        if cls in _atomic or isinstance(x, type):
            return x
        if memo is None:
            memo = {}
        key = id(x)
        if key in memo:
            return memo[key]
        if cls is list:
            made = memo[key] = []
            for item in x:
                made.append(deepcopy(item, memo))
        elif cls is dict:
            made = memo[key] = {}
            for name, value in x.items():
                made[deepcopy(name, memo)] = deepcopy(value, memo)
        elif cls is tuple:
            items = [deepcopy(item, memo) for item in x]
            # The tuple may have been copied meanwhile, through something that it holds.
            if key in memo:
                return memo[key]
            made = x if all(a is b for a, b in zip(items, x)) else tuple(items)
        else:
            own = getattr(cls, '__deepcopy__', None)
            made = own(x, memo) if own is not None else _rebuilt(x, lambda value: deepcopy(value, memo), memo)
        if made is not x:
            memo[key] = made
            # What was copied must outlive the memo, or another object might get its identity.
            memo.setdefault(id(memo), []).append(x)
        return made


    def _rebuilt(x, copied, memo):
        cls = type(x)
        if isinstance(x, (tuple, frozenset, str, int, float, bytes)):
            made = _blank(cls, x)
            if isinstance(x, (tuple, frozenset)):
                made = _blank(cls, [copied(item) for item in x])
        elif isinstance(x, BaseException):
            made = cls(*[copied(value) for value in x.args])
        else:
            made = _blank(cls, x)
        memo[id(x)] = made
        if isinstance(x, dict):
            for key, value in x.items():
                made[copied(key)] = copied(value)
        elif isinstance(x, set):
            for value in x:
                made.add(copied(value))
        elif isinstance(x, list) or cls.__name__ == 'deque':
            for value in x:
                made.append(copied(value))
        state = getattr(x, '__dict__', None)
        if state:
            if hasattr(cls, '__setstate__') and hasattr(cls, '__getstate__') and '__setstate__' in dir(cls):
                made.__setstate__(copied(x.__getstate__()))
            else:
                for name, value in state.items():
                    object.__setattr__(made, name, copied(value))
        for base in cls.__mro__:
            slots = base.__dict__.get('__slots__', ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if hasattr(x, name) and name not in ('__dict__', '__weakref__'):
                    object.__setattr__(made, name, copied(getattr(x, name)))
        return made
    """#
}
