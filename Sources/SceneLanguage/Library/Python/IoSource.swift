/// `io`, in Python.
enum IoSource {
  static let text = #"""
    class _Memory:
        """A file in memory, of text or of bytes."""

        def __init__(self, content):
            self._content = content
            self._place = 0
            self.closed = False

        def write(self, s):
            s = self._checked(s)
            before = self._content[:self._place].ljust(self._place, self._filler)
            self._content = before + s + self._content[self._place + len(s):]
            self._place += len(s)
            return len(s)

        def writelines(self, lines):
            for line in lines:
                self.write(line)

        def getvalue(self):
            return self._content

        def read(self, size=-1):
            end = len(self._content) if size is None or size < 0 else self._place + size
            part = self._content[self._place:end]
            self._place += len(part)
            return part

        def readline(self):
            end = self._content.find(self._newline, self._place)
            return self.read(-1 if end < 0 else end + 1 - self._place)

        def readlines(self):
            return list(self)

        def __iter__(self):
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        def seek(self, pos, whence=0):
            self._place = (0, self._place, len(self._content))[whence] + pos
            return self._place

        def tell(self):
            return self._place

        def truncate(self, size=None):
            self._content = self._content[:self._place if size is None else size]
            return len(self._content)

        def readable(self):
            return True

        seekable = writable = readable

        def flush(self):
            pass

        def close(self):
            self.closed = True

        def __enter__(self):
            return self

        def __exit__(self, *details):
            self.close()


    class StringIO(_Memory):
        _filler, _newline = '\0', '\n'

        def __init__(self, initial_value='', newline='\n'):
            super().__init__(initial_value or '')

        def _checked(self, s):
            if not isinstance(s, str):
                raise TypeError(f"string argument expected, got '{type(s).__name__}'")
            return s


    class BytesIO(_Memory):
        _filler, _newline = b'\0', b'\n'

        def __init__(self, initial_bytes=b''):
            super().__init__(bytes(initial_bytes))

        def _checked(self, b):
            if isinstance(b, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            return bytes(b)
    """#
}
