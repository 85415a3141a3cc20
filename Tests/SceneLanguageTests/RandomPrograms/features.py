"""What random programs do with each feature of the language: the texts of `features.txt`, with choices in them.

`⟨a¦b⟩` stands for one of its alternatives, and `@i` `@f` `@s` `@l` `@x` for a literal: an integer, a float, a string, a
list, or anything. Every text is the body of a function; what it raises is printed as a traceback.
"""
import os
import re

INTEGERS = ['0', '1', '2', '3', '-1', '-7', '10', '255', '1000003', '2**31', '2**63', '-2**64', '10**25', '12345678901234567890', 'True']
FLOATS = ['0.0', '-0.0', '1.5', '-2.25', '0.1', '2.5', '3.5', '1e16', '1e-7', '123456.789', '1e22', '1e300', '5e-324', "float('inf')",
          "float('nan')", '0.30000000000000004', '99999.5', '1/3']
STRINGS = ["''", "'a'", "'abc'", "'Hello, World'", "'  x y '", "'12'", "'é✓'", "'a\\tb\\nc'", '"it\'s"', "'ß'", "'ǅ'", "'aAbB1'", "'x,y,,z'",
           "'one two  three'", "'%d'", "'{}'", "'\\x00\\x7f'", "'日本'"]
LISTS = ['[]', '[1]', '[3, 1, 2]', '[1, 2, 3, 4, 5]', "['b', 'a', 'c']", '[[1], [2, 3]]', '[1.5, 2, True]', "[(2, 'x'), (1, 'y')]", '[None, 0, 1]']
OTHERS = ['None', 'True', '()', '(1,)', "(1, 'a')", '{}', "{'k': 1}", '{1: [2]}', '{3}', 'frozenset()', "b'ab\\x00'", 'range(2, 9, 3)', '...', 'int',
          'slice(1, 2)', 'NotImplemented']

def features():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'features.txt')
    with open(path) as file:
        return [text.strip('\n') for text in file.read().split('\n---\n')]


MODULES = ['bisect', 'contextlib', 'copy', 'dataclasses', 'datetime', 'fractions', 'functools', 'heapq', 'itertools', 'json', 'math', 'operator',
           'pprint', 'random', 're', 'statistics', 'string', 'sys', 'textwrap', 'types', 'typing']
NAMES = {'Counter': 'collections', 'defaultdict': 'collections', 'deque': 'collections', 'namedtuple': 'collections', 'OrderedDict': 'collections',
         'dataclass': 'dataclasses', 'field': 'dataclasses', 'Enum': 'enum', 'IntEnum': 'enum', 'auto': 'enum', 'ABC': 'abc', 'abstractmethod': 'abc'}


def expand(text, random):
    """The text with each choice made and each literal filled in."""
    while '⟨' in text:
        # The innermost choices first.
        text = re.sub('⟨([^⟨⟩]*)⟩', lambda match: random.choice(match[1].split('¦')), text)
    literals = {'i': INTEGERS, 'f': FLOATS, 's': STRINGS, 'l': LISTS}

    def literal(match):
        kind = match[1]
        if kind == 'x':
            return random.choice(random.choice([INTEGERS, FLOATS, STRINGS, LISTS, OTHERS]))
        return random.choice(literals[kind])

    text = re.sub(r'(?<![\w@])@([ifslx])\b', literal, text)
    return re.sub(r'[ \t]+$', '', text, flags=re.MULTILINE)


def program(random):
    """A program of several features, in functions or at the top; the last may end it."""
    lines = ['import traceback', '']
    chosen = [expand(text, random) for text in random.sample(features(), random.randrange(2, 6))]
    for number, text in enumerate(chosen):
        is_last = number == len(chosen) - 1 and random.random() < 0.3
        if random.random() < 0.3 or is_last or 'global ' in text:
            lines += text.split('\n') if is_last else ['try:'] + ['    ' + line for line in text.split('\n')]
        else:
            lines += [f'def part{number}():'] + ['    ' + line for line in text.split('\n')] + ['', 'try:', f'    part{number}()']
        if not is_last:
            lines += ['except BaseException:', '    print(traceback.format_exc())']
    body = '\n'.join(lines) + '\n'
    imports = [f'import {name}' for name in MODULES if re.search(rf'\b{name}\.', body)]
    imports += [f'from {module} import {name}' for name, module in NAMES.items() if re.search(rf'\b{name}\b', body)]
    return '\n'.join(imports) + '\n\n' + body
