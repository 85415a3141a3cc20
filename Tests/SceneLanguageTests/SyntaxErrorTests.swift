import Foundation
import SceneLanguage
import Testing

/// Wrong programs with CPython 3.11's messages, made by `Scripts/Syntax/make-syntax-errors.py`.
@Suite struct `A program with a mistake` {
  struct Mistake: Decodable, Sendable {
    var source: String
    var error: String
  }

  static let mistakes: [Mistake] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "Scripts/Syntax/syntax-errors.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Mistake].self, from: data)) ?? []
  }()

  @Test func `is found`() { #expect(Self.mistakes.count > 50) }

  @Test(arguments: mistakes) func `is refused in CPython's words before anything runs`(mistake: Mistake) {
    let result = run(mistake.source)
    #expect(result.errorText == mistake.error)
    #expect(result.output.isEmpty)
  }

  @Test func `names what is not supported, where it stands, and what to do instead`() {
    #expect(
      run("x = 1\nimport subprocess\n").errorText == """
          File "scene.py", line 2, column 8
            import subprocess
                   ^^^^^^^^^^
        SyntaxError: the module 'subprocess' is not supported by gradwalk: \
        scenes cannot start processes; put what the command would do into the scene

        """)
    #expect(run("async def f():\n  pass\n").errorText.contains("'async' is not supported by gradwalk"))
    let reading = run("print(1)\ndef f():\n  with open('x') as file:\n    return file.read()\n")
    #expect(reading.output.isEmpty)
    #expect(
      reading.errorText.hasSuffix(
        "the function 'open' is not supported by gradwalk: write the data into the scene as a literal\n"))
    #expect(run("def open(x):\n  return x\nprint(open(1))\n").output == "1\n")
  }

  @Test func `may import what it catches`() {
    #expect(run("try:\n  import socket\nexcept ImportError as e:\n  print(e)\n").output == "No module named 'socket'\n")
  }
}
