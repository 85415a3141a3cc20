import Drawing
import Recording

extension Model {
  /// Folds what is around the box that the user means, the innermost that is not folded yet or one further out; unfolds
  /// a box that stands for several.
  mutating func toggleFold(outwards: Int) {
    guard diagram == nil, let picture, let box = currentBox ?? picture.boxes.last(where: { state.boxes[$0] != nil })
    else { return }
    let standIn = picture.indices[box].map { picture.boxes[$0] } ?? box
    if let fold = picture.folds[standIn], outwards == 1 {
      if fold.count > 1, !folds.splits(fold.scopes) {
        folds.split(fold.scopes)
      } else {
        for scope in fold.scopes { folds.unfold(scope) }
      }
      return
    }
    let around = outline.value.tree.foldable(around: box)
    let open = around.filter { !folds.contains($0) }
    guard let scope = open.dropFirst(outwards - 1).first ?? open.last else {
      notice = "no loop round, function or module around this"
      return
    }
    folds.fold(scope)
    pan = Point(x: 0, y: 0)
  }
}
