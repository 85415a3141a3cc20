import Foundation

/// Where scenes are: what the user names, and the course that comes with the program.
struct SceneFinder {
  /// The folders that are searched, in this order: `./scenes`, `scenes` beside the program, and the installed ones.
  ///
  /// Found out when asked for: a path that the user gave in full needs none of them.
  var folders: [URL] {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    return [
      URL(fileURLWithPath: "scenes"),
      program.appendingPathComponent("scenes"),
      program.deletingLastPathComponent().appendingPathComponent("share/gradwalk/scenes"),
    ]
  }

  /// The suffixes that a scene may have.
  static let suffixes = ["py", "ipynb"]

  /// The path of a scene that the user named: a file as it is, or else a name in one of the folders, with or without its
  /// suffix. Throws a `Complaint` that says where it looked, and what comes close.
  func path(of name: String) throws -> String {
    // Asked of the system itself: a small graph is laid out in less time than Foundation's file manager takes to begin.
    if access(name, F_OK) == 0 { return name }
    for folder in folders {
      for candidate in [name] + SceneFinder.suffixes.map({ "\(name).\($0)" }) {
        let path = folder.appendingPathComponent(candidate).relativePath
        if FileManager.default.fileExists(atPath: path) { return path }
      }
    }
    let stem = SceneFinder.subject(of: name)
    let near = course().map { URL(fileURLWithPath: $0).lastPathComponent }.filter {
      let other = SceneFinder.subject(of: $0)
      return !stem.isEmpty && (other.hasPrefix(stem) || stem.hasPrefix(other))
    }
    let remedy =
      near.first.map { "Did you mean '\($0)'?" } ?? "'gradwalk' without a name lists the scenes that come with it."
    throw Complaint("gradwalk: no such scene: '\(name)'. \(remedy)")
  }

  /// What a file's name says beside its number and suffix, in lower case: `backward` for `01-backward.py`.
  private static func subject(of name: String) -> String {
    let stem = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent.lowercased()
    return String(stem.drop { $0.isNumber || $0 == "-" || $0 == "_" })
  }

  /// The paths of the scenes that come with the program, in the order of their names; scripts before notebooks.
  func course() -> [String] {
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let scenes = names.filter { name in SceneFinder.suffixes.contains { name.hasSuffix(".\($0)") } }.sorted()
      if !scenes.isEmpty { return scenes.map { folder.appendingPathComponent($0).relativePath } }
    }
    return []
  }

  /// The scenes beside one that the user opened, so that *next* goes through its own folder.
  func companions(of path: String) -> [String] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    if folders.contains(where: { $0.standardizedFileURL == folder.standardizedFileURL }) { return course() }
    return [path]
  }
}
