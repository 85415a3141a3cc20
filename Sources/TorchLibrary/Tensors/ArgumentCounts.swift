import SceneLanguage

/// How many arguments methods take that are neither in the engine's table nor written in Python, and what PyTorch says of
/// more. Those that are have their signatures in `SignatureTable`.
enum ArgumentCounts {
  /// Methods of C without parameters.
  private static let withoutAny = """
    conj_physical_ detach detach_ dim element_size get_device is_floating_point is_inference is_signed item ndimension \
    nelement numel retain_grad storage_offset tolist untyped_storage data_ptr
    """

  /// Methods whose arguments PyTorch parses: the fewest and the most that may stand without a name, then the names of others.
  private static let parsed: [(names: String, least: Int, most: Int, keywords: Set<String>)] = [
    ("float double half bfloat16 int long short char byte bool cpu is_contiguous", 0, 0, ["memory_format"]),
    ("numpy", 0, 0, ["force"]),
    ("size stride", 0, 1, ["dim"]), ("requires_grad_", 0, 1, ["requires_grad"]),
    ("is_pinned pin_memory", 0, 1, ["device"]), ("type_as is_same_size", 1, 1, ["other"]),
    ("is_set_to", 1, 1, ["tensor"]), ("resize_as_", 1, 1, ["the_template", "memory_format"]),
    ("new_tensor", 1, 1, ["data", "dtype", "device", "requires_grad", "pin_memory"]),
  ]

  /// Makes the methods of a class count their arguments before they do anything.
  static func install(in type: TypeObject) {
    for name in withoutAny.split(separator: " ").map(String.init) {
      wrap(name, in: type) { arguments in
        if arguments.hasKeywords { return "TensorBase.\(name)() takes no keyword arguments" }
        if arguments.count > 1 { return "TensorBase.\(name)() takes no arguments (\(arguments.count - 1) given)" }
        return nil
      }
    }
    for entry in parsed {
      for name in entry.names.split(separator: " ").map(String.init) {
        wrap(name, in: type) { arguments in
          if arguments.count - 1 > entry.most {
            return ArgumentBinder.Mismatch.tooMany(needed: entry.least, allowed: entry.most, given: arguments.count - 1)
              .message(name)
          }
          let unknown = arguments.keywords.first { !entry.keywords.contains($0.name) }
          return unknown.map { ArgumentBinder.Mismatch.unexpected($0.name).message(name) }
        }
      }
    }
  }

  private static func wrap(_ name: String, in type: TypeObject, _ complaint: @escaping (PythonArguments) -> String?) {
    guard let function = type[name]?.object as? NativeFunction else { return }
    let body = function.body
    type.method(name) { arguments in
      if arguments.count > 1 || arguments.hasKeywords, let complaint = complaint(arguments) {
        throw PythonError.typeError(complaint)
      }
      return try body(arguments)
    }
  }
}
