import Recording

/// The notebook's scenes as PyTorch 2.13 runs them; every number was printed by it.
enum Stories {
  static let x = ["-1.5981", "-0.8342", "1.3817"]
  static let y = ["0.4019", "1.1658", "3.3817"]

  /// `01-backward.py`.
  static var backward: Story {
    let story = Story(
      "01-backward.py", title: "Gradient of a mean",
      """
      # Gradient of a mean
      import torch
      x = torch.tensor([-1.598135, -0.834155, 1.381749], requires_grad=True)
      print(x)
      y = x + 2  # made by an operation, so it has a grad_fn: AddBackward0
      print(y)
      z = y * y * 2  # y goes in twice: two paths lead back to it
      print(z)
      z = z.mean()  # one number, so backward() needs no argument
      print(z)
      # Back along every edge: d(mean)/dx = 4 (x + 2) / 3.
      z.backward()
      print(x.grad)
      """)
    story.line = 3
    let x = story.leaf("x", "torch.tensor([-1.598135, -0.834155, 1.381749], requires_grad=True)", Self.x)
    story.line = 4
    story.print("tensor([-1.5981, -0.8342,  1.3817], requires_grad=True)")
    story.line = 5
    let y = story.apply("add", "AddBackward0", "x + 2", [("self", x)], Self.y)
    story.bind("y", y)
    story.line = 6
    story.print("tensor([0.4019, 1.1658, 3.3817], grad_fn=<AddBackward0>)")
    story.line = 7
    let square = story.apply(
      "mul", "MulBackward0", "y * y", [("self", y), ("other", y)], ["0.1615", "1.3592", "11.4362"],
      saved: ["self", "other"])
    let twice = story.apply(
      "mul", "MulBackward0", "(y * y) * 2", [("self", square)], ["0.3230", "2.7184", "22.8725"], saved: ["other"],
      text: "y * y * 2")
    story.release(square, withFunction: false)
    story.bind("z", twice)
    story.line = 8
    story.print("tensor([ 0.3230,  2.7184, 22.8725], grad_fn=<MulBackward0>)")
    story.line = 9
    let mean = story.apply("mean", "MeanBackward0", "z.mean()", [("self", twice)], ["8.6379"], shape: [])
    story.bind("z", mean)
    story.release(twice, withFunction: false)
    story.line = 10
    story.print("tensor(8.6379, grad_fn=<MeanBackward0>)")
    story.line = 12
    story.startBackward(mean)
    story.fire(
      mean, ["1."], shape: [],
      [.init(["0.3333", "0.3333", "0.3333"], "grad ÷ n", [("grad", 1), ("n", 3)])])
    story.fire(
      twice, ["0.3333", "0.3333", "0.3333"],
      [.init(["0.6667", "0.6667", "0.6667"], "grad × other", [("grad", 0.33333333), ("other", 2)])])
    story.fire(
      square, ["0.6667", "0.6667", "0.6667"],
      [
        .init(["0.2679", "0.7772", "2.2545"], "grad × other", [("grad", 0.66666667), ("other", 0.401865)]),
        .init(
          ["0.2679", "0.7772", "2.2545"], sum: ["0.5358", "1.5545", "4.5090"], "grad × self",
          [("grad", 0.66666667), ("self", 0.401865)]),
      ])
    story.fire(
      y, ["0.5358", "1.5545", "4.5090"], [.init(["0.5358", "1.5545", "4.5090"], "grad", [("grad", 0.5358)])])
    story.accumulate(x, old: nil, new: ["0.5358", "1.5545", "4.5090"], now: ["0.5358", "1.5545", "4.5090"])
    story.endBackward()
    story.line = 13
    story.print("tensor([0.5358, 1.5545, 4.5090])")
    return story
  }
}

