import Recording
import Testing

@testable import TorchLibrary

@Suite struct `The timeline of a scene` {
  @Test func `has the steps of the notebook's first cell in their order`() throws {
    let scene = try RecordedScene(
      """
      # Gradient of a mean
      import torch
      x = torch.tensor([-1.598135, -0.834155, 1.381749], requires_grad=True)
      y = x + 2
      z = y * y * 2
      z = z.mean()
      z.backward()
      print(x.grad)
      """)
    #expect(
      scene.steps == [
        "create torch.tensor [-1.5981, -0.8342, 1.3817] requires_grad",
        "apply `x + 2` AddBackward0(self→0) [0.4019, 1.1658, 3.3817]",
        "apply `y * y` MulBackward0(self→0, other→1) [0.1615, 1.3592, 11.4362]",
        "apply `(y * y) * 2` MulBackward0(self→0) [0.3230, 2.7184, 22.8725]",
        "apply `z.mean()` MeanBackward0(self→0) 8.6379",
        "fire MeanBackward0 [0.3333, 0.3333, 0.3333] 1/1 by grad ÷ n",
        "fire MulBackward0 [0.6667, 0.6667, 0.6667] 1/1 by grad × other; –",
        "fire MulBackward0 [0.2679, 0.7772, 2.2545] 1/2 by grad × other; "
          + "[0.2679, 0.7772, 2.2545] Σ [0.5358, 1.5545, 4.5090] 2/2 by grad × self",
        "fire AddBackward0 [0.5358, 1.5545, 4.5090] 1/1 by grad; –",
        "accumulate None + [0.5358, 1.5545, 4.5090] = [0.5358, 1.5545, 4.5090]",
      ])
    #expect(scene.output == "tensor([0.5358, 1.5545, 4.5090])\n")
    #expect(scene.timeline.ending == .finished)
    #expect(scene.timeline.document.title == "Gradient of a mean")
  }

  @Test func `points at the expression that made each step`() throws {
    let scene = try RecordedScene(
      """
      import torch
      y = torch.ones(2, requires_grad=True)
      z = y * y * 2
      z.sum().backward()
      """)
    let places = scene.events.filter(\.isPicture).map { event in
      event.source.map { "\($0.line):\($0.column)-\($0.endColumn)" } ?? "nowhere"
    }
    #expect(places == ["2:4-37", "3:4-9", "3:4-13", "4:0-7", "4:0-18", "4:0-18", "4:0-18", "4:0-18"])
  }

  @Test func `tells the numbers of one element`() throws {
    let scene = try RecordedScene(
      """
      import torch
      a = torch.tensor([2.0], requires_grad=True)
      b = torch.tensor([5.0], requires_grad=True)
      (a * b).sum().backward()
      """)
    let derivations = scene.events.flatMap { event -> [Event.Derivation] in
      guard case .functionFired(let firing) = event.kind else { return [] }
      return firing.deliveries.compactMap { $0?.derivation }
    }
    let texts = derivations.map { derivation in
      derivation.formula + ": " + derivation.operands.map { "\($0.name)=\($0.number)" }.joined(separator: " ")
        + " → \(derivation.result)"
    }
    #expect(
      texts == [
        "grad: grad=1.0 → 1.0", "grad × other: grad=1.0 other=5.0 → 5.0", "grad × self: grad=1.0 self=2.0 → 2.0",
      ])
  }

  @Test func `names the tensor that the user gave as the seed`() throws {
    let scene = try RecordedScene(
      """
      import torch
      x = torch.tensor([1.0, 2.0], requires_grad=True)
      v = torch.tensor([0.1, 10.0])
      (x * 3).backward(v)
      """)
    let starts = scene.events.compactMap { if case .backwardStarted(let start) = $0.kind { start } else { nil } }
    let created = scene.events.compactMap {
      if case .tensorCreated(let creation) = $0.kind { creation.tensor.id } else { nil }
    }
    #expect(starts.first?.roots.first?.seedTensor == created.last)
    #expect(starts.first?.roots.first?.seed.elements == ["0.1000", "10.0000"])
  }

  @Test func `shows flags, detached tensors and modes where the history stops`() throws {
    let scene = try RecordedScene(
      """
      import torch
      x = torch.ones(2, requires_grad=True)
      x.detach()
      with torch.no_grad():
          y = x + 2
      x.requires_grad_(False)
      """)
    #expect(
      scene.lines.filter { !$0.hasPrefix("name") && !$0.hasPrefix("scope") && $0 != "}" } == [
        "create torch.ones [1., 1.] requires_grad",
        "detach `x.detach()` detach(self ╳ detach) [1., 1.]",
        "tensor released",
        "enter no_grad",
        "apply `x + 2` add(self ╳ no_grad) [3., 3.]",
        "leave no_grad",
        "requires_grad False",
      ])
  }

  @Test func `says when a tensor goes that only a gradient function held`() throws {
    let scene = try RecordedScene(
      """
      import torch
      x = torch.ones(2, requires_grad=True)
      y = (x * torch.full((2,), 3.0)).sum()
      y.backward()
      """)
    let fired = try #require(scene.lines.firstIndex { $0.hasPrefix("fire MulBackward0") })
    #expect(scene.lines[fired...].prefix(2).last == "tensor released")
  }

  @Test func `adds up gradients and resets them`() throws {
    let scene = try RecordedScene(
      """
      import torch
      w = torch.ones(2, requires_grad=True)
      for epoch in range(2):
          (w * 3).sum().backward()
      w.grad.zero_()
      w.grad = None
      """)
    #expect(
      scene.steps.filter { $0.hasPrefix("accumulate") || $0.hasPrefix("reset") } == [
        "accumulate None + [3., 3.] = [3., 3.]", "accumulate [3., 3.] + [3., 3.] = [6., 6.]", "reset to [0., 0.]",
        "reset to None",
      ])
    let rounds = scene.events.compactMap { event -> Event.Scope.Kind? in
      if case .scopeEntered(let scope) = event.kind, case .iteration = scope.kind { return scope.kind }
      return nil
    }
    #expect(
      rounds == [
        .iteration(variable: "epoch", value: "0", round: 1, of: 2),
        .iteration(variable: "epoch", value: "1", round: 2, of: 2),
      ])
  }

  @Test func `shows an optimiser step and an initialiser as one event each`() throws {
    let scene = try RecordedScene(
      """
      import torch
      layer = torch.nn.Linear(1, 1)
      torch.nn.init.constant_(layer.weight, 2.0)
      torch.nn.init.zeros_(layer.bias)
      optimiser = torch.optim.SGD(layer.parameters(), lr=0.5, momentum=0.9)
      layer(torch.ones(1, 1)).sum().backward()
      optimiser.step()
      """)
    let writes = scene.steps.filter { $0.hasPrefix("write") }
    #expect(scene.steps.prefix(2).allSatisfy { $0.hasPrefix("create nn.Parameter") })
    #expect(
      writes.map { $0.components(separatedBy: " was ")[0] } == [
        "write `torch.nn.init.constant_(layer.weight, 2.0)` constant_(self ╳ no_grad) [2.] v1→v2",
        "write `torch.nn.init.zeros_(layer.bias)` zeros_(self ╳ no_grad) [0.] v1→v2",
        "write `optimiser.step()` SGD.step(self ╳ no_grad, self ╳ no_grad) [1.5000] [-0.5000] v2→v3",
      ])
    #expect(scene.steps.last == writes.last)
  }

  @Test func `ends with the exception and knows the write that caused it`() throws {
    let scene = try RecordedScene(
      """
      import torch
      x = torch.ones(2, requires_grad=True)
      y = x.exp()
      y += 1
      y.sum().backward()
      """)
    guard case .exceptionRaised(let failure)? = scene.events.last?.kind else {
      Issue.record("no exception at the end")
      return
    }
    #expect(failure.type == "RuntimeError")
    #expect(failure.causes.map(\.line) == [4])
    #expect(scene.events.last?.source?.line == 5)
    #expect(
      failure.traceback.hasPrefix("Traceback (most recent call last):\n  File \"scene.py\", line 5, in <module>\n"))
    #expect(scene.timeline.ending == .failed)
  }

  @Test func `points at the first backward when a second one fails`() throws {
    let scene = try RecordedScene(
      """
      import torch
      x = torch.ones(2, requires_grad=True)
      y = (x * x).sum()
      y.backward()
      y.backward()
      """)
    guard case .exceptionRaised(let failure)? = scene.events.last?.kind else {
      Issue.record("no exception at the end")
      return
    }
    #expect(failure.causes.map(\.line) == [4])
  }

  @Test func `tells of the module that is called`() throws {
    let scene = try RecordedScene(
      """
      import torch
      net = torch.nn.Sequential(torch.nn.Linear(1, 1), torch.nn.Tanh())
      net(torch.ones(1, 1))
      """)
    let modules = scene.events.compactMap { event -> String? in
      if case .scopeEntered(let scope) = event.kind, scope.kind == .module { return scope.name }
      return nil
    }
    #expect(modules == ["Sequential", "0", "1"])
    #expect(scene.steps.last?.hasPrefix("apply `1: tanh` TanhBackward0(self→0)") ?? false)
  }

  @Test func `calls tensors what the scene calls them inside of lists, dictionaries, objects and modules`() throws {
    let scene = try RecordedScene(
      """
      import torch
      ws = [torch.ones(1), torch.zeros(1)]
      params = {"w": ws[0], 3: torch.ones(1)}
      ws.append(torch.ones(1))
      ws[0] = torch.zeros(1)
      class Cell:
        pass
      cell = Cell()
      cell.state = torch.ones(1)
      net = torch.nn.Sequential(torch.nn.Linear(1, 1, bias=False), torch.nn.Tanh())
      lone = torch.nn.Linear(1, 1, bias=False)
      ws = None
      """)
    #expect(
      scene.lines.filter { $0.hasPrefix("name") } == [
        "name ws[0]", "name ws[1]", "name params['w']", "name params[3]", "name ws[2]", "name ws[0]",
        "name cell.state", "name 0.weight", "name lone.weight", "name ws[0] to no tensor", "name ws[1] to no tensor",
        "name ws[2] to no tensor",
      ])
  }

  @Test func `gives no name to what only the insides of an optimizer hold`() throws {
    let scene = try RecordedScene(
      """
      import torch
      w = torch.ones(1, requires_grad=True)
      optimizer = torch.optim.SGD([w], lr=0.1)
      """)
    #expect(scene.lines.filter { $0.hasPrefix("name") } == ["name w"])
  }
}
