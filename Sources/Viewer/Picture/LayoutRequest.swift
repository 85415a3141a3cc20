import GraphLayout
import Recording

/// How much of each box is shown.
enum Detail: Hashable, Sendable {
  /// Boxes of three rows and more.
  case boxes
  /// One line for each box.
  case rail
  /// One cell for each box.
  case cells
}

/// What a picture is told apart by.
struct PictureKey: Hashable, Sendable {
  /// Which opening of which scene.
  var run: Int
  /// The stage.
  var stage: Int
  /// Where the stage ends as far as the picture knows.
  var endEvent: Int
  /// How far ahead the picture looks for what its boxes will have to show.
  var horizon: Int
  /// Columns of the pane.
  var width: Int
  /// Rows of the pane.
  var height: Int
  /// What the user chose; nil for what fits.
  var detail: Detail?
  /// Where edges lead.
  var orientation: LayoutOptions.Orientation
  /// What is drawn as one box.
  var folds: Folds

  /// This picture with nothing folded.
  var unfolded: PictureKey {
    var key = self
    key.folds = Folds()
    return key
  }

  /// Whether this picture is another one of the same stage, made when less was recorded.
  func isGrown(from earlier: PictureKey) -> Bool {
    var other = earlier
    (other.endEvent, other.horizon) = (endEvent, horizon)
    return other == self && earlier.horizon < horizon
  }
}

/// Work for whoever performs effects: arrange the boxes of a stage. See `perform(layout:)`.
public struct LayoutRequest: Sendable, Equatable {
  let key: PictureKey
  let timeline: Timeline
  let stage: Stage
  let homes: Homes
  let tree: ScopeTree
  /// For each leaf to whose gradient something is added to what it was, the first event that does so.
  let additions: [TensorID: Int]
  /// The horizon of the first picture of the stage.
  let firstHorizon: Int
  /// The newest earlier picture of the stage that is known.
  let previous: Keyed<PictureKey, StagePicture>?
  /// The picture with nothing folded, if it is known.
  var unfolded: StagePicture?

  /// Whether it takes less time than a frame may.
  public var isSmall: Bool { key.endEvent - stage.firstEvent <= 2000 }

  /// The same request with nothing folded, for a picture that looks ahead so far.
  func withoutFolds(horizon: Int) -> LayoutRequest {
    var key = key.unfolded
    key.horizon = horizon
    return LayoutRequest(
      key: key, timeline: timeline, stage: stage, homes: homes, tree: tree, additions: additions,
      firstHorizon: firstHorizon, previous: nil)
  }

  /// Two requests are equal when they ask for the same picture.
  public static func == (a: LayoutRequest, b: LayoutRequest) -> Bool { a.key == b.key }
}

/// The answer to a request.
public struct LayoutResult: Sendable, Equatable {
  let picture: Keyed<PictureKey, StagePicture>
}

/// Arranges the boxes of a stage. Pure; can run on any thread. Cost: the events of the stage and its layout.
public func perform(layout request: LayoutRequest) -> Message {
  .laidOut(LayoutResult(picture: Keyed(key: request.key, value: StagePicture(request))))
}
