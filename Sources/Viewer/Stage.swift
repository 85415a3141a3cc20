import Recording

/// A stretch of steps whose boxes are laid out together: from the birth of a graph until the first operation that
/// follows the freeing of its buffers.
struct Stage: Hashable, Sendable {
  /// Its number, from 0.
  var index: Int
  /// The first step that shows it.
  var firstStep: Int
  /// The event with which it begins.
  var firstEvent: Int
  /// The event after its last one, as far as is published.
  var endEvent: Int
  /// Whether more may be recorded that belongs to it.
  var isOpen: Bool
  /// Whether loop rounds run in it, whose boxes are to have the same places although their numbers differ.
  var hasRounds = false
  /// Functions of graphs whose buffers were freed before it began; their boxes have given up their places.
  var spent: Set<FunctionID>
}
