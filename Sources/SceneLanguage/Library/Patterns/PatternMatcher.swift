/// Runs a pattern's program over a text, with a stack of alternatives of its own: nothing recurses but look-around.
struct PatternMatcher {
  private enum Entry {
    /// Go on there when everything since has failed.
    case branch(Int, Int)
    /// A greedy repetition that may give characters back, down to a position.
    case giveBack(Int, from: Int, downTo: Int)
    /// A lazy repetition that may take more.
    case takeMore(Int, at: Int, upTo: Int)
    /// Undo a capture, or a loop counter.
    case capture(Int, Int)
    case counter(Int, Int, Int)
  }

  private let program: PatternProgram
  private let text: [UInt32]
  private let end: Int
  private let poll: () throws -> Void
  private var stack: [Entry] = []
  private var captures: [Int]
  private var counts: [Int]
  private var roundStarts: [Int]
  private var steps = 0
  private var mustEndAt: Int?
  private var forbiddenEnd: Int?

  init(_ program: PatternProgram, _ text: [UInt32], end: Int, poll: @escaping () throws -> Void) {
    self.program = program
    self.text = text
    self.end = end
    self.poll = poll
    captures = Array(repeating: -1, count: program.groupCount * 2)
    counts = Array(repeating: 0, count: program.loopCount)
    roundStarts = Array(repeating: -1, count: program.loopCount)
  }

  /// The spans of the groups of a match that begins exactly here; nil without one.
  ///
  /// - Parameters:
  ///   - isFull: The match must reach the end of the text.
  ///   - isProgressing: The match must not be empty.
  mutating func match(at start: Int, isFull: Bool = false, isProgressing: Bool = false) throws -> [Int]? {
    for index in captures.indices { captures[index] = -1 }
    stack.removeAll(keepingCapacity: true)
    mustEndAt = isFull ? end : nil
    forbiddenEnd = isProgressing ? start : nil
    return try run(0, start, isWhole: true) == nil ? nil : captures
  }

  /// The first match at or after a position.
  mutating func search(from start: Int, isProgressing: Bool = false) throws -> [Int]? {
    var position = start
    let first = firstCharacter
    while position <= end {
      if let first {
        while position < end, text[position] != first {
          position += 1
          try step()
        }
        if position == end { return nil }
      }
      if let found = try match(at: position, isProgressing: isProgressing && position == start) { return found }
      position += 1
    }
    return nil
  }

  /// The character that every match begins with, where there is one.
  private var firstCharacter: UInt32? {
    for instruction in program.instructions {
      switch instruction {
      case .save: continue
      case .single(.character(let character)): return character
      case .repeatSingle(.character(let character), let minimum, _, _, _) where minimum > 0: return character
      default: return nil
      }
    }
    return nil
  }

  @inline(__always) private mutating func step() throws {
    steps &+= 1
    if steps & 1023 == 0 { try poll() }
  }

  /// Runs from an instruction to `success`; gives the end position. Alternatives below the present stack stay.
  private mutating func run(_ start: Int, _ from: Int, isWhole: Bool) throws -> Int? {
    let floor = stack.count
    var pc = start
    var position = from
    while true {
      try step()
      var matched = true
      switch program.instructions[pc] {
      case .single(let single):
        if position < end, single.accepts(text[position]) {
          position += 1
          pc += 1
        } else {
          matched = false
        }
      case .repeatSingle(let single, let minimum, let maximum, let isGreedy, let isPossessive):
        if let reached = try take(single, minimum, maximum, isGreedy, isPossessive, from: position, pc) {
          position = reached
          pc += 1
        } else {
          matched = false
        }
      case .split(let first, let second):
        stack.append(.branch(second, position))
        pc = first
      case .jump(let target): pc = target
      case .save(let index):
        stack.append(.capture(index, captures[index]))
        captures[index] = position
        pc += 1
      case .assert(let assertion, let isASCII):
        matched = holds(assertion, isASCII, at: position)
        pc += 1
      case .backReference(let group, let ignoresCase):
        if let reached = backReference(group, ignoresCase, at: position) {
          position = reached
          pc += 1
        } else {
          matched = false
        }
      case .loopStart(let counter):
        setCounter(counter, 0, roundStart: -1)
        pc += 1
      case .loopEnter(let counter):
        setCounter(counter, counts[counter] + 1, roundStart: position)
        pc += 1
      case .loop(let counter, let minimum, let maximum, let isGreedy, let body, let exit):
        let count = counts[counter]
        if count < minimum {
          // An empty round would go on being empty: the rest of the minimum is met.
          pc = roundStarts[counter] == position && count > 0 ? exit : body
        } else if count < maximum, roundStarts[counter] != position || count == 0 {
          if isGreedy { stack.append(.branch(exit, position)) } else { stack.append(.branch(body, position)) }
          pc = isGreedy ? body : exit
        } else {
          pc = exit
        }
      case .look(let isNegative, let behind, let exit):
        let before = stack.count
        let found = position >= behind ? try run(pc + 1, position - behind, isWhole: false) != nil : false
        if isNegative || !found { undo(downTo: before) } else { keepCaptures(above: before) }
        matched = found != isNegative
        pc = exit
      case .atomic(let exit):
        let before = stack.count
        if let reached = try run(pc + 1, position, isWhole: false) {
          keepCaptures(above: before)
          position = reached
          pc = exit
        } else {
          matched = false
        }
      case .conditional(let group, let otherwise): pc = captures[group * 2 + 1] >= 0 ? pc + 1 : otherwise
      case .success:
        if !isWhole || (mustEndAt ?? position) == position && forbiddenEnd != position { return position }
        matched = false
      }
      if !matched {
        guard let (resumed, at) = backtrack(to: floor) else { return nil }
        pc = resumed
        position = at
      }
    }
  }

