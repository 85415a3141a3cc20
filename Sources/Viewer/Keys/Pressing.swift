import Drawing

extension Model {
  /// What a key does in the screen that is shown.
  mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if prompt != nil { return type(key) }
    switch screen {
    case .help: return pressInHelp(key)
    case .picker: return pressInPicker(key)
    case .walk: break
    }
    if case .character(let character) = key, let digit = character.wholeNumberValue, character.isASCII,
      digit > 0 || count != nil
    {
      count = min(99_999_999, (count ?? 0) * 10 + digit)
      return []
    }
    let times = count ?? 1
    count = nil
    guard let action = KeyTable.action(for: key, focus: focus) else { return [] }
    if mustWait(action) {
      held.append(HeldAction(action: action, times: times))
      return needs()
    }
    return perform(action, times: times)
  }

  /// The number after `:`.
  private mutating func type(_ key: Key) -> [Effect] {
    guard let typed = prompt else { return [] }
    switch key {
    case .character(let character) where character.isASCII && character.isNumber:
      prompt = String((typed + String(character)).suffix(9))
    case .backspace: prompt = typed.isEmpty ? nil : String(typed.dropLast())
    case .enter:
      prompt = nil
      if let number = Int(typed) { go(to: number) }
    case .escape: prompt = nil
    case .control("c"): return perform(.interrupt, times: 1)
    default: notice = "a step is a number"
    }
    return needs()
  }

  private mutating func pressInHelp(_ key: Key) -> [Effect] {
    let last = max(0, HelpText.lines.count - max(1, size.height - 2))
    switch KeyTable.action(for: key, focus: .scene) {
    case .scrollDown, .selectDown: helpScroll = min(last, helpScroll + 1)
    case .scrollUp, .selectUp: helpScroll = max(0, helpScroll - 1)
    case .stepForward: helpScroll = min(last, helpScroll + max(1, size.height - 3))
    case .stepBack: helpScroll = max(0, helpScroll - max(1, size.height - 3))
    case .first: helpScroll = 0
    case .last: helpScroll = last
    case .quit: return [.quit(status: 0)]
    case .interrupt: return perform(.interrupt, times: 1)
    case .help, .cancel, .inspect: screen = scene == nil ? .picker : .walk
    default: break
    }
    return []
  }

  private mutating func pressInPicker(_ key: Key) -> [Effect] {
    let last = max(0, scenes.count - 1)
    switch KeyTable.action(for: key, focus: .scene) {
    case .scrollDown, .selectDown, .stepForward: pickerIndex = min(last, pickerIndex + 1)
    case .scrollUp, .selectUp, .stepBack: pickerIndex = max(0, pickerIndex - 1)
    case .first: pickerIndex = 0
    case .last: pickerIndex = last
    case .inspect where pickerIndex < scenes.count && refusal == nil: return open(scenes[pickerIndex])
    case .cancel, .scenes, .inspect:
      refusal = nil
      if timeline != nil || diagram != nil { screen = .walk }
      return needs()
    case .help: screen = .help
    case .theme: return perform(.theme, times: 1)
    case .quit: return [.quit(status: 0)]
    case .interrupt: return perform(.interrupt, times: 1)
    default: break
    }
    if key != .enter { refusal = nil }
    return []
  }
}
