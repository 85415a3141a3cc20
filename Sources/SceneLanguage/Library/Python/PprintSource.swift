/// `pprint`, in Python.
enum PprintSource {
  static let text = #"""
    class _Sorting:
        # Orders keys that cannot be compared by the names of their classes.
        __slots__ = ('value',)

        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            try:
                return self.value < other.value
            except TypeError:
                return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


    def _dict_items(mapping, sort):
        items = list(mapping.items())
        return sorted(items, key=lambda pair: _Sorting(pair[0])) if sort else items


    class PrettyPrinter:
        def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                     underscore_numbers=False):
            self._indent = indent
            self._width = width
            self._depth = depth
            self._stream = stream
            self._compact = compact
            self._sort = sort_dicts

        def pprint(self, object):
            print(self.pformat(object), file=self._stream)

        def pformat(self, object):
            return self._format(object, 0, 0, 1)

        def _plain(self, value, level):
            cls = type(value)
            if cls in (dict, list, tuple) and value and self._depth is not None and level > self._depth:
                return {dict: '{...}', list: '[...]', tuple: '(...)'}[cls]
            if cls is dict:
                return '{' + ', '.join([f'{self._plain(key, level + 1)}: {self._plain(item, level + 1)}'
                                        for key, item in _dict_items(value, self._sort)]) + '}'
            if cls is list:
                return '[' + ', '.join([self._plain(item, level + 1) for item in value]) + ']'
            if cls is tuple:
                inner = ', '.join([self._plain(item, level + 1) for item in value])
                return f'({inner},)' if len(value) == 1 else f'({inner})'
            return repr(value)

        def _format(self, value, indent, allowance, level):
            text = self._plain(value, level)
            if len(text) <= self._width - indent - allowance or self._depth is not None and level > self._depth:
                return text
            cls = type(value)
            pad = ' ' * (self._indent - 1)
            if isinstance(value, dict) and cls.__repr__ is dict.__repr__ and value:
                lines = []
                items = _dict_items(value, self._sort)
                for index, (key, item) in enumerate(items):
                    shown = self._plain(key, level + 1)
                    extra = allowance + 1 if index == len(items) - 1 else 1
                    lines.append(f'{shown}: ' + self._format(item, indent + self._indent + len(shown) + 2, extra, level + 1))
                return '{' + pad + (',\n' + ' ' * (indent + self._indent)).join(lines) + '}'
            if cls in (list, tuple) and value:
                opening, closing = ('[', ']') if cls is list else ('(', ',)' if len(value) == 1 else ')')
                return opening + pad + self._items(value, indent, allowance + len(closing), level) + closing
            if cls in (set, frozenset) and value:
                opening, closing = ('{', '}') if cls is set else ('frozenset({', '})')
                inner = sorted(value, key=_Sorting)
                return (opening + pad +
                        self._items(inner, indent + len(opening) - 1, allowance + len(closing), level) + closing)
            if cls is str and value:
                return self._string(value, indent, allowance, level)
            return text

        def _items(self, values, indent, allowance, level):
            indent += self._indent
            separator = ',\n' + ' ' * indent
            if not self._compact:
                last = len(values) - 1
                return separator.join([self._format(item, indent, allowance if index == last else 1, level + 1)
                                       for index, item in enumerate(values)])
            result = ''
            width = room = self._width - indent + 2
            for index, item in enumerate(values):
                extra = allowance if index == len(values) - 1 else 1
                text = self._plain(item, level + 1)
                needed = len(text) + 2
                if index == len(values) - 1:
                    width -= allowance
                    room -= allowance
                if room < needed:
                    room = width
                    if result:
                        result += separator
                elif result:
                    result += ', '
                if width >= needed:
                    room -= needed
                    result += text
                else:
                    result += self._format(item, indent, extra, level + 1)
            return result

        def _string(self, value, indent, allowance, level):
            chunks = []
            lines = value.splitlines(True)
            if level == 1:
                indent += 1
                allowance += 1
            most = room = self._width - indent
            shown = ''
            for index, line in enumerate(lines):
                shown = repr(line)
                if index == len(lines) - 1:
                    room -= allowance
                if len(shown) <= room:
                    chunks.append(shown)
                    continue
                parts = []
                for word in line.split(' '):
                    parts.append(word + ' ')
                parts[-1] = parts[-1][:-1]
                parts = [part for part in parts if part]
                current = ''
                limit = most
                for number, part in enumerate(parts):
                    candidate = current + part
                    if number == len(parts) - 1 and index == len(lines) - 1:
                        limit -= allowance
                    if len(repr(candidate)) > limit:
                        if current:
                            chunks.append(repr(current))
                        current = part
                    else:
                        current = candidate
                if current:
                    chunks.append(repr(current))
            if len(chunks) == 1:
                return shown
            joined = ('\n' + ' ' * indent).join(chunks)
            return f'({joined})' if level == 1 else joined


    def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)


    def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
               underscore_numbers=False):
        PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts).pprint(object)


    def pp(object, *args, sort_dicts=False, **kwargs):
        pprint(object, *args, sort_dicts=sort_dicts, **kwargs)
    """#
}
