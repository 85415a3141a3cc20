import Drawing

/// The frame of a model at a size: a pure function of both. Nothing is ever outside the size; any size will do.
public func view(_ model: Model, size: Size) -> Canvas {
  let size = Size(width: max(0, size.width), height: max(0, size.height))
  var canvas = Canvas(size: size, style: Palette(model.configuration).blank)
  switch model.screen {
  case .help: HelpScreen(model: model, size: size).draw(on: &canvas)
  case .picker: ScenePicker(model: model, size: size).draw(on: &canvas)
  case .walk where model.diagram != nil:
    DiagramScreen(model: model, size: size).draw(on: &canvas)
  case .walk:
    let viewpoint = Viewpoint(model, size: size)
    viewpoint.drawHeader(on: &canvas)
    viewpoint.drawColumn(on: &canvas)
    viewpoint.drawGraphPane(on: &canvas)
    viewpoint.drawNow(on: &canvas)
    viewpoint.drawHints(on: &canvas)
  }
  return model.configuration.characters == .ascii ? canvas.asciiForm() : canvas
}
