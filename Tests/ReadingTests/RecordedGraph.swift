import Recording

/// The graph that a program made, by the events that were recorded and nothing that was drawn: from which boxes each box
/// takes its tensors.
///
/// Where a gradient goes on, `next_functions` says from which box a tensor comes. Any other tensor stands where it was
/// made, or where autograd recorded a write into it last. A write that autograd did not record, as an optimiser's, makes
/// no box.
struct RecordedGraph {
  /// A gradient that the program gave, and the box of the tensor that it is for.
  struct Seed: Hashable {
    var event: Int
    var root: BoxID
    var seed: BoxID
  }

  /// For each box those that its inputs stand in, in the order of the arguments.
  private(set) var inputs: [BoxID: [BoxID]] = [:]
  /// For each box those over which its gradients go on.
  private(set) var differentiable: [BoxID: Set<BoxID>] = [:]
  /// For each box the event that made it.
  private(set) var birth: [BoxID: Int] = [:]
  /// The seeds, oldest first.
  private(set) var seeds: [Seed] = []

  private var place: [TensorID: BoxID] = [:]
  private var owner: [FunctionID: BoxID] = [:]

  /// Takes in all events of a run.
  init(_ timeline: Timeline) {
    for index in 0..<timeline.eventCount {
      switch timeline.event(index).kind {
      case .tensorCreated(let creation):
        birth[creation.box] = index
        place[creation.tensor.id] = creation.box
        if let accumulator = creation.accumulator { owner[accumulator] = creation.box }
      case .operationApplied(let operation), .detached(_, let operation): add(operation, index)
      case .inPlaceChanged(let change):
        let isUnseen = change.operation.function == nil && change.operation.outputs.contains { place[$0.id] != nil }
        if !isUnseen { add(change.operation, index) }
      case .backwardStarted(let start):
        for root in start.roots {
          guard let tensor = root.seedTensor, let seed = place[tensor], let box = place[root.tensor] else { continue }
          seeds.append(Seed(event: index, root: box, seed: seed))
        }
      default: break
      }
    }
  }

  private mutating func add(_ operation: Event.Operation, _ index: Int) {
    birth[operation.box] = index
    for input in operation.inputs {
      guard let standing = place[input.tensor] else { continue }
      guard let edge = input.edge, let facts = operation.function, facts.next.indices.contains(edge),
        let next = facts.next[edge]
      else {
        inputs[operation.box, default: []].append(standing)
        continue
      }
      let box = owner[next.function] ?? standing
      if owner[next.function] == nil {
        // An AccumulateGrad is made when its leaf is used first, the history of a view's base when the view is written.
        let isWritten = operation.outputs.contains { $0.id == input.tensor }
        owner[next.function] = isWritten ? operation.box : standing
      }
      inputs[operation.box, default: []].append(box)
      differentiable[operation.box, default: []].insert(box)
    }
    if let function = operation.function { owner[function.id] = operation.box }
    for output in operation.outputs { place[output.id] = operation.box }
  }

  /// How often each of some boxes is used by each, and the seeds between them that were given among some events.
  ///
  /// A seed that is itself part of what it is given to has no edge of its own.
  func edges(among boxes: Set<BoxID>, seedsIn events: Range<Int>) -> [[BoxID]: Int] {
    var result: [[BoxID]: Int] = [:]
    for box in boxes {
      for source in inputs[box] ?? [] where source != box && boxes.contains(source) {
        result[[source, box], default: 0] += 1
      }
    }
    let given = Set(
      seeds.filter { events ~= $0.event && boxes.contains($0.root) && boxes.contains($0.seed) }.map {
        [$0.root, $0.seed]
      })
    for seed in given where !isAncestor(seed[1], of: seed[0], among: boxes) { result[seed, default: 0] += 1 }
    return result
  }

  private func isAncestor(_ box: BoxID, of other: BoxID, among boxes: Set<BoxID>) -> Bool {
    var open = [other]
    var seen = Set(open)
    while let next = open.popLast() {
      if next == box { return true }
      for source in inputs[next] ?? [] where boxes.contains(source) && seen.insert(source).inserted {
        open.append(source)
      }
    }
    return false
  }
}
