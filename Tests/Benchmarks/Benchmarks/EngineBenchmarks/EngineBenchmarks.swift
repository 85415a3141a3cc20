import Autograd
import Benchmark

/// What an operation of the engine costs, without Python: run with `make bench`, or `swift package benchmark` here.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(2),
    maxIterations: 50)

  Benchmark("chain of 200,000: forward") { benchmark in
    for _ in benchmark.scaledIterations {
      let graph = try Graph()
      benchmark.startMeasurement()
      let end = try graph.chain(200_000)
      benchmark.stopMeasurement()
      blackHole(end)
    }
  }

  Benchmark("chain of 200,000: forward, backward, free") { benchmark in
    for _ in benchmark.scaledIterations { try Graph().chainAndBack(200_000) }
  }

  // With nobody watching, an operation asks for the observer forward and a few times backward. That question alone, as
  // often as the chain asks it, in thousandths of the time of the chain: what is left of the timeline without an observer.
  let share = BenchmarkMetric.custom("Thousandths of the chain", polarity: .prefersSmaller, useScalingFactor: false)
  Benchmark(
    "chain of 200,000: asking for an observer that is absent",
    configuration: .init(metrics: [share], warmupIterations: 1, maxDuration: .seconds(2), maxIterations: 20)
  ) { benchmark in
    let clock = ContinuousClock()
    let session = Session()
    for _ in benchmark.scaledIterations {
      let chain = try clock.measure { try Graph().chainAndBack(200_000) }
      let asking = clock.measure {
        for _ in 0..<200_000 * questions { blackHole(session.observer == nil) }
      }
      benchmark.measurement(share, Int((1000 * (asking / chain)).rounded()))
    }
  }

  Benchmark("chain of 200,000: forward, backward, free, an idle observer attached") { benchmark in
    let observer = IdleObserver()
    for _ in benchmark.scaledIterations {
      let graph = try Graph()
      graph.session.observer = observer
      try graph.chainAndBack(200_000)
    }
  }

  Benchmark("chain of 1,000,000: forward, backward, free") { benchmark in
    for _ in benchmark.scaledIterations { try Graph().chainAndBack(1_000_000) }
  }

  Benchmark("60 passes over a million floats") { benchmark in
    let session = Session()
    let x = try session.tensor(
      (0..<1_000_000).map { Double($0 % 1000) / 500 - 1 }, dtype: .float32, requiresGrad: true)
    for _ in benchmark.scaledIterations {
      for _ in 0..<60 {
        try x.setGrad(nil)
        let loss = try x.mul(.int(2)).add(.int(1)).mul(x).sub(.int(3)).tanh().mean()
        try session.backward([loss])
      }
    }
  }
}

/// How often an operation asks for the observer, there and back.
private let questions = 4

/// A session and a leaf of four elements.
private struct Graph {
  let session = Session()
  let x: Tensor

  init() throws { x = try session.tensor([1, 2, 3, 4], requiresGrad: true) }

  func chain(_ count: Int) throws -> Tensor {
    var y = x
    for _ in 0..<count / 2 { y = try y.mul(.double(1.00001)).add(.double(0.00001)) }
    return y
  }

  func chainAndBack(_ count: Int) throws { try session.backward([try chain(count).sum()]) }
}

/// Hears everything and does nothing.
private final class IdleObserver: Observer {}
