import Drawing
import Recording
import Testing

@testable import Viewer

@Suite struct `The sentence on a step` {
  private func now(_ story: Story, _ step: Int, columns: Int = 200) -> String {
    let timeline = story.timeline
    return NowSentence(
      state: timeline.state(atStep: step), timeline: timeline, step: step, event: timeline.pictureEvent(ofStep: step)
    ).sentence.fitting(columns: columns)
  }

  @Test func `puts the numbers of one element into forward operations`() {
    #expect(
      now(Stories.backward, 2)
        == "y = x + 2: -1.5981+2 = 0.4019; AddBackward0 is recorded to lead the gradient back.")
    #expect(now(Stories.backward, 3, columns: 70) == "y * y: 0.4019×0.4019 = 0.1615; recorded as MulBackward0.")
    #expect(now(Stories.backward, 5).hasPrefix("z = z.mean(): 3 elements become 8.6379;"))
  }

  @Test func `puts the numbers of one element into the backward formulas`() {
    #expect(now(Stories.backward, 6) == "backward() starts at z with 1: 1÷3 = 0.3333 to (z, line 7)")
    #expect(now(Stories.backward, 7) == "0.3333×2 = 0.6667 to (y * y)")
    #expect(
      now(Stories.backward, 8)
        == "0.6667×0.4019 = 0.2679 to each input; both are y: 0.2679+0.2679 = 0.5358")
    #expect(now(Stories.backward, 9) == "0.5358 passes unchanged to x")
    #expect(now(Stories.vectorJacobian, 6) == "v enters at z: 0.1000×2 = 0.2000 to (y * y)")
  }

  @Test func `gets shorter and never cuts a number`() {
    #expect(now(Stories.backward, 8, columns: 50) == "0.6667×0.4019 = 0.2679; 0.2679+0.2679 = 0.5358")
    #expect(now(Stories.backward, 8, columns: 30) == "0.2679+0.2679 = 0.5358")
  }

  @Test func `tells what stops the history`() {
    #expect(
      now(Stories.requiresGrad, 2) == "x.requires_grad True → False: from here on nothing is recorded.")
    #expect(
      now(Stories.detach, 2)
        == "x.detach() gives a new tensor without history; nothing keeps it, so x is as before.")
    #expect(
      now(Stories.detach, 3) == "y shares the values of x and has no history: no gradient goes from y to x.")
    #expect(
      now(Stories.noGrad, 3) == "no_grad begins: operations are computed but not recorded until it ends.")
    #expect(now(Stories.noGrad, 4) == "y = x + 2: -0.4035+2 = 1.5965; not recorded: inside no_grad().")
    #expect(now(Stories.noGrad, 5) == "no_grad ends: operations are recorded again.")
  }

  @Test func `adds old and new, and tells of a reset`() {
    #expect(now(Stories.accumulate(), 6) == "weights.grad was None and is now 3 (first element).")
    #expect(
      now(Stories.accumulate(), 11)
        == "weights.grad: old+new = now, 3+3 = 6. Gradients add up: 2 rounds since the last reset.")
    #expect(
      now(Stories.accumulate(resets: true), 12)
        == "weights.grad: old+new = now, 0+3 = 3. It was reset, so only this round counts.")
    #expect(
      now(Stories.accumulate(resets: true), 13)
        == "weights.grad is zeroed: 3 → 0. The next backward() adds to this.")
  }

  @Test func `is the message of an exception`() {
    #expect(
      now(Stories.refusedBackward, 3) == "RuntimeError: grad can be implicitly created only for scalar outputs")
  }

  @Test func `has the better name of an exception where one was misspelt`() {
    let story = Story("misspelt.py", title: nil, "import torch\nx = torch.ones(2)\nx.backwrd()")
    story.line = 3
    story.append(
      .exceptionRaised(
        Event.Failure(
          type: "AttributeError", message: "'Tensor' object has no attribute 'backwrd'", suggestion: "backward",
          traceback: "")))
    #expect(
      now(story, 1) == "AttributeError: 'Tensor' object has no attribute 'backwrd'. Did you mean: 'backward'?")
  }

  @Test func `sums the paths of three equal inputs and of different ones`() {
    let story = Story("three.py", title: nil, "import torch\nx\ny = f(x, x, x)\ny.backward()")
    story.line = 2
    let x = story.leaf("x", "x", ["2."])
    story.line = 3
    let y = story.apply(
      "addcmul", "AddcmulBackward0", "f(x, x, x)", [("self", x), ("tensor1", x), ("tensor2", x)], ["6."], shape: [])
    story.bind("y", y)
    story.line = 4
    story.startBackward(y)
    story.fire(
      y, ["1."], shape: [],
      [
        .init(["1."], "grad", [("grad", 1)]),
        .init(["-2."], sum: ["-1."], "grad × tensor2", [("grad", 1), ("tensor2", -2)]),
        .init(["2."], sum: ["1."], "grad × tensor1", [("grad", 1), ("tensor1", 2)]),
      ])
    #expect(
      now(story, 3)
        == "backward() starts at y with 1: 1 passes unchanged to x; 1×(-2) = -2 to x; 1×2 = 2 to x; 1-2+2 = 1")
  }
}

