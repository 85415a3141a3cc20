/// Small modules of the library in Python, whole or as far as a script without files uses them.
enum SmallSources {
  static let future = """
    annotations = division = absolute_import = print_function = unicode_literals = generators = nested_scopes = None
    with_statement = generator_stop = None
    """

  static let queue = #"""
    import heapq
    from collections import deque


    class Empty(Exception):
        __module__ = '_queue'


    class Full(Exception):
        pass


    class Queue:
        def __init__(self, maxsize=0):
            self.maxsize = maxsize
            self.queue = self._make()

        def _make(self):
            return deque()

        def qsize(self):
            return len(self.queue)

        def empty(self):
            return not self.queue

        def full(self):
            return 0 < self.maxsize <= len(self.queue)

        def put(self, item, block=True, timeout=None):
            if self.full():
                # Nobody else could ever make room.
                raise Full
            self._put(item)

        def get(self, block=True, timeout=None):
            if not self.queue:
                raise Empty
            return self._get()

        def put_nowait(self, item):
            self.put(item)

        def get_nowait(self):
            return self.get()

        def task_done(self):
            pass

        def join(self):
            pass

        def _put(self, item):
            self.queue.append(item)

        def _get(self):
            return self.queue.popleft()


    class LifoQueue(Queue):
        def _make(self):
            return []

        def _get(self):
            return self.queue.pop()


    class PriorityQueue(Queue):
        def _make(self):
            return []

        def _put(self, item):
            heapq.heappush(self.queue, item)

        def _get(self):
            return heapq.heappop(self.queue)


    class SimpleQueue(Queue):
        def __init__(self):
            super().__init__()
    """#

  static let keyword = #"""
    kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def',
              'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is',
              'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
    softkwlist = ['_', 'case', 'match']
    iskeyword = frozenset(kwlist).__contains__
    issoftkeyword = frozenset(softkwlist).__contains__
    """#

  static let timeit = #"""
    import time

    default_timer = time.perf_counter


    class Timer:
        def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
            for part in (stmt, setup):
                if not callable(part) and part != 'pass':
                    raise RuntimeError('timeit of text is not supported by gradwalk: give it a function')
            self._statement, self._setup, self._timer = stmt, setup, timer

        def timeit(self, number=1000000):
            if callable(self._setup):
                self._setup()
            start = self._timer()
            if callable(self._statement):
                for _ in range(number):
                    self._statement()
            return self._timer() - start

        def repeat(self, repeat=5, number=1000000):
            return [self.timeit(number) for _ in range(repeat)]


    def timeit(stmt='pass', setup='pass', timer=default_timer, number=1000000, globals=None):
        return Timer(stmt, setup, timer, globals).timeit(number)


