/// `_traceback`: the native part of `traceback` and `logging`.
enum TracebackModule {
  static var definition: ModuleDefinition {
    ModuleDefinition("_traceback") { module, interpreter in
      func exception(_ value: Value) throws -> ExceptionObject {
        guard let exception = value.object as? ExceptionObject else {
          throw PythonError.typeError("Exception expected for value, \(value.type.name) found")
        }
        return exception
      }
      module.function("format_whole", 2...2) { [unowned interpreter] arguments in
        let writer = TracebackWriter(interpreter, suggests: false)
        let pieces = try writer.pieces(of: exception(arguments[0]), withContext: arguments[1].isTrue())
        return .list(pieces.map { .string($0) })
      }
      module.function("format_last", 1...1) { [unowned interpreter] arguments in
        .list([.string(try TracebackWriter(interpreter, suggests: false).summary(of: exception(arguments[0])))])
      }
      module.function("format_frames", 1...1) { arguments in
        let entries = (arguments[0].object as? TracebackObject)?.entries ?? []
        return .list(entries.reversed().map { .string(TracebackWriter.text(of: $0)) })
      }
      module.function("entries", 1...1) { arguments in
        .list(((arguments[0].object as? TracebackObject)?.entries ?? []).reversed().map(Self.parts))
      }
      module.function("stack", 0...0) { [unowned interpreter] _ in
        .list(interpreter.machine.visibleStack.map(Self.parts))
      }
      // The file, line and function of the innermost code of the scene itself.
      module.function("caller", 0...0) { [unowned interpreter] _ in
        guard let entry = interpreter.machine.visibleStack.last else {
          return .tuple([.string(""), .int(0), .string("<module>")])
        }
        let line = entry.place.tracebackRange.line
        return .tuple([.string(entry.code.unit.fileName), .int(line), .string(entry.code.name)])
      }
    }
  }

  /// File, line, function and source line.
  private static func parts(_ entry: TracebackEntry) -> Value {
    let range = entry.place.tracebackRange
    let line = entry.code.unit.line(range.line, cell: range.cell).trimmed
    return .tuple([
      .string(entry.code.unit.fileName), .int(range.line), .string(entry.code.name), .string(line),
    ])
  }
}

extension Machine {
  /// The calls in progress of the scene itself, outermost first.
  var visibleStack: [TracebackEntry] {
    (0..<depth).compactMap { position in
      let frame = frames[position]
      let code = frame.code.takeUnretainedValue()
      guard !code.unit.isHidden else { return nil }
      return TracebackEntry(code: code, instruction: max(0, frame.next - code.instructions - 1))
    }
  }
}
