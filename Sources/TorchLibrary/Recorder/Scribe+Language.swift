import Autograd
import Recording
import SceneLanguage

extension Scribe: ExecutionObserver {
  func bound(_ name: String, scope: Int, to value: PythonValue?) {
    let scope = scopeOfNames(isModule: scope == 0)
    let tensor = (value?.object as? TensorObject)?.tensor
    if let tensor { showUnused(tensor) }
    if let tensor, tensors.contains(tensor) {
      tensorNames[scope, default: []].insert(name)
      write(.nameBound(name: name, scope: scope, tensor: TensorID(tensor.id)))
    } else if tensorNames[scope]?.remove(name) != nil {
      write(.nameBound(name: name, scope: scope, tensor: nil))
    }
    write(containers.bind(name, scope: scope, to: tensor == nil ? value?.object : nil, known: tensors))
  }

  func changed(_ container: PythonValue) {
    if let object = container.object { write(containers.changed(object, known: tensors)) }
  }

  /// Names of what is inside containers.
  private func write(_ changes: [ContainerNames.Change]) {
    for change in changes {
      write(.nameBound(name: change.name, scope: change.scope, tensor: change.tensor.map { TensorID($0) }))
    }
  }

  /// Gives a tensor that the timeline knows from now on the names that it has had before.
  func nameAppeared(_ tensor: Tensor) { write(containers.appeared(tensor, known: tensors)) }

  func entered(_ scope: ExecutionScope, at range: TextRange?) {
    let source = range.map { SourceRange($0) }
    switch scope {
    case .cell(let index):
      let label = recorder.document.cells.indices.contains(index) ? recorder.document.cells[index].label : nil
      enterScope(.init(kind: .cell, name: label ?? recorder.document.name, source: source), isFunction: false)
    case .function(let name): enterScope(.init(kind: .function, name: name, source: source), isFunction: true)
    case .iteration(let variable, let value, let round, let total):
      enterScope(
        .init(
          kind: .iteration(variable: variable, value: value, round: round + 1, of: total),
          name: variable == nil ? "while" : "for", source: source), isFunction: false)
    }
  }

  func left() { leaveScope() }

  func printed(_ text: String) { write(.textPrinted(text)) }

  func noted(_ note: SceneNote) {
    if case .differs(let cell, _, _) = note {
      write(.noted(text: note.text, differingCell: cell))
    } else {
      write(.noted(text: note.text, differingCell: nil))
    }
  }
}
