/// What a key can do.
public enum Action: String, Hashable, Sendable, CaseIterable {
  case stepForward, stepBack, eventForward, eventBack, lineForward, lineBack, roundForward, roundBack
  case phaseForward, phaseBack, first, last, goToStep
  case nextPane, previousPane, scrollUp, scrollDown, inspect, why
  case selectLeft, selectDown, selectUp, selectRight
  case panLeft, panDown, panUp, panRight, moreDetail, lessDetail, fit, map, follow
  case orientation, fold, foldAll
  case scenes, theme, reload, help, cancel, quit, interrupt
}
