import Autograd
import Recording
import SceneLanguage

extension Scribe: ExecutionObserver {
  func bound(_ name: String, scope: Int, to value: PythonValue?) {
    let tensor = (value?.object as? TensorObject)?.tensor
    if let tensor { showUnused(tensor) }
    write(
      .nameBound(
        name: name, scope: scopeOfNames(isModule: scope == 0),
        tensor: tensor.flatMap { tensors.contains($0) ? TensorID($0.id) : nil }))
  }

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
}
