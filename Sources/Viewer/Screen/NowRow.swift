import Drawing
import Recording

extension Viewpoint {
  /// One sentence on this step.
  func drawNow(on canvas: inout Canvas) {
    guard let y = panes.now else { return }
    let row = Rectangle(x: 0, y: y, width: size.width, height: 1)
    let style = palette[state.failure == nil || !isFailureStep ? .now : .errorText]
    let label = size.width >= 30 ? " NOW " : " "
    let x = canvas.write(label, x: 0, y: y, style: palette[.hintKey], in: row)
    let sentence = nowSentence.fitting(columns: size.width - x)
    canvas.write(sentence, x: x, y: y, style: style, in: row)
  }

  /// Whether the exception is what happens at this step.
  var isFailureStep: Bool {
    if case .exceptionRaised? = event?.kind { true } else { false }
  }

  private var nowSentence: Sentence {
    if let refusal = model.refusal { return Sentence(refusal) }
    guard let timeline = model.timeline else { return Sentence(model.scene == nil ? "Choose a scene." : "recording…") }
    return NowSentence(state: state, timeline: timeline, step: model.step, event: event).sentence
  }
}
