import Drawing
import Recording

/// Everything that the painters of one frame read.
struct Viewpoint {
  let model: Model
  let size: Size
  let palette: Palette
  let state: GraphState
  let event: Event?
  let happening: Happening
  let panes: Panes

  init(_ model: Model, size: Size) {
    self.model = model
    self.size = size
    palette = Palette(model.configuration)
    state = model.state
    event = model.timeline?.pictureEvent(ofStep: model.step)
    happening = Happening(of: event, in: state, homes: model.outline.value.homes)
    panes = Panes(size: size, focus: model.focus, zoomed: model.zoomed)
  }

  /// The tensor that the inspector shows: of the selected box, or the one to which something happens.
  var inspected: TensorID? { model.inspectedTensor(happening) }
}
