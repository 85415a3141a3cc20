import Autograd
import Recording
import SceneLanguage

/// Remembers where things happened that the engine's complaints are about, so that an exception can point at its cause.
struct FailureCauses {
  private struct Write {
    let type: String
    let version: Int
    let place: SourceRange
  }

  private var writes: [Write] = []
  private var passes: [SourceRange] = []
  private static let kept = 256

  /// A tensor was written in place.
  mutating func wrote(_ tensor: Tensor, at site: Site?) {
    guard let site else { return }
    let sizes = tensor.sizes.map(String.init).joined(separator: ", ")
    if writes.count == Self.kept { writes.removeFirst() }
    writes.append(
      Write(
        type: "[\(tensor.dtype.errorTypeName) [\(sizes)]]", version: tensor.version, place: SourceRange(site.range)))
  }

  /// A backward pass began.
  mutating func passRan(at site: Site?) {
    guard let site else { return }
    if passes.count == Self.kept { passes.removeFirst() }
    passes.append(SourceRange(site.range))
  }

  /// The places that a message of the engine is due to.
  func places(for message: String) -> [SourceRange] {
    if message.contains("has been modified by an inplace operation") {
      let match = writes.last { message.contains($0.type) && message.contains("is at version \($0.version);") }
      return (match ?? writes.last).map { [$0.place] } ?? []
    }
    if message.hasPrefix("Trying to backward through the graph a second time") {
      // The last pass is the one that failed.
      return passes.dropLast().last.map { [$0] } ?? []
    }
    return []
  }
}
