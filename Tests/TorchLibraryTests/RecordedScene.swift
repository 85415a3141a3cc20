import Foundation
import Recording

@testable import TorchLibrary

/// A scene that was recorded to its end, read as text.
struct RecordedScene {
  let timeline: Timeline

  /// Records a script.
  init(_ text: String, path: String = "scene.py") throws {
    let file = try SceneFile(data: Data(text.utf8), path: path)
    let news = DispatchSemaphore(value: 0)
    let run = SceneRun(file, onPublish: { news.signal() })
    while run.timeline.ending == nil { news.wait() }
    timeline = run.timeline
  }

  /// Every event.
  var events: [Event] { (0..<timeline.eventCount).map(timeline.event) }

  /// What happens at each step, one line each.
  var steps: [String] { events.filter(\.isPicture).map(describe) }

  /// Every event, one line each.
  var lines: [String] { events.map(describe) }

  /// All text that was printed.
  var output: String {
    events.compactMap { if case .textPrinted(let text) = $0.kind { text } else { nil } }.joined()
  }

  private func describe(_ event: Event) -> String {
    switch event.kind {
    case .tensorCreated(let creation):
      return "create \(creation.factory) \(elements(creation.tensor.value))" + flag(creation.tensor)
    case .operationApplied(let operation): return "apply " + text(operation)
    case .nameBound(let name, let scope, let tensor):
      return "name \(name)" + (scope == 0 ? "" : " in \(scope)") + (tensor == nil ? " to no tensor" : "")
    case .flagChanged(_, let requiresGrad): return "requires_grad \(requiresGrad ? "True" : "False")"
    case .detached(_, let operation): return "detach " + text(operation)
    case .gradModeEntered(let mode): return "enter \(mode.name)"
    case .gradModeLeft(let mode): return "leave \(mode.name)"
    case .inPlaceChanged(let change):
      return "write \(text(change.operation)) v\(change.oldVersion)→v\(change.operation.outputs.first?.version ?? -1)"
        + (change.oldValue.map { " was \(elements($0))" } ?? "")
    case .backwardStarted(let start):
      return "\(start.entryPoint) from \(start.roots.map { elements($0.seed) }.joined(separator: " ")), "
        + "\(start.reached.count) functions" + (start.retainGraph ? ", retained" : "")
    case .functionFired(let firing): return "fire \(name(of: firing.function)) " + sent(firing)
    case .gradientAccumulated(let sum):
      return "accumulate \(sum.old.map(elements) ?? "None") + \(elements(sum.new)) = \(elements(sum.now))"
    case .gradientCaptured(_, let gradient): return "capture \(elements(gradient))"
    case .backwardEnded: return "backward ends"
    case .buffersFreed(let functions): return "free \(functions.map(name).joined(separator: " "))"
    case .gradientReset(_, let now): return "reset to \(now.map(elements) ?? "None")"
    case .tensorReleased: return "tensor released"
    case .functionReleased: return "function released"
    case .hookCalled(let hook):
      return "hook \(hook.name) on \(hook.category)" + (hook.after.map { " → \(elements($0))" } ?? "")
    case .scopeEntered(let scope): return "scope \(scope.name) {"
    case .scopeLeft: return "}"
    case .textPrinted(let text): return "print \(text.trimmingCharacters(in: .newlines))"
    case .warningIssued(let category, _): return category
    case .noted(let text, _): return "note \(text)"
    case .exceptionRaised(let failure): return "\(failure.type): \(failure.message)"
    }
  }

  private func text(_ operation: Event.Operation) -> String {
    let outputs = operation.outputs.map { elements($0.value) }.joined(separator: " ")
    let inputs = operation.inputs.map { input in
      input.role + (input.edge.map { "→\($0)" } ?? "") + (input.cut.map { " ╳ \($0.rawValue)" } ?? "")
    }
    return "`\(operation.expression)` \(operation.function?.name ?? operation.name)(\(inputs.joined(separator: ", "))) "
      + outputs
  }

  private func sent(_ firing: Event.Firing) -> String {
    firing.deliveries.map { delivery in
      guard let delivery else { return "–" }
      let derivation = delivery.derivation.map { " by \($0.formula)" } ?? ""
      let sum = delivery.sum == delivery.gradient ? "" : " Σ \(elements(delivery.sum))"
      return "\(elements(delivery.gradient))\(sum) \(delivery.received)/\(delivery.expected)\(derivation)"
    }.joined(separator: "; ")
  }

  private func flag(_ facts: Event.TensorFacts) -> String { facts.requiresGrad ? " requires_grad" : "" }

  private func elements(_ value: ValueSnapshot) -> String {
    value.shape.isEmpty ? value.elements.joined() : "[\(value.elements.joined(separator: ", "))]"
  }

  private func name(of function: FunctionID) -> String {
    for event in events {
      switch event.kind {
      case .operationApplied(let operation) where operation.function?.id == function:
        return operation.function?.name ?? ""
      case .inPlaceChanged(let change) where change.operation.function?.id == function:
        return change.operation.function?.name ?? ""
      default: continue
      }
    }
    return "AccumulateGrad"
  }
}
