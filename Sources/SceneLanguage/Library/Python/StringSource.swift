/// `string`, in Python.
enum StringSource {
  static let text = #"""
    whitespace = ' \t\n\r\v\f'
    ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
    ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = '0123456789'
    hexdigits = digits + 'abcdef' + 'ABCDEF'
    octdigits = '01234567'
    punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
    printable = digits + ascii_letters + punctuation + whitespace


    def capwords(s, sep=None):
        return (sep or ' ').join(map(str.capitalize, s.split(sep)))


    class Template:
        def __init__(self, template):
            self.template = template

        def _expand(self, mapping, is_safe):
            text = self.template
            result = []
            index = 0
            while index < len(text):
                if text[index] != '$':
                    result.append(text[index])
                    index += 1
                    continue
                if text[index + 1:index + 2] == '$':
                    result.append('$')
                    index += 2
                    continue
                braced = text[index + 1:index + 2] == '{'
                start = end = index + (2 if braced else 1)
                while end < len(text) and (text[end] == '_' or text[end].isascii() and text[end].isalnum()):
                    end += 1
                name = text[start:end]
                if not name or name[0].isdigit() or braced and text[end:end + 1] != '}':
                    if is_safe:
                        result.append('$')
                        index += 1
                        continue
                    line = text.count('\n', 0, index) + 1
                    column = index - text.rfind('\n', 0, index)
                    raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
                stop = end + 1 if braced else end
                if name in mapping or not is_safe:
                    result.append(str(mapping[name]))
                else:
                    result.append(text[index:stop])
                index = stop
            return ''.join(result)

        def substitute(self, mapping={}, /, **kws):
            return self._expand({**mapping, **kws}, False)

        def safe_substitute(self, mapping={}, /, **kws):
            return self._expand({**mapping, **kws}, True)
    """#
}
