import Drawing
import Recording

/// Draws boxes of a picture at one step.
struct BoxPainter {
  let viewpoint: Viewpoint
  let picture: StagePicture
  let area: Rectangle
  private let shift: Point
  private let faces: [Int: BoxFace]

  /// Draws these boxes. The cell of the drawing at `origin` comes to the top left of `area`.
  init(_ boxes: [Int], viewpoint: Viewpoint, picture: StagePicture, area: Rectangle, origin: Point) {
    self.viewpoint = viewpoint
    self.picture = picture
    self.area = area
    shift = Point(x: area.x - origin.x, y: area.y - origin.y)
    let maker = FaceMaker(
      state: viewpoint.state, happening: viewpoint.happening, homes: viewpoint.model.outline.value.homes)
    var faces: [Int: BoxFace] = [:]
    for index in boxes { faces[index] = picture.face(index, maker) }
    self.faces = faces
  }

  private func frame(_ index: Int) -> Rectangle {
    let box = picture.layout.boxes[index]
    return Rectangle(x: box.x + shift.x, y: box.y + shift.y, width: box.width, height: box.height)
  }

  /// Draws the border alone, for edges to join.
  func drawBorder(_ index: Int, on canvas: inout Canvas) {
    guard let face = faces[index] else { return }
    canvas.drawBorder(frame(index), stroke: face.kind.stroke, style: borderStyle(face, index), in: area)
  }

  private func isSelected(_ index: Int) -> Bool {
    viewpoint.model.selection.flatMap { picture.indices[$0] } == index
  }

  private func borderStyle(_ face: BoxFace, _ index: Int) -> Style {
    viewpoint.palette[isSelected(index) && face.kind != .now ? .selectedBox : face.kind.role]
  }

  /// Draws the texts, after borders and edges.
  func drawTexts(_ index: Int, on canvas: inout Canvas) {
    guard let face = faces[index] else { return }
    let plan = picture.plans[index]
    let box = frame(index)
    let isFaint = face.kind == .toCome || face.kind == .released
    let pen = TextPen(
      box: box, area: area, palette: viewpoint.palette, isFaint: isFaint, border: borderStyle(face, index))
    drawTop(face, plan, pen, isSelected: isSelected(index), on: &canvas)
    drawValue(face, plan, pen, on: &canvas)
    if plan.hasAccumulationRows { drawAccumulation(index, face, plan, pen, on: &canvas) }
    drawBottom(face, plan, pen, isAccumulated: showsAccumulation(index) != nil, on: &canvas)
  }

  private func drawTop(_ face: BoxFace, _ plan: BoxPlan, _ pen: TextPen, isSelected: Bool, on canvas: inout Canvas) {
    let top = face.tags.prefix(plan.tagsOnTop).joined(separator: " · ")
    let rest = Array(face.tags.dropFirst(plan.tagsOnTop))
    let room = min(plan.titleColumns, plan.width - 4 - (top.isEmpty ? 0 : TextWidth.columns(of: top) + 2))
    let role: Palette.Role = isSelected ? .selection : face.isNamePast ? .faint : .name
    pen.left(TextWidth.truncated(face.title, to: max(0, room)), row: 0, role: role, on: &canvas)
    pen.right(top, row: 0, role: .tag, on: &canvas)
    let tagRoom = plan.hasTagRow ? plan.inner : plan.width - 4
    let text = tagText(rest).fitting(columns: tagRoom)
    if plan.hasTagRow {
      pen.left(text, row: 1, role: .tag, on: &canvas)
    } else {
      pen.right(text, row: plan.valueRow, role: .tag, on: &canvas)
    }
  }

  /// Tags in a row, closer together and abbreviated where they do not fit.
  private func tagText(_ tags: [String]) -> Sentence {
    let short = tags.map { $0 == "requires_grad" ? "∇" : $0 }
    return Sentence(
      tags.joined(separator: " · "), tags.joined(separator: " "), short.joined(separator: " · "),
      short.joined(separator: " "))
  }

  private func drawValue(_ face: BoxFace, _ plan: BoxPlan, _ pen: TextPen, on canvas: inout Canvas) {
    guard let value = face.value else { return }
    let rest = plan.hasTagRow ? [] : Array(face.tags.dropFirst(plan.tagsOnTop))
    let tags = TextWidth.columns(of: rest.joined(separator: " · "))
    let alarm = value.alarm.isEmpty ? 0 : value.alarm.count + 1
    let room = max(0, plan.inner - (tags == 0 ? 0 : tags + 2) - alarm)
    let text = value.preview(columns: room)
    pen.left(text, row: plan.valueRow, role: .value, on: &canvas)
    if alarm > 0 {
      pen.left(value.alarm, row: plan.valueRow, indent: TextWidth.columns(of: text) + 1, role: .alarm, on: &canvas)
    }
  }

  private func drawBottom(
    _ face: BoxFace, _ plan: BoxPlan, _ pen: TextPen, isAccumulated: Bool, on canvas: inout Canvas
  ) {
    let bottom = plan.height - 1
    let status = TextWidth.truncated(face.status, to: plan.statusColumns)
    pen.right(
      status, row: bottom, role: face.status.hasPrefix("╳") ? .alarm : face.kind == .now ? .nowBox : .word, on: &canvas)
    let taken = status.isEmpty ? 0 : TextWidth.columns(of: status) + 2
    let room = plan.hasGradientRow ? plan.inner : plan.bottomPorts.lowerBound - 3
    var gradient = face.gradient
    if isAccumulated { gradient.text = "  = now  " }
    let row = plan.hasGradientRow ? bottom - 1 : bottom
    let text = gradient.text(columns: max(0, min(room, plan.hasGradientRow ? plan.inner : plan.inner - taken)))
    let alarm = face.gradient.value?.alarm ?? ""
    pen.left(
      text, row: row, role: face.gradient.value == nil ? .faint : alarm.isEmpty ? .gradient : .alarm, on: &canvas)
  }