extension Stories {
  /// `02-vector-jacobian.py`.
  static var vectorJacobian: Story {
    let story = Story(
      "02-vector-jacobian.py", title: "Vector-Jacobian product",
      """
      # Vector-Jacobian product
      import torch
      x = torch.tensor([-0.123980, -0.838600, 0.281830], requires_grad=True)
      y = x + 2
      z = y * y * 2
      # z has three elements, so PyTorch cannot guess the gradient to start with: v is it.
      v = torch.tensor([0.1, 1.0, 0.001], dtype=torch.float32)
      # backward() gives nothing back; the gradient is in x.grad. Hence the None.
      print(z.backward(v))
      print(x.grad)
      """)
    story.line = 3
    let x = story.leaf(
      "x", "torch.tensor([-0.123980, -0.838600, 0.281830], requires_grad=True)", ["-0.1240", "-0.8386", "0.2818"])
    story.line = 4
    let y = story.apply("add", "AddBackward0", "x + 2", [("self", x)], ["1.8760", "1.1614", "2.2818"])
    story.bind("y", y)
    story.line = 5
    let square = story.apply(
      "mul", "MulBackward0", "y * y", [("self", y), ("other", y)], ["3.5195", "1.3489", "5.2067"],
      saved: ["self", "other"])
    let twice = story.apply(
      "mul", "MulBackward0", "(y * y) * 2", [("self", square)], ["7.0389", "2.6977", "10.4135"], saved: ["other"],
      text: "y * y * 2")
    story.release(square, withFunction: false)
    story.bind("z", twice)
    story.line = 7
    let v = story.leaf(
      "v", "torch.tensor([0.1, 1.0, 0.001], dtype=torch.float32)", ["0.1000", "1.0000", "0.0010"], tracked: false)
    story.line = 9
    let seed = ["0.1000", "1.0000", "0.0010"]
    story.startBackward(twice, seed: seed, given: v)
    story.fire(
      twice, seed, [.init(["0.2000", "2.0000", "0.0020"], "grad × other", [("grad", 0.1), ("other", 2)])])
    story.fire(
      square, ["0.2000", "2.0000", "0.0020"],
      [
        .init(["0.3752", "2.3228", "0.0046"], "grad × other", [("grad", 0.2), ("other", 1.87602)]),
        .init(
          ["0.3752", "2.3228", "0.0046"], sum: ["0.7504", "4.6456", "0.0091"], "grad × self",
          [("grad", 0.2), ("self", 1.87602)]),
      ])
    story.fire(
      y, ["0.7504", "4.6456", "0.0091"], [.init(["0.7504", "4.6456", "0.0091"], "grad", [("grad", 0.7504)])])
    story.accumulate(x, old: nil, new: ["0.7504", "4.6456", "0.0091"], now: ["0.7504", "4.6456", "0.0091"])
    story.endBackward()
    story.print("None")
    story.line = 10
    story.print("tensor([0.7504, 4.6456, 0.0091])")
    return story
  }

  /// `03-requires-grad.py`.
  static var requiresGrad: Story {
    let story = Story(
      "03-requires-grad.py", title: "Stopping the history, 1: x.requires_grad_(False)",
      """
      # Stopping the history, 1: x.requires_grad_(False)
      import torch
      x = torch.tensor([-1.399182, -0.586724, 0.030108], requires_grad=True)
      print(x)
      # The underscore says: in place. From here on nothing that is done with x is recorded.
      x.requires_grad_(False)
      print(x)
      """)
    story.line = 3
    let x = story.leaf(
      "x", "torch.tensor([-1.399182, -0.586724, 0.030108], requires_grad=True)", ["-1.3992", "-0.5867", "0.0301"])
    story.line = 4
    story.print("tensor([-1.3992, -0.5867,  0.0301], requires_grad=True)")
    story.line = 6
    story.append(.flagChanged(tensor: x.tensor, requiresGrad: false))
    story.line = 7
    story.print("tensor([-1.3992, -0.5867,  0.0301])")
    return story
  }

  /// `04-detach.py`.
  static var detach: Story {
    let story = Story(
      "04-detach.py", title: "Stopping the history, 2: x.detach()",
      """
      # Stopping the history, 2: x.detach()
      import torch
      x = torch.tensor([0.670023, -1.765482, 0.609817], requires_grad=True)
      print(x)
      # A new tensor without history. Nobody keeps it, so x is what it was.
      x.detach()
      print(x)
      # Kept this time: y shares the values of x, and no gradient goes from y to x.
      y = x.detach()
      print(y)
      """)
    let values = ["0.6700", "-1.7655", "0.6098"]
    story.line = 3
    let x = story.leaf("x", "torch.tensor([0.670023, -1.765482, 0.609817], requires_grad=True)", values)
    story.line = 4
    story.print("tensor([ 0.6700, -1.7655,  0.6098], requires_grad=True)")
    story.line = 6
    let dropped = story.apply("detach", "", "x.detach()", [("self", x)], values, cut: .detach, isDetach: true)
    story.release(dropped)
    story.line = 7
    story.print("tensor([ 0.6700, -1.7655,  0.6098], requires_grad=True)")
    story.line = 9
    let y = story.apply("detach", "", "x.detach()", [("self", x)], values, cut: .detach, isDetach: true)
    story.bind("y", y)
    story.line = 10
    story.print("tensor([ 0.6700, -1.7655,  0.6098])")
    return story
  }

