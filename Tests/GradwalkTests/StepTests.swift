import Foundation
import Testing

/// What the frames of the course say at the steps that matter.
@Suite struct `The course` {
  private func frame(_ scene: String, at step: Int, size: String = "80x24") throws -> String {
    try Frames.snapshot(scene, ["--at", "\(step)"], size: size)
  }

  @Test func `steps through 01-backward forward and then back`() throws {
    let steps = try (1...10).map { try frame("01-backward", at: $0) }
    for (step, phase) in zip(1...10, Array(repeating: "FORWARD", count: 5) + Array(repeating: "BACKWARD", count: 5)) {
      #expect(steps[step - 1].contains("\(phase)  \(step)/10"))
    }
    #expect(try Frames.lastStep(of: "01-backward") == 10)
  }

  @Test func `says at step 8 of 01-backward what the two paths bring and what they add up to`() throws {
    let text = try frame("01-backward", at: 8)
    for said in [
      "01-backward.py · Gradient of a mean", "BACKWARD  8/10", "leaf · requires_grad · [3]",
      "[-1.5981, -0.8342, 1.3817]", "grad None", "waiting", "y = x + 2", "AddBackward0", "∇ · [3]",
      "[0.4019, 1.1658, 3.3817]", "Σ [0.5358, 1.5545, 4.5090]", "2/2 ready", "self [0.2679, 0.7772, 2.2545]",
      "other: same", "(y * y)", "[0.1615, 1.3592, 11.4362]", "in [0.6667, 0.6667, 0.6667]", "FIRING",
      "(z, line 7) = (y * y) * 2", "[0.3230, 2.7184, 22.8725]", "in [0.3333, 0.3333, 0.3333]", "done",
      "z = z.mean()", "MeanBackward0", "∇ · []", "8.6379", "in 1. (seed)", "▶", "◂", "~~~~~",
      "Inspector: y", "is_leaf False (made by +)", "requires_grad (from x)", "grad not retained",
      "NOW 0.6667×0.4019 = 0.2679 to each input; both are y: 0.2679+0.2679 = 0.5358",
      "Space/→ step", "Bksp/← back", "q quit",
    ] {
      #expect(text.contains(said), "no \"\(said)\" in\n\(text)")
    }
  }

  @Test func `shows v entering at the root of 02-vector-jacobian`() throws {
    let text = try frame("02-vector-jacobian", at: 6, size: "100x40")
    #expect(text.contains("gradient of z, chosen by you"))
    #expect(text.contains("seed"))
    #expect(text.contains("v = torch.tensor"))
  }

  @Test func `shows the flag change in 03-requires-grad`() throws {
    #expect(try frame("03-requires-grad", at: 2).contains("requires_grad True → False"))
  }

  @Test func `shows the cut and the dropped result in 04-detach`() throws {
    let dropped = try frame("04-detach", at: 2)
    #expect(dropped.contains("cut: detach"))
    #expect(dropped.contains("dropped"))
    #expect(try frame("04-detach", at: 3).contains("cut: detach"))
  }

  @Test func `shows both y side by side at the end of 05-no-grad`() throws {
    let text = try Frames.snapshot("05-no-grad", ["--at", "end"], size: "100x30")
    #expect(text.contains("cut: no_grad"))
    #expect(text.contains("AddBackward0"))
    #expect(text.contains("no ∇"))
  }

  @Test func `shows old, new and now at each epoch of 06-accumulate`() throws {
    let last = try Frames.lastStep(of: "06-accumulate")
    let texts = try (0...last).map { try frame("06-accumulate", at: $0) }
    let second = try #require(texts.first { $0.contains("ACCUMULATED ×2") })
    #expect(second.contains("old   [3., 3., 3., 3.]"))
    #expect(second.contains("+ new   [3., 3., 3., 3.]"))
    #expect(second.contains("= now   [6., 6., 6., 6.]"))
    #expect(texts.contains { $0.contains("ACCUMULATED ×3") && $0.contains("[9., 9., 9., 9.]") })
  }

  @Test func `shows the reset in 07-zero-grad`() throws {
    let last = try Frames.lastStep(of: "07-zero-grad")
    let texts = try (0...last).map { try frame("07-zero-grad", at: $0) }
    #expect(texts.contains { $0.contains("RESET") && $0.contains("[0., 0., 0., 0.]") })
    #expect(!texts.contains { $0.contains("ACCUMULATED ×2") })
  }
}
