import Autograd
import Foundation
import SceneLanguage
import Synchronization

/// Looks, beside a run, whether anything still happens in it and how much memory the program takes, and has it stopped
/// where that is too much. The run itself pays nothing for it.
final class RunWatch: Sendable {
  private let isOver = Mutex(false)
  private static let interval = 0.05

  /// Watches until `end`. While `isPaused` the time does not count.
  init(
    _ limits: Interpreter.Limits, _ interruption: Interruption, _ activity: Activity,
    isPaused: @escaping @Sendable () -> Bool = { false }
  ) {
    let thread = Thread { [self] in
      var seen = activity.count &+ interruption.eventCount
      var since = Date()
      while !waitOrEnd() {
        let now = activity.count &+ interruption.eventCount
        if now != seen || isPaused() {
          seen = now
          since = Date()
        } else if limits.idleSeconds > 0, Date().timeIntervalSince(since) >= Double(limits.idleSeconds) {
          interruption.request(.idle(seconds: limits.idleSeconds))
          since = Date()
        }
        if RunWatch.residentBytes > limits.memoryBytes { interruption.request(.memory(bytes: limits.memoryBytes)) }
      }
    }
    thread.name = "watch"
    thread.start()
  }

  private func waitOrEnd() -> Bool {
    Thread.sleep(forTimeInterval: RunWatch.interval)
    return isOver.withLock { $0 }
  }

  /// Stops watching.
  func end() { isOver.withLock { $0 = true } }

  /// How many bytes of memory the program takes now; 0 where the system does not say.
  static var residentBytes: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var (pages, resident) = (0, 0)
    let count = withUnsafeMutablePointer(to: &pages) { first in
      withUnsafeMutablePointer(to: &resident) { second in
        withVaList([first, second]) { vfscanf(file, "%ld %ld", $0) }
      }
    }
    return count == 2 ? resident * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}