  /// `05-no-grad.py`.
  static var noGrad: Story {
    let story = Story(
      "05-no-grad.py", title: "Stopping the history, 3: torch.no_grad()",
      """
      # Stopping the history, 3: torch.no_grad()
      import torch
      x = torch.tensor([-0.403512, 0.472148, 1.466087], requires_grad=True)
      print(x)
      # Recorded: y has a grad_fn.
      y = x + 2
      print(y)
      # The same line inside no_grad() is computed and not recorded.
      with torch.no_grad():
          y = x + 2
          print(y)
      """)
    let values = ["1.5965", "2.4721", "3.4661"]
    story.line = 3
    let x = story.leaf(
      "x", "torch.tensor([-0.403512, 0.472148, 1.466087], requires_grad=True)", ["-0.4035", "0.4721", "1.4661"])
    story.line = 4
    story.print("tensor([-0.4035,  0.4721,  1.4661], requires_grad=True)")
    story.line = 6
    let first = story.apply("add", "AddBackward0", "x + 2", [("self", x)], values)
    story.bind("y", first)
    story.line = 7
    story.print("tensor([1.5965, 2.4721, 3.4661], grad_fn=<AddBackward0>)")
    story.line = 9
    story.append(.gradModeEntered(Event.GradMode(name: "no_grad", enabled: false)))
    story.line = 10
    let second = story.apply("add", "", "x + 2", [("self", x)], values, cut: .noGrad)
    story.bind("y", second)
    story.release(first)
    story.line = 11
    story.print("tensor([1.5965, 2.4721, 3.4661])")
    story.line = 9
    story.append(.gradModeLeft(Event.GradMode(name: "no_grad", enabled: false)))
    return story
  }

  /// `06-accumulate.py`, or with the reset after each round `07-zero-grad.py`.
  static func accumulate(resets: Bool = false) -> Story {
    let reset = resets ? "\n    weights.grad.zero_()" : ""
    let story = Story(
      resets ? "07-zero-grad.py" : "06-accumulate.py",
      title: resets ? "Gradients add up, unless they are reset" : "Gradients add up",
      """
      # Gradients add up
      import torch
      weights = torch.ones(4, requires_grad=True)
      for epoch in range(3):
          model_output = (weights * 3).sum()
          model_output.backward()
          print(weights.grad)\(reset)
      """)
    func four(_ text: String) -> [String] { Array(repeating: text, count: 4) }
    story.line = 3
    let weights = story.leaf("weights", "torch.ones(4, requires_grad=True)", four("1."))
    var output: Story.Item?
    for round in 1...3 {
      story.line = 4
      if round > 1 { story.leave() }
      story.enter(round: round, of: 3, variable: "epoch", value: "\(round - 1)")
      story.line = 5
      let product = story.apply(
        "mul", "MulBackward0", "weights * 3", [("self", weights)], four("3."), saved: ["other"])
      let sum = story.apply(
        "sum", "SumBackward0", "(weights * 3).sum()", [("self", product)], ["12."], shape: [])
      story.release(product, withFunction: false)
      story.bind("model_output", sum)
      if let output { story.release(output) }
      output = sum
      story.line = 6
      story.startBackward(sum)
      story.fire(sum, ["1."], shape: [], [.init(four("1."), "grad", [("grad", 1)])])
      story.fire(product, four("1."), [.init(four("3."), "grad × other", [("grad", 1), ("other", 3)])])
      let before = resets ? 0 : 3 * (round - 1)
      story.accumulate(
        weights, old: round == 1 ? nil : four("\(before)."), new: four("3."), now: four("\(before + 3)."))
      story.endBackward()
      story.line = 7
      story.print("tensor([\(four("\(before + 3).").joined(separator: ", "))])")
      if resets {
        story.line = 8
        story.append(.gradientReset(tensor: weights.tensor, now: Story.value(four("0."))))
      }
    }
    story.line = 4
    story.leave()
    return story
  }
}

extension Stories {
  /// A backward() on a vector, as PyTorch refuses it.
  static var refusedBackward: Story {
    let story = Story(
      "vector.py", title: "A vector has no gradient to start with",
      """
      import torch
      x = torch.tensor([1., 2.], requires_grad=True)
      z = x * 2
      z.backward()
      """)
    story.line = 2
    let x = story.leaf("x", "torch.tensor([1., 2.], requires_grad=True)", ["1.", "2."])
    story.line = 3
    let z = story.apply("mul", "MulBackward0", "x * 2", [("self", x)], ["2.", "4."], saved: ["other"])
    story.bind("z", z)
    story.line = 4
    story.append(
      .exceptionRaised(
        Event.Failure(
          type: "RuntimeError", message: "grad can be implicitly created only for scalar outputs",
          traceback: "Traceback (most recent call last):\n  File \"vector.py\", line 4, in <module>\n    z.backward()\n"
            + "RuntimeError: grad can be implicitly created only for scalar outputs\n")))
    return story
  }

