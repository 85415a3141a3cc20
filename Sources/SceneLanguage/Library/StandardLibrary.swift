/// The modules of Python's library that a scene can import. The one place to add a module.
public enum StandardLibrary {
  /// All of them.
  public static var modules: [ModuleDefinition] {
    [
      MathModule.definition, RandomModule.definition, ItertoolsModule.definition, OperatorModule.definition,
      FunctoolsModule.definition, CollectionsModule.definition, CollectionsModule.abstract, HeapModule.definition,
      BisectModule.definition, TimeModule.definition, SupportModule.definition, WarningsModule.definition,
      TracebackModule.definition, PatternModule.definition, UnicodeDataModule.definition,
    ] + PythonModules.definitions
  }
}

/// A namespace that module code fills: functions over floats, for instance.
extension ModuleObject {
  /// Defines a function whose arguments are all positional, with a number of them within a range.
  func function(_ name: String, _ range: ClosedRange<Int>, _ body: @escaping (Arguments) throws -> Value) {
    function(name) { arguments in
      if arguments.hasKeywords { throw PythonError.typeError("\(self.name).\(name)() takes no keyword arguments") }
      if !range.contains(arguments.count) {
        if range == 1...1 {
          throw PythonError.typeError(
            "\(self.name).\(name)() takes exactly one argument (\(arguments.count) given)")
        }
        let few = arguments.count < range.lowerBound
        let bound = few ? range.lowerBound : range.upperBound
        let word = range.count == 1 ? "" : few ? "at least " : "at most "
        throw PythonError.typeError(
          "\(name) expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(arguments.count)")
      }
      return try body(arguments)
    }
  }
}
