extension Prelude {
  /// `torch.nn.modules.adaptive`.
  static let adaptiveSoftmax = Prelude(
    "torch.nn.modules.adaptive",
    #"""
    from collections import namedtuple
    from torch.nn import functional as F
    from torch.nn.modules.container import ModuleList, Sequential
    from torch.nn.modules.linear import Linear
    from torch.nn.modules.module import Module

    _ASMoutput = namedtuple("_ASMoutput", ["output", "loss"])


    class AdaptiveLogSoftmaxWithLoss(Module):
        def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None):
            super().__init__()
            cutoffs = list(cutoffs)
            if len(cutoffs) == 0:
                raise ValueError("cutoffs should be a sequence of length larger than 0")
            if (cutoffs != sorted(set(cutoffs)) or min(cutoffs) <= 0 or max(cutoffs) > n_classes - 1
                    or any([int(cutoff) != cutoff for cutoff in cutoffs])):
                raise ValueError(
                    "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each "
                    "value is between 1 and n_classes-1")
            self.in_features = in_features
            self.n_classes = n_classes
            self.cutoffs = cutoffs + [n_classes]
            self.div_value = div_value
            self.head_bias = head_bias
            self.shortlist_size = self.cutoffs[0]
            self.n_clusters = len(self.cutoffs) - 1
            self.head_size = self.shortlist_size + self.n_clusters
            self.head = Linear(in_features, self.head_size, bias=head_bias, dtype=dtype)
            self.tail = ModuleList()
            for index, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
                width = int(in_features // (div_value ** (index + 1)))
                self.tail.append(Sequential(
                    Linear(in_features, width, bias=False, dtype=dtype),
                    Linear(width, high - low, bias=False, dtype=dtype)))

        def reset_parameters(self):
            self.head.reset_parameters()
            for first, second in self.tail:
                first.reset_parameters()
                second.reset_parameters()

        def forward(self, input_, target_):
            self._check(input_, target_)
            is_batched = target_.dim() > 0
            input = input_ if is_batched else input_.unsqueeze(0)
            target = target_ if is_batched else target_.unsqueeze(0)
            output = input.new_zeros(target.size(0))
            chosen = target.new_empty(target.size(0))
            found = 0
            for index, (low, high) in enumerate(zip([0] + self.cutoffs, self.cutoffs)):
                mask = (target >= low) & (target < high)
                rows = mask.nonzero().squeeze()
                if rows.numel() == 0:
                    continue
                found += rows.numel()
                if index == 0:
                    chosen.index_copy_(0, rows, target[mask])
                    continue
                place = target[mask] - low
                scores = self.tail[index - 1](input.index_select(0, rows))
                chosen.index_fill_(0, rows, self.shortlist_size + index - 1)
                own = F.log_softmax(scores, dim=1).gather(1, place.unsqueeze(1))
                output.index_copy_(0, rows, own.squeeze(1))
            if found != target.size(0):
                raise RuntimeError(
                    f"Target values should be in [0, {self.n_classes - 1}], but values in range "
                    f"[{target.min().item()}, {target.max().item()}] were found. ")
            head = F.log_softmax(self.head(input), dim=1)
            output += head.gather(1, chosen.unsqueeze(1)).squeeze()
            loss = (-output).mean()
            return _ASMoutput(output if is_batched else output.squeeze(0), loss)

        def _check(self, input, target):
            rank = target.dim()
            if rank > 1:
                raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
            if rank == 1 and input.size(0) != target.size(0):
                raise RuntimeError("Input and target should have the same size in the batch dimension.")
            if input.dim() != rank + 1:
                raise RuntimeError(
                    f"{rank}D target tensor expects {rank + 1}D input tensors, but found inputs with size {input.size()}")

        def _full(self, input, head_output):
            out = input.new_empty((head_output.size(0), self.n_classes))
            head = F.log_softmax(head_output, dim=1)
            out[:, :self.shortlist_size] = head[:, :self.shortlist_size]
            for index, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
                own = F.log_softmax(self.tail[index](input), dim=1)
                out[:, low:high] = own + head[:, self.shortlist_size + index].unsqueeze(1)
            return out

        def log_prob(self, input):
            return self._full(input, self.head(input))

        def predict(self, input):
            head_output = self.head(input)
            output = head_output.argmax(dim=1)
            beyond = output >= self.shortlist_size
            if beyond.any():
                output[beyond] = self._full(input[beyond], head_output[beyond]).argmax(dim=1)
            return output
    """#)
}
