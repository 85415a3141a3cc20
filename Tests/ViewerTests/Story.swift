import Recording

/// A scene's run written by hand: each call appends the events that the recorder would, in its order.
final class Story {
  /// A tensor of the story.
  struct Item {
    var tensor: TensorID
    var box: BoxID
    var function: FunctionID?
    var next: [Event.Edge?] = []
    var inputs: [Item] = []
  }

  /// A gradient that a firing function sends to one of its inputs.
  struct Sent {
    var elements: [String]
    var sum: [String]?
    var formula: String
    var operands: [(String, Double)]

    init(_ elements: [String], sum: [String]? = nil, _ formula: String = "grad", _ operands: [(String, Double)] = []) {
      (self.elements, self.sum, self.formula, self.operands) = (elements, sum, formula, operands)
    }
  }

  let document: SceneDocument
  private(set) var events: [Event] = []
  private var tensors = 0
  private var functions = 0
  fileprivate var boxes = 0
  fileprivate var facts: [TensorID: Event.TensorFacts] = [:]
  private var expected: [FunctionID: Int] = [:]
  private var received: [FunctionID: Int] = [:]
  /// The line of the scene that runs.
  var line = 1
  var cell = 0

  init(_ name: String, title: String?, _ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    document = SceneDocument(name: name, title: title, cells: [SceneDocument.Cell(lines: lines)])
  }

  init(_ document: SceneDocument) { self.document = document }

  var timeline: Timeline { Timeline(document: document, events: events) }

  /// The place of some text on the running line, or the whole line.
  private func source(_ text: String? = nil) -> SourceRange {
    let content = document.cells[cell].lines[line - 1]
    let needle = text ?? content
    var column = 0
    if let range = content.range(of: needle) {
      column = content.unicodeScalars.distance(from: content.startIndex, to: range.lowerBound)
    }
    return SourceRange(
      cell: cell, line: line, column: column, endLine: line, endColumn: column + needle.unicodeScalars.count)
  }

  func append(_ kind: Event.Kind, at text: String? = nil) { events.append(Event(kind, source: source(text))) }

  static func value(_ elements: [String], shape: [Int]? = nil) -> ValueSnapshot {
    let numbers = elements.map { Double($0) ?? .nan }
    let finite = numbers.filter { !$0.isNaN }
    let statistics = ValueSnapshot.Statistics(
      minimum: finite.min() ?? .nan, maximum: finite.max() ?? .nan,
      mean: finite.reduce(0, +) / Double(max(1, finite.count)),
      norm: finite.reduce(0) { $0 + $1 * $1 }.squareRoot(), nanCount: numbers.count - finite.count, infinityCount: 0)
    return ValueSnapshot(
      shape: shape ?? [elements.count], dtype: "float32", elements: elements, numbers: numbers, statistics: statistics)
  }

  private func newFacts(
    _ elements: [String], shape: [Int]?, requiresGrad: Bool, isLeaf: Bool
  ) -> Event.TensorFacts {
    tensors += 1
    let value = Self.value(elements, shape: shape)
    let made = Event.TensorFacts(
      id: TensorID(tensors), shape: value.shape, dtype: "float32", requiresGrad: requiresGrad, isLeaf: isLeaf,
      version: 0, base: nil, value: value)
    facts[made.id] = made
    return made
  }

  func leaf(
    _ name: String, _ expression: String, _ elements: [String], tracked: Bool = true, shape: [Int]? = nil
  ) -> Item {
    boxes += 1
    if tracked { functions += 1 }
    let made = newFacts(elements, shape: shape, requiresGrad: tracked, isLeaf: true)
    let factory = String(expression.prefix { $0 != "(" })
    let function = tracked ? FunctionID(functions) : nil
    append(
      .tensorCreated(
        Event.Creation(
          box: BoxID(boxes), factory: factory, expression: expression, tensor: made, accumulator: function)),
      at: expression)
    bind(name, made.id)
    return Item(tensor: made.id, box: BoxID(boxes), function: function)
  }

  func bind(_ name: String, _ tensor: TensorID?) { append(.nameBound(name: name, scope: 0, tensor: tensor)) }

  func bind(_ name: String, _ item: Item) { bind(name, item.tensor) }

