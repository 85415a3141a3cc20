extension Prelude {
  /// `torch.func.rearrange`: dimensions moved, joined and split by a pattern of their names.
  static let rearranging = Prelude(
    "torch.func._rearrange",
    #"""
    import math
    import torch


    class DimensionBindError(Exception):
        pass


    def _parsed(expression):
        """The groups of names of one side: a string is a lone name, a list stands in parentheses."""
        groups, inner = [], None
        for word in expression.replace("(", " ( ").replace(")", " ) ").split():
            if word == "(":
                if inner is not None:
                    raise ValueError("Axis composition is one-level (brackets inside brackets not allowed)")
                inner = []
            elif word == ")":
                if inner is None:
                    raise ValueError(f"Imbalanced parentheses in expression: '{expression}'")
                groups.append(inner)
                inner = None
            elif inner is not None:
                inner.append(word)
            else:
                groups.append(word)
        if inner is not None:
            raise ValueError(f"Imbalanced parentheses in expression: '{expression}'")
        names = [name for group in groups for name in (group if isinstance(group, list) else [group]) if name != "1"]
        for name in names:
            if name != "..." and not name.isidentifier() and not name.isdecimal():
                raise ValueError(f"Invalid axis identifier: {name}\nnot a valid python identifier")
            if names.count(name) > 1:
                raise ValueError(f"Indexing expression contains duplicate dimension '{name}'")
        return groups, names


    def _spread(groups, names, rank):
        """The same with a name of its own for every dimension that the ellipsis stands for."""
        dots = [f"...{i}" for i in range(rank)]

        def each(group):
            if group == "...":
                return dots
            if isinstance(group, list):
                return [[name for part in group for name in (dots if part == "..." else [part])]]
            return [group]

        return [part for group in groups for part in each(group)]


    def rearrange(tensor, pattern, **axes_lengths):
        if not isinstance(tensor, torch.Tensor):
            tensor = torch.stack(tuple(tensor))
        sides = pattern.split("->")
        if len(sides) != 2:
            raise ValueError("Pattern must contain a single '->' separator")
        (left, names), (right, wanted) = _parsed(sides[0]), _parsed(sides[1])
        alone = set(names) ^ set(wanted)
        if alone:
            raise ValueError(f"Identifiers only on one side of rearrange expression (should be on both): {alone}")
        rest = 0
        if "..." in names:
            rest = tensor.dim() - (len(left) - 1)
        elif len(left) != tensor.dim():
            raise ValueError(
                f"Number of dimensions in pattern ({len(left)}) must be equal to the number of dimensions in the tensor "
                f"({tensor.dim()})")
        left, right = _spread(left, names, rest), _spread(right, wanted, rest)
        sizes, order = dict(axes_lengths), []
        for group, extent in zip(left, tensor.shape):
            parts = [name for name in (group if isinstance(group, list) else [group]) if name != "1"]
            known = [sizes[name] for name in parts if name in sizes]
            open_names = [name for name in parts if name not in sizes]
            product = math.prod(known)
            if len(open_names) > 1:
                numbers = [len(order) + parts.index(name) for name in open_names]
                raise DimensionBindError(
                    f"cannot infer the sizes of two dimensions at once d{numbers[0]} and d{numbers[1]}")
            if open_names and extent % product or not open_names and product != extent:
                shown = tuple(sizes.get(name, "?") for name in parts)
                raise DimensionBindError(
                    f"inferred dimension does not evenly fit into larger dimension: {extent} vs {shown}")
            for name in open_names:
                sizes[name] = extent // product
            order += parts
        split = tensor.reshape([sizes[name] for name in order])
        flat = [name for group in right for name in (group if isinstance(group, list) else [group]) if name != "1"]
        shape = []
        for group in right:
            parts = group if isinstance(group, list) else [group]
            shape.append(math.prod(sizes[name] for name in parts if name != "1"))
        return split.permute([order.index(name) for name in flat]).reshape(shape)
    """#)
}
