import Foundation
import SceneLanguage
import Testing

@Suite struct `A run` {
  @Test func `stops when it is interrupted`() {
    let interruption = Interruption()
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { interruption.request() }
    let result = run("while True:\n  pass\n", interruption: interruption)
    #expect(result.errorText.hasSuffix("KeyboardInterrupt\n"))
  }

  @Test func `frees deep structures without recursion`() {
    let text = """
      class Node:
        def __init__(self, next):
          self.next = next
      def wrap(f):
        return lambda: f
      n = l = f = None
      for i in range(50000):
        n = Node(n)
        l = [l]
        f = wrap(f)
      del n, l, f
      print("freed")
      """
    #expect(run(text).output == "freed\n")
  }

  @Test func `exits with the status that the program asks for`() {
    #expect(run("import sys\nsys.exit(3)\n").outcome == .exited(status: 3, message: ""))
    #expect(run("import sys\nsys.exit('why')\n").outcome == .exited(status: 1, message: "why\n"))
  }

  @Test func `releases a temporary before the next statement`() {
    let log = Released()
    _ = run("from probe import make, note\nx = make()\nmake()\nnote('a')\nx = None\nnote('b')\n") { interpreter in
      interpreter.define(
        ModuleDefinition("probe") { module, _ in
          let type = TypeObject(name: "Probe")
          module.function("make") { _ in .object(Tracked(type: type, log: log)) }
          module.function("note") { arguments in
            log.lines.append(arguments[0].string ?? "")
            return .none
          }
        })
    }
    #expect(log.lines == ["released", "a", "released", "b"])
  }

  private final class Released: @unchecked Sendable { var lines: [String] = [] }

  private final class Tracked: PythonObject {
    let log: Released
    init(type: TypeObject, log: Released) {
      self.log = log
      super.init(type: type)
    }
    deinit { log.lines.append("released") }
  }
}

@Suite struct `A notebook` {
  private let json = """
    {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
      {"cell_type": "markdown", "metadata": {}, "source": ["# Title\\n", "text"]},
      {"cell_type": "code", "metadata": {}, "execution_count": 7, "source": "%matplotlib inline\\nx = 2\\nx * 3",
       "outputs": [{"output_type": "execute_result", "data": {"text/plain": ["6"]}}]},
      {"cell_type": "code", "metadata": {}, "execution_count": null, "source": ["!pip install torch\\n", "x + y"],
       "outputs": []}]}
    """

  @Test func `gives its cells, its narration and what was skipped`() throws {
    let source = try SceneSource(notebook: Data(json.utf8), fileName: "n.ipynb")
    #expect(source.cells.map(\.label) == ["In [7]", "In [2]"])
    #expect(source.cells[0].narration == ["# Title", "text"])
    #expect(source.cells[0].storedOutput == "6\n")
    #expect(source.notes == ["In [7]: skipped %matplotlib inline", "In [2]: skipped !pip install torch"])
  }

  @Test func `echoes the last expression and keeps its names from cell to cell`() throws {
    let result = run(try SceneSource(notebook: Data(json.utf8), fileName: "n.ipynb"))
    #expect(result.output == "6\n")
    #expect(result.errorText.hasSuffix("NameError: name 'y' is not defined\n"))
    #expect(result.errorText.contains("Cell In [2], line 2, in <module>\n    x + y\n        ^\n"))
  }

  private func notebook(_ cells: [String]) throws -> SceneSource {
    let quoted = try cells.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let list = quoted.map { "{\"cell_type\": \"code\", \"source\": \($0), \"outputs\": []}" }
    let text = "{\"nbformat\": 4, \"cells\": [\(list.joined(separator: ", "))]}"
    return try SceneSource(notebook: Data(text.utf8), fileName: "n.ipynb")
  }

  @Test func `shows a last expression unless it is None or ends with a semicolon`() throws {
    #expect(run(try notebook(["'text'", "x = 3\nx;", "None", "x"])).output == "'text'\n3\n")
  }

  @Test func `skips magics, shell lines and questions with a note`() throws {
    let source = try notebook([
      "%%bash\nls", "?print\nprint?\nfiles = !ls\nprint(1)", "%time y = 4\ny", "%%time\ny",
      "s = \'\'\'\n%kept\n\'\'\'\ns",
      "for i in range(2):\n    !ls\n    print(i)",
    ])
    #expect(run(source).output == "1\n4\n4\n'\\n%kept\\n'\n0\n1\n")
    #expect(
      source.notes.map { $0.split(separator: ": skipped ")[1] } == [
        "%%bash", "?print", "print?", "files = !ls", "%time y = 4", "%%time", "!ls",
      ])
  }

  @Test func `says which line of a cell is not what the notebook has stored`() throws {
    let cells = [
      (#"print('a')\nprint('b')\n3"#, #"{"output_type": "stream", "name": "stdout", "text": ["a\n", "c\n"]}"#),
      (#"print('more')\nprint('yet more')"#, #"{"output_type": "stream", "name": "stdout", "text": "more"}"#),
      ("pass", #"{"output_type": "stream", "name": "stdout", "text": "less\n"}"#),
      ("4", #"{"output_type": "execute_result", "data": {"text/plain": "4"}}"#),
      ("5", #"{"output_type": "stream", "name": "stderr", "text": "warning"}"#),
    ].map { #"{"cell_type": "code", "source": "\#($0)", "outputs": [\#($1)]}"# }
    let text = #"{"nbformat": 4, "cells": [\#(cells.joined(separator: ", "))]}"#
    let result = run(try SceneSource(notebook: Data(text.utf8), fileName: "n.ipynb"))
    #expect(result.output == "a\nb\n3\nmore\nyet more\n4\n5\n")
    #expect(
      result.errorText == """
        note: In [1]: line 2 of the stored output is: c
        note: In [2]: line 2 is not in the stored output
        note: In [3]: the stored output goes on with line 1: less

        """)
  }

  @Test func `names the cell of a syntax error`() throws {
    #expect(run(try notebook(["x = 1", "x ="])).errorText.hasPrefix("  Cell In [2], line 1\n"))
  }

  @Test func `is refused when it is none`() {
    #expect(throws: SceneSource.NotebookError.self) { try SceneSource(notebook: Data("x".utf8), fileName: "n.ipynb") }
  }
}
