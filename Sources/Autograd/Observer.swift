/// Told what happens in a session, as it happens. Every call has an empty default. Operations inside a backward pass are
/// told only under `create_graph`.
public protocol Observer: AnyObject {
  /// A tensor came from outside the graph: a factory, a literal, random numbers. `operation` is PyTorch's name.
  func tensorCreated(_ tensor: Tensor, by operation: String)
  /// An operation made new tensors, views included.
  func operationApplied(_ application: Application)
  /// An operation is about to write into `target`; its value is still the old one.
  func inPlaceWillRun(_ operation: Operation, on target: Tensor)
  /// An operation wrote into its first argument; `application.outputs[0]` is that tensor.
  func inPlaceApplied(_ application: Application, oldVersion: Int)
  /// `detach()` or `.data` (`viaData`) made a tensor without history.
  func detached(_ source: Tensor, into result: Tensor, viaData: Bool)
  /// `requires_grad` was set.
  func flagChanged(_ tensor: Tensor)
  /// A grad mode was entered (`no_grad`, `enable_grad`, `set_grad_enabled`, `inference_mode`).
  func gradModeEntered(_ name: String, enabled: Bool)
  /// A grad mode was left.
  func gradModeLeft(_ name: String, enabled: Bool)
  /// `backward()` or `grad()` began.
  func backwardStarted(_ start: BackwardStart)
  /// A gradient function other than AccumulateGrad ran.
  func nodeFired(_ firing: Firing)
  /// AccumulateGrad ran. `old` still holds what `.grad` was before; `now` is `.grad`.
  func gradientAccumulated(_ tensor: Tensor, node: Node, old: Tensor?, new: Tensor, now: Tensor)
  /// `retain_grad()` kept a gradient or `autograd.grad()` captured one.
  func gradientCaptured(_ tensor: Tensor, gradient: Tensor)
  /// `backward()` or `grad()` ended normally.
  func backwardEnded()
  /// What these functions had saved was freed.
  func buffersFreed(_ nodes: [Node])
  /// `.grad` was set by the scene, to a tensor or to None.
  func gradientAssigned(_ tensor: Tensor)
  /// The last reference to the tensor with this id went away.
  func tensorReleased(_ id: Int)
  /// The last reference to the gradient function with this id went away.
  func nodeReleased(_ id: Int)
  /// A hook ran. `after` is nil where it did not change the gradient.
  func hookCalled(_ call: HookCall)
  /// A warning in Python's sense.
  func warningIssued(category: String, message: String)
}

extension Observer {
  /// Does nothing.
  public func tensorCreated(_ tensor: Tensor, by operation: String) {}
  /// Does nothing.
  public func operationApplied(_ application: Application) {}
  /// Does nothing.
  public func inPlaceWillRun(_ operation: Operation, on target: Tensor) {}
  /// Does nothing.
  public func inPlaceApplied(_ application: Application, oldVersion: Int) {}
  /// Does nothing.
  public func detached(_ source: Tensor, into result: Tensor, viaData: Bool) {}
  /// Does nothing.
  public func flagChanged(_ tensor: Tensor) {}
  /// Does nothing.
  public func gradModeEntered(_ name: String, enabled: Bool) {}
  /// Does nothing.
  public func gradModeLeft(_ name: String, enabled: Bool) {}
  /// Does nothing.
  public func backwardStarted(_ start: BackwardStart) {}
  /// Does nothing.
  public func nodeFired(_ firing: Firing) {}
  /// Does nothing.
  public func gradientAccumulated(_ tensor: Tensor, node: Node, old: Tensor?, new: Tensor, now: Tensor) {}
  /// Does nothing.
  public func gradientCaptured(_ tensor: Tensor, gradient: Tensor) {}
  /// Does nothing.
  public func backwardEnded() {}
  /// Does nothing.
  public func buffersFreed(_ nodes: [Node]) {}
  /// Does nothing.
  public func gradientAssigned(_ tensor: Tensor) {}
  /// Does nothing.
  public func tensorReleased(_ id: Int) {}
  /// Does nothing.
  public func nodeReleased(_ id: Int) {}
  /// Does nothing.
  public func hookCalled(_ call: HookCall) {}
  /// Does nothing.
  public func warningIssued(category: String, message: String) {}
}

/// An operation that ran.
public struct Application {
  /// One tensor that went in.
  public struct Input {
    /// PyTorch's name of the argument.
    public let role: String
    /// The tensor.
    public let tensor: Tensor
    /// The index into `node.nextEdges`; nil when no gradient takes this way.
    public let edge: Int?
  }

  /// The entry of the table.
  public let operation: Operation
  /// The name as called, with the underscore of an in-place form.
  public let name: String
  /// The arguments, in the order of the signature; empty for plain unary and binary calls.
  public let arguments: [Value]
  /// The tensors that went in, in the order of the arguments.
  public let inputs: [Input]
  /// The tensors that came out.
  public let outputs: [Tensor]
  /// The gradient function; nil when autograd did not record the operation.
  public let node: Node?
}

/// The start of a backward pass.
public struct BackwardStart {
  /// Where it starts.
  public struct Root {
    /// The tensor to differentiate.
    public let tensor: Tensor
    /// Its gradient function.
    public let edge: Edge
    /// The gradient that enters there.
    public let seed: Tensor
    /// Whether the scene gave the gradient.
    public let seedWasGiven: Bool
  }

  /// `backward` or `grad`.
  public let entryPoint: String
  /// Where it starts.
  public let roots: [Root]
  /// Every function it will run, with the number of gradients that come over edges.
  public let reached: [(node: Node, expected: Int)]
  /// Whether the saved buffers stay.
  public let retainGraph: Bool
  /// Whether the pass itself is recorded.
  public let createGraph: Bool
}

/// A gradient function that ran.
public struct Firing {
  /// A gradient that was sent over an edge.
  public struct Delivery {
    /// Where it went.
    public let edge: Edge
    /// The gradient.
    public let gradient: Tensor
    /// The sum of what has arrived there.
    public let sum: Tensor
    /// How many gradients have arrived at the function, this one included.
    public let received: Int
    /// How many arrive there in this pass.
    public let expected: Int
    /// How one element of it came about.
    public let derivation: Derivation?
  }

  /// The function.
  public let node: Node
  /// The gradient for each output of the forward operation.
  public let gradientsIn: [Tensor?]
  /// For each edge what was sent; nil where nothing was needed.
  public let deliveries: [Delivery?]
}

/// How one element of a gradient came about: a formula and the numbers in it.
public struct Derivation {
  /// The formula for people, such as `grad × other`.
  public let formula: String
  /// The number behind each name in the formula; empty where the formula is not elementwise.
  public let operands: [(name: String, number: Double)]
  /// The element of the gradient that follows.
  public let result: Double
  /// The flat index of that element.
  public let element: Int
}

/// A hook that ran.
public struct HookCall {
  /// `tensor`, `post accumulate` or `node`.
  public let category: String
  /// The name of the scene's function.
  public let name: String
  /// The tensor, where it is a tensor's and the tensor is still there.
  public let tensor: Tensor?
  /// The function, where it is a node's or a tensor's that is no leaf.
  public let node: Node?
  /// The gradient before.
  public let before: Tensor?
  /// The gradient after, where the hook changed it.
  public let after: Tensor?
}
