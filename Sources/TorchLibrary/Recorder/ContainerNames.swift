import Autograd
import SceneLanguage

/// The names of tensors inside of what the scene's variables hold: `ws[3]`, `params['w']`, `net.scale`, and for the
/// parameters of a module its own names for them, `fc1.weight`.
///
/// Containers are held weakly: a name keeps nothing alive.
struct ContainerNames {
  /// A name came to mean another tensor, or none.
  struct Change: Equatable {
    var name: String
    var scope: Int
    var tensor: Int?
  }

  /// What one variable holds.
  private struct Variable {
    weak var container: PythonObject?
    /// The tensors inside by their names, as they were told.
    var told: [String: Int] = [:]
    /// Everything inside that can change.
    var containers: Set<ObjectIdentifier> = []
  }

  /// The variables by name, by the scope that they live in.
  private var variables: [Int: [String: Variable]] = [:]
  /// Tensors inside a container that the timeline does not know yet.
  private var awaited: Set<Int> = []

  /// A variable holds another container, or none.
  mutating func bind(_ name: String, scope: Int, to container: PythonObject?, known: KnownTensors) -> [Change] {
    var variable = variables[scope]?.removeValue(forKey: name) ?? Variable()
    if container == nil, variable.told.isEmpty { return [] }
    variable.container = container
    let changes = refresh(&variable, name, scope, known)
    if container != nil { variables[scope, default: [:]][name] = variable }
    return changes
  }

  /// What is inside a container may be another.
  mutating func changed(_ container: PythonObject, known: KnownTensors) -> [Change] {
    refresh(known) { $0.containers.contains(ObjectIdentifier(container)) }
  }

  /// The timeline knows a tensor from now on.
  mutating func appeared(_ tensor: Tensor, known: KnownTensors) -> [Change] {
    guard awaited.remove(tensor.id) != nil else { return [] }
    return refresh(known) { _ in true }
  }

  /// A call ended, and its variables with it.
  mutating func close(scope: Int) { variables[scope] = nil }

  private mutating func refresh(_ known: KnownTensors, where isMeant: (Variable) -> Bool) -> [Change] {
    var changes: [Change] = []
    for scope in variables.keys.sorted() {
      for (name, old) in (variables[scope] ?? [:]).sorted(by: { $0.key < $1.key }) where isMeant(old) {
        var variable = old
        changes += refresh(&variable, name, scope, known)
        variables[scope]?[name] = variable
      }
    }
    return changes
  }

  private mutating func refresh(
    _ variable: inout Variable, _ name: String, _ scope: Int, _ known: KnownTensors
  ) -> [Change] {
    var contents = ContainerContents()
    if let container = variable.container { contents.visit(.object(container), path: name, depth: 0) }
    var changes: [Change] = []
    var now: [String: Int] = [:]
    for (path, tensor) in contents.tensors {
      guard known.contains(tensor) else {
        awaited.insert(tensor.id)
        continue
      }
      now[path] = tensor.id
      if variable.told[path] != tensor.id { changes.append(Change(name: path, scope: scope, tensor: tensor.id)) }
    }
    for path in variable.told.keys.sorted() where now[path] == nil {
      changes.append(Change(name: path, scope: scope, tensor: nil))
    }
    variable.told = now
    variable.containers = contents.containers
    return changes
  }
}

/// What a walk through a container finds.
private struct ContainerContents {
  /// So many objects are looked at; a large table of numbers must not hold up the scene.
  private static let limit = 2000
  /// So far down do names lead, outside of modules.
  private static let deepest = 3

  private(set) var tensors: [(path: String, tensor: Tensor)] = []
  private(set) var containers: Set<ObjectIdentifier> = []
  private var visits = 0

  mutating func visit(_ value: PythonValue, path: String, depth: Int) {
    guard let object = value.object else { return }
    visits += 1
    if visits > Self.limit { return }
    if let tensor = (object as? TensorObject)?.tensor { return tensors.append((path, tensor)) }
    guard object.mayHoldObserved, depth <= Self.deepest, containers.insert(ObjectIdentifier(object)).inserted
    else { return }
    if let module = ModuleContents(of: object) {
      visit(module, of: object, path: path, prefix: module.modules.count > 0 ? "" : path + ".", depth: depth)
    } else if let list = object as? ListObject {
      for (index, item) in list.items.enumerated() { visit(item, path: "\(path)[\(index)]", depth: depth + 1) }
    } else if let tuple = object as? TupleObject {
      for (index, item) in tuple.items.enumerated() { visit(item, path: "\(path)[\(index)]", depth: depth + 1) }
    } else if let dictionary = object as? DictionaryObject {
      for (key, item) in dictionary.pairs {
        visit(item, path: "\(path)[\((try? key.repr()) ?? "…")]", depth: depth + 1)
      }
    } else if object.isWrittenByScene {
      for (name, item) in object.ownAttributes { visit(item, path: "\(path).\(name.string)", depth: depth + 1) }
    }
  }

  /// A module's parameters and buffers have the names of `named_parameters()`; its other attributes go by the variable.
  private mutating func visit(
    _ module: ModuleContents, of object: PythonObject, path: String, prefix: String, depth: Int
  ) {
    for (key, item) in module.parameters.pairs + module.buffers.pairs {
      visit(item, path: prefix + (key.string ?? ""), depth: depth)
    }
    for (key, item) in module.modules.pairs {
      guard let child = item.object, let contents = ModuleContents(of: child),
        containers.insert(ObjectIdentifier(child)).inserted
      else { continue }
      let name = prefix + (key.string ?? "")
      visit(contents, of: child, path: name, prefix: name + ".", depth: depth)
    }
    for (name, item) in object.ownAttributes where !name.string.hasPrefix("_") {
      visit(item, path: "\(path).\(name.string)", depth: depth + 1)
    }
  }
}

/// The tables of an `nn.Module`.
private struct ModuleContents {
  let parameters: DictionaryObject
  let buffers: DictionaryObject
  let modules: DictionaryObject

  /// Nil when the object is no module, or not made yet.
  init?(of object: PythonObject) {
    guard let parameters = object.ownAttribute(.interned("_parameters"))?.object as? DictionaryObject,
      let buffers = object.ownAttribute(.interned("_buffers"))?.object as? DictionaryObject,
      let modules = object.ownAttribute(.interned("_modules"))?.object as? DictionaryObject
    else { return nil }
    (self.parameters, self.buffers, self.modules) = (parameters, buffers, modules)
  }
}

extension PythonObject {
  /// Whether the object is of a class that stands in the scene.
  fileprivate var isWrittenByScene: Bool {
    (try? PythonValue.object(type).attributeIfPresent("__module__"))?.string == "__main__"
  }
}
