/// What is wrong with a regular expression, and where.
struct PatternError: Error {
  var message: String
  var position: Int?
}

/// The tree of a regular expression.
indirect enum PatternTree {
  case empty
  case single(PatternProgram.Single)
  case sequence([PatternTree])
  case alternatives([PatternTree])
  case repetition(PatternTree, minimum: Int, maximum: Int, isGreedy: Bool, isPossessive: Bool)
  case group(PatternTree, index: Int)
  case assertion(PatternProgram.Assertion, isASCII: Bool)
  case backReference(Int, ignoresCase: Bool)
  case look(PatternTree, isNegative: Bool, isBehind: Bool)
  case atomic(PatternTree)
  case conditional(group: Int, then: PatternTree, otherwise: PatternTree)

  /// The shortest and the longest text that can match.
  var widths: (shortest: Int, longest: Int) {
    switch self {
    case .empty, .assertion, .look: return (0, 0)
    case .single: return (1, 1)
    case .sequence(let parts):
      return parts.map(\.widths).reduce((0, 0)) { (Self.sum($0.0, $1.0), Self.sum($0.1, $1.1)) }
    case .alternatives(let parts):
      let widths = parts.map(\.widths)
      return (widths.map(\.shortest).min() ?? 0, widths.map(\.longest).max() ?? 0)
    case .repetition(let part, let minimum, let maximum, _, _):
      let (shortest, longest) = part.widths
      return (Self.product(shortest, minimum), Self.product(longest, maximum))
    case .group(let part, _), .atomic(let part): return part.widths
    case .backReference: return (0, Int.max)
    case .conditional(_, let then, let otherwise):
      let (a, b) = (then.widths, otherwise.widths)
      return (min(a.shortest, b.shortest), max(a.longest, b.longest))
    }
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? Int.max : sum
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? Int.max : product
  }

  /// Appends the instructions.
  func compile(into program: PatternProgram) throws(PatternError) {
    switch self {
    case .empty: break
    case .single(let single): program.instructions.append(.single(single))
    case .sequence(let parts): for part in parts { try part.compile(into: program) }
    case .alternatives(let parts): try Self.compile(alternatives: parts, into: program)
    case .repetition(let part, let minimum, let maximum, let isGreedy, let isPossessive):
      try Self.compile(
        repetition: part, minimum, maximum, isGreedy: isGreedy, isPossessive: isPossessive, into: program)
    case .group(let part, let index):
      program.instructions.append(.save(index * 2))
      try part.compile(into: program)
      program.instructions.append(.save(index * 2 + 1))
    case .assertion(let assertion, let isASCII): program.instructions.append(.assert(assertion, isASCII: isASCII))
    case .backReference(let index, let ignoresCase):
      program.instructions.append(.backReference(index, ignoresCase: ignoresCase))
    case .look(let part, let isNegative, let isBehind):
      let (shortest, longest) = part.widths
      if isBehind, shortest != longest { throw PatternError(message: "look-behind requires fixed-width pattern") }
      try Self.enclose(part, into: program) { .look(isNegative: isNegative, behind: isBehind ? shortest : 0, exit: $0) }
    case .atomic(let part): try Self.enclose(part, into: program) { .atomic(exit: $0) }
    case .conditional(let group, let then, let otherwise):
      let test = program.instructions.count
      program.instructions.append(.success)
      try then.compile(into: program)
      let skip = program.instructions.count
      program.instructions.append(.success)
      program.instructions[test] = .conditional(group: group, otherwise: skip + 1)
      try otherwise.compile(into: program)
      program.instructions[skip] = .jump(program.instructions.count)
    }
  }

  private static func enclose(
    _ part: PatternTree, into program: PatternProgram, _ instruction: (Int) -> PatternProgram.Instruction
  ) throws(PatternError) {
    let start = program.instructions.count
    program.instructions.append(.success)
    try part.compile(into: program)
    program.instructions.append(.success)
    program.instructions[start] = instruction(program.instructions.count)
  }

  private static func compile(alternatives parts: [PatternTree], into program: PatternProgram) throws(PatternError) {
    var ends: [Int] = []
    for (index, part) in parts.enumerated() {
      guard index < parts.count - 1 else {
        try part.compile(into: program)
        break
      }
      let split = program.instructions.count
      program.instructions.append(.success)
      try part.compile(into: program)
      ends.append(program.instructions.count)
      program.instructions.append(.success)
      program.instructions[split] = .split(split + 1, program.instructions.count)
    }
    for end in ends { program.instructions[end] = .jump(program.instructions.count) }
  }

  private static func compile(
    repetition part: PatternTree, _ minimum: Int, _ maximum: Int, isGreedy: Bool, isPossessive: Bool,
    into program: PatternProgram
  ) throws(PatternError) {
    if case .single(let single) = part {
      program.instructions.append(
        .repeatSingle(
          single, minimum: minimum, maximum: maximum, isGreedy: isGreedy, isPossessive: isPossessive))
      return
    }
    if isPossessive {
      return try PatternTree.atomic(
        .repetition(part, minimum: minimum, maximum: maximum, isGreedy: true, isPossessive: false)
      ).compile(into: program)
    }
    let counter = program.loopCount
    program.loopCount += 1
    program.instructions.append(.loopStart(counter))
    let loop = program.instructions.count
    program.instructions.append(.success)
    program.instructions.append(.loopEnter(counter))
    try part.compile(into: program)
    program.instructions.append(.jump(loop))
    program.instructions[loop] = .loop(
      counter, minimum: minimum, maximum: maximum, isGreedy: isGreedy, body: loop + 1,
      exit: program.instructions.count)
  }
}
