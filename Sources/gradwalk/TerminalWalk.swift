import Drawing
import Foundation
import Terminal
import Viewer

/// The viewer on a terminal: paints frames, reads keys, and leaves the terminal as it was.
struct TerminalWalk {
  var opening: Opening
  var at: StepOption?
  var theme: Configuration.Theme?
  var ascii: Bool

  /// Runs until the user quits or a signal ends it, and gives the exit status.
  func run() throws -> Int32 {
    let screen: Screen
    do {
      screen = try Screen(environment: ProcessInfo.processInfo.environment)
    } catch {
      throw Complaint("gradwalk: \(error)")
    }
    defer { screen.close() }
    let waker = screen.waker
    let walk = Walk(
      opening, size: screen.size, configuration: configuration(screen),
      onSceneStart: Screen.coverCurrentThread, wake: { waker.wake() })
    walk.receive()
    if let at { walk.send(.goTo(step: at.number)) }
    while walk.exitStatus == nil {
      screen.paint(view(walk.model, size: screen.size))
      guard let event = screen.nextEvent() else { continue }
      if let status = handle(event, walk) { return status }
    }
    return walk.exitStatus ?? ExitStatus.fine
  }

  /// Tells the walk what happened; an exit status when it ends the program.
  private func handle(_ event: ScreenEvent, _ walk: Walk) -> Int32? {
    switch event {
    case .key(let key): walk.send(.key(key))
    case .resize(let size): walk.send(.resize(size))
    case .wake: walk.receive()
    case .resumed: break
    case .signal(let number): return ExitStatus.signal(number)
    case .symbolColumns(let columns):
      guard columns != 1 else { break }
      var changed = walk.model.configuration
      changed.characters = .ascii
      walk.send(.configure(changed))
    case .endOfInput: return ExitStatus.signal(SIGHUP)
    }
    return nil
  }

  private func configuration(_ screen: Screen) -> Configuration {
    let capabilities = screen.capabilities
    return Configuration(
      theme: theme ?? (capabilities.isLight ? .light : .dark), depth: Configuration.Depth(capabilities.depth),
      characters: ascii || !capabilities.hasUnicode ? .ascii : .unicode)
  }
}

extension Configuration.Depth {
  /// The viewer's word for what the terminal can do.
  init(_ depth: ColourDepth) {
    switch depth {
    case .none: self = .none
    case .eight: self = .eight
    case .sixteen: self = .sixteen
    case .twoFiftySix: self = .twoFiftySix
    }
  }
}
