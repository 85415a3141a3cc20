import Drawing
import Foundation
import Recording
import SceneLanguage
import Synchronization
import TorchLibrary
import Viewer

/// A viewer's model and the scene that runs behind it: hands messages to the model and performs the effects that it asks
/// for. What other threads have to say waits in an inbox.
final class Walk {
  /// The model, after the last message.
  private(set) var model: Model
  /// Set when the model asked to quit.
  private(set) var exitStatus: Int32?

  private var run: SceneRun?
  private var generation = 0
  private let inbox: Inbox
  private let onSceneStart: @Sendable () -> Void
  private let limits: Interpreter.Limits

  /// Begins a walk. `wake` is called from any thread when there is something to `receive`, `onSceneStart` on the thread
  /// of every scene before it runs.
  init(
    _ opening: Opening, size: Size, configuration: Configuration, onSceneStart: @escaping @Sendable () -> Void = {},
    wake: @escaping @Sendable () -> Void
  ) {
    inbox = Inbox(wake: wake)
    self.onSceneStart = onSceneStart
    limits = opening.limits
    model = Model(
      scene: opening.scene, scenes: opening.scenes, timeline: nil, size: size, configuration: configuration)
    if let content = opening.content { show(content) }
    perform(model.start())
  }

  /// Tells the model something and does what it asks for.
  func send(_ message: Message) {
    perform(model.update(message))
  }

  /// Takes in what other threads had to say.
  func receive() {
    for message in inbox.take(generation) { send(message) }
    guard let timeline = run?.timeline, timeline != model.timeline else { return }
    send(.timeline(timeline))
  }

  /// Ends the scene that runs; what it has recorded stays.
  func end() {
    run?.stop()
    run = nil
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .quit(let status): exitStatus = status
    case .record(let step): run?.advance(toStep: step)
    case .layOut(let request): layOut(request)
    case .arrange(let request): arrange(request)
    case .open(let scene): open(scene)
    case .interrupt:
      guard let run, !run.isParked else {
        exitStatus = ExitStatus.interrupted
        return
      }
      run.interrupt()
    }
  }

  /// A picture of usual size takes less time than a frame; it is arranged at once, so that no frame is without it. A
  /// large one is arranged beside, and the screen stays alive.
  private func layOut(_ request: LayoutRequest) {
    if request.isSmall {
      send(Viewer.perform(layout: request))
      return
    }
    let inbox = inbox
    let generation = generation
    DispatchQueue.global(qos: .userInitiated).async {
      inbox.put(Viewer.perform(layout: request), generation)
    }
  }

  private func arrange(_ request: DiagramRequest) {
    if request.isSmall {
      send(Viewer.perform(diagram: request))
      return
    }
    let inbox = inbox
    let generation = generation
    DispatchQueue.global(qos: .userInitiated).async {
      inbox.put(Viewer.perform(diagram: request), generation)
    }
  }

  private func show(_ content: Content) {
    switch content {
    case .program(let file): record(file)
    case .graph(let diagram):
      generation += 1
      send(.diagram(diagram))
    }
  }

  private func open(_ scene: SceneReference) {
    end()
    do {
      show(try Content(path: scene.path, limits))
    } catch let complaint as Complaint {
      send(.sceneRefused(complaint.message))
    } catch {
      send(.sceneRefused("\(error)"))
    }
  }

  private func record(_ file: SceneFile) {
    generation += 1
    let inbox = inbox
    run = SceneRun(file, limits: limits, onStart: onSceneStart, onPublish: { inbox.wake() })
  }
}

/// Messages from other threads, each for one generation of scene; those of earlier ones are dropped.
private final class Inbox: Sendable {
  private let messages = Mutex<[(Message, Int)]>([])
  let wake: @Sendable () -> Void

  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  func put(_ message: Message, _ generation: Int) {
    messages.withLock { $0.append((message, generation)) }
    wake()
  }

  func take(_ generation: Int) -> [Message] {
    messages.withLock { messages in
      defer { messages.removeAll() }
      return messages.filter { $0.1 == generation }.map(\.0)
    }
  }
}
