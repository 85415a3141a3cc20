/// `json`, in Python.
enum JsonSource {
  static let text = #"""
    class JSONDecodeError(ValueError):
        __module__ = 'json.decoder'

        def __init__(self, msg, doc, pos):
            line = doc.count('\n', 0, pos) + 1
            column = pos - doc.rfind('\n', 0, pos)
            super().__init__(f'{msg}: line {line} column {column} (char {pos})')
            self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column


    _escapes = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}


    def _quoted(text, ensure_ascii):
        parts = []
        for letter in text:
            code = ord(letter)
            if letter in _escapes:
                parts.append(_escapes[letter])
            elif code < 32 or ensure_ascii and 126 < code < 0x10000:
                parts.append(f'\\u{code:04x}')
            elif ensure_ascii and code > 0xffff:
                code -= 0x10000
                parts.append(f'\\u{0xd800 + (code >> 10):04x}\\u{0xdc00 + (code & 0x3ff):04x}')
            else:
                parts.append(letter)
        return '"' + ''.join(parts) + '"'


    def _number(value, allow_nan):
        if value != value or value in (float('inf'), float('-inf')):
            if not allow_nan:
                raise ValueError('Out of range float values are not JSON compliant')
            return 'NaN' if value != value else 'Infinity' if value > 0 else '-Infinity'
        return float.__repr__(value)


    def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
              separators=None, default=None, sort_keys=False, **kw):
        if isinstance(indent, int):
            indent = ' ' * indent
        item_separator, key_separator = separators or ((', ', ': ') if indent is None else (',', ': '))
        active = set()

        def joined(parts, opening, closing, level):
            if not parts:
                return opening + closing
            if indent is None:
                return opening + item_separator.join(parts) + closing
            line = '\n' + indent * (level + 1)
            return opening + line + (item_separator + line).join(parts) + '\n' + indent * level + closing

        def key_text(key):
            if isinstance(key, str):
                return key
            if isinstance(key, float):
                return _number(key, allow_nan)
            if key is True or key is False or key is None:
                return {True: 'true', False: 'false', None: 'null'}[key]
            if isinstance(key, int):
                return int.__repr__(key)
            if skipkeys:
                return None
            raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

        def encode(value, level):
            if value is None or value is True or value is False:
                return 'null' if value is None else 'true' if value else 'false'
            if isinstance(value, str):
                return _quoted(value, ensure_ascii)
            if isinstance(value, int):
                return int.__repr__(value)
            if isinstance(value, float):
                return _number(value, allow_nan)
            if id(value) in active:
                raise ValueError('Circular reference detected')
            active.add(id(value))
            if isinstance(value, dict):
                items = sorted(value.items()) if sort_keys else value.items()
                parts = []
                for key, item in items:
                    name = key_text(key)
                    if name is not None:
                        parts.append(_quoted(name, ensure_ascii) + key_separator + encode(item, level + 1))
                text = joined(parts, '{', '}', level)
            elif isinstance(value, (list, tuple)):
                text = joined([encode(item, level + 1) for item in value], '[', ']', level)
            elif default is not None:
                text = encode(default(value), level)
            elif cls is not None:
                text = encode(cls().default(value), level)
            else:
                raise TypeError(f'Object of type {value.__class__.__name__} is not JSON serializable')
            active.discard(id(value))
            return text

        return encode(obj, 0)


    class JSONEncoder:
        def __init__(self, **options):
            self._options = options

        def default(self, o):
            raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

        def encode(self, o):
            return dumps(o, default=self.default, **self._options)


    def loads(s, *, object_hook=None, parse_float=None, parse_int=None, object_pairs_hook=None, **kw):
        if not isinstance(s, (str, bytes)):
            raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
        if isinstance(s, bytes):
            s = s.decode()
        end = len(s)

        def skip(index):
            while index < end and s[index] in ' \t\n\r':
                index += 1
            return index

        def string(index):
            parts = []
            start = index
            index += 1
            while True:
                if index >= end:
                    raise JSONDecodeError('Unterminated string starting at', s, start)
                letter = s[index]
                if letter == '"':
                    return ''.join(parts), index + 1
                if letter == '\\':
                    letter = s[index + 1:index + 2]
                    if letter == 'u':
                        code = hexadecimal(index + 2)
                        index += 6
                        if 0xd800 <= code < 0xdc00 and s[index:index + 2] == '\\u':
                            code = 0x10000 + ((code - 0xd800) << 10) + (hexadecimal(index + 2) - 0xdc00)
                            index += 6
                        parts.append(chr(code))
                        continue
                    if not letter or letter not in '"\\/bfnrt':
                        raise JSONDecodeError('Invalid \\escape', s, index)
                    parts.append({'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}.get(letter, letter))
                    index += 2
                elif ord(letter) < 32:
                    raise JSONDecodeError('Invalid control character at', s, index)
                else:
                    parts.append(letter)
                    index += 1

        def hexadecimal(index):
            digits = s[index:index + 4]
            if len(digits) < 4 or any(digit not in '0123456789abcdefABCDEF' for digit in digits):
                raise JSONDecodeError('Invalid \\uXXXX escape', s, index - 1)
            return int(digits, 16)

        def number(index):
            start = index
            if s[index:index + 1] == '-':
                index += 1
            digits = index
            while index < end and s[index].isdigit():
                index += 1
            if index == digits:
                raise JSONDecodeError('Expecting value', s, start)
            if s[digits] == '0':
                index = digits + 1
            is_float = False
            if s[index:index + 1] == '.' and s[index + 1:index + 2].isdigit():
                is_float = True
                index += 1
                while index < end and s[index].isdigit():
                    index += 1
            if s[index:index + 1] in ('e', 'E'):
                mark = index + (2 if s[index + 1:index + 2] in ('+', '-') else 1)
                if s[mark:mark + 1].isdigit():
                    is_float = True
                    index = mark
                    while index < end and s[index].isdigit():
                        index += 1
            text = s[start:index]
            return ((parse_float or float)(text) if is_float else (parse_int or int)(text)), index

        def value(index):
            if index >= end:
                raise JSONDecodeError('Expecting value', s, index)
            letter = s[index]
            if letter == '"':
                return string(index)
            if letter == '{':
                pairs = []
                index = skip(index + 1)
                if s[index:index + 1] == '}':
                    index += 1
                else:
                    while True:
                        if s[index:index + 1] != '"':
                            raise JSONDecodeError('Expecting property name enclosed in double quotes', s, index)
                        key, index = string(index)
                        index = skip(index)
                        if s[index:index + 1] != ':':
                            raise JSONDecodeError("Expecting ':' delimiter", s, index)
                        item, index = value(skip(index + 1))
                        pairs.append((key, item))
                        index = skip(index)
                        if s[index:index + 1] == '}':
                            index += 1
                            break
                        if s[index:index + 1] != ',':
                            raise JSONDecodeError("Expecting ',' delimiter", s, index)
                        index = skip(index + 1)
                if object_pairs_hook is not None:
                    return object_pairs_hook(pairs), index
                made = dict(pairs)
                return (made if object_hook is None else object_hook(made)), index
            if letter == '[':
                items = []
                index = skip(index + 1)
                if s[index:index + 1] == ']':
                    return items, index + 1
                while True:
                    item, index = value(index)
                    items.append(item)
                    index = skip(index)
                    if s[index:index + 1] == ']':
                        return items, index + 1
                    if s[index:index + 1] != ',':
                        raise JSONDecodeError("Expecting ',' delimiter", s, index)
                    index = skip(index + 1)
            for text, known in (('null', None), ('true', True), ('false', False), ('NaN', float('nan')),
                                ('Infinity', float('inf')), ('-Infinity', float('-inf'))):
                if s[index:index + len(text)] == text:
                    return known, index + len(text)
            return number(index)

        result, index = value(skip(0))
        index = skip(index)
        if index != end:
            raise JSONDecodeError('Extra data', s, index)
        return result


    def dump(obj, fp, **options):
        fp.write(dumps(obj, **options))


    def load(fp, **options):
        return loads(fp.read(), **options)
    """#
}
