/// The compiled body of a function, a class or a module.
final class CodeObject {
  /// A stretch of instructions whose exceptions go to `target`.
  struct Handler {
    var start: Int
    var end: Int
    var target: Int
    /// The register that gets the exception.
    var register: Int
    /// How many loops that report their rounds surround the statement.
    var rounds: Int
  }

  /// An expression or statement that instructions belong to.
  struct Place {
    let range: TextRange
    let node: Node
    /// The range that a traceback marks, where CPython marks more than the expression.
    var marked: TextRange?

    /// What a traceback marks.
    var tracebackRange: TextRange { marked ?? range }

    enum Node {
      case expression(Expression)
      case statement(Statement)
      case none
    }
  }

  /// A loop whose rounds an observer hears about.
  struct Loop {
    let range: TextRange
    let variable: String?
  }

  let name: String
  let qualifiedName: String
  let unit: SourceUnit
  var positionalOnlyCount = 0
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasVariadic = false
  var hasVariadicKeywords = false
  var isGenerator = false
  var isClassBody = false
  /// The names of the first registers.
  var localNames: [StringObject] = [] { didSet { localCount = localNames.count } }
  /// How many of the first registers have names.
  private(set) var localCount = 0
  var registerCount = 0
  /// Parameters that live in cells.
  var freeNames: [StringObject] = []
  /// The registers that get the cells of the closure.
  var freeRegisters: [Int] = []
  /// For each free name, the register of the defining code that holds its cell.
  var closureSources: [Int] = []
  var names: [StringObject] = []
  var keywordNames: [[StringObject]] = []
  var codes: [CodeObject] = []
  var handlers: [Handler] = []
  var places: [Place] = []
  var loops: [Loop] = []
  var documentation: String?
  /// The line of the definition, or of its first decorator.
  var definitionLine: Int?
  private(set) var instructions: UnsafeMutablePointer<Instruction>
  private(set) var placeOfInstruction: [Int32] = []
  private(set) var instructionCount = 0
  /// Constants, the first one at -1 so that a negative operand is an index.
  private(set) var constants: UnsafeMutablePointer<Value>
  private var constantCount = 0
  private(set) var caches: UnsafeMutablePointer<InlineCache>
  private var cacheCount = 0
  private var texts: [Int: String] = [:]

  /// Whether a call with exactly the positional parameters needs nothing but its arguments.
  var isSimple = false

  init(name: String, qualifiedName: String, unit: SourceUnit) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.unit = unit
    instructions = .allocate(capacity: 1)
    constants = .allocate(capacity: 1)
    caches = .allocate(capacity: 1)
  }

  /// Takes what the compiler made.
  func finish(_ made: [Instruction], places: [Int32], constants values: [Value], cacheCount: Int) {
    instructions.deallocate()
    constants.deallocate()
    caches.deallocate()
    instructions = .allocate(capacity: made.count)
    instructions.initialize(from: made, count: made.count)
    instructionCount = made.count
    placeOfInstruction = places
    constants = .allocate(capacity: values.count + 1)
    constants.initialize(from: values, count: values.count)
    constantCount = values.count
    caches = .allocate(capacity: cacheCount + 1)
    caches.initialize(repeating: InlineCache(), count: cacheCount)
    self.cacheCount = cacheCount
    isSimple = !hasVariadic && !hasVariadicKeywords && keywordOnlyCount == 0 && !isGenerator
  }

  deinit {
    instructions.deallocate()
    constants.deinitialize(count: constantCount)
    constants.deallocate()
    caches.deallocate()
  }

  /// The expression or statement of an instruction.
  func place(at index: Int) -> Place { places[Int(placeOfInstruction[index])] }

  /// The text of the expression of an instruction, made once.
  func text(at index: Int) -> String {
    let place = Int(placeOfInstruction[index])
    if let known = texts[place] { return known }
    let text =
      switch places[place].node {
      case .expression(let expression): Unparser.text(of: expression)
      case .statement(let statement): Unparser.text(of: statement)
      case .none: ""
      }
    texts[place] = text
    return text
  }

  /// Where an exception raised by an instruction goes inside this code.
  func handler(at index: Int) -> Handler? { handlers.first { $0.start <= index && index < $0.end } }
}

/// A piece of source that was compiled together.
final class SourceUnit {
  /// As tracebacks name it.
  let fileName: String
  /// The lines of each cell.
  let cells: [[String]]
  /// Whether its frames are left out of tracebacks and sites.
  let isHidden: Bool
  /// Whether the code looks between statements for what has to run because objects died. Only programs whose text
  /// says that such a death may show pay for it.
  let tracksReleases: Bool
  /// The labels of the cells, for a notebook.
  let labels: [String?]

  init(fileName: String, cells: [String], labels: [String?] = [], isHidden: Bool) {
    self.fileName = fileName
    self.cells = cells.map { SourceUnit.lines(of: $0) }
    self.labels = labels.isEmpty ? cells.map { _ in nil } : labels
    self.isHidden = isHidden
    tracksReleases =
      !isHidden
      && cells.contains { text in
        text.contains("__del__") || text.contains("weakref")
          || text.contains("yield") && (text.contains("finally") || text.contains("with ") || text.contains("except"))
      }
  }

  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\n" && previous == "\r" {
        previous = scalar
        continue
      }
      previous = scalar
      if scalar == "\n" || scalar == "\r" {
        lines.append(String(line))
        line.removeAll()
      } else if !(scalar == "\u{FEFF}" && lines.isEmpty && line.isEmpty) {
        line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// A line of a cell, empty beyond the end.
  func line(_ number: Int, cell: Int) -> String {
    guard cells.indices.contains(cell), cells[cell].indices.contains(number - 1) else { return "" }
    return cells[cell][number - 1]
  }
}
