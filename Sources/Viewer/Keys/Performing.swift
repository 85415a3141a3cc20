import Drawing
import Recording

extension Model {
  /// Does what a key asks for, some times over.
  mutating func perform(_ action: Action, times: Int) -> [Effect] {
    switch action {
    case .stepForward, .eventForward: go(to: min(wantedStep ?? step, .max - times) + times)
    case .stepBack, .eventBack: go(to: (wantedStep ?? step) - times)
    case .lineForward: goForward(by: .line, times: times)
    case .lineBack: goBack(by: .line, times: times)
    case .roundForward: goForward(by: outline.value.roundKind(at: step), times: times)
    case .roundBack: goBack(by: outline.value.roundKind(at: step), times: times)
    case .phaseForward: goForward(by: .phase, times: times)
    case .phaseBack: goBack(by: .phase, times: times)
    case .first: go(to: 0)
    case .last: go(to: timeline?.lastStep ?? .max)
    case .goToStep: prompt = ""
    case .nextPane: moveFocus(by: times)
    case .previousPane: moveFocus(by: -times)
    case .scrollUp: scroll[focus, default: 0] -= times
    case .scrollDown: scroll[focus, default: 0] += times
    case .inspect: return inspect()
    case .why: showsWhy.toggle()
    case .selectLeft, .selectDown, .selectUp, .selectRight:
      for _ in 0..<min(times, 1000) { if diagram == nil { select(action) } else { selectNode(action) } }
    case .panLeft: pan.x -= 4 * min(times, 1000)
    case .panRight: pan.x += 4 * min(times, 1000)
    case .panUp: pan.y -= 2 * min(times, 1000)
    case .panDown: pan.y += 2 * min(times, 1000)
    case .moreDetail: detail = shownDetail.more
    case .lessDetail: detail = shownDetail.less
    case .fit:
      detail = nil
      pan = Point(x: 0, y: 0)
    case .map: showsMap.toggle()
    case .orientation:
      orientation = orientation == .topDown ? .leftRight : .topDown
      pan = Point(x: 0, y: 0)
    case .fold: toggleFold(outwards: times)
    case .foldAll:
      folds = .everything(folds.areNone)
      pan = Point(x: 0, y: 0)
    case .follow:
      pan = Point(x: 0, y: 0)
      selection = nil
      selectedNode = nil
      scroll = [:]
    case .scenes:
      screen = .picker
      pickerIndex = scenes.firstIndex { $0.path == scene?.path } ?? 0
    case .theme: configuration.theme = configuration.theme == .dark ? .light : .dark
    case .reload: return scene.map { open($0) } ?? []
    case .help:
      screen = .help
      helpScroll = 0
    case .cancel: cancel()
    case .quit: return [.quit(status: 0)]
    case .interrupt: return interrupt()
    }
    return needs()
  }

  private mutating func goForward(by kind: RunKind, times: Int) {
    guard let timeline else { return }
    var target = step
    for _ in 0..<times where target < timeline.lastStep {
      target = outline.value.startOfNextRun(after: target, by: kind, lastStep: timeline.lastStep)
    }
    go(to: target)
  }

  private mutating func goBack(by kind: RunKind, times: Int) {
    var target = step
    for _ in 0..<times where target > 0 { target = outline.value.startOfRun(before: target, by: kind) }
    go(to: target)
  }

  /// Moves the focus through the panes that the screen has room for.
  private mutating func moveFocus(by distance: Int) {
    zoomed = nil
    let panes = Panes(size: size, focus: focus, zoomed: nil)
    let shown = Pane.allCases.filter { panes.insides[$0] != nil }
    guard let current = shown.firstIndex(of: focus) else {
      focus = shown.first ?? focus
      return
    }
    focus = shown[((current + distance) % shown.count + shown.count) % shown.count]
  }

  /// Enter: the next scene at the end, or the pane that has the focus by itself, or all about the tensor.
  private mutating func inspect() -> [Effect] {
    if diagram != nil { return [] }
    if zoomed != nil {
      zoomed = nil
    } else if focus == .scene, let timeline, timeline.ending != nil, step >= timeline.lastStep, selection == nil,
      let next = nextScene
    {
      return open(next)
    } else {
      zoomed = focus == .output ? .output : .inspector
    }
    return needs()
  }

  /// Esc: one thing after the other is put away.
  private mutating func cancel() {
    if !held.isEmpty {
      held = []
    } else if zoomed != nil {
      zoomed = nil
    } else if showsWhy {
      showsWhy = false
    } else {
      selection = nil
      selectedNode = nil
      pan = Point(x: 0, y: 0)
      scroll = [:]
    }
  }

  /// How much of each box is shown, whether the user chose it or not.
  private var shownDetail: Detail {
    if let detail { return detail }
    if diagram != nil {
      if case .layout? = diagramPicture?.form { return .boxes }
      return .rail
    }
    return picture?.isRail == true ? .rail : picture?.isCells == true ? .cells : .boxes
  }

  /// Ctrl-C stops a scene that executes; one that is parked or has ended is left.
  private mutating func interrupt() -> [Effect] {
    held = []
    let mayRun = scene != nil && diagram == nil && refusal == nil && timeline?.ending == nil
    return mayRun ? [.interrupt] : [.quit(status: 130)]
  }
}

extension Detail {
  /// One level closer.
  fileprivate var more: Detail { self == .cells ? .rail : .boxes }
  /// One level farther away.
  fileprivate var less: Detail { self == .boxes ? .rail : .cells }
}