@Suite struct `Why` {
  private func why(_ story: Story, _ step: Int, _ name: String?) -> WhyAnswer {
    let timeline = story.timeline
    let state = timeline.state(atStep: step)
    let tensor = state.names.first { $0.key.text == name }?.value
    var failure: Event.Failure?
    if case .exceptionRaised(let raised)? = timeline.pictureEvent(ofStep: step)?.kind { failure = raised }
    return WhyReader(state: state, timeline: timeline, tensor: tensor, failure: failure).answer
  }

  @Test func `a gradient is None`() {
    #expect(
      why(Stories.backward, 3, "x").text
        == "x.grad is None because no backward() has run yet. It gets a value when one reaches x.")
    #expect(
      why(Stories.backward, 10, "y").text
        == "y.grad stays None because y is no leaf: line 5 made it by an operation. "
        + "Its gradient passes through; y.retain_grad() before backward() would keep it.")
    #expect(why(Stories.backward, 10, "y").source?.line == 5)
  }

  @Test func `a function waits`() {
    #expect(
      why(Stories.backward, 7, "y").text
        == "y waits: 0 of 2 gradients have arrived, still to come: MulBackward0 of (y * y). "
        + "A function fires when all have come.")
  }

  @Test func `a tensor is not tracked`() {
    #expect(why(Stories.requiresGrad, 2, "x").text == "x is not tracked because line 6 switched requires_grad off.")
    #expect(
      why(Stories.detach, 3, "y").text
        == "y is not tracked because line 9 detached it from x: the history stops there.")
    let inside = why(Stories.noGrad, 4, "y")
    #expect(inside.text == "y is not tracked because line 10 ran inside no_grad, entered on line 9.")
    #expect(inside.source?.line == 9)
    #expect(
      why(Stories.vectorJacobian, 5, "v").text
        == "v is not tracked because line 7 made it without requires_grad=True.")
  }

  @Test func `a gradient grew, or is zero`() {
    #expect(why(Stories.accumulate(), 16, "weights").text.hasPrefix("weights.grad is the sum of 3 backward passes"))
    let zero = why(Stories.accumulate(resets: true), 13, "weights")
    #expect(zero.text == "weights.grad is zero because line 8 reset it: the next backward() starts from nothing.")
    #expect(zero.source?.line == 8)
  }

  @Test func `an exception was raised`() {
    #expect(why(Stories.refusedBackward, 3, nil).text.contains("Make it one number first, with .mean() or .sum()"))
  }

  @Test func `the answer points at its line in the scene`() {
    var walk = Walk(Stories.backward)
    walk.send(.goTo(step: 3))
    walk.type("kw")
    #expect(walk.text.contains("◆ 5 y = x + 2"))
    walk.press(.escape)
    #expect(!walk.text.contains("◆"))
  }
}
