/// `warnings`.
enum WarningsModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("warnings", source: source) { module, interpreter in
    module.function("warn", "message, category=, stacklevel=, source=") { [unowned interpreter] arguments in
      let message = arguments[0] ?? .none
      var category = (arguments[1]?.object as? TypeObject)?.name ?? "UserWarning"
      if let exception = message.object as? ExceptionObject { category = exception.type.name }
      let text = try message.str()
      for filter in interpreter.warningFilters.reversed() where filter.category.isEmpty || filter.category == category {
        guard filter.action == "error" else { break }
        throw PythonError(category, text)
      }
      interpreter.warn(category: category, message: text)
      return .none
    }
    func filter(_ action: Value?, _ category: Value?) throws {
      let name = (category?.object as? TypeObject)?.name ?? ""
      interpreter.warningFilters.append((try (action ?? .none).str(), name == "Warning" ? "" : name))
    }
    module.function("filterwarnings", "action, message=, category=, module=, lineno=, append=") { arguments in
      try filter(arguments[0], arguments[2])
      return .none
    }
    module.function("simplefilter", "action, category=, lineno=, append=") { arguments in
      try filter(arguments[0], arguments[1])
      return .none
    }
    module.function("resetwarnings", 0...0) { [unowned interpreter] _ in
      interpreter.warningFilters.removeAll()
      return .none
    }
    module.function("_start_recording", 1...1) { [unowned interpreter] arguments in
      interpreter.warningRecorders.append(arguments[0])
      return .none
    }
    module.function("_stop_recording", 0...0) { [unowned interpreter] _ in
      _ = interpreter.warningRecorders.popLast()
      return .none
    }
    module.function("_count_filters", 0...0) { [unowned interpreter] _ in .int(interpreter.warningFilters.count) }
    module.function("_keep_filters", 1...1) { [unowned interpreter] arguments in
      let kept = try arguments[0].requiredIndex()
      interpreter.warningFilters.removeLast(max(0, interpreter.warningFilters.count - kept))
      return .none
    }
  }

  private static let source = #"""
    class catch_warnings:
        def __init__(self, *, record=False, module=None, action=None, category=Warning):
            self._action = action
            self._category = category
            self._record = record

        def __enter__(self):
            self._kept = _count_filters()
            if self._action is not None:
                simplefilter(self._action, self._category)
            if not self._record:
                return None
            log = []

            def note(message, category, line):
                log.append(WarningMessage(message, category, '__main__', line))

            _start_recording(note)
            return log

        def __exit__(self, *details):
            _keep_filters(self._kept)
            if self._record:
                _stop_recording()


    class WarningMessage:
        def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
            self.message = message
            self.category = category
            self.filename = filename
            self.lineno = lineno
            self.file = file
            self.line = line
            self.source = source

        def __str__(self):
            return (f'{{message : {self.message!r}, category : {self.category.__name__!r}, '
                    f'filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}')


    def formatwarning(message, category, filename, lineno, line=None):
        return f'{filename}:{lineno}: {category.__name__}: {message}\n'


    def warn_explicit(message, category, filename, lineno, *details, **more):
        warn(message, category)


    def showwarning(message, category, filename, lineno, file=None, line=None):
        warn(message, category)
    """#
}
