/// `contextlib`, in Python.
enum ContextlibSource {
  static let text = #"""
    from abc import ABC as _ABC
    from collections import deque as _deque
    from functools import wraps as _wraps


    class AbstractContextManager(_ABC):
        def __enter__(self):
            return self

        def __exit__(self, exc_type, exc_value, traceback):
            return None


    class ContextDecorator:
        def _recreate_cm(self):
            return self

        def __call__(self, func):
            @_wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner


    class _GeneratorContextManager(ContextDecorator):
        def __init__(self, func, args, kwds):
            self.gen = func(*args, **kwds)
            self.func, self.args, self.kwds = func, args, kwds

        def _recreate_cm(self):
            return self.__class__(self.func, self.args, self.kwds)

        def __enter__(self):
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, exc_type, exc_value, traceback):
            if exc_type is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            if exc_value is None:
                exc_value = exc_type()
            try:
                self.gen.throw(exc_value)
            except StopIteration as stop:
                return stop is not exc_value
            except RuntimeError as error:
                if error is exc_value:
                    error.__traceback__ = traceback
                    return False
                if isinstance(exc_value, StopIteration) and error.__cause__ is exc_value:
                    exc_value.__traceback__ = traceback
                    return False
                raise
            except BaseException as error:
                if error is not exc_value:
                    raise
                error.__traceback__ = traceback
                return False
            raise RuntimeError("generator didn't stop after throw()")


    def contextmanager(func):
        @_wraps(func)
        def helper(*args, **kwds):
            return _GeneratorContextManager(func, args, kwds)
        return helper


    class suppress:
        def __init__(self, *exceptions):
            self._exceptions = exceptions

        def __enter__(self):
            pass

        def __exit__(self, exc_type, exc_value, traceback):
            return exc_type is not None and issubclass(exc_type, self._exceptions)


    class nullcontext:
        def __init__(self, enter_result=None):
            self.enter_result = enter_result

        def __enter__(self):
            return self.enter_result

        def __exit__(self, *excinfo):
            pass


    class closing:
        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *excinfo):
            self.thing.close()


    class _Redirection:
        _stream = 'stdout'

        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []

        def __enter__(self):
            import sys
            self._old_targets.append(getattr(sys, self._stream))
            setattr(sys, self._stream, self._new_target)
            return self._new_target

        def __exit__(self, *excinfo):
            import sys
            setattr(sys, self._stream, self._old_targets.pop())


    class redirect_stdout(_Redirection):
        pass


    class redirect_stderr(_Redirection):
        _stream = 'stderr'


    class ExitStack:
        def __init__(self):
            self._exits = _deque()

        def enter_context(self, cm):
            cls = type(cm)
            if not hasattr(cls, '__enter__') or not hasattr(cls, '__exit__'):
                raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol")
            result = cls.__enter__(cm)
            self._exits.append(lambda *details: cls.__exit__(cm, *details))
            return result

        def push(self, exit):
            if hasattr(type(exit), '__exit__'):
                self._exits.append(lambda *details: type(exit).__exit__(exit, *details))
            else:
                self._exits.append(exit)
            return exit

        def callback(self, callback, /, *args, **kwds):
            def run(*details):
                callback(*args, **kwds)
            self._exits.append(run)
            return callback

        def pop_all(self):
            other = type(self)()
            other._exits, self._exits = self._exits, _deque()
            return other

        def close(self):
            self.__exit__(None, None, None)

        def __enter__(self):
            return self

        def __exit__(self, exc_type, exc_value, traceback):
            raised = exc_value
            pending = exc_value
            trace = traceback
            while self._exits:
                leave = self._exits.pop()
                try:
                    if leave(None if pending is None else type(pending), pending, trace) and pending is not None:
                        pending = trace = None
                except BaseException as error:
                    pending = error
                    trace = error.__traceback__
            if pending is not None and pending is not raised:
                raise pending
            return raised is not None and pending is None
    """#
}
