import SceneLanguage

extension TypeObject {
  /// Defines a method that PyTorch itself writes in Python, whose complaints about arguments are Python's own.
  func pythonMethod(
    _ name: String, _ signature: String, _ body: @escaping (PythonValue, [PythonValue?]) throws -> PythonValue
  ) {
    let title = "\(self.name).\(name)"
    let known = SceneLanguage.Signature(signature)
    let names = Set(
      signature.split(separator: ",").map { $0.trimmingPrefix(" ").prefix { $0 != "=" } }.map(String.init))
    method(name) { arguments in
      for (keyword, _) in arguments.keywords where !names.contains(keyword) {
        throw PythonError.typeError("\(title)() got an unexpected keyword argument '\(keyword)'")
      }
      return try body(arguments[0], known.bind(arguments.dropping(1), function: title))
    }
  }
}
