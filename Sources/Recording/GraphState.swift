/// Tensors, gradient functions, edges, flags, gradients and buffers as they stand at one step.
public struct GraphState: Sendable, Equatable {
  /// The gradient of a tensor; the states are never conflated.
  public enum GradientState: Sendable, Equatable {
    /// `requires_grad` is False.
    case notTracked
    /// A leaf without `.grad`, and no backward pass is on its way to it.
    case noneYet
    /// A backward pass is running and will reach it.
    case pending
    /// `.grad` is there after `rounds` accumulations since it was last reset.
    case present(ValueSnapshot, rounds: Int)
    /// `.grad` is there and was set to zeros.
    case zero(ValueSnapshot)
    /// A non-leaf: its gradient passes through and is not kept.
    case notRetained
  }

  /// A name that a tensor has or had.
  public struct Name: Hashable, Sendable {
    /// The name as the scene writes it.
    public var text: String
    /// The scope it lives in, an index into `scopes` of the timeline; 0 is the module.
    public var scope: Int
    /// The line on which it was bound.
    public var source: SourceRange?
    /// The round of the loop in which it was given.
    public var round: Event.Scope?
    /// Whether the name now means something else.
    public var isPast: Bool
    /// Whether the call whose variable it was has ended.
    public var hasEnded: Bool
  }

  /// One tensor.
  public struct TensorState: Sendable, Equatable {
    /// The facts as of the last event that touched it.
    public var facts: Event.TensorFacts
    /// The box that made it, or the last in-place operation on it.
    public var box: BoxID
    /// Its gradient function (AccumulateGrad for a leaf that requires grad).
    public var function: FunctionID?
    /// Its names, oldest first.
    public var names: [Name]
    /// Its gradient.
    public var gradient: GradientState
    /// Whether `retain_grad()` keeps its gradient.
    public var retainsGrad: Bool
    /// `requires_grad` before the last change of the flag, while that change is the newest event.
    public var flagBefore: Bool?
    /// Whether the last reference to it is gone.
    public var isReleased: Bool
  }

  /// What a gradient function does in the current or last backward pass.
  public enum FunctionStatus: Sendable, Equatable {
    /// No backward pass has reached for it yet.
    case idle
    /// A pass is running and will reach it; `received` of `expected` gradients have arrived.
    case waiting(received: Int, expected: Int)
    /// It is what happens at this step.
    case firing
    /// It has run.
    case done
  }

  /// The saved buffers of a gradient function.
  public enum Buffers: Sendable, Equatable {
    case nothingSaved, held, freed
  }

  /// One gradient function.
  public struct FunctionState: Sendable, Equatable {
    /// Id, name, next functions and saved names.
    public var facts: Event.FunctionFacts
    /// The box that made it.
    public var box: BoxID
    /// Its part in the current or last pass.
    public var status: FunctionStatus
    /// Its buffers.
    public var buffers: Buffers
    /// For each output of the forward operation, the sum of what has arrived in the current or last pass.
    public var incoming: [ValueSnapshot?]
    /// What it sent in the current or last pass, for each entry of `next`.
    public var outgoing: [Event.Delivery?]
    /// Whether the gradient that arrived is the seed of the pass.
    public var seed: Seed?
    /// Whether the last reference to it is gone.
    public var isReleased: Bool
  }

  /// The gradient with which a pass began.
  public struct Seed: Sendable, Equatable {
    /// Its value.
    public var value: ValueSnapshot
    /// The tensor that the scene gave; nil for PyTorch's own 1.
    public var tensor: TensorID?
  }

  /// A box: an operation with its outputs, or a tensor from outside.
  public struct BoxState: Sendable, Equatable {
    /// Its id.
    public var id: BoxID
    /// What made it.
    public var origin: Origin
    /// The event that made it, an index into the timeline.
    public var event: Int
    /// The place in the scene.
    public var source: SourceRange?
    /// The innermost scope it was made in.
    public var scope: Int
    /// The tensors that it stands for.
    public var tensors: [TensorID]
    /// The gradient function that it stands for.
    public var function: FunctionID?
    /// Where its inputs come from, in the order of the arguments.
    public var inputs: [Edge]

