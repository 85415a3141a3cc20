import Foundation

/// What the process tells its caller.
enum ExitStatus {
  /// All went well; `q` in the viewer is this too, also after a scene's exception.
  static let fine: Int32 = 0
  /// The scene or a comparison failed, or a file was refused.
  static let failed: Int32 = 1
  /// Wrong usage, or an input that cannot be read.
  static let usage: Int32 = 2
  /// Ctrl-C.
  static let interrupted: Int32 = 130

  /// Ended by a signal.
  static func signal(_ number: Int32) -> Int32 { 128 + number }
}

/// An error that ends the program with one message on standard error.
struct Complaint: Error {
  /// What is wrong and what to do about it, without a line end.
  var message: String
  /// The exit status.
  var status: Int32

  init(_ message: String, status: Int32 = ExitStatus.usage) {
    self.message = message
    self.status = status
  }
}
