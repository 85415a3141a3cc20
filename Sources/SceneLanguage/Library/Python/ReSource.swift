/// `re`, in Python over the matcher in Swift.
enum ReSource {
  static let text = #"""
    import enum
    from _patterns import compile as _compile_program, details as _details, scan as _scan


    class RegexFlag(enum.IntFlag):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        TEMPLATE = T = 1
        DEBUG = 128

        def __repr__(self):
            names = [name for name, bit in _shown_flags if self.value & bit]
            return '|'.join('re.' + name for name in names) if names else 're.NOFLAG'

        __str__ = __repr__


    _shown_flags = [('TEMPLATE', 1), ('IGNORECASE', 2), ('LOCALE', 4), ('MULTILINE', 8), ('DOTALL', 16),
                    ('UNICODE', 32), ('VERBOSE', 64), ('DEBUG', 128), ('ASCII', 256)]
    NOFLAG = RegexFlag.NOFLAG
    A = ASCII = RegexFlag.ASCII
    I = IGNORECASE = RegexFlag.IGNORECASE
    L = LOCALE = RegexFlag.LOCALE
    U = UNICODE = RegexFlag.UNICODE
    M = MULTILINE = RegexFlag.MULTILINE
    S = DOTALL = RegexFlag.DOTALL
    X = VERBOSE = RegexFlag.VERBOSE


    class error(Exception):
        __module__ = 're'

        def __init__(self, msg, pattern=None, pos=None):
            self.msg = msg
            self.pattern = pattern
            self.pos = pos
            self.lineno = self.colno = None
            if pattern is not None and pos is not None:
                newline = '\n' if isinstance(pattern, str) else b'\n'
                self.lineno = pattern.count(newline, 0, pos) + 1
                self.colno = pos - pattern.rfind(newline, 0, pos)
                msg = f'{msg} at position {pos}'
                if newline in pattern:
                    msg = f'{msg} (line {self.lineno}, column {self.colno})'
            super().__init__(msg)


    class Match:
        __module__ = 're'

        def __init__(self, re, string, pos, endpos, spans):
            self.re = re
            self.string = string
            self.pos = pos
            self.endpos = endpos
            self._spans = spans

        def _index(self, group):
            if isinstance(group, int):
                if 0 <= group <= self.re.groups:
                    return group
            elif group in self.re._names:
                return self.re._names[group]
            raise IndexError('no such group')

        def _text(self, index, default=None):
            start = self._spans[2 * index]
            end = self._spans[2 * index + 1]
            return default if start < 0 or end < 0 else self.string[start:end]

        def group(self, *groups):
            if not groups:
                return self._text(0)
            if len(groups) == 1:
                return self._text(self._index(groups[0]))
            return tuple(self._text(self._index(group)) for group in groups)

        def __getitem__(self, group):
            return self._text(self._index(group))

        def groups(self, default=None):
            return tuple(self._text(index, default) for index in range(1, self.re.groups + 1))

        def groupdict(self, default=None):
            return {name: self._text(index, default) for name, index in self.re._names.items()}

        def start(self, group=0):
            return self.span(group)[0]

        def end(self, group=0):
            return self.span(group)[1]

        def span(self, group=0):
            index = self._index(group)
            start, end = self._spans[2 * index], self._spans[2 * index + 1]
            return (start, end) if start >= 0 and end >= 0 else (-1, -1)

        @property
        def regs(self):
            return tuple(self.span(index) for index in range(self.re.groups + 1))

        @property
        def lastindex(self):
            best = None
            end = -1
            for index in range(1, self.re.groups + 1):
                if self._spans[2 * index + 1] > end:
                    best, end = index, self._spans[2 * index + 1]
            return best

        @property
        def lastgroup(self):
            for name, index in self.re._names.items():
                if index == self.lastindex:
                    return name
            return None

        def expand(self, template):
            return _expand(_template(template, self.re), self)

        def __bool__(self):
            return True

        def __repr__(self):
            return f'<re.Match object; span={self.span()}, match={self.group()!r}>'

