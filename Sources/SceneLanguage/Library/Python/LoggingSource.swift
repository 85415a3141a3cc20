/// `logging`, as far as a script without files uses it, in Python.
enum LoggingSource {
  static let text = #"""
    import sys
    import time

    CRITICAL = FATAL = 50
    ERROR = 40
    WARNING = WARN = 30
    INFO = 20
    DEBUG = 10
    NOTSET = 0
    _names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
    BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'


    def getLevelName(level):
        if level in _names:
            return _names[level]
        for number, name in _names.items():
            if name == level:
                return number
        return f'Level {level}'


    def addLevelName(level, name):
        _names[level] = name


    def _checked(level):
        if isinstance(level, str):
            for number, name in _names.items():
                if name == level:
                    return number
            raise ValueError(f'Unknown level: {level!r}')
        if isinstance(level, int):
            return level
        raise TypeError(f'Level not an integer or a valid string: {level!r}')


    class LogRecord:
        def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
            self.name = name
            self.msg = msg
            self.args = args[0] if len(args) == 1 and isinstance(args[0], dict) and args[0] else args
            self.levelname = getLevelName(level)
            self.levelno = level
            self.pathname = self.filename = pathname
            self.module = pathname.rpartition('.')[0]
            self.lineno = lineno
            self.funcName = func
            self.exc_info = exc_info
            self.created = time.time()
            self.msecs = int((self.created - int(self.created)) * 1000)
            self.relativeCreated = 0.0
            self.thread = 0
            self.threadName = 'MainThread'
            self.process = 1
            self.processName = 'MainProcess'

        def getMessage(self):
            message = str(self.msg)
            return message % self.args if self.args else message


    class Formatter:
        def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
            self._fmt = fmt or {'%': '%(message)s', '{': '{message}', '$': '${message}'}[style]
            self.datefmt = datefmt
            self._style = style

        def formatTime(self, record, datefmt=None):
            if datefmt:
                return time.strftime(datefmt)
            return time.strftime('%Y-%m-%d %H:%M:%S') + f',{record.msecs:03d}'

        def formatException(self, info):
            import traceback
            return ''.join(traceback.format_exception(*info)).rstrip('\n')

        def format(self, record):
            record.message = record.getMessage()
            if 'asctime' in self._fmt:
                record.asctime = self.formatTime(record, self.datefmt)
            if self._style == '{':
                text = self._fmt.format(**record.__dict__)
            elif self._style == '$':
                import string
                text = string.Template(self._fmt).substitute(record.__dict__)
            else:
                text = self._fmt % record.__dict__
            if record.exc_info:
                text += '\n' + self.formatException(record.exc_info)
            return text


    class Filterer:
        def __init__(self):
            self.filters = []

        def addFilter(self, filter):
            if filter not in self.filters:
                self.filters.append(filter)

        def removeFilter(self, filter):
            if filter in self.filters:
                self.filters.remove(filter)

        def filter(self, record):
            for filter in self.filters:
                if not (filter.filter(record) if hasattr(filter, 'filter') else filter(record)):
                    return False
            return True


    class Filter:
        def __init__(self, name=''):
            self.name = name

        def filter(self, record):
            return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


    class Handler(Filterer):
        def __init__(self, level=NOTSET):
            super().__init__()
            self.level = _checked(level)
            self.formatter = None

        def setLevel(self, level):
            self.level = _checked(level)

        def setFormatter(self, formatter):
            self.formatter = formatter

        def format(self, record):
            return (self.formatter or _plain).format(record)

        def handle(self, record):
            if self.filter(record):
                self.emit(record)

        def emit(self, record):
            raise NotImplementedError('emit must be implemented by Handler subclasses')

        def flush(self):
            pass

        def close(self):
            pass


    class StreamHandler(Handler):
        terminator = '\n'

        def __init__(self, stream=None):
            super().__init__()
            self.stream = stream or sys.stderr

        def emit(self, record):
            self.stream.write(self.format(record) + self.terminator)


    class NullHandler(Handler):
        def handle(self, record):
            pass

        def emit(self, record):
            pass


    class _LastResort(StreamHandler):
        def __init__(self):
            super().__init__()
            self.level = WARNING


    class Logger(Filterer):
        def __init__(self, name, level=NOTSET):
            super().__init__()
            self.name = name
            self.level = _checked(level)
            self.parent = None
            self.propagate = True
            self.handlers = []
            self.disabled = False

        def setLevel(self, level):
            self.level = _checked(level)

        def getEffectiveLevel(self):
            logger = self
            while logger:
                if logger.level:
                    return logger.level
                logger = logger.parent
            return NOTSET

        def isEnabledFor(self, level):
            return not self.disabled and level > _disabled[0] and level >= self.getEffectiveLevel()

