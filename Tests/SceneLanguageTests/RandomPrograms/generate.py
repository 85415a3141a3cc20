"""Writes random programs: python3 generate.py SEED prints one. The same seed always gives the same program.

Each program defines classes, functions, generators and data at random and prints what they do; one in four ends with an
exception that nobody catches. Nothing in it depends on hashes, addresses or the clock, so that every Python prints the
same text.
"""
import random
import re
import sys

import features

MODULES = ['bisect', 'copy', 'datetime', 'functools', 'heapq', 'itertools', 'json', 'math', 'operator', 'random', 're',
           'statistics', 'string', 'textwrap']
NAMES = {'Counter': 'collections', 'defaultdict': 'collections', 'deque': 'collections', 'namedtuple': 'collections',
         'dataclass': 'dataclasses', 'field': 'dataclasses', 'Fraction': 'fractions'}

class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.counter = 0
        self.functions = []
        self.classes = []
        self.names = {'int': [], 'str': [], 'list': [], 'dict': [], 'float': [], 'any': []}

    # Output

    def emit(self, text=''):
        self.lines.append('    ' * self.indent + text)

    def block(self):
        return _Block(self)

    def fresh(self, stem):
        self.counter += 1
        return f'{stem}{self.counter}'

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    # Expressions, by the kind of value that they usually have

    def int(self, depth=0):
        r = self.random
        if depth > 2 or self.chance(0.3):
            if self.names['int'] and self.chance(0.6):
                return r.choice(self.names['int'])
            return str(r.choice([0, 1, 2, 3, 5, 7, 10, 12, -1, -4, 100, 255, 1000, 10**6, 2**31, 2**63, 10**20]))
        kind = r.randrange(13)
        a, b = self.int(depth + 1), self.int(depth + 1)
        if kind < 4:
            return f'({a} {self.pick("+", "-", "*", "&", "|", "^")} {b})'
        if kind == 4:
            return f'({a} {self.pick("//", "%")} {self.pick("3", "7", "-2", "10", b)})'
        if kind == 5:
            return f'({a} {self.pick("<<", ">>")} {r.randrange(9)})'
        if kind == 6:
            return f'({a} if {self.truth(depth + 1)} else {b})'
        if kind == 7:
            return f'{self.pick("len", "len")}({self.pick(self.str(depth + 1), self.list(depth + 1), self.dict(depth + 1))})'
        if kind == 8:
            return f'{self.pick("min", "max")}({a}, {b})'
        if kind == 9:
            return f'{self.pick("abs", "-", "~", "+", "int", "hash")}({a})' if self.chance(0.8) else f'pow({r.randrange(9)}, {r.randrange(9)}, {r.randrange(2, 50)})'
        if kind == 10:
            return f'sum({self.ints(depth + 1)})'
        if kind == 11:
            return f'({a}).bit_length()'
        return f'{self.str(depth + 1)}.{self.pick("count", "find")}({self.str(2)})'

    def float(self, depth=0):
        r = self.random
        if depth > 2 or self.chance(0.4):
            if self.names['float'] and self.chance(0.5):
                return r.choice(self.names['float'])
            return r.choice(['0.5', '1.0', '-2.25', '3.14159', '1e10', '1e-5', '0.1', '100.0', "float('inf')", '2.5'])
        kind = r.randrange(6)
        if kind < 3:
            return f'({self.float(depth + 1)} {self.pick("+", "-", "*")} {self.pick(self.float(depth + 1), self.int(3))})'
        if kind == 3:
            return f'({self.int(depth + 1)} / {self.pick("4", "3", "7.5", "-2")})'
        if kind == 4:
            return f'round({self.float(depth + 1)}, {r.randrange(4)})'
        return f'float({self.pick("3", "True", repr("2.5"), repr(" 1e3 "))})'

    def str(self, depth=0):
        r = self.random
        if depth > 2 or self.chance(0.35):
            if self.names['str'] and self.chance(0.5):
                return r.choice(self.names['str'])
            return repr(r.choice(['', 'a', 'abc', 'Hello World', 'x,y,,z', '  pad ', '12', 'é✓', 'a\nb', 'tEsT', "it's", 'aXbXc', 'ß']))
        s = self.str(depth + 1)
        kind = r.randrange(11)
        if kind < 3:
            method = r.choice([
                'upper()', 'lower()', 'strip()', 'title()', 'capitalize()', 'swapcase()', 'zfill(6)', "center(9, '*')",
                "ljust(6, '.')", 'rjust(5)', "replace('a', 'bb')", "removeprefix('a')", "removesuffix('c')", 'casefold()',
                'expandtabs(4)', "translate({97: 'A', 98: None})", "join(['1', '2'])", "lstrip('aH')", "rstrip('dc ')"])
            return f'{s}.{method}'
        if kind == 3:
            return f'({s} + {self.str(depth + 1)})'
        if kind == 4:
            return f'({s} * {r.randrange(4)})'
        if kind == 5:
            return f'{s}[{self.slice()}]'
        if kind == 6:
            return f'{self.pick("str", "repr", "ascii")}({self.any(depth + 1)})'
        if kind == 7:
            return f'{self.pick("hex", "bin", "oct", "str")}({self.int(depth + 1)})'
        if kind == 8:
            spec = r.choice(['>8', '<8', '^9', '05d', '+d', ',', 'x', '#b', '_', '08,d', 'e', '.3f', '%', '=+7'])
            return f"format({self.int(depth + 1) if spec not in ('e', '.3f', '%') else self.float(depth + 1)}, '{spec}')"
        if kind == 9:
            return self.formatted(depth)
        template, argument = r.choice([
            ('%d|%5d', '({i}, {i})'), ('%s-%r', '({s}, {s})'), ('%05.2f', '{f}'), ('%x %o', '({i}, {i})'),
            ('%-6s|', '({s},)'), ('%e', '{f}'), ('%g', '{f}'), ('%+d%%', '{i}'), ('%c', "'c'")])
        return f'({template!r} % {argument.format(i=self.int(3), s=self.str(3), f=self.float(3))})'

    def formatted(self, depth):
        parts = []
        for _ in range(self.random.randrange(1, 4)):
            kind = self.random.randrange(4)
            value = {0: self.int, 1: self.float, 2: self.str, 3: self.any}[kind](3)
            if "'" in value or '"' in value or '\\' in value or '{' in value:
                value = '1 + 1'
                kind = 0
            spec = {0: ['', ':>6', ':04d', '!r', ':+', '=', ':x'], 1: ['', ':.2f', ':8.3e', ':g', '!s'],
                    2: ['', ':>6', '!r', ':*^7', ':.2'], 3: ['', '!r', '!s:>10']}[kind]
            parts.append(f'{self.pick("", "a ", "{{", "<")}{{{value}{self.random.choice(spec)}}}')
        return "f'" + ''.join(parts).replace('{{', '{{}}' if self.chance(0) else '{{') + "'"

    def slice(self):
        def part():
            return self.pick('', '', '0', '1', '2', '-1', '-2', '5')
        return f'{part()}:{part()}{self.pick("", "", ":2", ":-1")}'

    def ints(self, depth=0):
        kind = self.random.randrange(5)
        if kind == 0:
            return f'range({self.random.randrange(8)})'
        if kind == 1:
            return f'[{", ".join(self.int(3) for _ in range(self.random.randrange(4)))}]'
        if kind == 2:
            return f'(v * {self.random.randrange(5)} for v in range({self.random.randrange(6)}) if v % 2)'
        if kind == 3:
            return f'map(len, {self.list(3)}.__repr__().split())' if self.chance(0.3) else f'map(abs, [{self.int(3)}, {self.int(3)}])'
        return f'sorted([{self.int(3)}, {self.int(3)}, {self.int(3)}], reverse={self.chance(0.5)})'

    def list(self, depth=0):
        r = self.random
        if depth > 2 or self.chance(0.3):
            if self.names['list'] and self.chance(0.5):
                return r.choice(self.names['list'])
            return f'[{", ".join(self.any(3) for _ in range(r.randrange(4)))}]'
        kind = r.randrange(10)
        if kind == 0:
            return f'list({self.ints(depth + 1)})'
        if kind == 1:
            v = self.pick('v', 'w')
            return f'[{v} * 2 for {v} in {self.ints(depth + 1)}]'
        if kind == 2:
            return f'({self.list(depth + 1)} + {self.list(depth + 1)})'
        if kind == 3:
            return f'{self.list(depth + 1)}[{self.slice()}]'
        if kind == 4:
            return f'{self.str(depth + 1)}.{self.pick("split()", "splitlines()", repr(",").join(["split(", ")"]), "partition(" + repr("a") + ")")}'
        if kind == 5:
            return f'sorted({self.str(depth + 1)})'
        if kind == 6:
            return f'list({self.pick("enumerate", "reversed", "list")}({self.list(depth + 1)}))'
        if kind == 7:
            return f'list(zip({self.list(depth + 1)}, {self.str(depth + 1)}))'
        if kind == 8:
            return f'[*{self.list(depth + 1)}, *{self.ints(depth + 1)}]'
        return f'[[a, b] for a in range({r.randrange(4)}) for b in {self.str(depth + 1)} if a]'

    def dict(self, depth=0):
        r = self.random
        if self.names['dict'] and self.chance(0.4):
            return r.choice(self.names['dict'])
        kind = r.randrange(4)
        if kind == 0:
            return f'{{k: v for k, v in enumerate({self.str(3)})}}'
        if kind == 1:
            return f'dict(a={self.any(3)}, b={self.any(3)})'
        if kind == 2:
            return f'{{**{self.dict(3) if depth < 2 else "{}"}, {self.str(3)}: {self.any(3)}}}'
        return '{' + ', '.join(f'{self.pick("1", repr("k"), repr("m"), "(1, 2)", "None", "2.5")}: {self.any(3)}' for _ in range(r.randrange(4))) + '}'

    def truth(self, depth=0):
        kind = self.random.randrange(8)
        if kind < 3:
            return f'({self.int(depth + 1)} {self.pick("<", "<=", "==", "!=", ">", ">=")} {self.int(depth + 1)})'
        if kind == 3:
            return f'({self.str(depth + 1)} {self.pick("in", "not in")} {self.str(depth + 1)})'
        if kind == 4:
            return f'(not {self.any(depth + 1)})'
        if kind == 5:
            return f'({self.any(depth + 1)} {self.pick("and", "or")} {self.any(depth + 1)})'
        if kind == 6:
            return f'isinstance({self.any(depth + 1)}, {self.pick("int", "str", "(int, float)", "list", "dict", "bool")})'
        return f'({self.int(3)} < {self.int(3)} <= {self.int(3)})'

    def any(self, depth=0):
        kind = self.random.randrange(12)
        if kind < 3:
            return self.int(depth)
        if kind < 5:
            return self.str(depth)
        if kind == 5:
            return self.float(depth)
        if kind == 6:
            return self.list(depth)
        if kind == 7:
            return self.dict(depth) if depth < 3 else 'None'
        if kind == 8:
            return self.truth(depth) if depth < 3 else 'True'
        if kind == 9:
            return f'({self.int(3)}, {self.str(3)})'
        if kind == 10 and self.functions:
            name, count = self.random.choice(self.functions)
            return f'{name}({", ".join(self.any(3) for _ in range(count))})' if depth < 2 else 'None'
        return self.pick('None', 'True', 'False', '()', '{1, 2}', "b'ab'", 'range(3)', '...')

    # Statements

    def assignment(self):
        kind = self.pick('int', 'str', 'list', 'dict', 'float', 'int', 'str')
        name = self.fresh(kind[0])
        self.emit(f'{name} = {getattr(self, kind)()}')
        self.names[kind].append(name)

    def statement(self, depth=0):
        r = self.random
        kind = r.randrange(18)
        if kind < 4:
            self.guarded(self.assignment)
        elif kind < 7:
            self.guarded(lambda: self.emit(f'print({self.any()}, {self.any()})'))
        elif kind == 7 and self.names['int']:
            name = r.choice(self.names['int'])
            self.guarded(lambda: self.emit(f'{name} {self.pick("+=", "-=", "*=", "//=", "%=", "^=")} {self.int(2)}'))
        elif kind == 8 and depth < 2:
            self.emit(f'for i{depth} in {self.pick("range(4)", self.str(2), self.list(2) if self.chance(0.3) else "[1, 2, 3]")}:')
            with self.block():
                if self.chance(0.4):
                    self.emit(f'if {self.truth(2)}:')
                    with self.block():
                        self.emit(self.pick('continue', 'break', 'pass'))
                self.statement(depth + 1)
            if self.chance(0.4):
                self.emit('else:')
                with self.block():
                    self.emit("print('no break')")
        elif kind == 9 and depth < 2:
            name = self.fresh('n')
            self.emit(f'{name} = {r.randrange(1, 5)}')
            self.emit(f'while {name} > 0:')
            with self.block():
                self.emit(f'{name} -= 1')
                self.statement(depth + 1)
        elif kind == 10:
            self.emit(f'if {self.truth(1)}:')
            with self.block():
                self.statement(depth + 1)
            if self.chance(0.5):
                self.emit(f'elif {self.truth(1)}:')
                with self.block():
                    self.statement(depth + 1)
            if self.chance(0.5):
                self.emit('else:')
                with self.block():
                    self.statement(depth + 1)
        elif kind == 11:
            self.caught(depth)
        elif kind == 12 and self.names['list']:
            name = r.choice(self.names['list'])
            change = r.choice([
                f'{name}.append({self.any(3)})', f'{name}.extend({self.list(3)})', f'{name}.insert(1, {self.any(3)})',
                f'{name}.reverse()', f'{name}[1:2] = {self.list(3)}', f'{name} *= 2', f'print({name}.pop())',
                f'del {name}[{self.slice()}]', f'{name}.sort(key=str)', f'print({name}.index({self.any(3)}))',
                f'first, *rest = {name}; print(first, rest)'])
            self.guarded(lambda: self.emit(change))
            self.emit(f'if len({name}) > 50: del {name}[9:]')
        elif kind == 13 and self.names['dict']:
            name = r.choice(self.names['dict'])
            change = r.choice([
                f"{name}['z'] = {self.any(3)}", f"print({name}.get('k', {self.int(3)}))", f'print(list({name}.items()))',
                f"print({name}.pop('k'))", f"{name}.update(q=1)", f'print(sorted({name}, key=str))',
                f'print({name}.setdefault({self.str(3)}, 5))', f'{name} |= {{1: 2}}', f'print({name}[{self.str(3)}])'])
            self.guarded(lambda: self.emit(change))
        elif kind == 14 and self.classes:
            self.use_class()
        elif kind == 15:
            self.match()
        elif kind == 16:
            self.library()
        else:
            self.guarded(lambda: self.emit(f'print({self.any()})'))

    def guarded(self, body):
        """A statement that may raise, in a try that prints what it raised."""
        self.emit('try:')
        with self.block():
            body()
        self.emit('except Exception as e:')
        with self.block():
            self.emit('print(type(e).__name__, e)')
        # A name bound in the body may be unbound after an exception.
        for names in self.names.values():
            for name in names:
                if self.lines[-3].strip().startswith(f'{name} = '):
                    kind = next(key for key, value in self.names.items() if value is names)
                    default = {'int': '3', 'str': "'d'", 'list': '[1]', 'dict': '{}', 'float': '0.5', 'any': 'None'}[kind]
                    self.lines[-1] += f'; {name} = {default}'

    def caught(self, depth):
        error = self.pick('ValueError', 'KeyError', 'TypeError', 'ZeroDivisionError', 'IndexError')
        self.emit('try:')
        with self.block():
            if self.chance(0.5):
                self.emit(f'raise {error}({self.any(3)})' + (f' from KeyError({self.int(3)})' if self.chance(0.3) else ''))
            else:
                self.emit(self.pick('1 / 0', '[][3]', "{}['k']", "int('x')", "'a' + 1", 'None.x', 'undefined_name', 'assert False, 5',
                                    "raise SystemError('s')", 'len(5)'))
        self.emit(self.pick('except (ValueError, KeyError, ArithmeticError) as e:', 'except LookupError as e:', f'except {error} as e:'))
        with self.block():
            self.emit('print("caught", repr(e), e.args)')
        self.emit('except Exception as e:')
        with self.block():
            self.emit('print("other", type(e).__name__, e, e.__cause__, type(e.__context__).__name__)')
        if self.chance(0.4):
            self.emit('else:')
            with self.block():
                self.emit("print('none raised')")
        if self.chance(0.4):
            self.emit('finally:')
            with self.block():
                self.emit("print('finally')")

    def function(self):
        name = self.fresh('f')
        count = self.random.randrange(3)
        parameters = [f'p{i}' for i in range(count)]
        shown = list(parameters)
        if count and self.chance(0.3):
            shown[-1] += f'={self.any(3)}'
        if self.chance(0.3):
            shown.append('*args')
        if self.chance(0.3):
            shown.append(f'key={self.int(3)}' if '*args' in shown else f'*, key={self.int(3)}')
        kind = self.random.randrange(4)
        saved = {key: list(value) for key, value in self.names.items()}
        self.emit(f'def {name}({", ".join(shown)}):')
        with self.block():
            if kind == 0:
                self.emit(f'for q in {self.ints(2)}:')
                with self.block():
                    self.emit(f'yield q{self.pick("", ", " + (parameters or ["1"])[0])}')
                self.emit(f'return {self.int(3)}')
            elif kind == 1:
                inner = self.fresh('g')
                self.emit(f'total = {self.int(3)}')
                self.emit(f'def {inner}(step={self.int(3)}):')
                with self.block():
                    self.emit('nonlocal total')
                    self.emit('total += step')
                    self.emit('return total')
                self.emit(f'{inner}()')
                self.emit(f'return {inner}(2), {(parameters or ["total"])[0]}')
            else:
                for _ in range(self.random.randrange(1, 3)):
                    self.guarded(self.assignment) if self.chance(0.5) else self.emit(f'print({self.any(2)})')
                self.emit(f'return {self.pick(self.any(2), (parameters or ["None"])[0])}')
        self.names = saved
        self.emit()
        if kind == 0:
            self.emit(f'print([*{name}({", ".join("1" for _ in parameters)})])')
        else:
            self.functions.append((name, count))
        if kind and self.chance(0.3):
            self.guarded(lambda: self.emit(f'print({name}({", ".join(self.any(3) for _ in range(self.random.randrange(4)))}))'))

    def class_(self):
        name = self.fresh('C')
        bases = [self.random.choice(self.classes)] if self.classes and self.chance(0.5) else []
        if self.chance(0.2) and not bases:
            self.emit('@dataclass' + self.pick('', '(order=True)', '(frozen=True)', '(repr=False)'))
            self.emit(f'class {name}:')
            with self.block():
                self.emit('x: int')
                self.emit(f'y: object = {self.pick("0", repr("d"), "None", "(1, 2)")}')
                self.emit('z: list = field(default_factory=list)')
                self.emit()
                self.emit('def show(self):')
                with self.block():
                    self.emit('return (self.x, self.y, self.z)')
            self.emit()
            self.guarded(lambda: self.emit(f'print({name}(1, 2).show(), {name}(1) == {name}(1), {name}(3, z=[4]).show())'))
            return
        self.emit(f'class {name}{"(" + bases[0] + ")" if bases else ""}:')
        with self.block():
            if self.chance(0.4):
                self.emit(f'shared = {self.any(3)}')
                self.emit()
            self.emit('def __init__(self, x=1, *rest):')
            with self.block():
                if bases:
                    self.emit('super().__init__(x, *rest)')
                self.emit('self.x = x')
                self.emit(f'self.{self.pick("a", "b", "c")} = {self.any(3)}')
            methods = self.random.sample([
                ('__repr__(self)', "return f'{type(self).__name__}({self.x!r})'"),
                ('__str__(self)', "return '<' + str(self.x) + '>'"),
                ('__eq__(self, other)', "return type(self) is type(other) and self.x == other.x"),
                ('__lt__(self, other)', 'return self.x < other.x'),
                ('__add__(self, other)', 'return type(self)(self.x + getattr(other, "x", other))'),
                ('__radd__(self, other)', 'return type(self)(other + self.x)'),
                ('__len__(self)', 'return len(str(self.x))'),
                ('__getitem__(self, key)', 'return key'),
                ('__iter__(self)', 'yield self.x; yield from range(2)'),
                ('__contains__(self, item)', 'return item == self.x'),
                ('__call__(self, *args, **kwargs)', 'return args, sorted(kwargs.items())'),
                ('__bool__(self)', 'return bool(self.x)'),
                ('__getattr__(self, name)', "if name.startswith('_'): raise AttributeError(name)\n        return name * 2"),
                ('__enter__(self)', 'print("enter"); return self'),
                ('__exit__(self, *info)', f'print("exit", info[0]); return {self.chance(0.5)}'),
                ('__neg__(self)', 'return type(self)(-self.x)'),
                ('__hash__(self)', 'return hash(self.x)'),
                ('double(self)', 'return self.x * 2')], self.random.randrange(2, 8))
            for header, body in methods:
                self.emit()
                self.emit(f'def {header}:')
                with self.block():
                    self.emit(body)
            if self.chance(0.3):
                self.emit()
                self.emit('@property')
                self.emit('def size(self):')
                with self.block():
                    self.emit('return (self.x, 1)')
            if self.chance(0.3):
                self.emit()
                self.emit(self.pick('@classmethod', '@staticmethod'))
                self.emit('def make(*args):')
                with self.block():
                    self.emit("return [getattr(a, '__name__', a) for a in args]")
        self.emit()
        self.classes.append(name)

    def use_class(self):
        name = self.random.choice(self.classes)
        value = self.fresh('o')
        self.emit(f'{value} = {name}({self.any(3)})')
        for _ in range(self.random.randrange(1, 4)):
            use = self.random.choice([
                f'{value}.x', f'{value}.double()', f'{value} == {name}({self.any(3)})', f'{value} + {self.any(3)}',
                f'{self.any(3)} + {value}', f'len({value})', f'{value}[{self.any(3)}]', f'list({value})',
                f'{self.any(3)} in {value}', f'{value}(1, k=2)', f'bool({value})', f'{value}.missing', f'-{value}',
                f'{value}.size', f'{value}.make(1)', f'{name}.make(2)', f'{name}.shared', f'sorted([{name}(3), {name}(1)])[0].x',
                f'type({value}).__mro__[0].__name__', f'hasattr({value}, "a")', f'sorted(vars({value}))',
                f'isinstance({value}, {self.random.choice(self.classes)})', f'{{{value}: 1}}[{value}]'])
            self.guarded(lambda: self.emit(f'print({use})'))
        if self.chance(0.3):
            self.emit('try:')
            with self.block():
                self.emit(f'with {value} as w:')
                with self.block():
                    self.emit(self.pick("print('inside', w is not None)", "raise KeyError('in with')", '1 / 0'))
            self.emit('except Exception as e:')
            with self.block():
                self.emit('print(type(e).__name__, e)')

    def match(self):
        self.emit(f'match {self.any(2)}:')
        with self.block():
            for case in self.random.sample(['int() as n if n > 2', 'str(s)', '[]', '[a, *rest]', '(a, b)', "{'k': v, **others}",
                                            'None | True', '1 | 2 | 3', 'float()', "'a' | 'abc'"], 4):
                self.emit(f'case {case}:')
                with self.block():
                    self.emit(f"print({case!r})")
            self.emit('case other:')
            with self.block():
                self.emit('print(type(other).__name__)')

    def library(self):
        line = self.random.choice([
            'print(list(itertools.accumulate({ints})))', 'print(list(itertools.chain({list}, {str})))',
            'print([list(g) for _, g in itertools.groupby({str})])', 'print(list(itertools.combinations({str}[:4], 2)))',
            'print(Counter({str}).most_common(2))', 'd = defaultdict(list)\nd[{str}].append({int})\nprint(dict(d))',
            'q = deque({list}, maxlen=3)\nq.append({any})\nprint(q)', 'print(functools.reduce(lambda a, b: a * 2 + b, {ints}, 1))',
            'print(math.gcd({int}, 12), math.floor({float}))', 'print(math.sqrt(abs({int})))', 'print(json.dumps({list}))',
            'print(json.loads(json.dumps({{"a": [1, {int}], "b": None}})))', 'print(re.sub(r"[aeiou]", "_", {str}))',
            'print(re.findall(r"\\w+", {str}))', 'print(re.split(r"[,\\s]", {str}))', 'print(textwrap.wrap({str}, 5))',
            'random.seed({seed})\nprint(random.randint(1, 100), random.random(), random.choice([1, 2, 3]))',
            'random.seed({seed})\nv = list(range(6))\nrandom.shuffle(v)\nprint(v, random.sample(v, 2), random.gauss(0, 1))',
            'print(sorted({list}, key=lambda v: (str(type(v)), str(v))))', 'print(bisect.bisect([1, 3, 5, 7], {seed} % 9))',
            'P = namedtuple("P", "x y")\nprint(P({any}, {any}), P(1, 2)._replace(x=5))', 'print(copy.deepcopy({list}))',
            'print(operator.itemgetter(1)({str} + "xyz"), operator.mul({int}, 2))', 'print(Fraction({seed}, 12) + Fraction(1, 3))',
            'h = [5, {seed}, 3, 8]\nheapq.heapify(h)\nprint(heapq.heappop(h), heapq.nsmallest(2, h))',
            'print({str}.encode(), bytes([{seed}, 65]).hex())', 'print(statistics.mean([1, {seed}, 4]), statistics.median([3, 1, {seed}]))',
            'print(string.Template("$a-${{b}}").substitute(a={any}, b=2))', 'print(list(map(lambda v, w: (v, w), {ints}, {str})))',
            'print(*{list}, sep="|")', 'print(divmod({int}, 7), round({float}, 1), int({str}))', 'print(list(filter(None, {list})))',
            'print(datetime.timedelta(seconds={int} % 10**6), datetime.date(2024, 1 + {seed} % 12, 5))',
            'print(int({str}, 16), float({str}))', 'print(any({list}), all({list}), set({str}) == set())'])
        text = line.format(ints=self.ints(2), list=self.list(2), str=self.str(2), int=self.int(3), any=self.any(3),
                           float=self.float(3), seed=self.random.randrange(99))
        self.emit('try:')
        with self.block():
            for part in text.split('\n'):
                self.emit(part)
        self.emit('except Exception as e:')
        with self.block():
            self.emit('print(type(e).__name__, e)')

    def ending(self):
        """An exception that nobody catches, a few calls deep."""
        self.emit('def outer(value):')
        with self.block():
            self.emit(self.pick('return inner(value, 2)', 'return [inner(v, 1) for v in (value,)]', 'return (lambda v: inner(v, 3))(value)'))
        self.emit()
        self.emit('def inner(value, depth):')
        with self.block():
            self.emit('if depth:')
            with self.block():
                self.emit('return inner(value, depth - 1)')
            failure = self.pick(
                "return value.missing_name", "return value + {'a': 1}", "raise ValueError(f'bad {value!r}')", 'return value[99][1]',
                'return undefined_thing', 'assert value is None, "must be none"', 'return 1 % (value and 0)', 'return int(value, 1, 2)',
                "return {}[value]['k']", "raise KeyError('x') from TypeError('y')", 'value()', 'a, b = value, ; return a')
            self.emit(failure)
        self.emit()
        if self.chance(0.3):
            self.emit('try:')
            with self.block():
                self.emit(f'outer({self.any(3)})')
            self.emit('except Exception:')
            with self.block():
                self.emit(self.pick("raise RuntimeError('while handling')", 'raise'))
        else:
            self.emit(f'outer({self.any(3)})')

    def program(self):
        for _ in range(self.random.randrange(2, 5)):
            self.guarded(self.assignment)
        for _ in range(self.random.randrange(0, 3)):
            self.class_()
        for _ in range(self.random.randrange(1, 4)):
            self.function()
        for _ in range(self.random.randrange(6, 16)):
            self.statement()
        if self.chance(0.25):
            self.ending()
        body = '\n'.join(self.lines) + '\n'
        modules = [name for name in MODULES if re.search(rf'\b{name}\.', body)]
        imports = [f'import {name}' for name in modules]
        imports += [f'from {module} import {name}' for name, module in NAMES.items() if re.search(rf'\b{name}\b', body)]
        return '\n'.join(imports) + '\n\n' + body


class _Block:
    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        self.generator.indent += 1

    def __exit__(self, *info):
        self.generator.indent -= 1


def program(seed):
    """The program of a seed: every other one goes through the features of the language."""
    return features.program(random.Random(seed)) if seed % 2 else Generator(seed).program()


if __name__ == '__main__':
    print(program(int(sys.argv[1])), end='')
