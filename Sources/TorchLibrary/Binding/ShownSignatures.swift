import Autograd

/// The signatures that PyTorch lists in its message about a call, for the functions whose parser has others than the
/// operation's own: a factory names its layout and its generator, and some keep forms of older versions.
enum ShownSignatures {
  /// The signatures of a function or, where it has others, of a method; nil where they are those of the operation.
  static func options(of name: String, isMethod: Bool) -> [InvalidArguments.Option]? {
    (isMethod ? methods[name] : functions[name])?.map(option)
  }

  private static let tail =
    "torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, "
    + "bool requires_grad = False"
  private static let factory = "Tensor out = None, " + tail

  /// Signatures with `generator` and those without.
  private static func random(_ parameters: String...) -> [String] {
    parameters.flatMap { ["\($0), *, torch.Generator generator, \(factory)", "\($0), *, \(factory)"] }
  }

  /// Signatures with tensors in place of two numbers.
  private static func spaced(_ rest: String) -> [String] {
    ["Tensor start, Tensor end", "Number start, Tensor end", "Tensor start, Number end", "Number start, Number end"].map
    {
      "\($0), \(rest), *, \(factory)"
    }
  }

  private static let functions: [String: [String]] = [
    "rand": random("tuple of ints size"),
    "randn": random("tuple of ints size"),
    "randint": random("int high, tuple of ints size", "int low, int high, tuple of ints size"),
    "randperm": random("int n"),
    "arange": [
      "Number end, *, \(factory)", "Number start, Number end, *, \(tail)",
      "Number start, Number end, Number step = 1, *, \(factory)",
    ],
    "linspace": spaced("int steps"),
    "logspace": spaced("int steps, float base = 10.0"),
    "eye": ["int n, *, \(factory)", "int n, int m, *, \(factory)"],
    "where": [
      "Tensor condition", "Tensor condition, Tensor input, Tensor other, *, Tensor out = None",
      "Tensor condition, Number self, Tensor other", "Tensor condition, Tensor input, Number other",
      "Tensor condition, Number self, Number other",
    ],
  ]

  private static let methods: [String: [String]] = [
    "add": ["Tensor other, *, Number alpha = 1"],
    "sub": ["Tensor other, *, Number alpha = 1"],
    "nonzero": ["", "*, bool as_tuple"],
    "copy_": ["Tensor other, bool non_blocking = False"],
    "narrow": ["int dim, Tensor start, int length", "int dim, int start, int length"],
    "any": ["", "tuple of ints dim = None, bool keepdim = False", "int dim, bool keepdim = False"],
    "all": ["", "tuple of ints dim = None, bool keepdim = False", "int dim, bool keepdim = False"],
    "std": spread,
    "var": spread,
    "argsort": ["*, bool stable, int dim = -1, bool descending = False", "int dim = -1, bool descending = False"],
  ]

  private static let spread = [
    "tuple of ints dim, bool unbiased = True, bool keepdim = False",
    "tuple of ints dim = None, *, Number correction = None, bool keepdim = False", "bool unbiased = True",
  ]

  private static func option(_ text: String) -> InvalidArguments.Option {
    var parameters: [InvalidArguments.Option.Parameter] = []
    var positionalCount: Int?
    for part in text.split(separator: ", ") {
      if part == "*" {
        positionalCount = parameters.count
        continue
      }
      let sides = part.split(separator: " = ")
      let words = sides[0].split(separator: " ")
      parameters.append(
        .init(
          type: words.dropLast().joined(separator: " "), name: String(words.last ?? ""),
          defaultText: sides.count > 1 ? String(sides[1]) : nil))
    }
    return InvalidArguments.Option(parameters: parameters, positionalCount: positionalCount ?? parameters.count)
  }
}
