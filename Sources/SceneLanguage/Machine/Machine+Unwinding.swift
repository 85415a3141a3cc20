extension Machine {
  /// Finds who handles an exception, ending the calls on the way; throws it on when nobody from `level` up does.
  ///
  /// - Parameter isRaisedAgain: The innermost frame is already in the traceback.
  func unwind(_ error: PythonError, isRaisedAgain: Bool, from level: Int) throws {
    var exception = error.exception
    if !isRaisedAgain { setContext(of: exception) }
    var skipsEntry = isRaisedAgain
    while depth >= level {
      let frame = frames + (depth - 1)
      let code = frame.pointee.code.takeUnretainedValue()
      let index = max(0, frame.pointee.next - code.instructions - 1)
      if !skipsEntry { addEntry(exception, code, index) }
      skipsEntry = false
      if let handler = code.handler(at: index) {
        (frame.pointee.base + handler.register).pointee = .object(exception)
        frame.pointee.next = code.instructions + handler.target
        if observer != nil { closeRounds(frame, downTo: handler.rounds) }
        return
      }
      let isGenerator = frame.pointee.kind == .generatorEntry || frame.pointee.kind == .generatorInLoop
      leave(frame)
      if isGenerator, exception.type.isSubclass(of: ExceptionTypes.stopIteration) {
        let replacement = PythonError.runtimeError("generator raised StopIteration").exception
        replacement.cause = exception
        replacement.context = exception
        replacement.suppressesContext = true
        exception = replacement
      }
    }
    throw PythonError(exception)
  }

  /// Ends a call that an exception leaves.
  private func leave(_ frame: UnsafeMutablePointer<Frame>) {
    let kept = frame.pointee.kept
    if frame.pointee.kind == .generatorEntry || frame.pointee.kind == .generatorInLoop,
      case let generator as GeneratorObject = kept?.takeUnretainedValue()
    {
      generator.state = .finished
      if !generator.code.handlers.isEmpty { restoreHandled(generator, isOver: true) }
    }
    pop()
    kept?.release()
  }

  private func setContext(of exception: ExceptionObject) {
    guard let handled, handled !== exception, exception.context == nil else { return }
    // The chain of contexts must not become a circle.
    var link: ExceptionObject? = handled
    while let current = link {
      if current.context === exception {
        current.context = nil
        break
      }
      link = current.context
    }
    exception.context = handled
  }

  private func addEntry(_ exception: ExceptionObject, _ code: CodeObject, _ index: Int) {
    guard !code.unit.isHidden else { return }
    // Very deep recursion is shortened when printed, so that all entries may be kept.
    exception.traceback.append(TracebackEntry(code: code, instruction: index))
  }

  /// Tells the observer that rounds of loops are over.
  func closeRounds(_ frame: UnsafeMutablePointer<Frame>, downTo count: Int) {
    while frame.pointee.openRounds > count {
      frame.pointee.openRounds -= 1
      observer?.left()
    }
  }

  // MARK: Sites

  /// The innermost frame of the scene itself and its current instruction.
  private func visibleFrame(below limit: Int) -> (code: CodeObject, index: Int)? {
    var position = limit
    while position > 0 {
      position -= 1
      let frame = frames[position]
      let code = frame.code.takeUnretainedValue()
      if !code.unit.isHidden { return (code, max(0, frame.next - code.instructions - 1)) }
    }
    return nil
  }

  func currentRange(below limit: Int) -> TextRange? {
    visibleFrame(below: limit).map { $0.code.place(at: $0.index).range }
  }

  /// The innermost code of the scene itself and its current instruction.
  var visibleCode: (code: CodeObject, index: Int)? { visibleFrame(below: depth) }

  /// Where execution is, with the text of the expression.
  var site: Site? {
    guard let (code, index) = visibleFrame(below: depth) else { return nil }
    return Site(range: code.place(at: index).range, text: code.text(at: index), function: code.name)
  }
}
