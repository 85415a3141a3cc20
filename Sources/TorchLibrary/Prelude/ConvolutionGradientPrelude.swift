extension Prelude {
  /// `torch.nn.grad`: the gradients of convolutions as functions.
  static let convolutionGradients = Prelude(
    "torch.nn.grad",
    #"""
    import torch
    from torch.nn import functional as F


    def _require_sizes(output, grad_output):
        """The sizes of a gradient are those of what it is the gradient of, told as those of an image."""
        def image(sizes):
            return list(sizes[:2]) + [1] * (4 - len(sizes)) + list(sizes[2:])

        wanted, found = image(output.shape), image(grad_output.shape)
        for place in range(1, len(wanted)):
            if found[place] != wanted[place]:
                count = len(wanted)
                raise RuntimeError(
                    f"Expected a tensor of dimension {count} and tensor.size[{place}] == {wanted[place]} but got: "
                    f"dimension {len(found)} and tensor.size[{place}] = {found[place]}")


    def _gradient(convolve, input, weight, grad_output, own, options):
        recorded = torch.is_grad_enabled() and any(x.requires_grad for x in (input, weight, grad_output) if x is not own)
        with torch.enable_grad():
            own.requires_grad_()
            output = convolve(input, weight, None, *options)
            _require_sizes(output, grad_output)
            result, = torch.autograd.grad(output, own, grad_output, create_graph=recorded)
        return result


    def _of_input(convolve, input_size, weight, grad_output, options):
        if len(input_size) != weight.dim():
            raise RuntimeError(
                f"Expected {weight.dim()}-dimensional input for {weight.dim()}-dimensional weight {list(weight.shape)}, "
                f"but got {len(input_size)}-dimensional input of size {list(input_size)} instead")
        own = grad_output.detach().new_zeros(input_size)
        return _gradient(convolve, own, weight, grad_output, own, options)


    def _of_weight(convolve, input, weight_size, grad_output, options):
        own = grad_output.detach().new_zeros(weight_size)
        return _gradient(convolve, input, own, grad_output, own, options)


    def _of_convolution(convolve):
        def of_input(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
            return _of_input(convolve, input_size, weight, grad_output, (stride, padding, dilation, groups))

        def of_weight(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
            return _of_weight(convolve, input, weight_size, grad_output, (stride, padding, dilation, groups))

        for function, kind in ((of_input, "input"), (of_weight, "weight")):
            function.__name__ = function.__qualname__ = f"{convolve.__name__}_{kind}"
        return of_input, of_weight


    conv1d_input, conv1d_weight = _of_convolution(F.conv1d)
    conv2d_input, conv2d_weight = _of_convolution(F.conv2d)
    conv3d_input, conv3d_weight = _of_convolution(F.conv3d)
    """#)
}