        def __copy__(self):
            return self


    class Pattern:
        __module__ = 're'

        def __init__(self, pattern, flags, program):
            self.pattern = pattern
            self._program = program
            self.groups, self._names, self.flags = _details(program)
            if isinstance(pattern, str) and not self.flags & 256:
                self.flags |= 32

        @property
        def groupindex(self):
            return dict(self._names)

        def _check(self, string):
            if isinstance(self.pattern, str):
                if isinstance(string, bytes):
                    raise TypeError('cannot use a string pattern on a bytes-like object')
            elif isinstance(string, str):
                raise TypeError('cannot use a bytes pattern on a string-like object')
            if not isinstance(string, (str, bytes)):
                raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")

        def _one(self, string, pos, endpos, mode):
            self._check(string)
            if endpos is None or endpos > len(string):
                endpos = len(string)
            found = _scan(self._program, string, pos, endpos, mode, 1)
            return Match(self, string, max(pos, 0), endpos, found[0]) if found else None

        def search(self, string, pos=0, endpos=None):
            return self._one(string, pos, endpos, 0)

        def match(self, string, pos=0, endpos=None):
            return self._one(string, pos, endpos, 1)

        def fullmatch(self, string, pos=0, endpos=None):
            return self._one(string, pos, endpos, 2)

        def _all(self, string, pos=0, endpos=None, limit=0):
            self._check(string)
            if endpos is None or endpos > len(string):
                endpos = len(string)
            return _scan(self._program, string, pos, endpos, 0, limit)

        def finditer(self, string, pos=0, endpos=None):
            spans = self._all(string, pos, endpos)
            end = len(string) if endpos is None else endpos
            return iter([Match(self, string, pos, end, span) for span in spans])

        def findall(self, string, pos=0, endpos=None):
            spans = self._all(string, pos, endpos)
            blank = string[:0]
            if self.groups == 0:
                return [string[span[0]:span[1]] for span in spans]
            if self.groups == 1:
                return [string[span[2]:span[3]] if span[2] >= 0 else blank for span in spans]
            return [tuple([string[span[i]:span[i + 1]] if span[i] >= 0 else blank
                           for i in range(2, len(span), 2)]) for span in spans]

        def split(self, string, maxsplit=0):
            if maxsplit < 0:
                return [string]
            result = []
            last = 0
            for span in self._all(string, limit=maxsplit):
                result.append(string[last:span[0]])
                for i in range(2, len(span), 2):
                    result.append(string[span[i]:span[i + 1]] if span[i] >= 0 else None)
                last = span[1]
            result.append(string[last:])
            return result

        def sub(self, repl, string, count=0):
            return self.subn(repl, string, count)[0]

        def subn(self, repl, string, count=0):
            if not callable(repl):
                template = _template(repl, self)
            spans = self._all(string, limit=count) if count >= 0 else []
            parts = []
            last = 0
            for span in spans:
                parts.append(string[last:span[0]])
                match = Match(self, string, 0, len(string), span)
                parts.append(repl(match) if callable(repl) else _expand(template, match))
                last = span[1]
            parts.append(string[last:])
            return string[:0].join(parts), len(spans)

        def __repr__(self):
            flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
            text = repr(self.pattern)
            if len(text) > 200:
                text = text[:200]
            if not flags:
                return f're.compile({text})'
            names = '|'.join('re.' + name for name, bit in _shown_flags if flags & bit)
            return f're.compile({text}, {names})'

        def __eq__(self, other):
            if not isinstance(other, Pattern):
                return NotImplemented
            return self.pattern == other.pattern and self.flags == other.flags

        def __hash__(self):
            return hash((self.pattern, self.flags))

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self