        def addHandler(self, handler):
            if handler not in self.handlers:
                self.handlers.append(handler)

        def removeHandler(self, handler):
            if handler in self.handlers:
                self.handlers.remove(handler)

        def hasHandlers(self):
            logger = self
            while logger:
                if logger.handlers:
                    return True
                logger = logger.parent if logger.propagate else None
            return False

        def getChild(self, suffix):
            return getLogger(suffix if self is root else f'{self.name}.{suffix}')

        def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
            if exc_info:
                if isinstance(exc_info, BaseException):
                    exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
                elif not isinstance(exc_info, tuple):
                    exc_info = sys.exc_info()
            from _traceback import caller
            file, line, function = caller()
            record = LogRecord(self.name, level, file, line, msg, args, exc_info, function)
            if extra:
                record.__dict__.update(extra)
            self.handle(record)

        def handle(self, record):
            if not self.disabled and self.filter(record):
                self.callHandlers(record)

        def callHandlers(self, record):
            found = 0
            logger = self
            while logger:
                for handler in logger.handlers:
                    found += 1
                    if record.levelno >= handler.level:
                        handler.handle(record)
                logger = logger.parent if logger.propagate else None
            if not found and record.levelno >= WARNING:
                lastResort.handle(record)

        def debug(self, msg, *args, **kwargs):
            if self.isEnabledFor(DEBUG):
                self._log(DEBUG, msg, args, **kwargs)

        def info(self, msg, *args, **kwargs):
            if self.isEnabledFor(INFO):
                self._log(INFO, msg, args, **kwargs)

        def warning(self, msg, *args, **kwargs):
            if self.isEnabledFor(WARNING):
                self._log(WARNING, msg, args, **kwargs)

        warn = warning

        def error(self, msg, *args, **kwargs):
            if self.isEnabledFor(ERROR):
                self._log(ERROR, msg, args, **kwargs)

        def exception(self, msg, *args, exc_info=True, **kwargs):
            self.error(msg, *args, exc_info=exc_info, **kwargs)

        def critical(self, msg, *args, **kwargs):
            if self.isEnabledFor(CRITICAL):
                self._log(CRITICAL, msg, args, **kwargs)

        fatal = critical

        def log(self, level, msg, *args, **kwargs):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)

        def __repr__(self):
            return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'


    class RootLogger(Logger):
        pass


    _plain = Formatter()
    _disabled = [0]
    root = RootLogger('root', WARNING)
    lastResort = _LastResort()
    _loggers = {}


    def getLogger(name=None):
        if not name or name == 'root':
            return root
        if name not in _loggers:
            _loggers[name] = logger = Logger(name)
            parent = name.rpartition('.')[0]
            while parent and parent not in _loggers:
                parent = parent.rpartition('.')[0]
            logger.parent = _loggers.get(parent, root)
            for other in _loggers.values():
                if other.name.startswith(name + '.') and not other.parent.name.startswith(name + '.'):
                    other.parent = logger
        return _loggers[name]


    def basicConfig(*, level=None, format=None, datefmt=None, style='%', stream=None, handlers=None, force=False,
                    filename=None, filemode='a', encoding=None, errors=None):
        if filename is not None:
            raise RuntimeError('logging to a file is not supported by gradwalk: leave out filename, '
                               'and the records go to standard error')
        if force:
            root.handlers.clear()
        if not root.handlers:
            for handler in handlers or [StreamHandler(stream)]:
                if handler.formatter is None:
                    default = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}',
                               '$': '${levelname}:${name}:${message}'}[style]
                    handler.setFormatter(Formatter(format or default, datefmt, style))
                root.addHandler(handler)
            if level is not None:
                root.setLevel(level)


    def _ready():
        if not root.handlers:
            basicConfig()
        return root


    def debug(msg, *args, **kwargs):
        _ready().debug(msg, *args, **kwargs)


    def info(msg, *args, **kwargs):
        _ready().info(msg, *args, **kwargs)


    def warning(msg, *args, **kwargs):
        _ready().warning(msg, *args, **kwargs)


    warn = warning


    def error(msg, *args, **kwargs):
        _ready().error(msg, *args, **kwargs)


    def exception(msg, *args, exc_info=True, **kwargs):
        _ready().error(msg, *args, exc_info=exc_info, **kwargs)


    def critical(msg, *args, **kwargs):
        _ready().critical(msg, *args, **kwargs)


    fatal = critical


    def log(level, msg, *args, **kwargs):
        _ready().log(level, msg, *args, **kwargs)


    def disable(level=CRITICAL):
        _disabled[0] = level


    def captureWarnings(capture):
        pass


    def shutdown():
        pass
    """#
}
