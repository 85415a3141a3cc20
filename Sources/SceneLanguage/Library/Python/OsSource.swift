/// `os` and `os.path` for a program that has neither files nor processes: an empty environment, and the functions
/// that only work on text. What reaches outside is refused before anything runs.
enum OsSource {
  static let text = #"""
    import _ospath as path
    from _ospath import fspath

    name = 'posix'
    sep = '/'
    altsep = None
    pathsep = ':'
    linesep = '\n'
    curdir = '.'
    pardir = '..'
    extsep = '.'
    devnull = '/dev/null'


    class PathLike:
        pass


    class _Environment(dict):
        def __repr__(self):
            return f'environ({dict.__repr__(self)})'

        def __setitem__(self, key, value):
            for part in (key, value):
                if not isinstance(part, str):
                    raise TypeError(f'str expected, not {type(part).__name__}')
            dict.__setitem__(self, key, value)

        def setdefault(self, key, value):
            if key not in self:
                self[key] = value
            return self[key]


    environ = _Environment()


    def getenv(key, default=None):
        return environ.get(key, default)


    def putenv(key, value):
        environ[key] = value


    def cpu_count():
        return 1


    def getpid():
        return 1


    def getcwd():
        return '/'


    def urandom(size):
        import random
        return bytes(random.Random(size).getrandbits(8) for _ in range(size))
    """#

  static let path = #"""
    sep = '/'
    pardir = '..'
    curdir = '.'


    def fspath(path):
        if isinstance(path, (str, bytes)):
            return path
        if not hasattr(type(path), '__fspath__'):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
        return type(path).__fspath__(path)


    def join(a, *p):
        path = fspath(a)
        for part in map(fspath, p):
            if part.startswith('/'):
                path = part
            elif not path or path.endswith('/'):
                path += part
            else:
                path += '/' + part
        return path


    def split(p):
        p = fspath(p)
        i = p.rfind('/') + 1
        head, tail = p[:i], p[i:]
        if head and head != '/' * len(head):
            head = head.rstrip('/')
        return head, tail


    def basename(p):
        p = fspath(p)
        return p[p.rfind('/') + 1:]


    def dirname(p):
        return split(p)[0]


    def splitext(p):
        p = fspath(p)
        dot = p.rfind('.')
        start = p.rfind('/') + 1
        if dot > start and p[start:dot].strip('.'):
            return p[:dot], p[dot:]
        return p, ''


    def isabs(s):
        return fspath(s).startswith('/')


    def normpath(path):
        path = fspath(path)
        if not path:
            return '.'
        root = '//' if path.startswith('//') and not path.startswith('///') else '/' if path.startswith('/') else ''
        parts = []
        for part in path.split('/'):
            if part in ('', '.'):
                continue
            if part != '..' or not root and not parts or parts and parts[-1] == '..':
                parts.append(part)
            elif parts:
                parts.pop()
        return root + '/'.join(parts) or '.'


    def abspath(path):
        path = fspath(path)
        return normpath(path if isabs(path) else join('/', path))


    realpath = abspath


    def expanduser(path):
        return fspath(path)


    expandvars = expanduser


    def commonprefix(m):
        if not m:
            return ''
        low, high = min(m), max(m)
        for i, letter in enumerate(low):
            if letter != high[i]:
                return low[:i]
        return low


    def commonpath(paths):
        parts = [path.split('/') for path in paths]
        low, high = min(parts), max(parts)
        count = 0
        while count < len(low) and low[count] == high[count]:
            count += 1
        return '/'.join(low[:count]) or '/'


    def relpath(path, start='/'):
        a, b = abspath(start).split('/')[1:], abspath(path).split('/')[1:]
        a, b = [x for x in a if x], [x for x in b if x]
        i = 0
        while i < len(a) and i < len(b) and a[i] == b[i]:
            i += 1
        return '/'.join(['..'] * (len(a) - i) + b[i:]) or '.'


    def exists(path):
        """A scene sees no files."""
        return False


    isfile = isdir = islink = lexists = exists
    """#
}