  /// The last addition to the gradient of a box, while its result is still what `.grad` holds.
  private func showsAccumulation(_ index: Int) -> Event.Accumulation? {
    guard picture.plans[index].hasAccumulationRows, let timeline = viewpoint.model.timeline,
      let tensor = viewpoint.state.boxes[picture.boxes[index]]?.tensors.first,
      let newest = viewpoint.model.outline.value.lastAccumulation(of: tensor, before: viewpoint.state.eventCount),
      case .gradientAccumulated(let accumulation) = timeline.event(newest).kind,
      let gradient = viewpoint.state.tensors[accumulation.tensor]?.gradient
    else { return nil }
    switch gradient {
    case .present: return accumulation
    case .zero: return isBeingZeroed(index) ? accumulation : nil
    default: return nil
    }
  }

  /// Whether a gradient is set to zeros at this very step, so that what it was is shown once more.
  private func isBeingZeroed(_ index: Int) -> Bool {
    viewpoint.happening.word == Happening.zeroed
      && viewpoint.happening.box == picture.boxes[index]
  }

  private func drawAccumulation(
    _ index: Int, _ face: BoxFace, _ plan: BoxPlan, _ pen: TextPen, on canvas: inout Canvas
  ) {
    guard let accumulation = showsAccumulation(index) else { return }
    let rounds = viewpoint.state.rounds(of: accumulation.tensor)
    let room = plan.inner - BoxReserve.accumulationPrefix - BoxReserve.accumulationSuffix
    func write(_ left: String, _ right: String, row: Int, _ role: Palette.Role) {
      let text = TextWidth.truncated(left, to: plan.inner)
      pen.left(text, row: plan.valueRow + row, role: role, on: &canvas)
      // The number of the round gives way to the value.
      guard TextWidth.columns(of: text) + 1 + TextWidth.columns(of: right) <= plan.inner else { return }
      pen.right(right, row: plan.valueRow + row, role: .faint, on: &canvas)
    }
    if isBeingZeroed(index) {
      write("grad  old   \(accumulation.now.preview(columns: room))", "", row: 1, .faint)
      write("      reset to zeros", "", row: 2, .gradient)
      return
    }
    let old = accumulation.old?.preview(columns: room) ?? "None"
    let earlier = rounds < 2 || accumulation.old == nil ? "" : rounds == 2 ? "round 1" : "rounds 1-\(rounds - 1)"
    write("grad  old   \(old)", earlier, row: 1, .gradient)
    write("    + new   \(accumulation.new.preview(columns: room))", "round \(rounds)", row: 2, .gradient)
  }
}

/// Writes the texts of one box, a blank between them and the border.
private struct TextPen {
  let box: Rectangle
  let area: Rectangle
  let palette: Palette
  let isFaint: Bool
  let border: Style

  private func isOnBorder(_ row: Int) -> Bool { row == 0 || row == box.height - 1 }

  private func style(_ role: Palette.Role) -> Style { isFaint ? palette[.toComeBox] : palette[role] }

  func left(_ text: String, row: Int, indent: Int = 0, role: Palette.Role, on canvas: inout Canvas) {
    write(text, x: box.x + 2 + indent, row: row, role: role, on: &canvas)
  }

  func right(_ text: String, row: Int, role: Palette.Role, on canvas: inout Canvas) {
    write(text, x: box.x + box.width - 2 - TextWidth.columns(of: text), row: row, role: role, on: &canvas)
  }

  private func write(_ text: String, x: Int, row: Int, role: Palette.Role, on canvas: inout Canvas) {
    guard !text.isEmpty else { return }
    let inside = area.intersection(Rectangle(x: box.x + 1, y: box.y, width: box.width - 2, height: box.height))
    if isOnBorder(row) {
      canvas.write(" ", x: x - 1, y: box.y + row, style: border, in: inside)
      canvas.write(" ", x: x + TextWidth.columns(of: text), y: box.y + row, style: border, in: inside)
    }
    canvas.writeLabel(text, x: x, y: box.y + row, style: style(role), in: inside)
  }
}

extension BoxFace.Kind {
  /// The border that tells without colour what the box is.
  fileprivate var stroke: Stroke {
    switch self {
    case .tracked: .rounded
    case .now: .double
    case .untracked, .toCome, .released: .dotted
    }
  }

  var role: Palette.Role {
    switch self {
    case .tracked: .trackedBox
    case .untracked: .untrackedBox
    case .now: .nowBox
    case .toCome: .toComeBox
    case .released: .releasedBox
    }
  }
}

extension BoxFace.Gradient {
  /// The words and as many elements as fit.
  fileprivate func text(columns: Int) -> String {
    guard let value else { return TextWidth.truncated(text, to: columns) }
    let around = TextWidth.columns(of: text) + 1 + TextWidth.columns(of: suffix)
    return TextWidth.truncated("\(text) \(value.preview(columns: max(0, columns - around)))\(suffix)", to: columns)
  }
}