  private mutating func take(
    _ single: PatternProgram.Single, _ minimum: Int, _ maximum: Int, _ isGreedy: Bool, _ isPossessive: Bool,
    from position: Int, _ pc: Int
  ) throws -> Int? {
    let furthest = maximum >= end - position ? end : position + maximum
    var reached = position
    let goal = isGreedy ? furthest : min(furthest, position + minimum)
    while reached < goal, single.accepts(text[reached]) {
      reached += 1
      if reached & 0xffff == 0 { try poll() }
    }
    guard reached - position >= minimum else { return nil }
    if isGreedy {
      if !isPossessive, reached > position + minimum {
        stack.append(.giveBack(pc + 1, from: reached, downTo: position + minimum))
      }
    } else if reached < furthest {
      stack.append(.takeMore(pc, at: reached, upTo: furthest))
    }
    return reached
  }

  private mutating func setCounter(_ counter: Int, _ count: Int, roundStart: Int) {
    stack.append(.counter(counter, counts[counter], roundStarts[counter]))
    counts[counter] = count
    roundStarts[counter] = roundStart
  }

  private mutating func backtrack(to floor: Int) -> (pc: Int, position: Int)? {
    while stack.count > floor {
      switch stack.removeLast() {
      case .branch(let pc, let position): return (pc, position)
      case .giveBack(let pc, let reached, let lowest):
        if reached - 1 > lowest { stack.append(.giveBack(pc, from: reached - 1, downTo: lowest)) }
        return (pc, reached - 1)
      case .takeMore(let pc, let position, let furthest):
        guard case .repeatSingle(let single, _, _, _, _) = program.instructions[pc], single.accepts(text[position])
        else { continue }
        if position + 1 < furthest { stack.append(.takeMore(pc, at: position + 1, upTo: furthest)) }
        return (pc + 1, position + 1)
      case .capture(let index, let old): captures[index] = old
      case .counter(let counter, let count, let start):
        counts[counter] = count
        roundStarts[counter] = start
      }
    }
    return nil
  }

  private mutating func undo(downTo floor: Int) {
    while stack.count > floor {
      switch stack.removeLast() {
      case .capture(let index, let old): captures[index] = old
      case .counter(let counter, let count, let start):
        counts[counter] = count
        roundStarts[counter] = start
      default: break
      }
    }
  }

  /// Drops the alternatives of a finished part, while what it captured can still be undone.
  private mutating func keepCaptures(above floor: Int) {
    var kept: [Entry] = []
    for entry in stack[floor...] {
      switch entry {
      case .capture, .counter: kept.append(entry)
      default: break
      }
    }
    stack.removeSubrange(floor...)
    stack.append(contentsOf: kept)
  }

  private func holds(_ assertion: PatternProgram.Assertion, _ isASCII: Bool, at position: Int) -> Bool {
    switch assertion {
    case .start: return position == 0
    case .lineStart: return position == 0 || text[position - 1] == 10
    case .endOfText: return position == end
    case .end: return position == end || position == end - 1 && text[position] == 10
    case .lineEnd: return position == end || text[position] == 10
    case .wordBoundary, .notWordBoundary:
      let before = position > 0 && CharacterClass.isWord(text[position - 1], ascii: isASCII)
      let after = position < end && CharacterClass.isWord(text[position], ascii: isASCII)
      return end > 0 && (before != after) == (assertion == .wordBoundary)
    }
  }

  private func backReference(_ group: Int, _ ignoresCase: Bool, at position: Int) -> Int? {
    let (low, high) = (captures[group * 2], captures[group * 2 + 1])
    guard low >= 0, high >= low, position + high - low <= end else { return nil }
    for offset in 0..<(high - low) {
      let (a, b) = (text[low + offset], text[position + offset])
      guard a == b || ignoresCase && CharacterCase.lowered(a) == CharacterCase.lowered(b) else { return nil }
    }
    return position + high - low
  }
}
