# Compares derivatives with central differences: of every sample of a family, in every layout, the whole Jacobian and the
# whole of its derivative, all results by all inputs.
#
# Runs after `Operations/harness.py` and a family, under PyTorch and under the engine. A line names a sample whose
# derivatives are not the central differences, of the first or of the second order: at kinks, ties and poles.
#
#     NAME.SAMPLE VARIANT: first second
#
# The last line says how many were compared.
JACOBIAN_STEP = 1e-6
JACOBIAN_LIMIT = 240  # backward passes for one sample and order; of larger ones some results are taken


def all_spots(x):
    """The indices of all elements."""
    found = [()]
    for size in x.shape:
        found = [spot + (i,) for spot in found for i in range(size)]
    return found


def nudge(x, spot, step):
    with torch.no_grad():
        if spot == ():
            x += step
        else:
            x[spot] += step


def all_results(call, args):
    """The differentiable results, row by row."""
    values = [value for value in tensors(seeded(call, args)) if value.requires_grad and value.dtype == D]
    return torch.cat([value.reshape(-1) for value in values]) if values else None


def jacobian_rows(call, args, inputs, chosen, graph):
    """The gradients of results, each as one row over all elements of all inputs."""
    values = all_results(call, args)
    found = []
    for k in chosen:
        parts = torch.autograd.grad(values[k], inputs, create_graph=graph, retain_graph=True, allow_unused=True)
        found.append(torch.cat([(torch.zeros_like(x) if g is None else g).reshape(-1)
                                for x, g in zip(inputs, parts)]))
    return found


def jacobian_matrix(found):
    return [row.detach().tolist() for row in found]


def some_of(count, limit):
    """All of so many, or some of them."""
    step = max(1, -(-count // max(1, limit)))
    return list(range(0, count, step))


def slopes_agree(own, high, low):
    """Whether derivatives are the differences."""
    for exact, a, b in zip(own, high, low):
        slope = (a - b) / (2 * JACOBIAN_STEP)
        same = exact != exact and slope != slope or exact == slope
        if not same and not abs(exact - slope) <= 1e-4 * max(1.0, abs(exact), abs(slope)):
            return False
    return True


def differences_agree(function, inputs, own):
    """Whether a function that gives rows has `own` as its derivatives: `own[r][i][j]`, row, place in it, element moved."""
    column = 0
    for x in inputs:
        for spot in all_spots(x):
            nudge(x, spot, JACOBIAN_STEP)
            high = function()
            nudge(x, spot, -2 * JACOBIAN_STEP)
            low = function()
            nudge(x, spot, JACOBIAN_STEP)
            for r in range(len(own)):
                if not slopes_agree([line[column] for line in own[r]], high[r], low[r]):
                    return False
            column += 1
    return True


def second_rows(found, inputs):
    """The derivatives of every element of every row."""
    all_rows = []
    for row in found:
        lines = []
        for k in range(row.numel()):
            parts = [None] * len(inputs)
            if row.requires_grad:
                parts = torch.autograd.grad(row[k], inputs, retain_graph=True, allow_unused=True)
            lines.append(torch.cat([(torch.zeros_like(x) if g is None else g).reshape(-1)
                                    for x, g in zip(inputs, parts)]).detach().tolist())
        all_rows.append(lines)
    return all_rows


def jacobian_verdict(call, args, second):
    """The two words of a sample; None where nothing is differentiable."""
    inputs = [x for x in tensors(args) if x.requires_grad and x.dtype == D and x.is_leaf]
    try:
        values = all_results(call, args)
    except Exception:
        return None
    if values is None or not inputs or values.numel() == 0 or sum([x.numel() for x in inputs]) == 0:
        return None
    try:
        width = sum([x.numel() for x in inputs])
        chosen = some_of(values.numel(), JACOBIAN_LIMIT)
        own = jacobian_matrix(jacobian_rows(call, args, inputs, chosen, False))
        level = [[[own[r][j] for j in range(width)]] for r in range(len(chosen))]

        def some():
            flat = all_results(call, args).detach().tolist()
            return [[flat[k]] for k in chosen]
        words = "exact" if differences_agree(some, inputs, level) else "rough"
        if not second:
            return words
        chosen = some_of(values.numel(), JACOBIAN_LIMIT // width)
        found = jacobian_rows(call, args, inputs, chosen, True)
        own = second_rows(found, inputs)
        return words + (" exact" if differences_agree(lambda: jacobian_matrix(jacobian_rows(call, args, inputs, chosen, False)), inputs, own)
                        else " rough")
    except Exception as error:
        return type(error).__name__


def check_all(part, parts):
    """Checks one part of the samples."""
    counts = {}
    done = 0
    total = 0
    for name, args, options in samples:
        number = counts.get(name, 0)
        counts[name] = number + 1
        keywords = {key: value for key, value in options.items() if not key.startswith("_")}
        calls = [("c", options["_call"])] if "_call" in options else forms(name, options.get("_of", "torch"), keywords)
        if "_forms" in options:
            calls = [pair for pair in calls if pair[0] in options["_forms"]]
        for variant in ("base", "strided", "broadcast", "empty", "0-d", "tied", "nan"):
            if not calls or variant == options.get("_without") or options.get("_brief", False) and variant != "base":
                continue
            total += 1
            if total % parts != part:
                continue
            verdict = jacobian_verdict(calls[0][1], build(args, variant, None), options.get("_second", True))
            if verdict is not None:
                done += 1
                if verdict not in ("exact exact", "exact"):
                    print(f"{name}.{number} {variant}: {verdict}")
    print(f"compared.0 all: {done}")
