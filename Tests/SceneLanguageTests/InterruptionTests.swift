import Foundation
import SceneLanguage
import Testing

/// A request to stop while a program is deep in something long.
@Suite(.serialized) struct `An interruption` {
  static let programs = [
    "while True: pass",
    "for i in iter(int, 1): pass",
    "sum(range(10 ** 12))",
    "list(range(10 ** 9))",
    "max(range(10 ** 12), key=lambda v: -v)",
    "10 ** 9 in iter(range(10 ** 12))",
    "import itertools\nlist(itertools.count())",
    "import itertools\nany(itertools.repeat(0))",
    "import itertools\nsum(1 for _ in itertools.product(range(1000), repeat=5))",
    "import time\nwhile True: time.sleep(1)",
    "def g():\n  while True: yield 1\nfor i in g(): pass",
    "while True:\n  try: pass\n  except: pass",
    "while True:\n  try:\n    while True: pass\n  except Exception: pass",
    "while True: sorted(range(100000), key=lambda v: -v)",
    "import re\nre.match('(a|aa)+$', 'a' * 60 + 'b')",
    "while True: print(end='')",
    "def f(n): return f(n - 1) + f(n - 1) if n else 0\nf(60)",
    "[i for i in iter(int, 1)]",
    "list(filter(None, iter(int, 1)))",
    "import functools\nfunctools.reduce(max, iter(int, 1))",
    "import itertools\nlist(itertools.compress(itertools.repeat(1), itertools.repeat(0)))",
    "import itertools\nlist(itertools.islice(itertools.repeat(1), 10 ** 12, None))",
    "import itertools\nlist(itertools.chain.from_iterable(itertools.repeat(())))",
    "import itertools\nfirst, *rest = itertools.repeat(1)",
    "set(zip(iter(int, 1), iter(int, 1)))",
    "print(*map(abs, iter(int, 1)))",
    "[*enumerate(iter(int, 1))]",
    "items = []\nitems.extend(iter(int, 1))",
    "items = []\nitems[:] = iter(int, 1)",
    "''.join(iter(str, 1))",
    "import collections\ncollections.deque(iter(int, 1), maxlen=2)",
    "import collections\ncollections.Counter(iter(int, 1))",
    "dict(zip(iter(int, 1), iter(int, 1)))",
    "{}.update(zip(iter(int, 1), iter(int, 1)))",
  ]

  /// Makes the request from a thread of its own in a moment, when the program is on its way.
  private func request(_ interruption: Interruption) {
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.02)
      interruption.request()
    }
  }

  @Test(arguments: programs) func `ends a program with KeyboardInterrupt wherever it is`(text: String) {
    let interruption = Interruption()
    request(interruption)
    let result = run(text, interruption: interruption)
    guard case .failed(let failure) = result.outcome else {
      Issue.record("ended with \(result.outcome)")
      return
    }
    #expect(failure.type == "KeyboardInterrupt")
    #expect(failure.traceback.hasPrefix("Traceback (most recent call last):\n  File \"scene.py\", line "))
    #expect(failure.traceback.hasSuffix("\nKeyboardInterrupt\n"))
  }

  @Test func `can be caught like any exception`() {
    let interruption = Interruption()
    request(interruption)
    let text = "try:\n  while True: pass\nexcept KeyboardInterrupt:\n  print('stopped')\n"
    #expect(run(text, interruption: interruption).output == "stopped\n")
  }
}
