/// One thing that happened while a scene ran. Events carry ids, shapes, flags and cheap value snapshots and nothing of
/// the engine's, so that any producer can write them.
public struct Event: Sendable, Equatable {
  /// What happened.
  public var kind: Kind
  /// The expression or statement of the scene that was being executed; nil before the first line.
  public var source: SourceRange?
  /// The gradient function inside which this happened, when `create_graph` records the backward pass itself.
  public var insideFunction: FunctionID?

  /// Makes an event.
  public init(_ kind: Kind, source: SourceRange?, insideFunction: FunctionID? = nil) {
    self.kind = kind
    self.source = source
    self.insideFunction = insideFunction
  }

  /// What can happen.
  public enum Kind: Sendable, Equatable {
    /// A tensor came from outside the graph (a factory, a literal, random numbers).
    case tensorCreated(Creation)
    /// An operation made new tensors; `detach()` has a kind of its own.
    case operationApplied(Operation)
    /// A variable now means this tensor; nil when it was deleted or now means something that is no tensor.
    case nameBound(name: String, scope: Int, tensor: TensorID?)
    /// `requires_grad_()` or an assignment to `.requires_grad`.
    case flagChanged(tensor: TensorID, requiresGrad: Bool)
    /// `detach()` or `.data`: a new tensor without history that shares the values of `source`.
    case detached(source: TensorID, operation: Operation)
    /// `torch.no_grad()` and its relatives, as a context or a call.
    case gradModeEntered(GradMode)
    /// The end of such a context.
    case gradModeLeft(GradMode)
    /// An operation wrote into an existing tensor. `operation.outputs` holds the tensor as it is now.
    case inPlaceChanged(InPlaceChange)
    /// `backward()` or `autograd.grad()` began.
    case backwardStarted(BackwardStart)
    /// A gradient function other than AccumulateGrad ran.
    case functionFired(Firing)
    /// AccumulateGrad ran: `.grad` of a leaf is now `now`.
    case gradientAccumulated(Accumulation)
    /// `retain_grad()` stored a gradient, or `autograd.grad()` captured one.
    case gradientCaptured(tensor: TensorID, gradient: ValueSnapshot)
    /// `backward()` ended normally.
    case backwardEnded
    /// The saved buffers of these functions were freed.
    case buffersFreed([FunctionID])
    /// `.grad` was set to zeros in place, dropped (`.grad = None`), or replaced by the scene.
    case gradientReset(tensor: TensorID, now: ValueSnapshot?)
    /// The last reference to a tensor went away.
    case tensorReleased(TensorID)
    /// The last reference to a gradient function went away.
    case functionReleased(FunctionID)
    /// A hook ran and perhaps changed the gradient.
    case hookCalled(Hook)
    /// A function, module or loop iteration began.
    case scopeEntered(Scope)
    /// The innermost scope ended.
    case scopeLeft
    /// The scene printed this text, line ends included.
    case textPrinted(String)
    /// A warning, as `UserWarning: …`.
    case warningIssued(category: String, message: String)
    /// Something that the program does not say: what was skipped of a notebook, or that the cell with this index prints
    /// something else than what the notebook has stored.
    case noted(text: String, differingCell: Int?)
    /// An uncaught exception; always the last event.
    case exceptionRaised(Failure)
  }

  /// A tensor as it is at one moment.
  public struct TensorFacts: Sendable, Equatable {
    /// Its id.
    public var id: TensorID
    /// The sizes of its dimensions.
    public var shape: [Int]
    /// PyTorch's name without `torch.`.
    public var dtype: String
    /// Whether operations on it are recorded by autograd.
    public var requiresGrad: Bool
    /// Whether it is a leaf in PyTorch's sense.
    public var isLeaf: Bool
    /// The version counter shared by all its views.
    public var version: Int
    /// The tensor of which this one is a view.
    public var base: TensorID?
    /// What it holds.
    public var value: ValueSnapshot

    /// Makes the facts.
    public init(
      id: TensorID, shape: [Int], dtype: String, requiresGrad: Bool, isLeaf: Bool, version: Int, base: TensorID?,
      value: ValueSnapshot
    ) {
      self.id = id
      self.shape = shape
      self.dtype = dtype
      self.requiresGrad = requiresGrad
      self.isLeaf = isLeaf
      self.version = version
      self.base = base
      self.value = value
    }
  }

