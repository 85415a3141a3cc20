"""Writes Sources/TorchLibrary/Binding/SignatureTable.swift: the signatures that PyTorch lists in its messages about a call
that fits none of them, asked of PyTorch by calling everything wrongly.

    python make_signatures.py        (PyTorch 2.13)
"""

import pathlib
import re
import warnings

import torch

warnings.simplefilter("ignore")
TARGET = pathlib.Path(__file__).parents[2] / "Sources/TorchLibrary/Binding/SignatureTable.swift"
NAME = re.compile(r"(\w+)\(\) received an invalid combination of arguments - ")
# What asks for input, changes what everything else gives, or takes a name of a file.
SKIPPED = {"set_default_device", "seed", "manual_seed", "save", "load", "compile", "set_num_threads", "fork", "wait",
           "set_num_interop_threads", "_show_config", "_parallel_info"}

# What gradwalk writes in Python where PyTorch does not: a message of one signature lists nothing, so the schema is asked.
COMPOSED = """
    quantile nanquantile cov corrcoef is_nonzero conj conj_physical resolve_conj resolve_neg isreal trapezoid trapz
    cumulative_trapezoid gradient isin combinations vander real imag is_conj is_neg is_complex fill_diagonal_ sum_to_size
    float_power_ swapaxes_ swapdims_ nonzero_static resize_as_ celu celu_ selu selu_ kl_div hinge_embedding_loss
    cosine_embedding_loss margin_ranking_loss poisson_nll_loss triplet_margin_loss binary_cross_entropy_with_logits
    batch_norm instance_norm adaptive_max_pool1d native_channel_shuffle convolution rnn_tanh_cell rnn_relu_cell gru_cell
    lstm_cell fill fill_ zero_ detach_ lu_solve hamming_window hann_window blackman_window bartlett_window kaiser_window
    range as_strided
"""
TYPES = {"Scalar": "Number", "number": "Number", "SymInt": "int", "ScalarType": "torch.dtype", "Generator": "torch.Generator"}


def parameter(argument, is_optional):
    """One parameter of a schema as PyTorch's messages write it."""
    base = re.sub(r"\(\w!?\)", "", str(argument.type)).removesuffix("?").removeprefix("Optional[").removesuffix("]")
    is_list = base.startswith("List[") or base.endswith("[")
    base = base.removeprefix("List[").removesuffix("[")
    base = TYPES.get(base, base)
    kind = f"tuple of {base}s" if is_list else base
    name = "input" if argument.name == "self" else argument.name
    may_be_none = not is_optional and "Optional" in str(argument.type)
    return f"{kind}{'?' if may_be_none else ''} {name}" + (f" = {argument.default_value}" if is_optional else "")


def described(name, is_method):
    """The one signature that the schema of a function gives; nothing where it has several, or is no function of this form."""
    schemas = [each for each in torch._C._jit_get_schemas_for_operator(f"aten::{name}")
               if not any(argument.is_out for argument in each.arguments)]
    if len(schemas) != 1 or not hasattr(torch.Tensor if is_method else torch, name):
        return None
    arguments = schemas[0].arguments
    if is_method:
        if not arguments or arguments[0].name != "self":
            return None
        arguments = arguments[1:]
    parts, starred = [], False
    for argument in arguments:
        if argument.kwarg_only and not starred:
            parts.append("*")
            starred = True
        parts.append(parameter(argument, argument.has_default_value()))
    if not is_method and torch._C._jit_get_schemas_for_operator(f"aten::{name}") != schemas:
        parts += ([] if starred else ["*"]) + ["Tensor out = None"]
    return [", ".join(parts)]


def listed(call):
    """The function that a wrong call names and the signatures that it lists, from the first attempt that lists any."""
    attempts = [([object()] * count, {}) for count in (13, 1, 2, 0, 3, 4, 5, 6, 8)] + [([object()], {"zzz": 1})]
    for arguments, keywords in attempts:
        try:
            call(*arguments, **keywords)
        except TypeError as error:
            text = str(error)
            name = NAME.search(text)
            lines = re.findall(r"^ \* \((.*)\)$", text, re.MULTILINE) or re.findall(r", but expected \((.*)\)$", text)
            if name and lines:
                return name.group(1), lines
        except Exception:
            continue
    return None


def main():
    found, alone = {}, set()
    places = [(torch, False), (torch._C._nn, False), (torch.linalg, False), (torch.special, False), (torch.ones(2, 2), True)]
    for place, is_method in places:
        for name in dir(place):
            if name.startswith("__") or name in SKIPPED:
                continue
            try:
                call = getattr(place, name)
            except Exception:
                continue
            if type(call).__name__ not in ("builtin_function_or_method", "method"):
                continue
            entry = listed(call)
            # In-place methods change what they are called on, but never succeed here.
            if entry:
                found.setdefault((entry[0], is_method), entry[1])
    for name in COMPOSED.split():
        for is_method in (False, True):
            entry = None if (name, is_method) in found else described(name, is_method)
            if entry:
                found[name, is_method] = entry
                alone.add((name, is_method))
    lines = [
        ("." if is_method else "") + name + ("=" if (name, is_method) in alone else "") + "".join(f" ({signature})" for signature in found[name, is_method])
        for name, is_method in sorted(found)
    ]
    head = '''/// The signatures that PyTorch lists in its messages, written by `Tests/TorchLibraryTests/make_signatures.py`: a function,
/// or a method after a dot, with each of its signatures in parentheses. Where a function has one, it may have others that
/// are never listed; with a sign of equality it has none.
enum SignatureTable {
  // swift-format-ignore
  static let text = """
'''
    body = "".join(f"    {line}\n" for line in lines)
    TARGET.write_text(head + body + '    """\n}\n')
    print(len(lines), "functions")


main()
