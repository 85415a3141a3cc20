import Testing

@testable import Viewer

/// Whole frames at 80x24, looked at one by one.
@Suite struct `A frame` {
  private func expectFrame(_ story: Story, step: Int, _ expected: String) {
    var walk = Walk(story)
    walk.send(.goTo(step: step))
    let text = walk.text
    #expect(text == expected, "\n\(text)")
  }

  @Test func `the middle of the first scene says what the design's picture says`() {
    expectFrame(
      Stories.backward, step: 8,
      """
       gradwalk  01-backward.py · Gradient of a mean          BACKWARD  8/10  line 12
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │   6 print(y)            ││╭ x ────────────────── leaf · requires_grad · [3] ╮│
      │ ◂ 7 z = y * y * 2  # y …│││ [-1.5981, -0.8342, 1.3817]                      ││
      │         ~~~~~           ││╰ grad None ─────────────────────┬─────── waiting ╯│
      │   8 print(z)            ││                                 │                 │
      │   9 z = z.mean()  # one…││╭ y = x + 2 ─────────────────────┴── AddBackward0 ╮│
      │  10 print(z)            │││ [0.4019, 1.1658, 3.3817]                ∇ · [3] ││
      │  11 # Back along every …││╰ Σ [0.5358, 1.5545, 4.5090] ──▲──▲──── 2/2 ready ╯│
      │ ▶12 z.backward()        ││  self [0.2679, 0.7772, 2.2545]┃  ┃ other: same    │
      │  13 print(x.grad)       ││╔ (y * y) ═════════════════════╧══╧═ MulBackward0 ╗│
      │─ Output ────────────────││║ [0.1615, 1.3592, 11.4362]               ∇ · [3] ║│
      │tensor([-1.5981, -0.8342…││╚ in [0.6667, 0.6667, 0.6667] ═══▲════════ FIRING ╝│
      │tensor([0.4019, 1.1658, …││                                 ┃                 │
      │tensor([ 0.3230,  2.7184…││╭ (z, line 7) = (y * y) * 2 ─────┸── MulBackward0 ╮│
      │tensor(8.6379, grad_fn=<…│││ [0.3230, 2.7184, 22.8725]               ∇ · [3] ││
      │─ Inspector: y ──────────││╰ in [0.3333, 0.3333, 0.3333] ───▲────────── done ╯│
      │Tensor v0 float32 [3]    ││                                 ┃                 │
      │is_leaf False (made by +)││╭ z = z.mean() ──────────────────┸─ MeanBackward0 ╮│
      │requires_grad (from x)   │││ 8.6379                                   ∇ · [] ││
      │grad not retained        ││╰ in 1. (seed) ───────────────────────────── done ╯│
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW 0.6667×0.4019 = 0.2679 to each input; both are y: 0.2679+0.2679 = 0.5358
       Space/→ step  Bksp/← back  ] line  } phase  ) loop/cell  w why  ? keys  q quit
      """)
  }

  @Test func `step 0 draws the graph to come`() {
    expectFrame(
      Stories.backward, step: 0,
      """
       gradwalk  01-backward.py · Gradient of a mean                      START  0/10
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │   1 # Gradient of a mean││┌ x ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ leaf · requires_grad · [3] ┐│
      │   2 import torch        ││┆                                                 ┆│
      │   3 x = torch.tensor([-…││└┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘│
      │   4 print(x)            ││                                 ┆                 │
      │   5 y = x + 2  # made b…││┌ y = x + 2 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┴┄┄ AddBackward0 ┐│
      │   6 print(y)            ││┆                                         ∇ · [3] ┆│
      │   7 z = y * y * 2  # y …││└┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┬┄┄┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘│
      │   8 print(z)            ││                               ┆  ┆                │
      │   9 z = z.mean()  # one…││┌ (y * y) ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┴┄┄┴┄ MulBackward0 ┐│
      │─ Output ────────────────││┆                                         ∇ · [3] ┆│
      │                         ││└┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘│
      │                         ││                                 ┆                 │
      │                         ││┌ z = (y * y) * 2 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┴┄┄ MulBackward0 ┐│
      │                         ││┆                                         ∇ · [3] ┆│
      │─ Inspector ─────────────││└┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘│
      │Nothing selected yet.    ││                                 ┆                 │
      │                         ││┌ z = z.mean() ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┴┄ MeanBackward0 ┐│
      │                         ││┆                                          ∇ · [] ┆│
      │                         ││└┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘│
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW Nothing has run yet; drawn faint: what is to come. Space: first step.
       Space/→ step  Bksp/← back  ] line  } phase  ) loop/cell  w why  ? keys  q quit
      """)
  }

