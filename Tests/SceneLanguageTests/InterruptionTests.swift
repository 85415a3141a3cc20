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
    // Kernels that end, but take long.
    "items = list(range(300000))\nwhile True: sorted(items)",
    "items = [str(i) for i in range(100000)]\nwhile True: items.sort(reverse=True)",
    "while True: set(range(300000)) | set(range(300000))",
    "items = set(range(300000))\nwhile True: items & items; items - {1}; items <= items",
    "items = dict.fromkeys(range(100000))\nwhile True: items.copy() | items",
    "items = list(range(300000))\nwhile True: sum(items); max(items); -1 in items; items.index(299999)",
    "items = list(range(300000))\nwhile True: items == items[:]",
    "while True: [0] * 3000000; (1, 2) * 1000000",
    "while True: 'ab' * 30000000",
    "while True: repr([1] * 300000)",
    "while True: ','.join(['ab'] * 300000)",
    "n = 3 ** 200000\nwhile True: n * n",
    "while True: 7 ** 200000",
    "import math\nwhile True: math.factorial(50000); math.comb(5000, 2500)",
    "import math\nitems = [0.5] * 300000\nwhile True: math.fsum(items); math.prod(items)",
    "import random\nitems = list(range(300000))\nwhile True: random.shuffle(items); random.sample(items, 200000)",
    "import random\nwhile True: random.choices([1, 2, 3], [1, 2, 3], k=300000)",
    "import itertools\nwhile True: list(itertools.combinations(range(100), 3))",
    "import heapq\nwhile True: heapq.heapify(list(range(300000)))",
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
