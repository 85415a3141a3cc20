/// What `operator.itemgetter`, `attrgetter` and `methodcaller` make: a function that shows how it was made.
final class GetterObject: PythonObject {
  private let shown: () throws -> String
  private let body: (Value) throws -> Value

  init(_ type: TypeObject, shown: @escaping () throws -> String, _ body: @escaping (Value) throws -> Value) {
    self.shown = shown
    self.body = body
    super.init(type: type)
  }

  override func call(_ arguments: Arguments) throws -> Value {
    guard arguments.count == 1, !arguments.hasKeywords else {
      throw PythonError.typeError("\(type.name) expected 1 argument, got \(arguments.count)")
    }
    return try body(arguments[0])
  }

  override func repr() throws -> String { "operator.\(type.name)(\(try shown()))" }
}
