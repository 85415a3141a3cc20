extension Interpreter {
  /// Makes a module known; it is filled when a program first imports it, or first reads it as an attribute of its
  /// parent. The last definition of a name counts.
  public func define(_ module: ModuleDefinition) { definitions[module.name] = module }

  /// Whether a program may import a module of this name.
  public func isDefined(_ name: String) -> Bool { definitions[name] != nil }

  /// The module of a name, made if it is the first use; throws ModuleNotFoundError.
  public func module(_ name: String) throws -> ModuleObject {
    if let known = modules[name] { return known }
    var parent: ModuleObject?
    if let dot = name.lastIndex(of: ".") { parent = try module(String(name[..<dot])) }
    if let known = modules[name] { return known }
    guard let definition = definitions[name] else {
      let error = PythonError("ModuleNotFoundError", "No module named '\(name)'")
      throw error
    }
    let made = ModuleObject(name)
    made.importer = self
    modules[name] = made
    do {
      try fill(made, definition)
    } catch {
      modules[name] = nil
      throw error
    }
    if let parent, let last = name.split(separator: ".").last, parent[String(last)] == nil {
      parent[String(last)] = .object(made)
    }
    return made
  }

  private func fill(_ module: ModuleObject, _ definition: ModuleDefinition) throws {
    switch definition.content {
    case .native(let fill): try fill(module, self)
    case .python(let text, let showsFrames): try execute(text, in: module, showsFrames: showsFrames)
    case .mixed(let fill, let text, let showsFrames):
      try fill(module, self)
      try execute(text, in: module, showsFrames: showsFrames)
    }
  }

  private func execute(_ text: String, in module: ModuleObject, showsFrames: Bool) throws {
    let unit = SourceUnit(fileName: "<\(module.name)>", cells: [text], isHidden: !showsFrames)
    do {
      var parser = Parser(text)
      let statements = try parser.parseProgram()
      let compiler = Compiler(unit: unit, module: module, builtins: machine.builtins, isObserved: false)
      _ = try machine.run(module: compiler.compile(statements, cell: 0, echoesLast: false), module)
    } catch let failure as SyntaxFailure {
      throw PythonError(
        ExceptionTypes.syntaxError, "\(failure.message) (\(module.name), line \(failure.range.line))")
    }
  }

  // MARK: Import statements

  func importModule(_ name: String, wantsTop: Bool) throws -> Value {
    let module = try module(name)
    guard wantsTop, let top = name.split(separator: ".").first else { return .object(module) }
    return .object(try self.module(String(top)))
  }

  func importName(_ name: String, from source: Value) throws -> Value {
    if let value = try source.attributeIfPresent(name) { return value }
    guard case .object(let object) = source, let module = object as? ModuleObject else { return .none }
    if let missing = module.missingAttribute(name), missing.isUnsupported {
      throw PythonError("ImportError", missing.text)
    }
    throw PythonError("ImportError", "cannot import name '\(name)' from '\(module.name)' (unknown location)")
  }

  /// `from module import *` into the module whose code is running.
  func importAll(from source: Value) throws -> Value {
    guard case .object(let object) = source, let module = object as? ModuleObject else { return .none }
    let target = machine.frames[machine.depth - 1].module.takeUnretainedValue()
    let names: [StringObject]
    if let all = module.namespace[Names.all] {
      names = try all.items().compactMap { ($0.object as? StringObject)?.interned }
    } else {
      names = module.names.filter { !$0.hasPrefix("_") }.map { .interned($0) }
    }
    for name in names { target.namespace[name] = try source.attribute(name) }
    return .none
  }
}
