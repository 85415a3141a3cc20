import Autograd
import Foundation
import Recording
import SceneLanguage
import Synchronization

/// A scene that runs on a thread of its own and records its timeline, ahead of whoever looks at it within limits.
public final class SceneRun: Sendable {
  private let recorder: Recorder
  private let interruption = Interruption()
  private let isStopped = Atomic<Bool>(false)

  /// Starts recording at once. `onStart` is called first of all on the scene's thread, `onPublish` from there whenever
  /// there is more to see.
  public init(
    _ file: SceneFile, limits: Interpreter.Limits = Interpreter.Limits(), ahead: Recorder.Limits = Recorder.Limits(),
    onStart: @escaping @Sendable () -> Void = {},
    onPublish: @escaping @Sendable () -> Void = {}
  ) {
    recorder = Recorder(document: file.document, limits: ahead, onPublish: onPublish)
    let source = file.source
    SceneThread.start { [self] in
      onStart()
      perform(source, limits)
    }
  }

  /// What has been published so far.
  public var timeline: Timeline { recorder.timeline }

  /// Whether the scene waits until more is asked for.
  public var isParked: Bool { recorder.isParked }

  /// Asks for at least this step; a parked scene goes on.
  public func advance(toStep step: Int) { recorder.advance(toStep: step) }

  /// Raises KeyboardInterrupt in the scene. Where native code does not notice, the recording ends without it.
  public func interrupt() {
    interruption.request()
    recorder.release()
    DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + PlainRun.patience) { [self] in
      if interruption.isRequested { recorder.finish(.interrupted) }
    }
  }

  /// Ends the run; what has been recorded stays. Returns at once.
  public func stop() {
    isStopped.store(true, ordering: .relaxed)
    interrupt()
  }

  // MARK: On the scene's thread

  private func perform(_ source: SceneSource, _ limits: Interpreter.Limits) {
    let interpreter = Interpreter(limits: limits, interruption: interruption) { _ in }
    let runtime = TorchRuntime(interpreter: interpreter)
    let recorder = recorder
    let watch = RunWatch(limits, interruption, runtime.session.activity) { recorder.isParked }
    defer { watch.end() }
    let scribe = Scribe(recorder: recorder, interpreter: interpreter, session: runtime.session)
    scribe.onWrite = { [self] in
      // A scene that catches KeyboardInterrupt is told again.
      if isStopped.load(ordering: .relaxed) { interruption.request() }
    }
    runtime.scribe = scribe
    runtime.session.observer = scribe
    interpreter.observer = scribe
    runtime.defineModules()
    let outcome = interpreter.run(source)
    runtime.session.observer = nil
    interpreter.observer = nil
    recorder.finish(ending(outcome, scribe))
    withExtendedLifetime((interpreter, runtime)) {}
  }

  private func ending(_ outcome: Interpreter.Outcome, _ scribe: Scribe) -> Timeline.Ending {
    switch outcome {
    case .finished, .exited: return .finished
    case .failed(let failure) where failure.type == "KeyboardInterrupt": return .interrupted
    case .failed(let failure), .refused(let failure):
      scribe.failed(failure)
      return .failed
    }
  }
}