  /// A tensor from outside the graph.
  public struct Creation: Sendable, Equatable {
    /// The box that stands for it.
    public var box: BoxID
    /// The call as the scene writes it without arguments, `torch.tensor`, `torch.randn`.
    public var factory: String
    /// The expression as the scene writes it, spaces normalised.
    public var expression: String
    /// The tensor.
    public var tensor: TensorFacts
    /// Its AccumulateGrad function, known at birth when it requires grad.
    public var accumulator: FunctionID?

    /// Makes a creation.
    public init(box: BoxID, factory: String, expression: String, tensor: TensorFacts, accumulator: FunctionID?) {
      self.box = box
      self.factory = factory
      self.expression = expression
      self.tensor = tensor
      self.accumulator = accumulator
    }
  }

  /// Why the history ends at an edge.
  public enum Cut: String, Sendable, Equatable {
    case detach, noGrad = "no_grad", inferenceMode = "inference_mode", item, data, notDifferentiable =
      "not differentiable"
  }

  /// One tensor that goes into an operation.
  public struct Input: Sendable, Equatable {
    /// PyTorch's name of the argument: `self`, `other`, `weight`.
    public var role: String
    /// The tensor.
    public var tensor: TensorID
    /// The index into the gradient function's `next`; nil when no gradient takes this way.
    public var edge: Int?
    /// Why no gradient takes this way although the tensor requires grad; nil otherwise.
    public var cut: Cut?

    /// Makes an input.
    public init(role: String, tensor: TensorID, edge: Int?, cut: Cut? = nil) {
      self.role = role
      self.tensor = tensor
      self.edge = edge
      self.cut = cut
    }
  }

  /// A gradient function at birth.
  public struct FunctionFacts: Sendable, Equatable {
    /// Its id.
    public var id: FunctionID
    /// PyTorch's name, `MulBackward0`.
    public var name: String
    /// `next_functions`: for each differentiable input the function and which of its outputs; nil where none is needed.
    public var next: [Edge?]
    /// The names of the saved tensors, `self`, `other`, `result`; empty when nothing is held.
    public var saved: [String]

    /// Makes the facts.
    public init(id: FunctionID, name: String, next: [Edge?], saved: [String]) {
      self.id = id
      self.name = name
      self.next = next
      self.saved = saved
    }
  }

  /// One entry of `next_functions`.
  public struct Edge: Hashable, Sendable {
    /// The function that the gradient goes to.
    public var function: FunctionID
    /// Which input of that function it is: the output number of the forward operation.
    public var index: Int

    /// Makes an edge.
    public init(function: FunctionID, index: Int) {
      self.function = function
      self.index = index
    }
  }

  /// An operation that ran.
  public struct Operation: Sendable, Equatable {
    /// The box that stands for it.
    public var box: BoxID
    /// PyTorch's name, `mul`, `mean`.
    public var name: String
    /// The expression as the scene writes it, spaces normalised, nested operations in parentheses: `(y * y) * 2`.
    public var expression: String
    /// The tensors that went in, in the order of the arguments.
    public var inputs: [Input]
    /// The tensors that came out.
    public var outputs: [TensorFacts]
    /// The gradient function that it made; nil when autograd did not record it.
    public var function: FunctionFacts?
    /// The modes in force when it was not recorded although an input requires grad.
    public var cut: Cut?

    /// Makes an operation.
    public init(
      box: BoxID, name: String, expression: String, inputs: [Input], outputs: [TensorFacts], function: FunctionFacts?,
      cut: Cut? = nil
    ) {
      self.box = box
      self.name = name
      self.expression = expression
      self.inputs = inputs
      self.outputs = outputs
      self.function = function
      self.cut = cut
    }
  }

  /// A write into an existing tensor.
  public struct InPlaceChange: Sendable, Equatable {
    /// The operation; its `outputs` hold the tensor as it is now.
    public var operation: Operation
    /// The version before the write.
    public var oldVersion: Int
    /// What the tensor held before the write.
    public var oldValue: ValueSnapshot?
    /// Other tensors (the base, views of it) that share the written memory, as they are now.
    public var aliases: [TensorFacts]

