/// What scenes cannot use, with what to do instead. The one place to add a refusal.
enum Refusals {
  /// Built-in functions.
  static let functions: [(name: String, remedy: String)] = [
    ("open", "write the data into the scene as a literal"),
    ("input", "assign the value in the scene"),
    ("exec", "write the statements themselves"),
    ("eval", "write the expression itself"),
    ("compile", "write the code itself"),
    ("breakpoint", "step through the scene in the viewer"),
  ]

  /// Built-in classes, which may be named, as in `isinstance`, but not called.
  static let types: [(name: String, remedy: String)] = [
    ("complex", "compute with real and imaginary parts in two floats"),
    ("memoryview", "use bytes or a list of numbers"),
    ("bytearray", "use bytes, or a list of numbers and bytes() of it"),
  ]

  private static let files = "scenes cannot reach files; write the data into the scene as literals"
  private static let processes = "scenes cannot start processes; put what the command would do into the scene"
  private static let network = "scenes cannot reach a network; write the data into the scene as literals"
  private static let threads = "scenes run one step at a time; call the function directly"
  private static let reports = "print the numbers; gradwalk shows every value itself"
  private static let arrays = "use torch, math, or numpy as far as gradwalk has it"
  private static let data = "make small tensors in the scene with torch.tensor or torch.randn"

  private static let modulesByRemedy: [(remedy: String, modules: [String])] = [
    (
      files,
      [
        "pickle", "shutil", "glob", "tempfile", "csv", "sqlite3", "zipfile", "tarfile", "gzip", "bz2",
        "lzma",
        "zlib", "shelve", "dbm", "configparser", "h5py", "yaml", "toml", "tomllib", "fileinput", "mmap", "marshal",
        "safetensors", "joblib", "dotenv",
      ]
    ),
    (processes, ["subprocess", "pty", "signal", "sh", "resource", "psutil", "ctypes", "cffi"]),
    (
      network,
      [
        "requests", "urllib", "urllib3", "http", "socket", "ssl", "ftplib", "smtplib", "httpx", "aiohttp",
        "socketserver",
        "email", "websockets", "gdown", "huggingface_hub", "boto3", "paramiko", "webbrowser",
      ]
    ),
    (
      threads,
      [
        "threading", "multiprocessing", "concurrent", "_thread", "ray", "dask", "mpi4py", "sched",
      ]
    ),
    ("write plain functions; scenes run one step at a time", ["asyncio", "trio", "anyio", "select", "selectors"]),
    (
      reports,
      [
        "tensorboard", "tensorboardX", "wandb", "mlflow", "neptune", "comet_ml", "rich", "termcolor", "colorama",
        "torchinfo", "torchsummary", "fvcore", "thop", "cProfile", "profile", "pstats", "tracemalloc", "line_profiler",
      ]
    ),
    (
      "print the numbers; gradwalk draws the graph",
      [
        "seaborn", "plotly", "bokeh", "altair", "cv2", "PIL", "imageio",
        "skimage", "ipywidgets", "gradio", "streamlit", "tkinter", "turtle", "pygame",
      ]
    ),
    (
      "gradwalk draws the graph itself: open the scene, or use gradwalk export",
      [
        "torchviz", "graphviz", "pydot", "networkx", "netron", "torchview", "hiddenlayer",
      ]
    ),
    (
      arrays,
      [
        "scipy", "sympy", "jax", "tensorflow", "keras", "cupy", "numba", "autograd", "mxnet", "theano", "flax",
        "cmath", "decimal_native",
      ]
    ),
    (
      data,
      [
        "torchvision", "torchaudio", "torchtext", "sklearn", "datasets", "timm", "transformers", "tokenizers", "gym",
        "gymnasium", "torch_geometric", "dgl", "nltk", "spacy",
      ]
    ),
    ("write the data into the scene as lists or tensors", ["pandas", "polars", "pyarrow"]),
    (
      "write the training loop out with torch alone",
      [
        "pytorch_lightning", "lightning", "ignite", "accelerate", "fastai", "apex", "deepspeed", "bitsandbytes",
        "torchmetrics", "einops", "hydra", "omegaconf", "opt_einsum",
      ]
    ),
    ("check with assert statements", ["unittest", "pytest", "doctest", "hypothesis", "nose"]),
    (
      "write the statements themselves",
      [
        "ast", "dis", "code", "codeop", "tokenize", "token", "symtable", "importlib",
        "imp", "pkgutil", "runpy", "py_compile",
      ]
    ),
    ("use random, whose seeded streams are Python's own", ["secrets"]),
    ("use a number or a string of your own", ["uuid", "hashlib", "hmac"]),
    ("step through the scene in the viewer", ["pdb", "ipdb", "bdb", "faulthandler", "trace"]),
    ("write arguments as assignments in the scene", ["click", "fire", "typer", "absl", "getopt", "optparse"]),
    ("use a list, or torch.tensor", ["array", "struct"]),
    ("use bytes methods such as hex()", ["base64", "binascii", "codecs"]),
    ("compute with datetime", ["calendar", "zoneinfo", "pytz", "dateutil"]),
  ]

  private static let modules: [String: String] = {
    var table: [String: String] = [:]
    for row in modulesByRemedy { for name in row.modules { table[name] = row.remedy } }
    return table
  }()

  /// What to do instead of importing a module.
  static func remedy(forModule name: String, isDefined: (String) -> Bool) -> String {
    let top = String(name.prefix { $0 != "." })
    if let known = modules[top] { return known }
    if isDefined(top) { return "gradwalk has no \(name); use what \(top) offers" }
    return "put the code that the scene needs of it into the scene, or remove the import"
  }

  /// The functions of `os` that reach outside, with what to do instead.
  private static let attributes: [String: [(names: Set<String>, remedy: String)]] = [
    "os": [
      (
        [
          "listdir", "makedirs", "mkdir", "remove", "unlink", "rename", "replace", "rmdir", "removedirs", "walk",
          "scandir", "chdir", "stat", "lstat", "open", "read", "write", "close", "access", "chmod", "chown", "link",
          "symlink", "readlink", "truncate", "utime", "mkfifo", "fdopen", "fsync", "pipe",
        ], files
      ),
      (
        [
          "system", "popen", "fork", "kill", "execv", "execve", "execvp", "execl", "spawnl", "spawnv", "wait",
          "waitpid",
          "abort", "_exit", "killpg", "nice", "startfile", "posix_spawn",
        ], processes
      ),
    ],
    "os.path": [(["getsize", "getmtime", "getctime", "getatime", "samefile"], files)],
    "np": [(["load", "save", "savez", "loadtxt", "savetxt", "genfromtxt", "fromfile"], files)],
    "numpy": [(["load", "save", "savez", "loadtxt", "savetxt", "genfromtxt", "fromfile"], files)],
    "sys": [
      (["stdin"], "assign the value in the scene"),
      (["settrace", "setprofile"], "step through the scene in the viewer"),
    ],
  ]

  /// What to do instead of using an attribute of a module; nil where it may be used.
  static func remedy(forAttribute name: String, of module: String) -> String? {
    attributes[module]?.first { $0.names.contains(name) }?.remedy
  }
}
