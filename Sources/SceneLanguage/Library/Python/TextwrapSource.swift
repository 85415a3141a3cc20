/// `textwrap`, in Python.
enum TextwrapSource {
  static let text = #"""
    def _pieces(text):
        # Words and the white space between them; a word also ends after a hyphen between letters.
        pieces = []
        current = ''
        for index, letter in enumerate(text):
            if current and (letter == ' ') != (current[-1] == ' '):
                pieces.append(current)
                current = ''
            current += letter
            if (letter == '-' and len(current) > 1 and current[-2].isalpha() and index + 1 < len(text) and
                    text[index + 1].isalpha()):
                pieces.append(current)
                current = ''
        if current:
            pieces.append(current)
        return pieces


    class TextWrapper:
        def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                     fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                     tabsize=8, *, max_lines=None, placeholder=' [...]'):
            self.width = width
            self.initial_indent = initial_indent
            self.subsequent_indent = subsequent_indent
            self.expand_tabs = expand_tabs
            self.replace_whitespace = replace_whitespace
            self.break_long_words = break_long_words
            self.drop_whitespace = drop_whitespace
            self.break_on_hyphens = break_on_hyphens
            self.tabsize = tabsize
            self.max_lines = max_lines
            self.placeholder = placeholder

        def wrap(self, text):
            if self.width <= 0:
                raise ValueError(f'invalid width {self.width!r} (must be > 0)')
            if self.expand_tabs:
                text = text.expandtabs(self.tabsize)
            if self.replace_whitespace:
                text = ''.join([' ' if letter in '\t\n\x0b\x0c\r ' else letter for letter in text])
            pieces = _pieces(text)
            if not self.break_on_hyphens:
                joined = []
                for piece in pieces:
                    if joined and piece[0] != ' ' and joined[-1][-1] != ' ':
                        joined[-1] += piece
                    else:
                        joined.append(piece)
                pieces = joined
            pieces.reverse()
            lines = []
            while pieces:
                indent = self.subsequent_indent if lines else self.initial_indent
                room = self.width - len(indent)
                if self.drop_whitespace and pieces[-1].strip() == '' and lines:
                    pieces.pop()
                line = []
                length = 0
                while pieces and length + len(pieces[-1]) <= room:
                    length += len(pieces[-1])
                    line.append(pieces.pop())
                if pieces and len(pieces[-1]) > room:
                    space = room - length if room >= 1 else 1
                    if self.break_long_words:
                        word = pieces[-1]
                        end = space
                        if self.break_on_hyphens and len(word) > space:
                            hyphen = word.rfind('-', 0, space)
                            if hyphen > 0 and any(letter != '-' for letter in word[:hyphen]):
                                end = hyphen + 1
                        line.append(word[:end])
                        pieces[-1] = word[end:]
                    elif not line:
                        line.append(pieces.pop())
                    length = sum(map(len, line))
                if self.drop_whitespace and line and line[-1].strip() == '':
                    length -= len(line.pop())
                if not line:
                    continue
                last = not pieces or self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip()
                if self.max_lines is None or len(lines) + 1 < self.max_lines or last and length <= room:
                    lines.append(indent + ''.join(line))
                    continue
                while line:
                    if line[-1].strip() and length + len(self.placeholder) <= room:
                        line.append(self.placeholder)
                        lines.append(indent + ''.join(line))
                        break
                    length -= len(line.pop())
                else:
                    if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                        lines[-1] = lines[-1].rstrip() + self.placeholder
                    else:
                        lines.append(indent + self.placeholder.lstrip())
                break
            return lines

        def fill(self, text):
            return '\n'.join(self.wrap(text))


    def wrap(text, width=70, **kwargs):
        return TextWrapper(width=width, **kwargs).wrap(text)


    def fill(text, width=70, **kwargs):
        return TextWrapper(width=width, **kwargs).fill(text)


    def shorten(text, width, **kwargs):
        return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


    def dedent(text):
        lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
        margin = None
        for line in lines:
            if not line:
                continue
            indent = line[:len(line) - len(line.lstrip(' \t'))]
            if margin is None:
                margin = indent
            else:
                shared = 0
                while shared < min(len(margin), len(indent)) and margin[shared] == indent[shared]:
                    shared += 1
                margin = margin[:shared]
        return '\n'.join([line[len(margin):] if line else line for line in lines]) if margin else '\n'.join(lines)


    def indent(text, prefix, predicate=None):
        wanted = predicate or (lambda line: line.strip())
        return ''.join([(prefix + line if wanted(line) else line) for line in text.splitlines(True)])
    """#
}