    def _template(repl, pattern):
        """The parts of a replacement: texts and group numbers."""
        if isinstance(repl, bytes):
            return [part.encode('latin-1') if isinstance(part, str) else part
                    for part in _template(repl.decode('latin-1'), pattern)]
        if '\\' not in repl:
            return [repl]
        parts = []
        text = ''
        i = 0
        while i < len(repl):
            letter = repl[i]
            i += 1
            if letter != '\\':
                text += letter
                continue
            if i == len(repl):
                raise error('bad escape (end of pattern)', repl, i - 1)
            letter = repl[i]
            i += 1
            if letter == 'g':
                if i == len(repl) or repl[i] != '<':
                    raise error('missing <', repl, i)
                end = repl.find('>', i)
                if end < 0:
                    raise error('missing >, unterminated name', repl, i + 1)
                name = repl[i + 1:end]
                if not name:
                    raise error('missing group name', repl, i + 1)
                if name.isdecimal():
                    group = int(name)
                    if group > pattern.groups:
                        raise error(f'invalid group reference {group}', repl, i + 1)
                elif not name.isidentifier():
                    raise error(f'bad character in group name {name!r}', repl, i + 1)
                elif name not in pattern._names:
                    raise IndexError(f'unknown group name {name!r}')
                else:
                    group = pattern._names[name]
                i = end + 1
            elif letter == '0' or letter in '123' and _is_octal(repl[i - 1:i + 2]):
                digits = letter
                while len(digits) < 3 and i < len(repl) and repl[i] in '01234567':
                    digits += repl[i]
                    i += 1
                text += chr(int(digits, 8) & 255)
                continue
            elif letter.isdigit():
                if i < len(repl) and repl[i].isdigit():
                    letter += repl[i]
                    i += 1
                group = int(letter)
                if group > pattern.groups:
                    raise error(f'invalid group reference {group}', repl, i - len(letter))
            elif letter in _simple_escapes:
                text += _simple_escapes[letter]
                continue
            elif letter.isalpha() and letter.isascii():
                raise error(f'bad escape \\{letter}', repl, i - 2)
            else:
                text += '\\' + letter if letter != '\\' else '\\'
                continue
            parts.append(text)
            parts.append(group)
            text = ''
        parts.append(text)
        return parts


    def _is_octal(text):
        return len(text) == 3 and all(letter in '01234567' for letter in text)


    _simple_escapes = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}


    def _expand(parts, match):
        if len(parts) == 1:
            return parts[0]
        blank = match.string[:0]
        return blank.join([match._text(part, blank) if isinstance(part, int) else part for part in parts])


    _known = {}


    def compile(pattern, flags=0):
        if isinstance(pattern, Pattern):
            if flags:
                raise ValueError('cannot process flags argument with a compiled pattern')
            return pattern
        if not isinstance(pattern, (str, bytes)):
            raise TypeError('first argument must be string or compiled pattern')
        flags = int(flags)
        key = (type(pattern), pattern, flags)
        if key in _known:
            return _known[key]
        program = _compile_program(pattern, flags if isinstance(pattern, str) else flags | 256)
        if isinstance(program, tuple):
            raise error(program[0], pattern, program[1])
        _known[key] = made = Pattern(pattern, flags, program)
        return made


    def match(pattern, string, flags=0):
        return compile(pattern, flags).match(string)


    def fullmatch(pattern, string, flags=0):
        return compile(pattern, flags).fullmatch(string)


    def search(pattern, string, flags=0):
        return compile(pattern, flags).search(string)


    def sub(pattern, repl, string, count=0, flags=0):
        return compile(pattern, flags).sub(repl, string, count)


    def subn(pattern, repl, string, count=0, flags=0):
        return compile(pattern, flags).subn(repl, string, count)


    def split(pattern, string, maxsplit=0, flags=0):
        return compile(pattern, flags).split(string, maxsplit)


    def findall(pattern, string, flags=0):
        return compile(pattern, flags).findall(string)


    def finditer(pattern, string, flags=0):
        return compile(pattern, flags).finditer(string)


    def escape(pattern):
        special = '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'
        if isinstance(pattern, bytes):
            return escape(pattern.decode('latin-1')).encode('latin-1')
        return ''.join(['\\' + letter if letter in special else letter for letter in pattern])


    def purge():
        _known.clear()
    """#
}