  @Test func `the seed vector enters at the root`() {
    expectFrame(
      Stories.vectorJacobian, step: 6,
      """
       02-vector-jacobian.py · Vector-Jacobian product          BACKWARD  6/9  line 9
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │   3 x = torch.tensor([-…││╭ x ────────────────── leaf · requires_grad · [3] ╮│
      │   4 y = x + 2           │││ [-0.1240, -0.8386, 0.2818]                      ││
      │ ◂ 5 z = y * y * 2       ││╰ grad None ─────────────────────┬─────── waiting ╯│
      │         ~~~~~~~~~       ││                                 │                 │
      │   6 # z has three eleme…││╭ y = x + 2 ─────────────────────┴── AddBackward0 ╮│
      │   7 v = torch.tensor([0…│││ [1.8760, 1.1614, 2.2818]                ∇ · [3] ││
      │   8 # backward() gives …││╰ grad not retained ───────────┬──┬────── waiting ╯│
      │ ▶ 9 print(z.backward(v))││                               │  │                │
      │  10 print(x.grad)       ││╭ (y * y) ─────────────────────┴──┴─ MulBackward0 ╮│
      │─ Output ────────────────│││ [3.5195, 1.3489, 5.2067]                ∇ · [3] ││
      │                         ││╰ in [0.2000, 2.0000, 0.0020] ───▲───── 1/1 ready ╯│
      │                         ││                                 ┃                 │
      │                         ││╔ z = (y * y) * 2 ═══════════════╧══ MulBackward0 ╗│
      │                         ││║ [7.0389, 2.6977, 10.4135]               ∇ · [3] ║│
      │─ Inspector: (y * y) ────││╚ in [0.1000, 1.0000, 0.0010] ═══▲════════ FIRING ╝│
      │Tensor v0 float32 [3]    ││                                 ┃                 │
      │is_leaf False (made by *)││┌ v = torch.tensor ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┸┄┄┄┄ no ∇ · [3] ┐│
      │requires_grad (from x)   ││┆ [0.1000, 1.0000, 0.0010]                        ┆│
      │grad not retained        ││└ gradient of z, chosen by you ┄┄┄┄┄┄┄┄┄┄┄┄┄ seed ┘│
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW v enters at z: 0.1000×2 = 0.2000 to (y * y)
       Space/→ step  Bksp/← back  ] line  } phase  ) loop/cell  w why  ? keys  q quit
      """)
  }

  @Test func `a flag changes visibly`() {
    expectFrame(
      Stories.requiresGrad, step: 2,
      """
       03-requires-grad.py · Stopping the history, 1: x.requir…  FORWARD  2/2  line 6
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │  1 # Stopping the histo…││╔ x ═════ leaf · requires_grad True → False · [3] ╗│
      │  2 import torch         ││║ [-1.3992, -0.5867, 0.0301]                      ║│
      │  3 x = torch.tensor([-1…││╚ grad not tracked ══════════════════════ CHANGED ╝│
      │  4 print(x)             ││                                                   │
      │  5 # The underscore say…││                                                   │
      │ ▶6 x.requires_grad_(Fal…││                                                   │
      │  7 print(x)             ││                                                   │
      │                         ││                                                   │
      │                         ││                                                   │
      │─ Output ────────────────││                                                   │
      │tensor([-1.3992, -0.5867…││                                                   │
      │tensor([-1.3992, -0.5867…││                                                   │
      │                         ││                                                   │
      │                         ││                                                   │
      │─ Inspector: x ──────────││                                                   │
      │Tensor v0 float32 [3]    ││                                                   │
      │is_leaf True (no grad)   ││                                                   │
      │requires_grad True→False ││                                                   │
      │not tracked: switched off││                                                   │
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW x.requires_grad True → False: from here on nothing is recorded.
       End.  Bksp/← back  ? keys  q quit
      """)
  }