    /// Makes a change.
    public init(operation: Operation, oldVersion: Int, oldValue: ValueSnapshot?, aliases: [TensorFacts] = []) {
      self.operation = operation
      self.oldVersion = oldVersion
      self.oldValue = oldValue
      self.aliases = aliases
    }
  }

  /// A switch of gradient recording.
  public struct GradMode: Hashable, Sendable {
    /// `no_grad`, `enable_grad`, `set_grad_enabled`, `inference_mode`.
    public var name: String
    /// Whether operations are recorded from here on.
    public var enabled: Bool

    /// Makes a mode.
    public init(name: String, enabled: Bool) {
      self.name = name
      self.enabled = enabled
    }
  }

  /// The start of a backward pass.
  public struct BackwardStart: Sendable, Equatable {
    /// One tensor to differentiate.
    public struct Root: Sendable, Equatable {
      /// The tensor.
      public var tensor: TensorID
      /// Its gradient function, AccumulateGrad for a leaf.
      public var function: FunctionID
      /// The gradient that enters there.
      public var seed: ValueSnapshot
      /// The tensor that the scene gave as the gradient; nil when PyTorch makes ones.
      public var seedTensor: TensorID?

      /// Makes a root.
      public init(tensor: TensorID, function: FunctionID, seed: ValueSnapshot, seedTensor: TensorID?) {
        self.tensor = tensor
        self.function = function
        self.seed = seed
        self.seedTensor = seedTensor
      }
    }

    /// How many gradients a function waits for in this pass.
    public struct Dependency: Sendable, Equatable {
      /// The function.
      public var function: FunctionID
      /// The number of gradients that arrive over edges.
      public var count: Int

      /// Makes a dependency.
      public init(function: FunctionID, count: Int) {
        self.function = function
        self.count = count
      }
    }

    /// `backward` or `grad`.
    public var entryPoint: String
    /// Where the pass starts.
    public var roots: [Root]
    /// Every function that this pass will reach, roots included.
    public var reached: [Dependency]
    /// Whether the saved buffers stay.
    public var retainGraph: Bool
    /// Whether the pass itself is recorded.
    public var createGraph: Bool

    /// Makes a start.
    public init(
      entryPoint: String, roots: [Root], reached: [Dependency], retainGraph: Bool, createGraph: Bool
    ) {
      self.entryPoint = entryPoint
      self.roots = roots
      self.reached = reached
      self.retainGraph = retainGraph
      self.createGraph = createGraph
    }
  }

  /// How one element of one gradient came about: the operation's formula and the numbers in it.
  public struct Derivation: Sendable, Equatable {
    /// The backward formula for people in terms of named operands, `grad × other`.
    public var formula: String
    /// The number behind each name in `formula` for the element shown; empty where the formula is not elementwise.
    public var operands: [Operand]
    /// The element of the gradient that follows.
    public var result: Double
    /// The flat index of that element.
    public var element: Int

    /// A name in the formula, its number, and what the scene calls it.
    public struct Operand: Sendable, Equatable {
      /// The name in the formula.
      public var name: String
      /// Its number.
      public var number: Double

      /// Makes an operand.
      public init(name: String, number: Double) {
        self.name = name
        self.number = number
      }
    }

    /// Makes a derivation.
    public init(formula: String, operands: [Operand], result: Double, element: Int) {
      self.formula = formula
      self.operands = operands
      self.result = result
      self.element = element
    }
  }

  /// A gradient on its way over one edge.
  public struct Delivery: Sendable, Equatable {
    /// Where it goes.
    public var edge: Edge
    /// The gradient.
    public var gradient: ValueSnapshot
    /// What has now arrived there in all: equal to `gradient` for the first.
    public var sum: ValueSnapshot
    /// How many gradients have arrived there, this one included.
    public var received: Int
    /// How many arrive there in this pass.
    public var expected: Int
    /// How the gradient follows from the one that came in.
    public var derivation: Derivation?

    /// Makes a delivery.
    public init(
      edge: Edge, gradient: ValueSnapshot, sum: ValueSnapshot, received: Int, expected: Int, derivation: Derivation?
    ) {
      self.edge = edge
      self.gradient = gradient
      self.sum = sum
      self.received = received
      self.expected = expected
      self.derivation = derivation
    }
  }

