extension Prelude {
  /// Functions of matrices and of rows of points that are computed number by number: symmetric indefinite factors, and
  /// histograms over several dimensions.
  static let matrixFunctions = Prelude(
    "torch._matrices",
    #"""
    import math
    import torch
    from torch import _C

    # Bunch and Kaufman's bound on the growth of what is left when a pivot is taken.
    _GROWTH = (1 + math.sqrt(17)) / 8


    def _factored(a):
        """The factors of a symmetric matrix, of which the lower triangle is read (LAPACK's sytf2), in place."""
        size = len(a)
        pivots, failed, k = [0] * size, 0, 0

        def at(i, j):
            return a[i][j] if i >= j else a[j][i]

        while k < size:
            step, kept = 1, k
            top = max(range(k + 1, size), key=lambda i: abs(a[i][k]), default=k)
            column = abs(a[top][k]) if top > k else 0.0
            if max(abs(a[k][k]), column) == 0 or math.isnan(a[k][k]):
                failed = failed or k + 1
            else:
                if abs(a[k][k]) < _GROWTH * column:
                    row = max(abs(at(top, j)) for j in range(k, size) if j != top)
                    if abs(a[k][k]) >= _GROWTH * column * (column / row):
                        pass
                    elif abs(a[top][top]) >= _GROWTH * row:
                        kept = top
                    else:
                        kept, step = top, 2
                moved = k + step - 1
                if kept != moved:
                    _exchange(a, moved, kept)
                    if step == 2:
                        a[k + 1][k], a[kept][k] = a[kept][k], a[k + 1][k]
                if step == 1:
                    for j in range(k + 1, size):
                        share = a[j][k] / a[k][k]
                        for i in range(j, size):
                            a[i][j] -= share * a[i][k]
                    for i in range(k + 1, size):
                        a[i][k] /= a[k][k]
                elif k < size - 2:
                    _eliminate_pair(a, k)
            if step == 1:
                pivots[k] = kept + 1
            else:
                pivots[k] = pivots[k + 1] = -(kept + 1)
            k += step
        return pivots, failed


    def _exchange(a, p, q):
        """Exchanges row and column p of the trailing lower triangle with row and column q > p."""
        for i in range(q + 1, len(a)):
            a[i][p], a[i][q] = a[i][q], a[i][p]
        for j in range(p + 1, q):
            a[j][p], a[q][j] = a[q][j], a[j][p]
        a[p][p], a[q][q] = a[q][q], a[p][p]


    def _eliminate_pair(a, k):
        low = a[k + 1][k]
        d11, d22 = a[k + 1][k + 1] / low, a[k][k] / low
        scale = 1 / (d11 * d22 - 1) / low
        for j in range(k + 2, len(a)):
            first = scale * (d11 * a[j][k] - a[j][k + 1])
            second = scale * (d22 * a[j][k + 1] - a[j][k])
            for i in range(j, len(a)):
                a[i][j] -= a[i][k] * first + a[i][k + 1] * second
            a[j][k], a[j][k + 1] = first, second


    def _check_square(name, A):
        if A.dim() < 2:
            raise RuntimeError(f"{name}: The input tensor A must have at least 2 dimensions.")
        if A.size(-1) != A.size(-2):
            raise RuntimeError(
                f"{name}: A must be batches of square matrices, but they are {A.size(-2)} by {A.size(-1)} matrices")
        if not A.is_floating_point():
            raise RuntimeError(
                f"{name}: Expected a floating point or complex tensor as input. Got {_C.scalar_type(A)}")


    def ldl_factor_ex(A, *, hermitian=False, check_errors=False, out=None):
        found = _ldl(A, check_errors, "torch.linalg.ldl_factor_ex")
        return _C.return_type("linalg_ldl_factor_ex", ("LD", "pivots", "info"), found)


    def ldl_factor(A, *, hermitian=False, out=None):
        found = _ldl(A, True, "torch.linalg.ldl_factor")
        return _C.return_type("linalg_ldl_factor", ("LD", "pivots"), found[:2])


    def _ldl(A, check_errors, name):
        _check_square("torch.linalg.ldl_factor_ex", A)
        size = A.size(-1)
        batch = tuple(A.shape[:-2])
        flat = A.detach().reshape(math.prod(batch), size, size).to(torch.float64).tril()
        rows, pivots, failures = [], [], []
        for matrix in flat.tolist() if size else [[] for _ in flat]:
            found, failed = _factored(matrix)
            rows.append(matrix)
            pivots.append(found)
            failures.append(failed)
        if check_errors and any(failures):
            code = next(failed for failed in failures if failed)
            raise RuntimeError(
                'false INTERNAL ASSERT FAILED at "/__w/pytorch/pytorch/aten/src/ATen/native/BatchLinearAlgebra.cpp":1642, '
                f"please report a bug to PyTorch. {name}: Unknown error code: {code}.")
        factors = torch.tensor(rows, dtype=torch.float64).reshape(A.shape).to(A.dtype)
        return (factors, torch.tensor(pivots, dtype=torch.int32).reshape(batch + (size,)),
                torch.tensor(failures, dtype=torch.int32).reshape(batch))


    def ldl_solve(LD, pivots, B, *, hermitian=False, out=None):
        _check_square("torch.linalg.ldl_solve", LD)
        B.size(-2)
        if LD.dtype != B.dtype:
            raise RuntimeError(
                "Expected b and A to have the same dtype, but found b of type "
                f"{_C.scalar_type(B)} and A of type {_C.scalar_type(LD)} instead.")
        if B.size(-2) != LD.size(-1):
            raise RuntimeError(
                f"Incompatible matrix sizes for torch.linalg.ldl_solve: each A matrix is {LD.size(-2)} by {LD.size(-1)} "
                f"but each b matrix is {B.size(-2)} by {B.size(-1)}")
        size, batch = LD.size(-1), torch.broadcast_shapes(LD.shape[:-2], B.shape[:-2])
        factors = LD.detach().expand(batch + LD.shape[-2:]).reshape(-1, size, size).to(torch.float64).tolist()
        orders = pivots.expand(batch + pivots.shape[-1:]).reshape(-1, size).tolist()
        sides = B.detach().expand(batch + B.shape[-2:]).reshape(-1, size, B.size(-1)).to(torch.float64).tolist()
        for matrix, order, side in zip(factors, orders, sides):
            _solve(matrix, order, side)
        return torch.tensor(sides, dtype=torch.float64).reshape(batch + B.shape[-2:]).to(B.dtype)


    def _solve(a, pivots, b):
        """Solves with the factors: the unit lower triangle, the blocks of one or two, and the triangle turned over."""
        size, k, blocks = len(a), 0, []
        while k < size:
            step = 1 if pivots[k] > 0 else 2
            other, moved = abs(pivots[k]) - 1, k + step - 1
            b[moved], b[other] = b[other], b[moved]
            for i in range(k + step, size):
                for j in range(k, k + step):
                    b[i] = [x - a[i][j] * y for x, y in zip(b[i], b[j])]
            if step == 1:
                b[k] = [x / a[k][k] for x in b[k]]
            else:
                low = a[k + 1][k]
                first, second = a[k][k] / low, a[k + 1][k + 1] / low
                scale = first * second - 1
                b[k], b[k + 1] = (
                    [(second * x - y) / low / scale for x, y in zip(b[k], b[k + 1])],
                    [(first * y - x) / low / scale for x, y in zip(b[k], b[k + 1])])
            blocks.append((k, step, other))
            k += step
        for k, step, other in reversed(blocks):
            for j in range(k, k + step):
                for i in range(k + step, size):
                    b[j] = [x - a[i][j] * y for x, y in zip(b[j], b[i])]
            moved = k + step - 1
            b[moved], b[other] = b[other], b[moved]


    def _powsum(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None):
        x = x.detach()
        found = (x if dtype is None else x.to(dtype)).abs().pow(ord)
        if dim is None:
            dim = tuple(range(x.dim()))
        return found.sum(dim, keepdim)


    def _edges(input, bins, range, given):
        count = input.size(-1)
        if given:
            return list(bins)
        if range is None:
            flat = input.reshape(-1, count)
            lows = flat.amin(0).tolist() if flat.size(0) else [0.0] * count
            highs = flat.amax(0).tolist() if flat.size(0) else [1.0] * count
        else:
            if len(range) != 2 * count:
                raise RuntimeError(
                    f"torch.histogramdd: for a {count}-dimensional histogram range should have {2 * count} elements, but "
                    f"got {len(range)}")
            lows, highs = list(range[::2]), list(range[1::2])
        edges = []
        for low, high, bin in zip(lows, highs, bins):
            if low == high:
                low, high = low - 0.5, high + 0.5
            edges.append(torch.linspace(low, high, bin + 1, dtype=input.dtype))
        return edges


    def histogramdd(input, bins, range=None, weight=None, density=False):
        if input.dim() < 2:
            raise RuntimeError("torch.histogramdd: input tensor should have at least 2 dimensions")
        if not input.is_floating_point():
            raise NotImplementedError(f'"histogramdd" not implemented for \'{_C.scalar_type(input)}\'')
        count = input.size(-1)
        if isinstance(bins, int):
            bins = [bins] * count
        given = any(isinstance(bin, torch.Tensor) for bin in bins)
        if len(bins) != count:
            raise RuntimeError("histogramdd: The size of bins must be equal to the innermost dimension of the input.")
        if not given:
            for place, bin in enumerate(bins):
                if bin <= 0:
                    raise RuntimeError(f"torch.histogram(): bins must be > 0, but got {bin} for dimension {place}")
        if weight is not None and weight.shape != input.shape[:-1]:
            raise RuntimeError(
                "torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor "
                f"excluding its innermost dimension, but got input with shape {list(input.shape)} and weight with shape "
                f"{list(weight.shape)}")
        input = input.detach()
        edges = _edges(input, bins, range, given)
        points = input.reshape(-1, count)
        weights = torch.ones(points.size(0), dtype=input.dtype) if weight is None else weight.detach().reshape(-1)
        shape = tuple(len(edge) - 1 for edge in edges)
        inside = torch.ones(points.size(0), dtype=torch.bool)
        places = torch.zeros(points.size(0), dtype=torch.long)
        for d, edge in enumerate(edges):
            column = points[:, d].contiguous()
            inside = inside & (column >= edge[0]) & (column <= edge[-1])
            place = torch.searchsorted(edge, column, right=True) - 1
            places = places * shape[d] + place.clamp(0, shape[d] - 1)
        hist = torch.zeros(math.prod(shape), dtype=input.dtype)
        hist = hist.index_add(0, places[inside], weights[inside].to(input.dtype)).reshape(shape)
        if density:
            total = hist.sum()
            for d, edge in enumerate(edges):
                hist = hist / edge.diff().reshape([1] * d + [-1] + [1] * (count - d - 1))
            hist = hist / total
        return _C.return_type("histogramdd", ("hist", "bin_edges"), (hist, tuple(edges)))

    """#)

  /// Where the names of `torch._matrices` are found.
  static let matrixFunctionNames: [String: [(name: String, source: String)]] = [
    "torch": [(name: "histogramdd", source: "histogramdd")],
    "torch.linalg": ["ldl_factor", "ldl_factor_ex", "ldl_solve", "_powsum"].map { (name: $0, source: $0) },
  ]
}
