import SceneLanguage

/// The modules that are being called, and the paths under which they are known: `encoder.layers.0`.
struct ModuleCalls {
  private struct Call {
    let module: PythonValue
    let path: String
    let site: Site?
  }

  private var calls: [Call] = []

  /// A call begins; gives the module's path below the outermost one, whose own is the name of its class.
  mutating func enter(_ module: PythonValue, at site: Site?) throws -> String {
    let path = try calls.last.map { try self.path(of: module, below: $0) } ?? module.type.name
    calls.append(Call(module: module, path: path, site: site))
    return path
  }

  /// The innermost call ended.
  mutating func leave() { _ = calls.popLast() }

  /// The path of the module whose own Python code is running: the scene is still at the place that called it.
  func path(calledAt site: Site) -> String? {
    guard let call = calls.last, call.site == site else { return nil }
    return call.path
  }

  private func path(of module: PythonValue, below parent: Call) throws -> String {
    var waiting = [(parent.module, calls.count > 1 ? parent.path : "")]
    while let (candidate, prefix) = waiting.popLast() {
      guard let children = try candidate.attributeIfPresent("_modules")?.object as? DictionaryObject else { continue }
      for (key, child) in children.pairs where !child.isNone {
        let path = prefix + (prefix.isEmpty ? "" : ".") + (key.string ?? "")
        if child.isIdentical(to: module) { return path }
        waiting.append((child, path))
      }
    }
    return module.type.name
  }
}
