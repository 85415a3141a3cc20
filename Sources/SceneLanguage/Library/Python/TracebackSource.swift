/// `traceback`, in Python over what the machine knows.
enum TracebackSource {
  static let text = #"""
    import sys
    from _traceback import format_whole, format_frames, format_last, entries as _entries, stack as _stack

    __all__ = ['print_exc', 'format_exc', 'print_exception', 'format_exception', 'format_exception_only', 'print_tb',
               'format_tb', 'extract_tb', 'extract_stack', 'print_stack', 'format_stack', 'TracebackException',
               'FrameSummary', 'StackSummary', 'format_list', 'print_list']
    _missing = object()


    class FrameSummary:
        def __init__(self, filename, lineno, name, line=None, **kwargs):
            self.filename = filename
            self.lineno = lineno
            self.name = name
            self.line = line
            self.locals = None

        def __iter__(self):
            return iter([self.filename, self.lineno, self.name, self.line])

        def __getitem__(self, index):
            return (self.filename, self.lineno, self.name, self.line)[index]

        def __len__(self):
            return 4

        def __eq__(self, other):
            return tuple(self) == tuple(other)

        def __repr__(self):
            return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


    class StackSummary(list):
        def format(self):
            return format_list(self)


    def _value(exc, value):
        if value is _missing:
            return exc
        return value


    def _lines(text):
        return text.splitlines(True)


    def format_exception(exc, value=_missing, tb=_missing, limit=None, chain=True):
        exc = _value(exc, value)
        if exc is None:
            return ['NoneType: None\n']
        return format_whole(exc, chain)


    def format_exception_only(exc, value=_missing):
        exc = _value(exc, value)
        if exc is None:
            return ['NoneType: None\n']
        return format_last(exc)


    def print_exception(exc, value=_missing, tb=_missing, limit=None, file=None, chain=True):
        (file or sys.stderr).write(''.join(format_exception(exc, value, tb, limit, chain)))


    def format_exc(limit=None, chain=True):
        return ''.join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


    def print_exc(limit=None, file=None, chain=True):
        print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


    def format_tb(tb, limit=None):
        return format_frames(tb) if limit is None else format_frames(tb)[:limit]


    def print_tb(tb, limit=None, file=None):
        (file or sys.stderr).write(''.join(format_tb(tb, limit)))


    def extract_tb(tb, limit=None):
        found = StackSummary([FrameSummary(*entry) for entry in _entries(tb)])
        return found if limit is None else StackSummary(found[:limit])


    def extract_stack(f=None, limit=None):
        found = [FrameSummary(*entry) for entry in _stack()]
        return StackSummary(found if limit is None else found[-limit:])


    def format_list(extracted_list):
        result = []
        for filename, lineno, name, line in extracted_list:
            text = f'  File "{filename}", line {lineno}, in {name}\n'
            result.append(text + (f'    {line.strip()}\n' if line else ''))
        return result


    def print_list(extracted_list, file=None):
        (file or sys.stderr).write(''.join(format_list(extracted_list)))


    def format_stack(f=None, limit=None):
        return format_list(extract_stack(f, limit))


    def print_stack(f=None, limit=None, file=None):
        print_list(extract_stack(f, limit), file)


    class TracebackException:
        def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
            self.exc_type = exc_type
            self._value = exc_value
            self.stack = extract_tb(exc_traceback)

        @classmethod
        def from_exception(cls, exc, *args, **kwargs):
            return cls(type(exc), exc, exc.__traceback__)

        def format(self, *, chain=True):
            yield from format_exception(self._value, chain=chain)

        def format_exception_only(self):
            yield from format_exception_only(self._value)

        def __str__(self):
            return str(self._value)
    """#
}
