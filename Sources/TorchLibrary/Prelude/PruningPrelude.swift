extension Prelude {
  /// `torch.nn.utils.prune`.
  static let pruning = Prelude(
    "torch.nn.utils.prune",
    #"""
    import torch


    class BasePruningMethod:
        """Keeps a parameter as `NAME_orig` and multiplies it with the buffer `NAME_mask` before each call."""

        PRUNING_TYPE = "unstructured"

        def __call__(self, module, inputs):
            setattr(module, self._tensor_name, self.apply_mask(module))

        def compute_mask(self, t, default_mask):
            raise NotImplementedError

        def apply_mask(self, module):
            assert self._tensor_name is not None, f"Module {module} has to be pruned"
            mask = getattr(module, self._tensor_name + "_mask")
            original = getattr(module, self._tensor_name + "_orig")
            return mask.to(dtype=original.dtype) * original

        @classmethod
        def apply(cls, module, name, *args, importance_scores=None, **kwargs):
            old = [(key, hook) for key, hook in module._forward_pre_hooks.items()
                   if isinstance(hook, BasePruningMethod) and hook._tensor_name == name]
            method = cls(*args, **kwargs)
            method._tensor_name = name
            if old:
                key, hook = old[0]
                container = hook if isinstance(hook, PruningContainer) else PruningContainer(hook)
                container.add_pruning_method(method)
                method = container
                del module._forward_pre_hooks[key]
            original = getattr(module, name)
            if importance_scores is not None:
                assert importance_scores.shape == original.shape, (
                    f"importance_scores should have the same shape as parameter                 {name} of {module}")
            else:
                importance_scores = original
            if not old:
                module.register_parameter(name + "_orig", module._parameters[name])
                del module._parameters[name]
                mask = torch.ones_like(importance_scores)
            else:
                mask = getattr(module, name + "_mask").detach().clone()
            mask = method.compute_mask(importance_scores, default_mask=mask)
            module.register_buffer(name + "_mask", mask)
            setattr(module, name, method.apply_mask(module))
            module.register_forward_pre_hook(method)
            return method

        def prune(self, t, default_mask=None, importance_scores=None):
            scores = t if importance_scores is None else importance_scores
            mask = torch.ones_like(t) if default_mask is None else default_mask
            return t * self.compute_mask(scores, default_mask=mask)

        def remove(self, module):
            value = self.apply_mask(module)
            name = self._tensor_name
            if hasattr(module, name):
                delattr(module, name)
            original = module._parameters[name + "_orig"]
            original.data = value.data
            del module._parameters[name + "_orig"]
            del module._buffers[name + "_mask"]
            setattr(module, name, original)


    class PruningContainer(BasePruningMethod):
        def __init__(self, *args):
            self._pruning_methods = ()
            self._tensor_name = None
            for method in args:
                self._tensor_name = method._tensor_name
                self.add_pruning_method(method)

        def add_pruning_method(self, method):
            if not isinstance(method, BasePruningMethod) and method is not None:
                raise TypeError(f"{type(method)} is not a BasePruningMethod subclass")
            if method is not None and self._tensor_name != method._tensor_name:
                raise ValueError(
                    "Can only add pruning methods acting on the parameter named "
                    f"'{self._tensor_name}' to PruningContainer {self}. Found '{method._tensor_name}'")
            self._pruning_methods += (method,)

        def __len__(self):
            return len(self._pruning_methods)

        def __iter__(self):
            return iter(self._pruning_methods)

        def __getitem__(self, index):
            return self._pruning_methods[index]

        def compute_mask(self, t, default_mask):
            method = self._pruning_methods[-1]
            mask = default_mask.to(dtype=t.dtype)
            if method.PRUNING_TYPE == "unstructured":
                kept = mask == 1
            elif method.PRUNING_TYPE == "structured":
                dim = method.dim % t.dim()
                others = [d for d in range(t.dim()) if d != dim]
                channels = mask.sum(dim=others) != 0
                kept = tuple([channels if d == dim else slice(None) for d in range(t.dim())])
            else:
                kept = tuple([slice(None)] * t.dim())
            mask[kept] = method.compute_mask(t[kept], default_mask=mask[kept]).to(dtype=t.dtype)
            return mask


    def _check_amount(amount):
        if isinstance(amount, bool) or not isinstance(amount, (int, float)):
            raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
        if (isinstance(amount, int) and amount < 0) or (isinstance(amount, float) and not 0.0 <= amount <= 1.0):
            raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")


    def _count(amount, size):
        if isinstance(amount, int):
            if amount > size:
                raise ValueError(
                    f"amount={amount} should be smaller than the number of parameters to prune={size}")
            return amount
        return round(amount * size)


    class Identity(BasePruningMethod):
        def compute_mask(self, t, default_mask):
            return default_mask


    class _Unstructured(BasePruningMethod):
        """Prunes the elements whose scores are the largest, or the smallest."""

        def __init__(self, amount):
            _check_amount(amount)
            self.amount = amount

        def compute_mask(self, t, default_mask):
            count = _count(self.amount, t.nelement())
            mask = default_mask.clone()
            if count != 0:
                mask.view(-1)[torch.topk(self._scores(t).view(-1), k=count, largest=self._takes_largest).indices] = 0
            return mask


    class RandomUnstructured(_Unstructured):
        _takes_largest = True

        def _scores(self, t):
            return torch.rand_like(t)


    class L1Unstructured(_Unstructured):
        _takes_largest = False

        def _scores(self, t):
            return torch.abs(t)


    class _Structured(BasePruningMethod):
        PRUNING_TYPE = "structured"

        def _masked(self, t, default_mask, channels):
            mask = torch.zeros_like(t)
            mask[tuple([channels if d == self.dim % t.dim() else slice(None) for d in range(t.dim())])] = 1
            return mask * default_mask


    class RandomStructured(_Structured):
        def __init__(self, amount, dim=-1):
            _check_amount(amount)
            self.amount = amount
            self.dim = dim

        def compute_mask(self, t, default_mask):
            size = t.shape[self.dim]
            count = _count(self.amount, size)
            if count == 0:
                return default_mask
            prob = torch.rand(size)
            return self._masked(t, default_mask, prob > torch.kthvalue(prob, k=count).values)


    class LnStructured(_Structured):
        def __init__(self, amount, n, dim=-1):
            _check_amount(amount)
            self.amount = amount
            self.n = n
            self.dim = dim

        def compute_mask(self, t, default_mask):
            size = t.shape[self.dim]
            count = _count(self.amount, size)
            if count == 0:
                return default_mask
            others = [d for d in range(t.dim()) if d != self.dim % t.dim()]
            norm = torch.norm(t, p=self.n, dim=others)
            return self._masked(t, default_mask, torch.topk(norm, k=size - count, largest=True).indices)


    class CustomFromMask(BasePruningMethod):
        PRUNING_TYPE = "global"

        def __init__(self, mask):
            self.mask = mask

        def compute_mask(self, t, default_mask):
            return default_mask * self.mask.to(dtype=default_mask.dtype)


    def identity(module, name):
        Identity.apply(module, name)
        return module


    def random_unstructured(module, name, amount):
        RandomUnstructured.apply(module, name, amount=amount)
        return module


    def l1_unstructured(module, name, amount, importance_scores=None):
        L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
        return module


    def random_structured(module, name, amount, dim):
        RandomStructured.apply(module, name, amount=amount, dim=dim)
        return module


    def ln_structured(module, name, amount, n, dim, importance_scores=None):
        LnStructured.apply(module, name, amount=amount, n=n, dim=dim, importance_scores=importance_scores)
        return module


    def custom_from_mask(module, name, mask):
        CustomFromMask.apply(module, name, mask=mask)
        return module


    def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
        scores = {} if importance_scores is None else importance_scores
        pairs = list(parameters)
        flat = torch.cat([scores.get(pair, getattr(*pair)).reshape(-1) for pair in pairs])
        masks = torch.cat([getattr(module, name + "_mask", torch.ones_like(getattr(module, name))).reshape(-1)
                           for module, name in pairs])
        container = PruningContainer()
        container._tensor_name = "temp"
        method = pruning_method(**kwargs)
        method._tensor_name = "temp"
        if method.PRUNING_TYPE != "unstructured":
            raise TypeError(
                'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method '
                f"{pruning_method} of type {method.PRUNING_TYPE}")
        container.add_pruning_method(method)
        final = container.compute_mask(flat, masks)
        start = 0
        for module, name in pairs:
            parameter = getattr(module, name)
            custom_from_mask(module, name, mask=final[start:start + parameter.numel()].view_as(parameter))
            start += parameter.numel()


    def is_pruned(module):
        return any([isinstance(hook, BasePruningMethod) for _, part in module.named_modules()
                    for hook in part._forward_pre_hooks.values()])


    def remove(module, name):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
    """#)
}
