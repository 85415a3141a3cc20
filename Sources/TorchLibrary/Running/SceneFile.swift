import Foundation
import Recording
import SceneLanguage

/// A scene that was read from disk: a `.py` file, with or without `# %%` cells, or a notebook.
public struct SceneFile: Sendable {
  /// The text as a reader sees it.
  public let document: SceneDocument
  /// Why it cannot run, as Python or gradwalk prints it: a syntax error, or something that is not supported; nil when
  /// it can.
  public let refusal: String?
  let source: SceneSource

  /// Reads a scene.
  /// - Throws: `SceneFileError`.
  public init(path: String, limits: Interpreter.Limits = Interpreter.Limits()) throws {
    try self.init(data: SceneFile.read(path, limits.sourceBytes), path: path, limits: limits)
  }

  /// Takes a scene's bytes; `path` is how messages and tracebacks name it.
  /// - Throws: `SceneFileError`.
  public init(data: Data, path: String, limits: Interpreter.Limits = Interpreter.Limits()) throws {
    guard data.count <= limits.sourceBytes else {
      throw SceneFileError(path: path, reason: .tooLarge(limit: limits.sourceBytes))
    }
    guard let text = String(validating: data, as: UTF8.self), !text.utf8.contains(0) else {
      throw SceneFileError(path: path, reason: .notText)
    }
    if path.hasSuffix(".ipynb") {
      do {
        source = try SceneSource(notebook: data, fileName: path)
      } catch {
        throw SceneFileError(path: path, reason: .notANotebook(error.message))
      }
    } else {
      source = SceneSource(percentScript: text, fileName: path)
    }
    document = SceneDocument(source, name: URL(fileURLWithPath: path).lastPathComponent)
    refusal = SceneFile.refusal(of: source, limits)
  }

  private static func refusal(of source: SceneSource, _ limits: Interpreter.Limits) -> String? {
    SceneThread.run {
      let interpreter = Interpreter(limits: limits) { _ in }
      defer { interpreter.shutDown() }
      let runtime = TorchRuntime(interpreter: interpreter)
      runtime.defineModules()
      return interpreter.check(source)?.traceback
    }
  }

  private static func read(_ path: String, _ largest: Int) throws -> Data {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw SceneFileError(path: path, reason: .missing)
    }
    if isDirectory.boolValue { throw SceneFileError(path: path, reason: .directory) }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw SceneFileError(path: path, reason: .unreadable)
    }
    defer { try? handle.close() }
    do {
      return try handle.read(upToCount: largest + 1) ?? Data()
    } catch {
      throw SceneFileError(path: path, reason: .unreadable)
    }
  }
}

/// Why a file cannot be a scene.
public struct SceneFileError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    case missing, directory, unreadable, notText
    case tooLarge(limit: Int)
    case notANotebook(String)
  }

  /// The file, as the user named it.
  public let path: String
  /// What is wrong with it.
  public let reason: Reason

  /// One sentence with a remedy.
  public var description: String {
    switch reason {
    case .missing:
      "gradwalk: '\(path)' does not exist; name a .py or .ipynb file, or start without one to choose a scene."
    case .directory: "gradwalk: '\(path)' is a folder; name a .py or .ipynb file in it."
    case .unreadable: "gradwalk: '\(path)' cannot be read; check its permissions."
    case .notText: "gradwalk: '\(path)' is not UTF-8 text; a scene is a Python script or a notebook."
    case .tooLarge(let limit):
      "gradwalk: '\(path)' has more than \(limit) bytes; --source-limit allows a larger scene."
    case .notANotebook(let detail):
      "gradwalk: '\(path)': \(detail)"
    }
  }
}

extension String {
  /// The text of bytes, nil where they are not valid.
  fileprivate init?(validating data: Data, as encoding: UTF8.Type) {
    self.init(data: data, encoding: .utf8)
  }
}
