/// `pathlib` for a program that has no files: paths as text, which never exist.
enum PathlibSource {
  static let text = #"""
    import fnmatch
    import os

    __all__ = ['PurePath', 'PurePosixPath', 'Path', 'PosixPath']


    class PurePath(os.PathLike):
        """A path as text."""

        def __new__(cls, *args, **kwargs):
            cls = {PurePath: PurePosixPath, Path: PosixPath}.get(cls, cls)
            return object.__new__(cls)

        def __init__(self, *args):
            text = ''
            for arg in args:
                arg = os.fspath(arg)
                text = os.path.join(text, arg)
            self.root = '/' if text.startswith('/') else ''
            self.drive = ''
            self._names = [part for part in text.split('/') if part not in ('', '.')]

        def _of(self, names, root=None):
            return type(self)((self.root if root is None else root) + '/'.join(names))

        @property
        def anchor(self):
            return self.root

        @property
        def parts(self):
            return tuple(([self.root] if self.root else []) + self._names)

        @property
        def name(self):
            return self._names[-1] if self._names else ''

        @property
        def suffix(self):
            return os.path.splitext(self.name)[1] if not self.name.endswith('.') else ''

        @property
        def suffixes(self):
            if self.name.endswith('.'):
                return []
            return ['.' + suffix for suffix in self.name.lstrip('.').split('.')[1:]]

        @property
        def stem(self):
            return self.name[:len(self.name) - len(self.suffix)]

        @property
        def parent(self):
            return self._of(self._names[:-1]) if self._names else self

        @property
        def parents(self):
            return tuple(self._of(self._names[:count]) for count in range(len(self._names) - 1, -1, -1))

        def __str__(self):
            return self.root + '/'.join(self._names) or '.'

        def __fspath__(self):
            return str(self)

        def as_posix(self):
            return str(self)

        def as_uri(self):
            if not self.root:
                raise ValueError("relative path can't be expressed as a file URI")
            return 'file://' + str(self)

        def __repr__(self):
            return f'{type(self).__name__}({str(self)!r})'

        def __bytes__(self):
            return str(self).encode()

        def __hash__(self):
            return hash(str(self))

        def __eq__(self, other):
            return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

        def __lt__(self, other):
            return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

        def __le__(self, other):
            return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

        def __gt__(self, other):
            return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

        def __ge__(self, other):
            return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

        def __truediv__(self, other):
            if not isinstance(other, (str, PurePath)):
                return NotImplemented
            return type(self)(str(self), str(other))

        def __rtruediv__(self, other):
            return type(self)(other, str(self)) if isinstance(other, str) else NotImplemented

        def joinpath(self, *others):
            return type(self)(str(self), *others)

        def with_segments(self, *others):
            return type(self)(*others)

        def _named(self, name):
            if not self.name:
                raise ValueError(f'{self!r} has an empty name')
            if not name or '/' in name or name == '.':
                raise ValueError(f'Invalid name {name!r}')
            return self._of(self._names[:-1] + [name])

        def with_name(self, name):
            return self._named(name)

        def with_stem(self, stem):
            return self._named(stem + self.suffix)

        def with_suffix(self, suffix):
            if suffix and not suffix.startswith('.') or suffix == '.' or '/' in suffix:
                raise ValueError(f'Invalid suffix {suffix!r}')
            return self._named(self.stem + suffix)

        def is_absolute(self):
            return bool(self.root)

        def is_reserved(self):
            return False

        def is_relative_to(self, *other):
            other = type(self)(*other)
            return self.parts[:len(other.parts)] == other.parts

        def relative_to(self, *other):
            other = type(self)(*other)
            if not self.is_relative_to(other):
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r} OR one path '
                                 'is relative and the other is absolute.')
            return self._of(self._names[len(other._names):], '')

        def match(self, pattern):
            wanted = type(self)(pattern)
            if wanted.root and len(wanted.parts) != len(self.parts) or len(wanted.parts) > len(self.parts):
                return False
            return all(fnmatch.fnmatchcase(have, want)
                       for have, want in zip(reversed(self.parts), reversed(wanted.parts)))


    class PurePosixPath(PurePath):
        pass


    class Path(PurePath):
        """A path of a file; a scene sees none."""

        @classmethod
        def cwd(cls):
            return cls(os.getcwd())

        @classmethod
        def home(cls):
            return cls('/')

        def exists(self):
            return False

        is_file = is_dir = is_symlink = is_mount = exists

        def absolute(self):
            return type(self)(os.path.join(os.getcwd(), str(self)))

        def resolve(self, strict=False):
            return type(self)(os.path.abspath(str(self)))

        def expanduser(self):
            return self

        def glob(self, pattern):
            return iter(())

        rglob = glob

        def __getattr__(self, name):
            if name in _reaching:
                raise RuntimeError(
                    f'Path.{name}() is not supported by gradwalk: scenes cannot reach files; write the data into the '
                    'scene as literals')
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')


    class PosixPath(Path, PurePosixPath):
        pass


    _reaching = frozenset((
        'open', 'read_text', 'read_bytes', 'write_text', 'write_bytes', 'mkdir', 'rmdir', 'touch', 'unlink', 'rename',
        'replace', 'iterdir', 'stat', 'lstat', 'chmod', 'symlink_to', 'hardlink_to', 'samefile', 'readlink', 'owner',
        'group'))
    """#
}
