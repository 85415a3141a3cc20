/// Modules for looking at a run, which `gradwalk` does itself: progress bars pass their items on, and pictures are
/// not drawn. Tutorials import them beside the code that a scene is about, so that refusing them would refuse most
/// pasted scripts; the first picture that is asked for leaves a note on standard error.
enum PlottingSources {
  static let progress = #"""
    import sys


    class tqdm:
        def __init__(self, iterable=None, desc=None, total=None, *args, **kwargs):
            self.iterable = iterable
            self.desc = desc
            self.n = kwargs.get('initial', 0)
            self.total = len(iterable) if total is None and hasattr(iterable, '__len__') else total
            self.disable = kwargs.get('disable', False)

        def __iter__(self):
            for item in self.iterable:
                yield item
                self.n += 1

        def __len__(self):
            return self.total if self.iterable is None else len(self.iterable)

        def __enter__(self):
            return self

        def __exit__(self, *info):
            return None

        def update(self, n=1):
            self.n += n

        def set_description(self, desc=None, refresh=True):
            self.desc = desc

        set_description_str = set_description

        def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
            pass

        def set_postfix_str(self, s='', refresh=True):
            pass

        def refresh(self, *args, **kwargs):
            pass

        def reset(self, total=None):
            self.n = 0

        def clear(self, *args, **kwargs):
            pass

        def close(self):
            pass

        @classmethod
        def write(cls, s, file=None, end='\n', nolock=False):
            (file or sys.stdout).write(s + end)


    def trange(*args, **kwargs):
        return tqdm(range(*args), **kwargs)


    tqdm_notebook = tqdm
    tnrange = trange
    """#

  static let pictures = #"""
    import sys

    _noted = []


    def _note():
        if not _noted:
            _noted.append(True)
            sys.stderr.write('gradwalk draws no figures: what matplotlib is asked to draw is left out\n')


    class _Blank:
        """Takes any call and any attribute, and does nothing."""

        def __init__(self, *args, **kwargs):
            pass

        def __getattr__(self, name):
            if name.startswith('__') and name.endswith('__'):
                raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
            return _Blank()

        def __call__(self, *args, **kwargs):
            return _Blank()

        def __getitem__(self, key):
            return _Blank()

        def __setitem__(self, key, value):
            pass

        def __iter__(self):
            return iter([_Blank()])

        def __len__(self):
            return 1

        def __enter__(self):
            return self

        def __exit__(self, *info):
            return None

        def __repr__(self):
            return '<not drawn>'


    class _Axes(list):
        """The axes of a figure of several, by row and column."""

        def __getitem__(self, key):
            if isinstance(key, tuple):
                return list.__getitem__(self, key[0])[key[1]]
            return list.__getitem__(self, key)

        @property
        def flat(self):
            return iter(self.flatten())

        def flatten(self):
            return _Axes([item for row in self for item in (row if isinstance(row, list) else [row])])

        ravel = flatten


    def subplots(nrows=1, ncols=1, **kwargs):
        _note()
        if nrows == ncols == 1:
            return _Blank(), _Blank()
        if nrows == 1 or ncols == 1:
            return _Blank(), _Axes([_Blank() for _ in range(nrows * ncols)])
        return _Blank(), _Axes([_Axes([_Blank() for _ in range(ncols)]) for _ in range(nrows)])


    rcParams = {}
    cm = style = colors = ticker = patches = animation = lines = _Blank()


    def __getattr__(name):
        if name.startswith('__'):
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}')

        def draw(*args, **kwargs):
            _note()
            return _Blank()

        draw.__name__ = name
        return draw
    """#
}
