"""Write the public names of PyTorch's modules and of its Tensor, so that a scene that uses one which gradwalk lacks is
told so, rather than that PyTorch has no such name.

    PYTHON Tests/Oracle/names.py

PYTHON is a CPython 3.11 that has torch 2.13 (CPU). Writes Sources/TorchLibrary/Library/PyTorchNames.swift.
"""

import importlib
import pathlib
import textwrap

import torch

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources/TorchLibrary/Library/PyTorchNames.swift"
MODULES = ["torch", "torch.autograd", "torch.autograd.forward_ad", "torch.autograd.functional", "torch.autograd.graph",
           "torch.autograd.profiler", "torch.cuda", "torch.distributions", "torch.fft", "torch.func", "torch.jit",
           "torch.linalg", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.parameter", "torch.nn.utils",
           "torch.nn.utils.parametrizations", "torch.nn.utils.parametrize", "torch.nn.utils.rnn", "torch.optim",
           "torch.optim.lr_scheduler", "torch.random", "torch.sparse", "torch.special", "torch.testing", "torch.utils",
           "torch.utils.checkpoint", "torch.utils.data"]

HEAD = '''/// The public names of PyTorch 2.13, written by Tests/Oracle/names.py. Those that gradwalk lacks are refused as such.
enum PyTorchNames {
  /// By module, and `Tensor` for the attributes of tensors; separated by blanks.
  static let all: [String: String] = [
'''


def names(owner):
    return " ".join(sorted(name for name in dir(owner) if not name.startswith("_")))


def main():
    owners = [(name, importlib.import_module(name)) for name in MODULES] + [("Tensor", torch.Tensor)]
    text = HEAD
    for name, owner in owners:
        lines = textwrap.wrap(names(owner), 110, break_on_hyphens=False)
        text += f'    "{name}": """\n' + "".join(f"      {line} \\\n" for line in lines[:-1]) + f"      {lines[-1]}\n"
        text += '      """,\n'
    TARGET.write_text(text + "  ]\n}\n")


if __name__ == "__main__":
    main()