  /// An operation; recorded unless `cut` says why not.
  func apply(
    _ name: String, _ function: String, _ expression: String, _ inputs: [(String, Item)], _ elements: [String],
    shape: [Int]? = nil, saved: [String] = [], cut: Event.Cut? = nil, isDetach: Bool = false, text: String? = nil
  ) -> Item {
    boxes += 1
    let isTracked = cut == nil && inputs.contains { $0.1.function != nil }
    if isTracked { functions += 1 }
    let made = newFacts(elements, shape: shape, requiresGrad: isTracked, isLeaf: !isTracked)
    let next = inputs.map { $0.1.function.map { Event.Edge(function: $0, index: 0) } }
    let id = isTracked ? FunctionID(functions) : nil
    let operation = Event.Operation(
      box: BoxID(boxes), name: name, expression: expression,
      inputs: inputs.enumerated().map { index, input in
        Event.Input(
          role: input.0, tensor: input.1.tensor, edge: isTracked && input.1.function != nil ? index : nil,
          cut: input.1.function == nil ? nil : cut)
      },
      outputs: [made], function: id.map { Event.FunctionFacts(id: $0, name: function, next: next, saved: saved) },
      cut: cut)
    append(
      isDetach ? .detached(source: inputs[0].1.tensor, operation: operation) : .operationApplied(operation),
      at: text ?? expression)
    return Item(
      tensor: made.id, box: BoxID(boxes), function: id, next: isTracked ? next : [], inputs: inputs.map(\.1))
  }

  func release(_ item: Item, withFunction: Bool = true) {
    append(.tensorReleased(item.tensor))
    if withFunction, let function = item.function { append(.functionReleased(function)) }
  }

  func print(_ text: String) { append(.textPrinted(text + "\n")) }

  func startBackward(_ root: Item, seed: [String] = ["1."], given: Item? = nil) {
    expected = [:]
    received = [:]
    var order: [FunctionID] = []
    var open = [root]
    while let item = open.popLast() {
      guard let function = item.function, !order.contains(function) else { continue }
      order.append(function)
      for case .some(let edge) in item.next { expected[edge.function, default: 0] += 1 }
      open += item.inputs
    }
    let start = Event.BackwardStart.Root(
      tensor: root.tensor, function: root.function ?? FunctionID(0),
      seed: Self.value(seed, shape: given == nil ? [] : nil), seedTensor: given?.tensor)
    append(
      .backwardStarted(
        Event.BackwardStart(
          entryPoint: "backward", roots: [start],
          reached: order.map { Event.BackwardStart.Dependency(function: $0, count: expected[$0] ?? 0) },
          retainGraph: false, createGraph: false)))
    started = order
  }

  private var started: [FunctionID] = []

  func fire(_ item: Item, _ incoming: [String], shape: [Int]? = nil, _ sent: [Sent]) {
    guard let function = item.function else { return }
    var deliveries: [Event.Delivery?] = []
    for (edge, one) in zip(item.next.compactMap { $0 }, sent) {
      received[edge.function, default: 0] += 1
      let value = Self.value(one.elements)
      deliveries.append(
        Event.Delivery(
          edge: edge, gradient: value, sum: one.sum.map { Self.value($0) } ?? value,
          received: received[edge.function] ?? 0, expected: expected[edge.function] ?? 0,
          derivation: Event.Derivation(
            formula: one.formula, operands: one.operands.map { Event.Derivation.Operand(name: $0.0, number: $0.1) },
            result: value.numbers[0], element: 0)))
    }
    append(
      .functionFired(
        Event.Firing(
          function: function, gradientsIn: [Self.value(incoming, shape: shape)], deliveries: deliveries)))
  }

  func accumulate(_ item: Item, old: [String]?, new: [String], now: [String]) {
    append(
      .gradientAccumulated(
        Event.Accumulation(
          tensor: item.tensor, function: item.function ?? FunctionID(0), old: old.map { Self.value($0) },
          new: Self.value(new), now: Self.value(now))))
  }

  func endBackward() {
    append(.backwardEnded)
    append(.buffersFreed(started))
  }

  func enter(round: Int, of total: Int, variable: String, value: String) {
    append(
      .scopeEntered(
        Event.Scope(
          kind: .iteration(variable: variable, value: value, round: round, of: total), name: "for", source: source())))
  }

  func leave() { append(.scopeLeft) }
}

extension Story {
  /// A write in place that autograd does not record, as in an optimiser's step.
  func write(_ name: String, _ expression: String, _ item: Item, _ others: [(String, Item)], _ elements: [String]) {
    guard var now = facts[item.tensor] else { return }
    let old = now
    boxes += 1
    now.version += 1
    now.value = Self.value(elements, shape: old.shape)
    facts[item.tensor] = now
    let operation = Event.Operation(
      box: BoxID(boxes), name: name, expression: expression,
      inputs: [Event.Input(role: "self", tensor: item.tensor, edge: nil, cut: .noGrad)]
        + others.map { Event.Input(role: $0.0, tensor: $0.1.tensor, edge: nil) },
      outputs: [now], function: nil, cut: .noGrad)
    append(.inPlaceChanged(Event.InPlaceChange(operation: operation, oldVersion: old.version, oldValue: old.value)))
  }
}