  @Test func `a dropped result says so`() {
    expectFrame(
      Stories.detach, step: 2,
      """
       04-detach.py · Stopping the history, 2: x.detach()        FORWARD  2/3  line 6
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │   2 import torch        ││╭ x ────────────────── leaf · requires_grad · [3] ╮│
      │   3 x = torch.tensor([0…│││ [0.6700, -1.7655, 0.6098]                       ││
      │   4 print(x)            ││╰ grad None ──────────────────┬──┬────────────────╯│
      │   5 # A new tensor with…││                      ┌┄┄┄╳┄┄┄┘  └┄┄┄┄┄┄┄┄┄┄┐      │
      │ ▶ 6 x.detach()          ││╔ x.detach() ═════════╧╗   ┌ y = x.detach() ┴┄┄┄┄┄┐│
      │   7 print(x)            ││║ detach · no ∇ · [3]  ║   ┆ detach · no ∇ · [3]  ┆│
      │   8 # Kept this time: y…││║ [0.6700, -1.7655, …] ║   ┆                      ┆│
      │   9 y = x.detach()      ││║ result dropped       ║   ┆                      ┆│
      │  10 print(y)            ││╚═══════ ╳ cut: detach ╝   └┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘│
      │─ Output ────────────────││                                                   │
      │tensor([ 0.6700, -1.7655…││                                                   │
      │tensor([ 0.6700, -1.7655…││                                                   │
      │                         ││                                                   │
      │                         ││                                                   │
      │─ Inspector: x.detach() ─││                                                   │
      │Tensor v0 float32 [3]    ││                                                   │
      │is_leaf True (detached)  ││                                                   │
      │requires_grad False      ││                                                   │
      │not tracked: detached    ││                                                   │
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW x.detach(): a new tensor without history, dropped at once.
       Space/→ step  Bksp/← back  ] line  } phase  ) loop/cell  w why  ? keys  q quit
      """)
  }

  @Test func `both results stand side by side`() {
    expectFrame(
      Stories.noGrad, step: 5,
      """
       05-no-grad.py · Stopping the history, 3: torch.no_grad()  NO_GRAD  5/5  line 9
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │   3 x = torch.tensor([-…││        ╭ x ───── leaf · requires_grad · [3] ╮     │
      │   4 print(x)            ││        │ [-0.4035, 0.4721, 1.4661]          │     │
      │   5 # Recorded: y has a…││        │ grad None                          │     │
      │   6 y = x + 2           ││        ╰─────────────┬─────┬────────────────╯     │
      │   7 print(y)            ││                      │     └┄┄┄┄┄╳┄┄┄┄┐           │
      │   8 # The same line ins…││┌ (y, line 6) = x + 2 ┴┐   ┌ y = x + 2 ┴┄┄┄┄┄┄┄┄┄┄┐│
      │ ▶ 9 with torch.no_grad(…││┆ AddBackward0 ∇ [3]   ┆   ┆ add · no ∇ · [3]     ┆│
      │  10     y = x + 2       ││┆ [1.5965, 2.4721, …]  ┆   ┆ [1.5965, 2.4721, …]  ┆│
      │  11     print(y)        ││┆ grad not retained    ┆   ┆ grad not tracked     ┆│
      │─ Output ────────────────││└┄┄┄┄┄┄┄┄┄┄┄┄ released ┘   └┄┄┄┄┄┄ ╳ cut: no_grad ┘│
      │tensor([-0.4035,  0.4721…││                                                   │
      │tensor([1.5965, 2.4721, …││                                                   │
      │tensor([1.5965, 2.4721, …││                                                   │
      │                         ││                                                   │
      │─ Inspector: y ──────────││                                                   │
      │Tensor v0 float32 [3]    ││                                                   │
      │is_leaf True (no grad_fn)││                                                   │
      │requires_grad False      ││                                                   │
      │not tracked: no_grad     ││                                                   │
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW no_grad ends: operations are recorded again.
       End.  Bksp/← back  ? keys  q quit
      """)
  }

  @Test func `old and new make now`() {
    expectFrame(
      Stories.accumulate(), step: 11,
      """
       06-accumulate.py · Gradients a…  epoch=1 · round 2/3 · BACKWARD  11/16  line 6
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │  1 # Gradients add up   ││╔ weights ════════════ leaf · requires_grad · [4] ╗│
      │  2 import torch         ││║ [1., 1., 1., 1.]                                ║│
      │  3 weights = torch.ones…││║ grad  old   [3., 3., 3., 3.]            round 1 ║│
      │  4 for epoch in range(3…││║     + new   [3., 3., 3., 3.]            round 2 ║│
      │  5     model_output = (…││╚   = now   [6., 6., 6., 6.] ════▲ ACCUMULATED ×2 ╝│
      │ ▶6     model_output.bac…││                                 ┃                 │
      │  7     print(weights.gr…││╭ (weights * 3) ─────────────────┸── MulBackward0 ╮│
      │                         │││ [3., 3., 3., 3.]                        ∇ · [4] ││
      │                         ││╰ in [1., 1., 1., 1.] ───────────────▲────── done ╯│
      │─ Output ────────────────││                                     ┃             │
      │tensor([3., 3., 3., 3.]) ││╭ model_output = (weights * 3).sum() ┸────────────╮│
      │tensor([6., 6., 6., 6.]) │││ 12.                       SumBackward0 · ∇ · [] ││
      │                         ││╰ in 1. (seed) ───────────────────────────── done ╯│
      │                         ││                                                   │
      │─ Inspector: weights ────││                                                   │
      │Tensor v0 float32 [4]    ││                                                   │
      │is_leaf True (by you)    ││                                                   │
      │requires_grad (by you)   ││                                                   │
      │grad [6., 6., …] (×2)    ││                                                   │
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW weights.grad: 3+3 = 6. Gradients add up: 2 rounds since the last reset.
       Space/→ step  Bksp/← back  ] line  } phase  ) loop/cell  w why  ? keys  q quit
      """)
  }

