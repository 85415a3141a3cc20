/// `argparse`, in Python. A scene has no command line, so that the defaults count; a list of arguments may be given.
enum ArgparseSource {
  static let text = #"""
    import sys

    SUPPRESS = '==SUPPRESS=='
    REMAINDER = '...'
    ZERO_OR_MORE = '*'
    ONE_OR_MORE = '+'
    OPTIONAL = '?'


    class ArgumentTypeError(Exception):
        pass


    class ArgumentError(Exception):
        def __init__(self, argument, message):
            self.message = message
            super().__init__(message)


    class HelpFormatter:
        pass


    class ArgumentDefaultsHelpFormatter(HelpFormatter):
        pass


    class RawTextHelpFormatter(HelpFormatter):
        pass


    class RawDescriptionHelpFormatter(HelpFormatter):
        pass


    class Namespace:
        def __init__(self, **kwargs):
            self.__dict__.update(kwargs)

        def __repr__(self):
            return f"Namespace({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"

        def __eq__(self, other):
            return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

        def __contains__(self, key):
            return key in self.__dict__


    class Action:
        def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                     required=False, help=None, metavar=None):
            self.option_strings = option_strings
            self.dest = dest
            self.nargs = nargs
            self.const = const
            self.default = default
            self.type = type
            self.choices = choices
            self.required = required
            self.help = help
            self.metavar = metavar


    class BooleanOptionalAction(Action):
        pass


    class _Group:
        def __init__(self, parser):
            self._parser = parser

        def add_argument(self, *names, **options):
            return self._parser.add_argument(*names, **options)

        def add_mutually_exclusive_group(self, required=False):
            return self


    class ArgumentParser:
        def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None,
                     prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                     add_help=True, allow_abbrev=True, exit_on_error=True):
            self.prog = prog or sys.argv[0] or 'scene'
            self.description = description
            self._actions = []
            self._defaults = {}
            for parent in parents:
                self._actions += parent._actions

        def add_argument(self, *names, action='store', dest=None, **options):
            optional = names and names[0].startswith('-')
            if dest is None:
                long = [name for name in names if name.startswith('--')] or list(names)
                dest = long[0].lstrip('-').replace('-', '_') if optional else names[0]
            made = Action([name for name in names if optional], dest,
                          **{key: value for key, value in options.items() if key != 'version'})
            made.action = action
            if action in ('store_true', 'store_false'):
                made.nargs, made.const = 0, action == 'store_true'
                if 'default' not in options:
                    made.default = action != 'store_true'
            elif action in ('count', 'store_const', 'append_const', 'version', 'help'):
                made.nargs = 0
            elif action is BooleanOptionalAction:
                made.nargs = 0
                made.option_strings += ['--no-' + name[2:] for name in names if name.startswith('--')]
            self._actions.append(made)
            return made

        def add_argument_group(self, title=None, description=None, **options):
            return _Group(self)

        def add_mutually_exclusive_group(self, required=False):
            return _Group(self)

        def set_defaults(self, **defaults):
            self._defaults.update(defaults)

        def get_default(self, dest):
            for action in self._actions:
                if action.dest == dest:
                    return action.default
            return self._defaults.get(dest)

        def error(self, message):
            sys.stderr.write(f'usage: {self.prog}\n{self.prog}: error: {message}\n')
            sys.exit(2)

        def print_help(self, file=None):
            (file or sys.stdout).write(f'usage: {self.prog}\n')

        def _convert(self, action, text):
            kind = action.type
            if kind is None:
                value = text
            else:
                try:
                    value = kind(text)
                except ArgumentTypeError as error:
                    self.error(f'argument {self._title(action)}: {error}')
                except (TypeError, ValueError):
                    name = getattr(kind, '__name__', repr(kind))
                    self.error(f'argument {self._title(action)}: invalid {name} value: {text!r}')
            if action.choices is not None and value not in action.choices:
                choices = ', '.join(map(repr, action.choices))
                self.error(f'argument {self._title(action)}: invalid choice: {value!r} (choose from {choices})')
            return value

        @staticmethod
        def _title(action):
            return '/'.join(action.option_strings) or action.metavar or action.dest

        def _take(self, action, words):
            """The values of an action from the words that follow it, which it removes."""
            def values(most):
                found = []
                while words and len(found) < most and (not words[0].startswith('-') or _is_number(words[0])):
                    found.append(self._convert(action, words.pop(0)))
                return found
            if action.nargs is None:
                found = values(1)
                if not found:
                    self.error(f'argument {self._title(action)}: expected one argument')
                return found[0]
            if action.nargs == '?':
                found = values(1)
                return found[0] if found else action.const if action.option_strings else action.default
            if isinstance(action.nargs, int):
                found = values(action.nargs)
                if len(found) < action.nargs:
                    self.error(f'argument {self._title(action)}: expected {action.nargs} arguments')
                return found
            found = values(len(words))
            if action.nargs == '+' and not found:
                self.error(f'argument {self._title(action)}: expected at least one argument')
            return found

        def _apply(self, action, words, name, space, seen):
            seen.add(action)
            kind = action.action
            if kind in ('store_true', 'store_false', 'store_const'):
                value = action.const
            elif kind == 'count':
                value = (getattr(space, action.dest) or 0) + 1
            elif kind == 'append':
                value = (getattr(space, action.dest) or []) + [self._take(action, words)]
            elif kind is BooleanOptionalAction:
                value = not name.startswith('--no-')
            else:
                value = self._take(action, words)
            setattr(space, action.dest, value)

        def parse_known_args(self, args=None, namespace=None):
            words = list(sys.argv[1:] if args is None else args)
            space = namespace or Namespace()
            for action in self._actions:
                if action.default is not SUPPRESS and action.action not in ('help', 'version'):
                    default = self._defaults.get(action.dest, action.default)
                    if isinstance(default, str) and action.type is not None:
                        default = self._convert(action, default)
                    if not hasattr(space, action.dest):
                        setattr(space, action.dest, default)
            for key, value in self._defaults.items():
                if not hasattr(space, key):
                    setattr(space, key, value)
            options = {name: action for action in self._actions for name in action.option_strings}
            positional = [action for action in self._actions if not action.option_strings]
            seen = set()
            extra = []
            while words:
                word = words.pop(0)
                if word.startswith('-') and len(word) > 1 and not _is_number(word):
                    name, equals, value = word.partition('=')
                    if equals:
                        words.insert(0, value)
                    if name not in options:
                        close = [known for known in options if name.startswith('--') and known.startswith(name)]
                        name = close[0] if len(close) == 1 else name
                    if name not in options and name[:2] in options and name[1] != '-':
                        # Letters of flags in a row, or a value right after its letter.
                        name, rest = word[:2], word[2:]
                        if options[name].nargs == 0:
                            rest = '-' + rest
                        words[:bool(equals)] = [rest]
                    if name in options:
                        self._apply(options[name], words, name, space, seen)
                    else:
                        extra.append(word)
                elif positional:
                    words.insert(0, word)
                    self._apply(positional.pop(0), words, '', space, seen)
                else:
                    extra.append(word)
            missing = [action for action in self._actions if action not in seen and (
                action.required or not action.option_strings and action.nargs not in ('?', '*'))]
            if missing:
                self.error('the following arguments are required: ' + ', '.join(map(self._title, missing)))
            return space, extra

        def parse_args(self, args=None, namespace=None):
            space, extra = self.parse_known_args(args, namespace)
            if extra:
                self.error('unrecognized arguments: ' + ' '.join(extra))
            return space


    def _is_number(text):
        try:
            float(text)
            return True
        except ValueError:
            return False
    """#
}
