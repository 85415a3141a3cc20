@testable import Viewer

/// A screen, what is shown of each box on it, and how many steps are read.
struct Look {
  var width = 80
  var height = 24
  var detail: Detail?
  var isFolded = false
  var leadsRight = false
  var isASCII = false
  var steps = 2

  /// What the course is looked at with; the smallest screen most of all.
  static let several = [
    Look(steps: 4), Look(width: 100, height: 30), Look(width: 200, height: 60),
    Look(width: 100, height: 30, detail: .rail), Look(isFolded: true), Look(detail: .rail, isFolded: true),
    Look(width: 100, height: 30, leadsRight: true), Look(detail: .rail, isASCII: true),
  ]
  /// What every program is looked at with.
  static let one = [Look(), Look(isFolded: true, steps: 1)]
  /// Boxes whether they fit or not, which takes long.
  static let all =
    several + [
      Look(width: 100, height: 30, detail: .boxes), Look(detail: .boxes, isFolded: true),
      Look(detail: .boxes, leadsRight: true),
    ]
}