  @Test func `a reset is seen`() {
    expectFrame(
      Stories.accumulate(resets: true), step: 13,
      """
       07-zero-grad.py · Gradients add u…  epoch=1 · round 2/3 · RESET  13/19  line 8
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │  1 # Gradients add up   ││╔ weights ════════════ leaf · requires_grad · [4] ╗│
      │  2 import torch         ││║ [1., 1., 1., 1.]                                ║│
      │  3 weights = torch.ones…││║ grad  old   [3., 3., 3., 3.]                    ║│
      │  4 for epoch in range(3…││║       reset to zeros                            ║│
      │  5     model_output = (…││╚   = now   [0., 0., 0., 0.] ════▲════════ ZEROED ╝│
      │  6     model_output.bac…││                                 ┃                 │
      │  7     print(weights.gr…││╭ (weights * 3) ─────────────────┸── MulBackward0 ╮│
      │ ▶8     weights.grad.zer…│││ [3., 3., 3., 3.]                        ∇ · [4] ││
      │                         ││╰ in [1., 1., 1., 1.] ───────────────▲────── done ╯│
      │─ Output ────────────────││                                     ┃             │
      │tensor([3., 3., 3., 3.]) ││╭ model_output = (weights * 3).sum() ┸────────────╮│
      │tensor([3., 3., 3., 3.]) │││ 12.                       SumBackward0 · ∇ · [] ││
      │                         ││╰ in 1. (seed) ───────────────────────────── done ╯│
      │                         ││                                                   │
      │─ Inspector: weights ────││                                                   │
      │Tensor v0 float32 [4]    ││                                                   │
      │is_leaf True (by you)    ││                                                   │
      │requires_grad (by you)   ││                                                   │
      │grad [0., 0., …] (zero)  ││                                                   │
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW weights.grad is zeroed: 3 → 0. The next backward() adds to this.
       Space/→ step  Bksp/← back  ] line  } phase  ) loop/cell  w why  ? keys  q quit
      """)
  }

  @Test func `an exception is the last step`() {
    expectFrame(
      Stories.refusedBackward, step: 3,
      """
       vector.py · A vector has no gradient to start with      EXCEPTION  3/3  line 4
      ╭ Scene ──────────────────╮╭ Graph   gradients flow up ▲ ──────────────────────╮
      │  1 import torch         ││╭ x ────────────────── leaf · requires_grad · [2] ╮│
      │  2 x = torch.tensor([1.…│││ [1., 2.]                                        ││
      │  3 z = x * 2            ││╰ grad None ────────┬─────────────────────────────╯│
      │ ✗4 z.backward()         ││                    │                              │
      │                         ││╭ z = x * 2 ────────┴───── MulBackward0 · ∇ · [2] ╮│
      │                         │││ [2., 4.]                                        ││
      │                         ││╰ grad not retained ──────────────────────────────╯│
      │                         ││                                                   │
      │                         ││                                                   │
      │─ Output ────────────────││                                                   │
      │Traceback (most recent c…││                                                   │
      │  File "vector.py", line…││                                                   │
      │    z.backward()         ││                                                   │
      │RuntimeError: grad can b…││                                                   │
      │─ Inspector: z ──────────││                                                   │
      │Tensor v0 float32 [2]    ││                                                   │
      │is_leaf False (made by *)││                                                   │
      │requires_grad (from x)   ││                                                   │
      │grad not retained        ││                                                   │
      ╰─────────────────────────╯╰───────────────────────────────────────────────────╯
       NOW RuntimeError: grad can be implicitly created only for scalar outputs
       End.  Bksp/← back  ? keys  q quit
      """)
  }
}
