import SceneLanguage

/// Tells a name that gradwalk lacks from one that PyTorch does not have either.
enum UnsupportedNames {
  /// What is said of a name that a module of PyTorch, or `Tensor`, does not have here; nil where Python's usual words
  /// are PyTorch's too.
  static func answer(for name: String, in owner: String) -> MissingAttribute? {
    if let names = PyTorchNames.all[owner], names.split(whereSeparator: \.isWhitespace).contains(Substring(name)) {
      return .init(text: "\(owner).\(name) is part of PyTorch, but not supported by gradwalk", isUnsupported: true)
    }
    // The module torch words this itself, which leaves out Python's suggestion.
    return owner == "torch"
      ? .init(text: "module 'torch' has no attribute '\(name)'", isUnsupported: false) : nil
  }

  /// A module that answers for the names that it lacks.
  static func explained(_ definition: ModuleDefinition) -> ModuleDefinition {
    let name = definition.name
    guard PyTorchNames.all[name] != nil else { return definition }
    func explain(_ module: ModuleObject) { module.explainMissing = { answer(for: $0, in: name) } }
    var explained = definition
    switch definition.content {
    case .native(let fill):
      explained.content = .native { module, interpreter in
        explain(module)
        try fill(module, interpreter)
      }
    case .python(let source, let showsFrames):
      explained.content = .mixed({ module, _ in explain(module) }, source, showsFrames: showsFrames)
    case .mixed(let fill, let source, let showsFrames):
      explained.content = .mixed(
        { module, interpreter in
          explain(module)
          try fill(module, interpreter)
        }, source, showsFrames: showsFrames)
    }
    return explained
  }
}