    /// What made a box.
    public enum Origin: Sendable, Equatable {
      case creation(Event.Creation)
      case operation(Event.Operation)
      case detachment(Event.Operation)
      case inPlace(Event.InPlaceChange)
    }
  }

  /// What goes on at an edge between boxes.
  public enum EdgeStatus: Sendable, Equatable {
    /// Nothing has come over it in this pass.
    case idle
    /// The gradient moves over it at this step.
    case carrying(Event.Delivery)
    /// It has moved over it in this pass.
    case delivered(Event.Delivery)
    /// No gradient can take this way.
    case cut(Event.Cut)
    /// The input does not require grad, so there is nothing to carry.
    case untracked
  }

  /// An edge from the box that made a tensor to the box that used it.
  public struct Edge: Sendable, Equatable {
    /// The box to which the gradient goes on, or else that which made or last wrote the tensor before it was used.
    public var from: BoxID
    /// The tensor.
    public var tensor: TensorID
    /// PyTorch's name of the argument.
    public var role: String
    /// The index into the gradient function's `next`; nil when no gradient takes this way.
    public var next: Int?
    /// What goes on.
    public var status: EdgeStatus
  }

  /// The backward pass that is running or was the last.
  public struct Pass: Sendable, Equatable {
    /// How many passes there have been, this one included.
    public var number: Int
    /// How it began.
    public var start: Event.BackwardStart
    /// Where the scene started it.
    public var source: SourceRange?
    /// Whether it is still running.
    public var isRunning: Bool
  }

  /// One line of output.
  public struct Output: Sendable, Equatable {
    /// The text as printed, line ends included.
    public var text: String
    /// Whether it is a warning or a traceback rather than output.
    public var isError: Bool
  }

  /// Tensors by id.
  public internal(set) var tensors: [TensorID: TensorState] = [:]
  /// Gradient functions by id.
  public internal(set) var functions: [FunctionID: FunctionState] = [:]
  /// Boxes by id.
  public internal(set) var boxes: [BoxID: BoxState] = [:]
  /// Which tensor every live name means.
  public internal(set) var names: [NameKey: TensorID] = [:]
  /// The names in the scopes of functions that are running.
  var localNames: [Int: [NameKey]] = [:]
  /// The pass that is running or was the last.
  public internal(set) var pass: Pass?
  /// A pass that was started but has not fired yet: it belongs to the step before and shows in the next.
  public internal(set) var announcedPass: Pass?
  /// The gradient modes in force, outermost first.
  public internal(set) var modes: [Event.GradMode] = []
  /// The open scopes, outermost first, as indices into `scopes`.
  public internal(set) var openScopes: [Int] = []
  /// All scopes so far, in the order in which they were entered; the first is the module itself.
  public internal(set) var scopes: [Event.Scope] = [GraphState.moduleScope]
  /// What was printed, in order.
  public internal(set) var output: [Output] = []
  /// The cells of the notebook that have printed something else than what is stored.
  public internal(set) var differingCells: Set<Int> = []
  /// The exception that ended the scene.
  public internal(set) var failure: Event.Failure?
  /// The number of events applied.
  public internal(set) var eventCount = 0
  /// Whether buffers were freed since the last operation, so that the next one takes the places of what is gone.
  var isSpent = false

  /// What the newest picture event touched and the next one settles.
  var moment = Moment()

  /// The scope with index 0, in which the scene's own lines run.
  static let moduleScope = Event.Scope(kind: .function, name: "<module>", source: nil)

  /// A name in a scope.
  public struct NameKey: Hashable, Sendable {
    /// The name as the scene writes it.
    public var text: String
    /// The scope it lives in.
    public var scope: Int
  }

  /// The state before the first event.
  public init() {}

  /// Things that hold only during one step.
  struct Moment: Sendable, Equatable {
    /// The function that fires.
    var firing: FunctionID?
    /// The box over whose edges gradients move.
    var carrying: BoxID?
    /// The tensor whose flag changed.
    var flagged: TensorID?
  }

  /// How many things the state holds; what a copy of it costs.
  var weight: Int {
    tensors.count + functions.count + boxes.count + names.count + scopes.count + output.count
  }
}
