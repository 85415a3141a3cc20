import SceneLanguage
import Testing

/// An object from outside whose bindings are reported.
private final class Probe: PythonObject {
  static func make() -> Value { .object(Probe(type: TypeObject(name: "Probe"))) }

  override var isObserved: Bool { true }
}

/// What an observer was told, one line each.
private final class Log: ExecutionObserver, @unchecked Sendable {
  var lines: [String] = []

  func bound(_ name: String, scope: Int, to value: Value?) {
    lines.append("\(name)@\(scope) \(value == nil ? "gone" : "bound")")
  }

  func entered(_ scope: ExecutionScope, at range: TextRange?) {
    switch scope {
    case .cell(let index): lines.append("cell \(index)")
    case .function(let name): lines.append("call \(name) from line \(range?.line ?? 0)")
    case .iteration(let variable, let value, let round, let total):
      lines.append("round \(round) of \(total.map(String.init) ?? "?"), \(variable ?? "-") = \(value ?? "-")")
    }
  }

  func changed(_ container: Value) { lines.append("changed") }
  func left() { lines.append("left") }
  func printed(_ text: String) { lines.append("printed \(text)") }
  func noted(_ note: SceneNote) { lines.append("note \(note.text)") }
}

@Suite struct `The observer` {
  private func lines(_ text: String) -> [String] {
    let log = Log()
    _ = run(text, observer: log) { interpreter in
      interpreter.define(ModuleDefinition("probe") { module, _ in module["p"] = Probe.make() })
    }
    return log.lines
  }

  @Test func `hears of names that are bound to objects from outside, and lose them`() {
    #expect(
      lines("from probe import p\nq = p\nn = 1\nq = 2\nx = y = p\ndel x\n") == [
        "p@0 bound", "q@0 bound", "q@0 gone", "x@0 bound", "y@0 bound", "x@0 gone",
      ])
  }

  @Test func `hears of calls and of rounds with the value of their variable`() {
    #expect(
      lines("def f(a):\n  for i in range(2):\n    if i: return a\n\nf(1)\nfor n, v in [('w', 1)]:\n  print(n)\n") == [
        "call f from line 5", "round 0 of 2, i = 0", "left", "round 1 of 2, i = 1", "left", "left",
        "round 0 of 1, n = w", "printed w\n", "left",
      ])
  }

  @Test func `is told that rounds end when an exception leaves them`() {
    #expect(
      lines("try:\n  while True:\n    for i in [5]:\n      1 / 0\nexcept ZeroDivisionError:\n  print('x')\n") == [
        "round 0 of ?, - = -", "round 0 of 1, i = 5", "left", "left", "printed x\n",
      ])
  }
}

@Suite struct `The current site` {
  @Test func `is the expression with explicit parentheses`() {
    let log = Log()
    _ = run("from probe import p\nz = p*p * 2\n(p*3).sum()\np += 1\n", observer: nil) { interpreter in
      interpreter.define(
        ModuleDefinition("probe") { module, interpreter in
          let type = TypeObject(name: "Probe")
          module["p"] = .object(SiteProbe(type: type, log: log))
        })
    }
    #expect(log.lines == ["p * p", "(p * p) * 2", "p * 3", "(p * 3).sum()", "p += 1"])
  }

  private final class SiteProbe: PythonObject {
    let log: Log
    init(type: TypeObject, log: Log) {
      self.log = log
      super.init(type: type)
    }
    private func note() { log.lines.append(Interpreter.current?.currentSite?.text ?? "none") }
    override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
      note()
      return .object(self)
    }
    override func attribute(_ name: StringObject) throws -> Value? {
      .object(
        NativeFunction(name.string) { [self] _ in
          note()
          return .object(self)
        })
    }
  }
}
