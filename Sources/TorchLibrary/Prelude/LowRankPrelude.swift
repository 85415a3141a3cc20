extension Prelude {
  /// Singular values by random projection (Halko, Martinsson and Tropp, "Finding structure with randomness", 2009).
  static let lowRank = Prelude(
    "torch._lowrank",
    #"""
    import torch


    def get_approximate_basis(A, q, niter=2, M=None):
        """Columns that span nearly what A − M spans: the image of a random matrix, made sharper by going there and back."""
        niter = 2 if niter is None else niter
        dtype = A.dtype if A.dtype in (torch.float16, torch.float32, torch.float64) else torch.float32

        def basis(matrix, mean, columns):
            image = torch.matmul(matrix, columns)
            if mean is not None:
                image = image - torch.matmul(mean, columns)
            return torch.linalg.qr(image).Q

        columns = basis(A, M, torch.randn(A.shape[-1], q, dtype=dtype))
        for _ in range(niter):
            columns = basis(A.mH, None if M is None else M.mH, columns)
            columns = basis(A, M, columns)
        return columns


    def svd_lowrank(A, q=6, niter=2, M=None):
        q = 6 if q is None else q
        is_wide = A.shape[-2] < A.shape[-1]
        if M is not None:
            M = M.broadcast_to(A.size())
        if is_wide:
            A = A.mH
            M = None if M is None else M.mH
        columns = get_approximate_basis(A, q, niter=niter, M=M)
        small = torch.matmul(columns.mH, A)
        if M is not None:
            small = small - torch.matmul(columns.mH, M)
        U, S, Vh = torch.linalg.svd(small, full_matrices=False)
        left, right = columns.matmul(U), Vh.mH
        return (right, S, left) if is_wide else (left, S, right)


    def pca_lowrank(A, q=None, center=True, niter=2):
        m, n = A.shape[-2:]
        if q is None:
            q = min(6, m, n)
        elif not (q >= 0 and q <= min(m, n)):
            raise ValueError(
                f"q(={q}) must be non-negative integer and not greater than min(m, n)={min(m, n)}")
        if not (niter >= 0):
            raise ValueError(f"niter(={niter}) must be non-negative integer")
        return svd_lowrank(A - A.mean(dim=(-2,), keepdim=True) if center else A, q, niter=niter)

    """#)

  /// Where the names of `torch._lowrank` are found.
  static let lowRankNames: [String: [(name: String, source: String)]] = [
    "torch": ["svd_lowrank", "pca_lowrank"].map { (name: $0, source: $0) }
  ]
}
