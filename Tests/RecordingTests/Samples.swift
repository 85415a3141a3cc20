@testable import Recording

/// Short ways to write events down in tests: what they mean matters here, not what they carry.
enum Sample {
  static func value(_ numbers: [Double], shape: [Int]? = nil) -> ValueSnapshot {
    ValueSnapshot(
      shape: shape ?? [numbers.count], dtype: "float32", elements: numbers.map { "\($0)" }, numbers: numbers,
      statistics: ValueSnapshot.Statistics(
        minimum: numbers.min() ?? 0, maximum: numbers.max() ?? 0, mean: 0,
        norm: numbers.reduce(0) { $0 + $1 * $1 }.squareRoot(), nanCount: 0, infinityCount: 0))
  }

  static func tensor(_ id: Int, _ numbers: [Double] = [1], tracked: Bool = true, leaf: Bool = false)
    -> Event.TensorFacts
  {
    Event.TensorFacts(
      id: TensorID(id), shape: [numbers.count], dtype: "float32", requiresGrad: tracked, isLeaf: leaf, version: 0,
      base: nil, value: value(numbers))
  }

  /// Leaf `id` in box `id`, with the AccumulateGrad function 100 + id.
  static func leaf(_ id: Int, tracked: Bool = true) -> Event {
    at(
      id,
      .tensorCreated(
        Event.Creation(
          box: BoxID(id), factory: "torch.tensor", expression: "torch.tensor([1.])",
          tensor: tensor(id, tracked: tracked, leaf: true), accumulator: tracked ? FunctionID(100 + id) : nil)))
  }

  /// An operation in box `id` that makes tensor `id` with gradient function `id` out of `inputs`; gradients go to the
  /// functions `next`, one for each input.
  static func operation(_ id: Int, _ name: String, from inputs: [Int], next: [Int?], cut: Event.Cut? = nil) -> Event {
    at(id, .operationApplied(operationFacts(id, name, from: inputs, next: next, cut: cut)))
  }

  static func operationFacts(
    _ id: Int, _ name: String, from inputs: [Int], next: [Int?], cut: Event.Cut? = nil
  ) -> Event.Operation {
    Event.Operation(
      box: BoxID(id), name: name, expression: name,
      inputs: inputs.enumerated().map { index, tensor in
        Event.Input(
          role: index == 0 ? "self" : "other", tensor: TensorID(tensor),
          edge: cut == nil && next[index] != nil ? index : nil, cut: cut)
      },
      outputs: [tensor(id, tracked: cut == nil)],
      function: cut == nil
        ? Event.FunctionFacts(
          id: FunctionID(id), name: "\(name)Backward0",
          next: next.map { $0.map { Event.Edge(function: FunctionID($0), index: 0) } }, saved: ["self"]) : nil,
      cut: cut)
  }

  static func backward(from root: Int, reaching counts: [(function: Int, count: Int)]) -> Event {
    at(
      9,
      .backwardStarted(
        Event.BackwardStart(
          entryPoint: "backward",
          roots: [
            .init(tensor: TensorID(root), function: FunctionID(root), seed: value([1], shape: []), seedTensor: nil)
          ],
          reached: counts.map { .init(function: FunctionID($0.function), count: $0.count) }, retainGraph: false,
          createGraph: false)))
  }

  static func delivery(to function: Int, _ number: Double, sum: Double, _ received: Int, of expected: Int)
    -> Event.Delivery
  {
    Event.Delivery(
      edge: Event.Edge(function: FunctionID(function), index: 0), gradient: value([number]), sum: value([sum]),
      received: received, expected: expected, derivation: nil)
  }

  static func fired(_ function: Int, in gradient: Double, _ deliveries: [Event.Delivery?]) -> Event {
    at(
      9,
      .functionFired(
        Event.Firing(function: FunctionID(function), gradientsIn: [value([gradient])], deliveries: deliveries)))
  }

  static func accumulated(_ tensor: Int, old: Double?, new: Double, now: Double) -> Event {
    at(
      9,
      .gradientAccumulated(
        Event.Accumulation(
          tensor: TensorID(tensor), function: FunctionID(100 + tensor), old: old.map { value([$0]) }, new: value([new]),
          now: value([now]))))
  }

  static func named(_ name: String, _ tensor: Int?) -> Event {
    at(9, .nameBound(name: name, scope: 0, tensor: tensor.map { TensorID($0) }))
  }

  static func printed(_ text: String) -> Event { at(9, .textPrinted(text)) }

  static func at(_ line: Int, _ kind: Event.Kind) -> Event {
    Event(kind, source: SourceRange(line: line, column: 0, endLine: line, endColumn: 1))
  }

  static let document = SceneDocument(name: "sample.py", title: nil, cells: [.init(lines: ["x = 1"])])

  /// `x` used twice by one operation `y`, which is then differentiated: two gradients of 2 and 3 reach `x`.
  static let square: [Event] = [
    leaf(1), named("x", 1), operation(2, "mul", from: [1, 1], next: [101, 101]), named("y", 2), printed("forward\n"),
    backward(from: 2, reaching: [(2, 0), (101, 2)]),
    fired(2, in: 1, [delivery(to: 101, 2, sum: 2, 1, of: 2), delivery(to: 101, 3, sum: 5, 2, of: 2)]),
    accumulated(1, old: nil, new: 5, now: 5), at(9, .buffersFreed([FunctionID(2)])), at(9, .backwardEnded),
    printed("done\n"),
  ]
}
