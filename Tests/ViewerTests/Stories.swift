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