  /// A gradient function that ran.
  public struct Firing: Sendable, Equatable {
    /// The function.
    public var function: FunctionID
    /// The gradient for each output of the forward operation; nil where none arrived.
    public var gradientsIn: [ValueSnapshot?]
    /// For each entry of `next`: what was sent; nil where nothing was needed.
    public var deliveries: [Delivery?]

    /// Makes a firing.
    public init(function: FunctionID, gradientsIn: [ValueSnapshot?], deliveries: [Delivery?]) {
      self.function = function
      self.gradientsIn = gradientsIn
      self.deliveries = deliveries
    }
  }

  /// AccumulateGrad's step.
  public struct Accumulation: Sendable, Equatable {
    /// The leaf.
    public var tensor: TensorID
    /// Its AccumulateGrad.
    public var function: FunctionID
    /// `.grad` before; nil when there was none.
    public var old: ValueSnapshot?
    /// What arrived.
    public var new: ValueSnapshot
    /// `.grad` after.
    public var now: ValueSnapshot

    /// Makes an accumulation.
    public init(
      tensor: TensorID, function: FunctionID, old: ValueSnapshot?, new: ValueSnapshot, now: ValueSnapshot
    ) {
      self.tensor = tensor
      self.function = function
      self.old = old
      self.new = new
      self.now = now
    }
  }

  /// A hook that ran.
  public struct Hook: Sendable, Equatable {
    /// `tensor`, `post accumulate`, `node`, `module`, …
    public var category: String
    /// The tensor whose hook it is, where it is a tensor's.
    public var tensor: TensorID?
    /// The function whose hook it is, where it is a node's.
    public var function: FunctionID?
    /// The name of the scene's function.
    public var name: String
    /// The gradient before.
    public var before: ValueSnapshot?
    /// The gradient after, where the hook changed it.
    public var after: ValueSnapshot?

    /// Makes a hook call.
    public init(
      category: String, tensor: TensorID?, function: FunctionID?, name: String, before: ValueSnapshot?,
      after: ValueSnapshot?
    ) {
      self.category = category
      self.tensor = tensor
      self.function = function
      self.name = name
      self.before = before
      self.after = after
    }
  }

  /// A stretch of execution that can be folded.
  public struct Scope: Hashable, Sendable {
    /// What kind of stretch.
    public enum Kind: Hashable, Sendable {
      /// A notebook cell.
      case cell
      /// A call of a scene's function.
      case function
      /// A call of a module; its path is the name.
      case module
      /// One round of a loop, counted from 1, with the loop variable's text where it has one.
      case iteration(variable: String?, value: String?, round: Int, of: Int?)
    }

    /// The kind.
    public var kind: Kind
    /// The function's name, the module's path, `for` or `while`, or the cell's label.
    public var name: String
    /// The statement that made it.
    public var source: SourceRange?

    /// Makes a scope.
    public init(kind: Kind, name: String, source: SourceRange?) {
      self.kind = kind
      self.name = name
      self.source = source
    }
  }

  /// An uncaught exception.
  public struct Failure: Sendable, Equatable {
    /// `RuntimeError`.
    public var type: String
    /// The message.
    public var message: String
    /// A better name, where one was misspelt.
    public var suggestion: String?
    /// The whole traceback as Python prints it.
    public var traceback: String
    /// The places that caused it, where the engine knows (the in-place write, the first backward).
    public var causes: [SourceRange]

    /// Makes a failure.
    public init(
      type: String, message: String, suggestion: String? = nil, traceback: String, causes: [SourceRange] = []
    ) {
      self.type = type
      self.message = message
      self.suggestion = suggestion
      self.traceback = traceback
      self.causes = causes
    }
  }

  /// Whether this event is a step of its own; the others belong to the step before them.
  public var isPicture: Bool {
    switch kind {
    case .tensorCreated, .operationApplied, .flagChanged, .detached, .gradModeEntered, .gradModeLeft, .inPlaceChanged,
      .functionFired, .gradientAccumulated, .gradientCaptured, .gradientReset, .hookCalled, .exceptionRaised:
      true
    case .nameBound, .backwardStarted, .backwardEnded, .buffersFreed, .tensorReleased, .functionReleased,
      .scopeEntered, .scopeLeft, .textPrinted, .warningIssued, .noted:
      false
    }
  }
}
