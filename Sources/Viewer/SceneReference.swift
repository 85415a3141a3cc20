/// A scene that can be opened, as the picker lists it.
public struct SceneReference: Hashable, Sendable {
  /// The file's name without its folder, `01-backward.py`.
  public var name: String
  /// Where the file is; given back in `Effect.open`.
  public var path: String
  /// Its title, where known.
  public var title: String?

  /// Makes a reference.
  public init(name: String, path: String, title: String? = nil) {
    self.name = name
    self.path = path
    self.title = title
  }

  /// The name without its extension, `01-backward`.
  var shortName: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
