import Foundation

/// `unicodedata`: what the Unicode standard says of a character, and the normal forms of texts.
enum UnicodeDataModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("unicodedata") { module, _ in
    module["unidata_version"] = .string("14.0.0")
    installForms(in: module)
    module.function("category", 1...1) { .string(category(of: try scalar($0[0], "category"))) }
    module.function("combining", 1...1) {
      .int(Int(try scalar($0[0], "combining").properties.canonicalCombiningClass.rawValue))
    }
    module.function("name", 1...2) { arguments in
      if let name = name(of: try scalar(arguments[0], "name")) { return .string(name) }
      if arguments.count > 1 { return arguments[1] }
      throw PythonError.valueError("no such name")
    }
    module.function("lookup", 1...1) { arguments in
      let wanted = try text(arguments[0], "lookup").uppercased()
      for code in UInt32(0)...0x10FFFF {
        if let scalar = Unicode.Scalar(code), name(of: scalar) == wanted { return .string(String(scalar)) }
      }
      throw PythonError("KeyError", "undefined character name '\(try text(arguments[0], "lookup"))'")
    }
    installNumbers(in: module)
  }

  private static func installForms(in module: ModuleObject) {
    module.function("normalize", 2...2) { arguments in
      .string(try normalized(try text(arguments[1], "normalize"), form: try text(arguments[0], "normalize")))
    }
    module.function("is_normalized", 2...2) { arguments in
      let original = try text(arguments[1], "is_normalized")
      let form = try normalized(original, form: try text(arguments[0], "is_normalized"))
      return .bool(form.unicodeScalars.elementsEqual(original.unicodeScalars))
    }
  }

  private static func installNumbers(in module: ModuleObject) {
    for (name, kinds, what) in [
      ("decimal", [Unicode.NumericType.decimal], "a decimal"), ("digit", [.decimal, .digit], "a digit"),
      ("numeric", [.decimal, .digit, .numeric], "a numeric character"),
    ] {
      module.function(name, 1...2) { arguments in
        let properties = try scalar(arguments[0], name).properties
        if let kind = properties.numericType, kinds.contains(kind), let value = properties.numericValue {
          return name == "numeric" ? .float(value) : .int(Int(value))
        }
        if arguments.count > 1 { return arguments[1] }
        throw PythonError.valueError("not \(what)")
      }
    }
  }

  private static func text(_ value: Value, _ function: String) throws -> String {
    guard let text = value.string else {
      throw PythonError.typeError("\(function)() argument must be str, not \(value.type.messageName)")
    }
    return text
  }

  private static func scalar(_ value: Value, _ function: String) throws -> Unicode.Scalar {
    let scalars = value.string?.unicodeScalars
    guard let scalars, scalars.count == 1, let scalar = scalars.first else {
      throw PythonError.typeError(
        "\(function)() argument must be a unicode character, not \(value.type.messageName)")
    }
    return scalar
  }

  private static func normalized(_ text: String, form: String) throws -> String {
    switch form {
    case "NFC": text.precomposedStringWithCanonicalMapping
    case "NFD": text.decomposedStringWithCanonicalMapping
    case "NFKC": text.precomposedStringWithCompatibilityMapping
    case "NFKD": text.decomposedStringWithCompatibilityMapping
    default: throw PythonError.valueError("invalid normalization form")
    }
  }

  /// The standard's name; ideographs and syllables have theirs by rule.
  private static func name(of scalar: Unicode.Scalar) -> String? {
    if let name = scalar.properties.name { return name }
    let code = scalar.value
    if scalar.properties.isUnifiedIdeograph { return "CJK UNIFIED IDEOGRAPH-" + String(code, radix: 16).uppercased() }
    guard (0xAC00...0xD7A3).contains(code) else { return nil }
    let place = Int(code - 0xAC00)
    return "HANGUL SYLLABLE " + leading[place / 588] + vowels[place % 588 / 28] + trailing[place % 28]
  }

  private static let leading = "G GG N D DD R M B BB S SS - J JJ C K T P H".split(separator: " ").map(sound)
  private static let vowels = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(separator: " ")
    .map(sound)
  private static let trailing =
    "- G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(separator: " ").map(sound)

  private static func sound(_ text: Substring) -> String { text == "-" ? "" : String(text) }

  private static func category(of scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