  /// A chain of `count` operations.
  static func chain(_ count: Int) -> Story {
    let story = Story("chain.py", title: nil, "import torch\nx = torch.ones(2, requires_grad=True)\ny = x + 1")
    story.line = 2
    var last = story.leaf("x", "torch.ones(2, requires_grad=True)", ["1.", "1."])
    story.line = 3
    for number in 0..<count {
      last = story.apply("add", "AddBackward0", "y + \(number)", [("self", last)], ["\(number).", "\(number)."])
    }
    return story
  }
}

extension Stories {
  /// Three rounds of gradient descent for `w * x + b`.
  static var descent: Story {
    let story = Story(
      "descent.py", title: "Gradient descent",
      """
      import torch
      x = torch.tensor([1., 2.])
      t = torch.tensor([3., 5.])
      w = torch.tensor(0.5, requires_grad=True)
      b = torch.tensor(0.0, requires_grad=True)
      for epoch in range(3):
          loss = ((w * x + b - t) ** 2).mean()
          loss.backward()
          with torch.no_grad():
              w -= 0.1 * w.grad
              b -= 0.1 * b.grad
          w.grad = None
          b.grad = None
      """)
    story.line = 2
    let x = story.leaf("x", "torch.tensor([1., 2.])", ["1.", "2."], tracked: false)
    story.line = 3
    let t = story.leaf("t", "torch.tensor([3., 5.])", ["3.", "5."], tracked: false)
    story.line = 4
    let w = story.leaf("w", "torch.tensor(0.5, requires_grad=True)", ["0.5000"], shape: [])
    story.line = 5
    let b = story.leaf("b", "torch.tensor(0.0, requires_grad=True)", ["0."], shape: [])
    let rounds = [
      (
        ["0.5000", "1.0000"], ["-2.5000", "-4.0000"], ["6.2500", "16.0000"], "11.1250", "-10.5000", "-6.5000", "1.5500",
        "0.6500"
      ),
      (
        ["1.5500", "3.1000"], ["-0.8000", "-1.2500"], ["0.6400", "1.5625"], "1.1013", "-3.3000", "-2.0500", "1.8800",
        "0.8550"
      ),
      (
        ["1.5500", "3.1000"], ["-0.8000", "-1.2500"], ["0.6400", "1.5625"], "1.1013", "-3.3000", "-2.0500", "1.8800",
        "0.8550"
      ),
    ]
    for (index, r) in rounds.enumerated() {
      story.line = 6
      if index > 0 { story.leave() }
      story.enter(round: index + 1, of: 3, variable: "epoch", value: "\(index)")
      story.line = 7
      let product = story.apply("mul", "MulBackward0", "w * x", [("self", w), ("other", x)], r.0, saved: ["other"])
      let sum = story.apply("add", "AddBackward0", "w * x + b", [("self", product), ("other", b)], r.0)
      let difference = story.apply("sub", "SubBackward0", "w * x + b - t", [("self", sum), ("other", t)], r.1)
      let square = story.apply(
        "pow", "PowBackward0", "(w * x + b - t) ** 2", [("self", difference)], r.2, saved: ["self"])
      let loss = story.apply(
        "mean", "MeanBackward0", "((w * x + b - t) ** 2).mean()", [("self", square)], [r.3], shape: [])
      for item in [product, sum, difference, square] { story.release(item, withFunction: false) }
      story.bind("loss", loss)
      story.line = 8
      story.startBackward(loss)
      story.fire(loss, ["1."], shape: [], [.init(["0.5000", "0.5000"], "grad ÷ n", [("grad", 1), ("n", 2)])])
      story.fire(square, ["0.5000", "0.5000"], [.init(r.1, "grad × 2 × self", [("grad", 0.5), ("self", -2.5)])])
      story.fire(difference, r.1, [.init(r.1)])
      story.fire(sum, r.1, [.init(r.1), .init([r.5])])
      story.fire(product, r.1, [.init([r.4])])
      story.accumulate(b, old: nil, new: [r.5], now: [r.5])
      story.accumulate(w, old: nil, new: [r.4], now: [r.4])
      story.endBackward()
      story.line = 9
      story.append(.gradModeEntered(Event.GradMode(name: "no_grad", enabled: false)))
      story.line = 10
      let step = story.leaf("", "0.1 * w.grad", [r.4], tracked: false, shape: [])
      story.write("sub", "w -= 0.1 * w.grad", w, [("other", step)], [r.6])
      story.release(step)
      story.line = 11
      story.write("sub", "b -= 0.1 * b.grad", b, [], [r.7])
      story.append(.gradModeLeft(Event.GradMode(name: "no_grad", enabled: false)))
      story.line = 12
      story.append(.gradientReset(tensor: w.tensor, now: nil))
      story.line = 13
      story.append(.gradientReset(tensor: b.tensor, now: nil))
    }
    story.leave()
    return story
  }
}
