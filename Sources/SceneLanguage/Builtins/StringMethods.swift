/// The methods of `str`.
enum StringMethods {
  static func text(_ value: Value) throws -> StringObject {
    guard let text = value.object as? StringObject else {
      throw PythonError.typeError("descriptor requires a 'str' object but received a '\(value.type.messageName)'")
    }
    return text
  }

  static func install() {
    let type = TypeObject.string
    let signature = Signature("object=, encoding=, errors=")
    type.construct = { type, arguments in
      // The usual call, without the work of matching names.
      if arguments.count == 1, !arguments.hasKeywords, !type.isUserDefined { return try arguments[0].strValue() }
      let bound = try signature.bind(arguments, function: "str")
      let text: String
      if bound[1] != nil || bound[2] != nil {
        guard let bytes = bound[0]?.object as? BytesObject else {
          throw PythonError.typeError(
            "decoding to str: need a bytes-like object, \(bound[0]?.type.name ?? "str") found")
        }
        text = try BytesMethods.decode(bytes.bytes, bound[1], bound[2])
      } else if let value = bound[0] {
        if type === TypeObject.string, value.type === TypeObject.string { return value }
        text = try value.str()
      } else {
        text = ""
      }
      return .object(type === TypeObject.string ? StringObject(text) : StringObject(text, type: type))
    }
    HookMethods.install(
      on: type, "len", "iter", "repr", "str", "hash", "getitem", "contains", "format")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, [.add], reflected: false)
    HookMethods.installOperators(on: type, [.multiply])
    HookMethods.installOperators(on: type, [.modulo], reflected: false)
    installSearch(on: type)
    installAffixes(on: type)
    installSplitting(on: type)
    installCase(on: type)
    installLayout(on: type)
    installQuestions(on: type)
    installFormatting(on: type)
    installTranslation(on: type)
  }

  // MARK: Search

  /// The UTF-8 range that optional scalar indices mean.
  private static func range(_ text: StringObject, _ arguments: Arguments, from index: Int) throws -> Range<Int> {
    let start: Value? = arguments.count > index ? arguments[index] : nil
    let stop: Value? = arguments.count > index + 1 ? arguments[index + 1] : nil
    return try Sequences.range(start, stop, count: text.count)
  }

  private static func byteRange(_ text: StringObject, _ range: Range<Int>) -> Range<Int> {
    if text.isASCII { return range }
    let scalars = text.scalars
    func offset(_ index: Int) -> Int {
      scalars.prefix(index).reduce(0) { $0 + UTF8.width($1) } + max(0, index - scalars.count)
    }
    let lower = offset(range.lowerBound)
    return
      lower..<(lower
      + scalars[min(range.lowerBound, scalars.count)..<min(range.upperBound, scalars.count)].reduce(0) {
        $0 + UTF8.width($1)
      })
  }

  private static func scalarOffset(_ text: StringObject, _ bytes: [UInt8], _ offset: Int) -> Int {
    text.isASCII ? offset : bytes[..<offset].reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
  }

  private static func installSearch(on type: TypeObject) {
    func position(_ arguments: Arguments, _ name: String, last: Bool) throws -> Int? {
      try arguments.expectSearch(name)
      let text = try text(arguments[0])
      let part = try arguments[1].requiredText("must be str, not \(arguments[1].type.name)", plain: true)
      let range = byteRange(text, try range(text, arguments, from: 2))
      let bytes = text.utf8
      let found =
        last ? ByteSearch.findLast(bytes, Array(part.utf8), range) : ByteSearch.find(bytes, Array(part.utf8), range)
      return found.map { scalarOffset(text, bytes, $0) }
    }
    type.method("find") { .int(try position($0, "find", last: false) ?? -1) }
    type.method("rfind") { .int(try position($0, "rfind", last: true) ?? -1) }
    for (name, last) in [("index", false), ("rindex", true)] {
      type.method(name) { arguments in
        guard let found = try position(arguments, name, last: last) else {
          throw PythonError.valueError("substring not found")
        }
        return .int(found)
      }
    }
    type.method("count") { arguments in
      try arguments.expectSearch("count")
      let text = try text(arguments[0])
      let part = try arguments[1].requiredText("must be str, not \(arguments[1].type.name)", plain: true)
      let range = try range(text, arguments, from: 2)
      if part.isEmpty { return .int(range.lowerBound > text.count ? 0 : range.count + 1) }
      return .int(ByteSearch.count(text.utf8, Array(part.utf8), byteRange(text, range)))
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
      type.method(name) { arguments in
        try arguments.expectSearch(name)
        let text = try text(arguments[0])
        if arguments.count == 2, case .object(let object) = arguments[1], object.kind == .string {
          let affix = unsafeDowncast(object, to: StringObject.self)
          return .bool(text.string.hasAffix(affix.string, atEnd: atEnd))
        }
        let range = try range(text, arguments, from: 2)
        guard range.lowerBound <= text.count else { return .bool(false) }
        let bytes = byteRange(text, range)
        let part = text.utf8[bytes]
        func matches(_ affix: Value) throws -> Bool {
          guard let affix = affix.string else {
            throw PythonError.typeError(
              arguments[1].object is TupleObject
                ? "tuple for \(name) must only contain str, not \(affix.type.name)"
                : "\(name) first arg must be str or a tuple of str, not \(affix.type.name)")
          }
          return atEnd ? part.suffix(affix.utf8.count).elementsEqual(affix.utf8) : part.starts(with: affix.utf8)
        }
        if let tuple = arguments[1].object as? TupleObject {
          return .bool(try tuple.items.contains { try matches($0) })
        }
        return .bool(try matches(arguments[1]))
      }
    }
  }

  // MARK: Beginnings and ends

  private static func installAffixes(on type: TypeObject) {
    type.method("removeprefix") { arguments in
      try arguments.expect(2, "str.removeprefix")
      let (text, affix) = (try text(arguments[0]), try removal(arguments[1], "removeprefix"))
      let bytes = text.utf8
      return .string(bytes.starts(with: affix.utf8) ? decode(bytes.dropFirst(affix.utf8.count)) : text.string)
    }
    type.method("removesuffix") { arguments in
      try arguments.expect(2, "str.removesuffix")
      let (text, affix) = (try text(arguments[0]), try removal(arguments[1], "removesuffix"))
      let bytes = text.utf8
      guard !affix.isEmpty, bytes.suffix(affix.utf8.count).elementsEqual(affix.utf8) else {
        return .string(text.string)
      }
      return .string(decode(bytes.dropLast(affix.utf8.count)))
    }
    for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
      type.method(name) { arguments in
        try arguments.expect(0...1, name)
        let text = try text(arguments[0])
        var isStripped: (Unicode.Scalar) -> Bool = \.isPythonSpace
        if arguments.count > 1, !arguments[1].isNone {
          guard let characters = arguments[1].string else {
            throw PythonError.typeError("\(name) arg must be None or str")
          }
          let set = Set(characters.unicodeScalars)
          isStripped = set.contains
        }
        var view = Substring(text.string).unicodeScalars
        if left { while let first = view.first, isStripped(first) { view.removeFirst() } }
        if right { while let last = view.last, isStripped(last) { view.removeLast() } }
        return .string(String(Substring(view)))
      }
    }
  }

  private static func removal(_ value: Value, _ name: String) throws -> String {
    guard let text = value.string else {
      throw PythonError.typeError("\(name)() argument must be str, not \(value.type.name)")
    }
    return text
  }

  static func decode(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Parts

  private static func installSplitting(on type: TypeObject) {
    for (name, fromRight) in [("split", false), ("rsplit", true)] {
      type.method(name, "sep=, maxsplit=") { value, options in
        let text = try text(value)
        let limit = try options[1].map { try $0.requiredIndex() } ?? -1
        let most = limit < 0 ? Int.max : limit
        guard let separator = options[0], !separator.isNone else {
          if text.isASCII {
            let bytes = text.utf8
            let isSpace: (UInt8) -> Bool = { ByteSearch.isSpace($0) || $0 >= 0x1c && $0 <= 0x1f }
            let parts =
              fromRight
              ? ByteSearch.wordsFromRight(bytes, limit: most, isSpace: isSpace)
              : ByteSearch.words(bytes, limit: most, isSpace: isSpace)
            return .list(parts.map { .string(decode($0)) })
          }
          let parts =
            fromRight
            ? ByteSearch.wordsFromRight(text.scalars, limit: most, isSpace: \.isPythonSpace)
            : ByteSearch.words(text.scalars, limit: most, isSpace: \.isPythonSpace)
          return .list(parts.map { .string(string($0)) })
        }
        guard let separator = separator.string else {
          throw PythonError.typeError("must be str or None, not \(separator.type.name)")
        }
        guard !separator.isEmpty else { throw PythonError.valueError("empty separator") }
        let parts =
          fromRight
          ? ByteSearch.splitFromRight(text.utf8, Array(separator.utf8), limit: most)
          : ByteSearch.split(text.utf8, Array(separator.utf8), limit: most)
        return .list(parts.map { .string(decode($0)) })
      }
    }
    for (name, last) in [("partition", false), ("rpartition", true)] {
      type.method(name) { arguments in
        try arguments.expect(2, "str.\(name)")
        let bytes = try text(arguments[0]).utf8
        guard let separator = arguments[1].string else {
          throw PythonError.typeError("must be str, not \(arguments[1].type.name)")
        }
        guard !separator.isEmpty else { throw PythonError.valueError("empty separator") }
        let needle = Array(separator.utf8)
        let found =
          last
          ? ByteSearch.findLast(bytes, needle, 0..<bytes.count) : ByteSearch.find(bytes, needle, 0..<bytes.count)
        guard let found else {
          let whole = Value.string(decode(bytes))
          return .tuple(last ? [.string(""), .string(""), whole] : [whole, .string(""), .string("")])
        }
        return .tuple([
          .string(decode(bytes[..<found])), .string(separator), .string(decode(bytes[(found + needle.count)...])),
        ])
      }
    }
    type.method("splitlines", "keepends=") { value, options in
      let keepsEnds = try options[0]?.isTrue() ?? false
      return .list(lines(try text(value).string, keepsEnds: keepsEnds).map { .string($0) })
    }
    type.method("join") { arguments in
      try arguments.expect(2, "str.join")
      let separator = try text(arguments[0]).string
      var result = ""
      var index = 0
      guard arguments[1].object.map({ (try? $0.iterator()) != nil || $0.type.isUserDefined }) ?? false else {
        throw PythonError.typeError("can only join an iterable")
      }
      try arguments[1].forEach { item in
        guard case .object(let object) = item, let part = object as? StringObject else {
          throw PythonError.typeError("sequence item \(index): expected str instance, \(item.type.name) found")
        }
        if index > 0 { result += separator }
        result += part.string
        index += 1
        return true
      }
      return .string(result)
    }
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func lines(_ text: String, keepsEnds: Bool) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar.value {
      case 0x0a...0x0d, 0x1c...0x1e, 0x85, 0x2028, 0x2029:
        if keepsEnds { line.append(scalar) }
        if scalar == "\r", index < scalars.count, scalars[index] == "\n" {
          if keepsEnds { line.append("\n") }
          index += 1
        }
        lines.append(String(line))
        line = String.UnicodeScalarView()
      default: line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  // MARK: Case

  private static func asciiMapped(_ text: String, _ body: (UInt8) -> UInt8) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { result in
        for index in bytes.indices { result[index] = body(bytes[index]) }
        return bytes.count
      }
    }
  }

  private static func installCase(on type: TypeObject) {
    func map(_ name: String, _ body: @escaping (String) -> String) {
      type.method(name) { arguments in
        try arguments.expect(1, "str.\(name)")
        return .string(body(try text(arguments[0]).string))
      }
    }
    map("upper") { text in
      // Without letters beyond ASCII the questions to the Unicode tables are spared.
      if text.isASCIIText { return asciiMapped(text) { $0 >= 0x61 && $0 <= 0x7a ? $0 - 0x20 : $0 } }
      return text.unicodeScalars.map(\.properties.uppercaseMapping).joined()
    }
    map("lower") { text in
      if text.isASCIIText { return asciiMapped(text) { $0 >= 0x41 && $0 <= 0x5a ? $0 + 0x20 : $0 } }
      return text.lowercased()
    }
    map("casefold") {
      $0.unicodeScalars.map { $0 == "ß" ? "ss" : $0.properties.lowercaseMapping }.joined()
    }
    map("swapcase") { text in
      text.unicodeScalars.map { scalar in
        let properties = scalar.properties
        if properties.isUppercase { return properties.lowercaseMapping }
        return properties.isLowercase ? properties.uppercaseMapping : String(scalar)
      }.joined()
    }
    map("capitalize") { text in
      guard let first = text.unicodeScalars.first else { return "" }
      return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
    }
    map("title") { text in
      var followsCased = false
      return text.unicodeScalars.map { scalar in
        let shown = followsCased ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
        followsCased = scalar.properties.isCased
        return shown
      }.joined()
    }
  }

  // MARK: Width

  private static func installLayout(on type: TypeObject) {
    for (name, align) in [("ljust", "<"), ("rjust", ">"), ("center", "^")] {
      type.method(name) { arguments in
        try arguments.expect(1...2, name)
        let text = try text(arguments[0])
        var fill = " "
        if arguments.count > 2 {
          guard let given = arguments[2].string else {
            throw PythonError.typeError("The fill character must be a unicode character, not \(arguments[2].type.name)")
          }
          guard given.unicodeScalars.count == 1 else {
            throw PythonError.typeError("The fill character must be exactly one character long")
          }
          fill = given
        }
        let missing = try arguments[1].requiredIndex() - text.count
        guard missing > 0 else { return .string(text.string) }
        // CPython's centre leans left for odd widths only.
        let left = align == "<" ? 0 : align == ">" ? missing : missing / 2 + (missing & (text.count + missing) & 1)
        return .string(
          String(repeating: fill, count: left) + text.string + String(repeating: fill, count: missing - left))
      }
    }
    type.method("zfill") { arguments in
      try arguments.expect(2, "str.zfill")
      let text = try text(arguments[0])
      let missing = try arguments[1].requiredIndex() - text.count
      guard missing > 0 else { return .string(text.string) }
      let zeros = String(repeating: "0", count: missing)
      if let sign = text.string.unicodeScalars.first, sign == "+" || sign == "-" {
        return .string(String(sign) + zeros + String(text.string.unicodeScalars.dropFirst()))
      }
      return .string(zeros + text.string)
    }
    type.method("expandtabs", "tabsize=") { value, options in
      let size = try options[0]?.requiredIndex() ?? 8
      var column = 0
      var result = String.UnicodeScalarView()
      for scalar in try text(value).string.unicodeScalars {
        if scalar == "\t" {
          let count = size > 0 ? size - column % size : 0
          result.append(contentsOf: repeatElement(" " as Unicode.Scalar, count: count))
          column += count
        } else {
          result.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return .string(String(result))
    }
    type.method("replace") { arguments in
      try arguments.expect(2...3, "replace")
      let text = try text(arguments[0])
      guard let old = arguments[1].string else {
        throw PythonError.typeError("replace() argument 1 must be str, not \(arguments[1].type.name)")
      }
      guard let new = arguments[2].string else {
        throw PythonError.typeError("replace() argument 2 must be str, not \(arguments[2].type.name)")
      }
      let given = arguments.count > 3 ? try arguments[3].requiredIndex() : -1
      let limit = given < 0 ? Int.max : given
      guard old.isEmpty else {
        return .string(decode(ByteSearch.replace(text.utf8, Array(old.utf8), Array(new.utf8), limit: limit)))
      }
      var result = ""
      var inserted = 0
      for scalar in text.string.unicodeScalars {
        if inserted < limit { result += new }
        inserted += 1
        result.unicodeScalars.append(scalar)
      }
      return .string(inserted < limit ? result + new : result)
    }
  }

  // MARK: Questions

  private static func installQuestions(on type: TypeObject) {
    func question(_ name: String, emptyIs empty: Bool = false, _ holds: @escaping (Unicode.Scalar) -> Bool) {
      type.method(name) { arguments in
        try arguments.expect(1, "str.\(name)")
        let scalars = try text(arguments[0]).string.unicodeScalars
        return .bool(scalars.isEmpty ? empty : scalars.allSatisfy(holds))
      }
    }
    func isAlpha(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
      default: false
      }
    }
    func isDecimal(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }
    func isDigit(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
    }
    func isNumeric(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }
    question("isalpha", isAlpha)
    question("isdecimal", isDecimal)
    question("isdigit", isDigit)
    question("isnumeric", isNumeric)
    question("isalnum") { isAlpha($0) || isDecimal($0) || isDigit($0) || isNumeric($0) }
    question("isspace", \.isPythonSpace)
    question("isascii", emptyIs: true) { $0.isASCII }
    question("isprintable", emptyIs: true, \.isPrintable)
    for (name, wanted) in [("islower", false), ("isupper", true)] {
      type.method(name) { arguments in
        try arguments.expect(1, "str.\(name)")
        var found = false
        for scalar in try text(arguments[0]).string.unicodeScalars {
          let properties = scalar.properties
          let isTitle = properties.generalCategory == .titlecaseLetter
          if wanted ? (properties.isLowercase || isTitle) : (properties.isUppercase || isTitle) { return .bool(false) }
          if wanted ? properties.isUppercase : properties.isLowercase { found = true }
        }
        return .bool(found)
      }
    }
    type.method("istitle") { arguments in
      try arguments.expect(1, "str.istitle")
      var found = false
      var followsCased = false
      for scalar in try text(arguments[0]).string.unicodeScalars {
        let properties = scalar.properties
        if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
          if followsCased { return .bool(false) }
          followsCased = true
          found = true
        } else if properties.isLowercase {
          if !followsCased { return .bool(false) }
          found = true
        } else {
          followsCased = false
        }
      }
      return .bool(found)
    }
    type.method("isidentifier") { arguments in
      try arguments.expect(1, "str.isidentifier")
      let scalars = try text(arguments[0]).string.unicodeScalars
      guard let first = scalars.first, first == "_" || first.properties.isXIDStart else { return .bool(false) }
      return .bool(scalars.allSatisfy(\.properties.isXIDContinue))
    }
  }

  // MARK: Formatting

  private static func installFormatting(on type: TypeObject) {
    type.method("format") { arguments in
      let named = arguments.keywords
      return .string(
        try BraceFormat.format(text(arguments[0]).string, arguments.positional(from: 1)) { name in
          guard let found = named.first(where: { $0.name == name }) else { throw PythonError.keyError(.string(name)) }
          return found.value
        })
    }
    type.method("format_map") { arguments in
      try arguments.expect(2, "str.format_map")
      let mapping = arguments[1]
      return .string(try BraceFormat.format(text(arguments[0]).string, []) { try mapping.item(.string($0)) })
    }
    type.method("encode", "encoding=, errors=") { value, options in
      .object(BytesObject(try BytesMethods.encode(text(value), options[0], options[1])))
    }
  }

  private static func installTranslation(on type: TypeObject) {
    type.staticMethod("maketrans") { arguments in
      guard (1...3).contains(arguments.count) else {
        throw PythonError.typeError("maketrans expected at least 1 argument, got \(arguments.count)")
      }
      let table = DictionaryObject()
      if arguments.count == 1 {
        guard let source = arguments[0].object as? DictionaryObject else {
          throw PythonError.typeError("if you give only one argument to maketrans it must be a dict")
        }
        for (key, value) in source.pairs {
          if let text = key.string {
            guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
              throw PythonError.valueError("string keys in translate table must be of length 1")
            }
            try table.setValue(value, for: .int(Int(scalar.value)))
          } else {
            try table.setValue(value, for: key)
          }
        }
        return .object(table)
      }
      let from = Array(try arguments[0].requiredText("maketrans() argument 1").unicodeScalars)
      let to = Array(try arguments[1].requiredText("maketrans() argument 2").unicodeScalars)
      guard from.count == to.count else {
        throw PythonError.valueError("the first two maketrans arguments must have equal length")
      }
      for (a, b) in zip(from, to) { try table.setValue(.int(Int(b.value)), for: .int(Int(a.value))) }
      if arguments.count > 2 {
        for scalar in try arguments[2].requiredText("maketrans() argument 3").unicodeScalars {
          try table.setValue(.none, for: .int(Int(scalar.value)))
        }
      }
      return .object(table)
    }
    type.method("translate") { arguments in
      try arguments.expect(2, "str.translate")
      var result = ""
      for scalar in try text(arguments[0]).string.unicodeScalars {
        let replacement: Value
        do { replacement = try arguments[1].item(.int(Int(scalar.value))) } catch let error
          where error.isPython(ExceptionTypes.keyError) || error.isPython(ExceptionTypes.indexError)
        {
          result.unicodeScalars.append(scalar)
          continue
        }
        if let text = replacement.string {
          result += text
        } else if case .int(let code) = replacement, let mapped = UInt32(exactly: code).flatMap(Unicode.Scalar.init) {
          result.unicodeScalars.append(mapped)
        } else if !replacement.isNone {
          throw PythonError.typeError("character mapping must return integer, None or str")
        }
      }
      return .string(result)
    }
  }
}

extension Value {
  /// The text of a string argument; otherwise a TypeError of the given message.
  fileprivate func requiredText(_ message: String, plain: Bool) throws -> String {
    if let text = string { return text }
    throw PythonError.typeError(message)
  }
}

extension String {
  /// Whether the text begins, or ends, with the same scalars.
  fileprivate func hasAffix(_ affix: String, atEnd: Bool) -> Bool {
    var (text, affix) = (self, affix)
    return text.withUTF8 { text in
      affix.withUTF8 { affix in
        guard affix.count <= text.count else { return false }
        let start = atEnd ? text.count - affix.count : 0
        return affix.indices.allSatisfy { text[start + $0] == affix[$0] }
      }
    }
  }
}
