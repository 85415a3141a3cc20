/// `io`, in Python.
enum IoSource {
  static let text = #"""
    class StringIO:
        def __init__(self, initial_value='', newline='\n'):
            self._text = initial_value or ''
            self._place = 0
            self.closed = False

        def write(self, s):
            if not isinstance(s, str):
                raise TypeError(f"string argument expected, got '{type(s).__name__}'")
            self._text = self._text[:self._place] + s + self._text[self._place + len(s):]
            self._place += len(s)
            return len(s)

        def getvalue(self):
            return self._text

        def read(self, size=-1):
            end = len(self._text) if size is None or size < 0 else self._place + size
            text = self._text[self._place:end]
            self._place += len(text)
            return text

        def readline(self):
            end = self._text.find('\n', self._place)
            text = self._text[self._place:] if end < 0 else self._text[self._place:end + 1]
            self._place += len(text)
            return text

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
            self._place = pos if whence == 0 else len(self._text)
            return self._place

        def tell(self):
            return self._place

        def truncate(self, size=None):
            self._text = self._text[:self._place if size is None else size]
            return len(self._text)

        def flush(self):
            pass

        def close(self):
            self.closed = True

        def __enter__(self):
            return self

        def __exit__(self, *details):
            self.close()


    class BytesIO:
        def __init__(self, initial_bytes=b''):
            self._bytes = bytes(initial_bytes)
            self._place = 0
            self.closed = False

        def write(self, b):
            if isinstance(b, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            b = bytes(b)
            padded = self._bytes[:self._place].ljust(self._place, b'\x00')
            self._bytes = padded + b + self._bytes[self._place + len(b):]
            self._place += len(b)
            return len(b)

        def getvalue(self):
            return self._bytes

        def read(self, size=-1):
            end = len(self._bytes) if size is None or size < 0 else self._place + size
            part = self._bytes[self._place:end]
            self._place += len(part)
            return part

        def readline(self):
            end = self._bytes.find(b'\n', self._place)
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
            self._place = (0, self._place, len(self._bytes))[whence] + pos
            return self._place

        def tell(self):
            return self._place

        def truncate(self, size=None):
            self._bytes = self._bytes[:self._place if size is None else size]
            return len(self._bytes)

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
    """#
}