    def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=5, number=1000000, globals=None):
        return Timer(stmt, setup, timer, globals).repeat(repeat, number)
    """#

  static let platform = #"""
    import sys


    def system():
        return 'Linux'


    def machine():
        return 'x86_64'


    def node():
        return 'gradwalk'


    def release():
        return ''


    def version():
        return ''


    def processor():
        return ''


    def platform(aliased=False, terse=False):
        return 'Linux-x86_64'


    def python_version():
        return '.'.join(map(str, sys.version_info[:3]))


    def python_implementation():
        return 'CPython'
    """#

  static let atexit = #"""
    from _support import at_exit as _at_exit


    def register(func, *args, **kwargs):
        _at_exit(lambda: func(*args, **kwargs), func)
        return func


    def unregister(func):
        _at_exit(None, func)
    """#

  static let display = #"""
    from _support import echo as _echo


    def display(*objs, include=None, exclude=None, **kwargs):
        for value in objs:
            _echo(value)


    def clear_output(wait=False):
        pass


    class _Text:
        def __init__(self, data=None, *args, **kwargs):
            self.data = data

        def __repr__(self):
            return f'<IPython.core.display.{type(self).__name__} object>'


    class HTML(_Text):
        pass


    class Markdown(_Text):
        pass


    class Latex(_Text):
        pass


    class Math(_Text):
        pass


    class Image(_Text):
        pass


    class SVG(_Text):
        pass
    """#

  static let reprlib = #"""
    def recursive_repr(fillvalue='...'):
        def decorate(function):
            running = set()

            def wrapper(self):
                key = id(self)
                if key in running:
                    return fillvalue
                running.add(key)
                try:
                    return function(self)
                finally:
                    running.discard(key)

            wrapper.__name__ = function.__name__
            wrapper.__qualname__ = function.__qualname__
            wrapper.__doc__ = function.__doc__
            wrapper.__module__ = function.__module__
            return wrapper

        return decorate


    _repr = repr


    class Repr:
        maxlevel = 6
        maxtuple = maxlist = maxset = maxfrozenset = maxdeque = 6
        maxdict = 4
        maxstring = 30
        maxlong = 40
        maxother = 30
        fillvalue = '...'

        def repr(self, x):
            return self.repr1(x, self.maxlevel)

        def repr1(self, x, level):
            if isinstance(x, str):
                return self._shortened(_repr(x[:self.maxstring]) if len(x) > self.maxstring else _repr(x),
                                       self.maxstring, _repr(x))
            if isinstance(x, bool) or x is None:
                return _repr(x)
            if isinstance(x, int):
                return self._shortened(_repr(x), self.maxlong, _repr(x))
            for kind, opening, closing, limit in ((list, '[', ']', self.maxlist), (tuple, '(', ')', self.maxtuple),
                                                  (frozenset, 'frozenset({', '})', self.maxfrozenset),
                                                  (set, '{', '}', self.maxset)):
                if type(x) is kind:
                    return self._items(x, level, opening, closing, limit)
            if type(x) is dict:
                return self._dictionary(x, level)
            return self._shortened(_repr(x), self.maxother, _repr(x))

        def _shortened(self, text, limit, whole):
            if len(whole) <= limit:
                return whole
            i = max(0, (limit - 3) // 2)
            j = max(0, limit - 3 - i)
            return whole[:i] + self.fillvalue + whole[len(whole) - j:]

        def _items(self, x, level, opening, closing, limit):
            if not x and isinstance(x, (set, frozenset)):
                return _repr(x)
            if level <= 0 and x:
                return opening + self.fillvalue + closing
            items = list(x)
            if isinstance(x, (set, frozenset)):
                items = sorted(items)
            parts = [self.repr1(item, level - 1) for item in items[:limit]]
            if len(items) > limit:
                parts.append(self.fillvalue)
            if len(parts) == 1 and isinstance(x, tuple):
                closing = ',' + closing
            return opening + ', '.join(parts) + closing

        def _dictionary(self, x, level):
            if not x:
                return '{}'
            if level <= 0:
                return '{' + self.fillvalue + '}'
            keys = list(x)
            try:
                keys = sorted(keys)
            except Exception:
                pass
            parts = [f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}' for key in keys[:self.maxdict]]
            if len(keys) > self.maxdict:
                parts.append(self.fillvalue)
            return '{' + ', '.join(parts) + '}'


    aRepr = Repr()
    repr = aRepr.repr
    """#

  static let graphlib = #"""
    class CycleError(ValueError):
        pass


    class TopologicalSorter:
        def __init__(self, graph=None):
            self._before = {}
            self._ready = None
            for node, predecessors in (graph or {}).items():
                self.add(node, *predecessors)

        def add(self, node, *predecessors):
            if self._ready is not None:
                raise ValueError('Nodes cannot be added after a call to prepare()')
            known = self._before.setdefault(node, [])
            for other in predecessors:
                self._before.setdefault(other, [])
                if other not in known:
                    known.append(other)

        def prepare(self):
            if self._ready is not None:
                raise ValueError('cannot prepare() more than once')
            self._after = {node: [] for node in self._before}
            self._waiting = {}
            for node, predecessors in self._before.items():
                self._waiting[node] = len(predecessors)
                for other in predecessors:
                    self._after[other].append(node)
            self._ready = [node for node in self._before if not self._waiting[node]]
            self._out = 0
            self._done = 0
            cycle = self._cycle()
            if cycle:
                raise CycleError('nodes are in a cycle', cycle)

        def _cycle(self):
            finished = set()
            for start in self._before:
                path = []
                stack = [(start, iter(self._after[start]))] if start not in finished else []
                if stack:
                    path.append(start)
                while stack:
                    node, following = stack[-1]
                    for other in following:
                        if other in path:
                            return path[path.index(other):] + [other]
                        if other not in finished:
                            stack.append((other, iter(self._after[other])))
                            path.append(other)
                            break
                    else:
                        finished.add(node)
                        stack.pop()
                        path.pop()
            return None

        def get_ready(self):
            result = tuple(self._ready)
            self._ready = []
            self._out += len(result)
            return result

        def is_active(self):
            return self._done < self._out or bool(self._ready)

        def done(self, *nodes):
            for node in nodes:
                self._done += 1
                for other in self._after[node]:
                    self._waiting[other] -= 1
                    if not self._waiting[other]:
                        self._ready.append(other)

        def static_order(self):
            self.prepare()
            while self.is_active():
                group = self.get_ready()
                yield from group
                self.done(*group)

        def __bool__(self):
            return self.is_active()
    """#

  static let html = #"""
    def escape(s, quote=True):
        s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
        if quote:
            s = s.replace('"', '&quot;').replace("'", '&#x27;')
        return s


    def unescape(s):
        for name, text in (('&lt;', '<'), ('&gt;', '>'), ('&quot;', '"'), ('&#x27;', "'"), ('&#39;', "'"),
                           ('&amp;', '&')):
            s = s.replace(name, text)
        return s
    """#

  static let fnmatch = #"""
    import re


    def translate(pat):
        parts = []
        i = 0
        while i < len(pat):
            letter = pat[i]
            i += 1
            if letter == '*':
                if not parts or parts[-1] != '.*':
                    parts.append('.*')
            elif letter == '?':
                parts.append('.')
            elif letter == '[':
                end = pat.find(']', i + 2 if pat[i:i + 1] == '!' else i + 1)
                if end < 0:
                    parts.append('\\[')
                else:
                    body = pat[i:end].replace('\\', '\\\\')
                    i = end + 1
                    parts.append('[^' + body[1:] + ']' if body[0] == '!' else '[' + body + ']')
            else:
                parts.append(re.escape(letter))
        return '(?s:' + ''.join(parts) + ')\\Z'


    def fnmatchcase(name, pat):
        return re.match(translate(pat), name) is not None


    fnmatch = fnmatchcase


    def filter(names, pat):
        match = re.compile(translate(pat)).match
        return [name for name in names if match(name)]
    """#

  static let gc = #"""
    from _support import collect as _collect

    DEBUG_STATS = 1
    garbage = []
    callbacks = []
    _enabled = [True]


    def collect(generation=2):
        return _collect()


    def enable():
        _enabled[0] = True


    def disable():
        _enabled[0] = False


    def isenabled():
        return _enabled[0]


    def get_count():
        return (0, 0, 0)


    def get_threshold():
        return (700, 10, 10)


    def set_threshold(threshold0, threshold1=10, threshold2=10):
        pass


    def set_debug(flags):
        pass


    def freeze():
        pass
    """#

  static let weakref = #"""
    from _support import WeakReference as ref
    from _support import at_release as _at_release

    ReferenceType = ref


    class ProxyType:
        def __init__(self, referent, callback=None):
            object.__setattr__(self, '_reference', ref(referent, callback))

        def _get(self):
            value = object.__getattribute__(self, '_reference')()
            if value is None:
                raise ReferenceError('weakly-referenced object no longer exists')
            return value

        def __getattr__(self, name):
            return getattr(ProxyType._get(self), name)

        def __setattr__(self, name, value):
            setattr(ProxyType._get(self), name, value)

        def __str__(self):
            return str(ProxyType._get(self))

        def __call__(self, *args, **kwargs):
            return ProxyType._get(self)(*args, **kwargs)

        def __len__(self):
            return len(ProxyType._get(self))

        def __getitem__(self, key):
            return ProxyType._get(self)[key]

        def __iter__(self):
            return iter(ProxyType._get(self))

        def __eq__(self, other):
            return ProxyType._get(self) == other

        __hash__ = None


    def proxy(object, callback=None):
        return ProxyType(object, callback)


    def getweakrefcount(object):
        return 0


    class WeakMethod:
        def __init__(self, method, callback=None):
            self._object = ref(method.__self__, callback)
            self._function = method.__func__

        def __call__(self):
            value = self._object()
            return None if value is None else self._function.__get__(value)


    class finalize:
        def __init__(self, obj, func, /, *args, **kwargs):
            self._call = (func, args, kwargs)
            self._reference = ref(obj, lambda _: self())
            _at_release.append(self)

        def __call__(self, _=None):
            if self._call is None:
                return None
            func, args, kwargs = self._call
            self._call = None
            return func(*args, **kwargs)

        def detach(self):
            call, self._call = self._call, None
            return None if call is None else (self._reference(), *call)

        @property
        def alive(self):
            return self._call is not None


    class WeakValueDictionary:
        def __init__(self, other=(), /, **kwargs):
            self._references = {}
            self.update(other, **kwargs)

        def _items(self):
            found = [(key, reference()) for key, reference in self._references.items()]
            for key, value in found:
                if value is None:
                    del self._references[key]
            return [(key, value) for key, value in found if value is not None]

        def update(self, other=(), /, **kwargs):
            for key, value in dict(other, **kwargs).items():
                self[key] = value

        def __setitem__(self, key, value):
            self._references[key] = ref(value)

        def __getitem__(self, key):
            value = self._references[key]()
            if value is None:
                del self._references[key]
                raise KeyError(key)
            return value

        def __delitem__(self, key):
            del self._references[key]

        def get(self, key, default=None):
            reference = self._references.get(key)
            value = reference() if reference is not None else None
            return default if value is None else value

        def pop(self, key, *default):
            value = self.get(key)
            if value is None:
                if default:
                    return default[0]
                raise KeyError(key)
            del self._references[key]
            return value

        def setdefault(self, key, default=None):
            value = self.get(key)
            if value is None:
                self[key] = value = default
            return value

        def __contains__(self, key):
            return self.get(key) is not None

        def __len__(self):
            return len(self._items())

        def __iter__(self):
            return iter([key for key, _ in self._items()])

        def keys(self):
            return iter([key for key, _ in self._items()])

        def values(self):
            return iter([value for _, value in self._items()])

        def items(self):
            return iter(self._items())

        def clear(self):
            self._references.clear()

        def copy(self):
            return WeakValueDictionary(self._items())

        def __repr__(self):
            return f'<{type(self).__name__} at {id(self):#x}>'


    class WeakKeyDictionary:
        def __init__(self, dict=None):
            self._values = {}
            for key, value in (dict or {}).items():
                self[key] = value

        def _items(self):
            for reference in [reference for reference in self._values if reference() is None]:
                del self._values[reference]
            return [(reference(), value) for reference, value in self._values.items()]

        def __setitem__(self, key, value):
            self._values[ref(key)] = value

        def __getitem__(self, key):
            return self._values[ref(key)]

        def __delitem__(self, key):
            del self._values[ref(key)]

        def get(self, key, default=None):
            return self._values.get(ref(key), default)

        def setdefault(self, key, default=None):
            return self._values.setdefault(ref(key), default)

        def pop(self, key, *default):
            return self._values.pop(ref(key), *default)

        def __contains__(self, key):
            return ref(key) in self._values

        def __len__(self):
            return len(self._items())

        def __iter__(self):
            return iter([key for key, _ in self._items()])

        def keys(self):
            return iter([key for key, _ in self._items()])

        def values(self):
            return iter([value for _, value in self._items()])

        def items(self):
            return iter(self._items())

        def clear(self):
            self._values.clear()

        def __repr__(self):
            return f'<{type(self).__name__} at {id(self):#x}>'


    class WeakSet:
        def __init__(self, data=()):
            self._references = {}
            for item in data:
                self.add(item)

        def _items(self):
            for reference in [reference for reference in self._references if reference() is None]:
                del self._references[reference]
            return [reference() for reference in self._references]

        def add(self, item):
            self._references[ref(item)] = None

        def discard(self, item):
            self._references.pop(ref(item), None)

        def remove(self, item):
            del self._references[ref(item)]

        def __contains__(self, item):
            return ref(item) in self._references

        def __len__(self):
            return len(self._items())

        def __iter__(self):
            return iter(self._items())

        def clear(self):
            self._references.clear()
    """#

  static let contextVariables = #"""
    _missing = object()


    class Token:
        MISSING = _missing

        def __init__(self, var, old):
            self.var = var
            self.old_value = old


    class ContextVar:
        def __init__(self, name, *, default=_missing):
            self.name = name
            self._default = default
            self._value = _missing

        def get(self, default=_missing):
            for value in (self._value, default, self._default):
                if value is not _missing:
                    return value
            raise LookupError(self)

        def set(self, value):
            token = Token(self, self._value)
            self._value = value
            return token

        def reset(self, token):
            self._value = token.old_value
    """#
}
