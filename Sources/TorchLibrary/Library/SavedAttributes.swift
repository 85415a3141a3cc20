/// Which `_saved_…` attributes a gradient function has, by PyTorch's names.
///
/// A line is the name of a function and its attributes in alphabetical order; a trailing `-` marks a whole number that
/// PyTorch shows as unsigned, so that −1 reads 18446744073709551615.
enum SavedAttributes {
  /// One attribute.
  struct Attribute: Sendable {
    /// The name after `_saved_`.
    let name: String
    /// Whether whole numbers show as unsigned.
    let isUnsigned: Bool
  }

  /// The attributes of a gradient function; empty for one that saves nothing.
  static func of(_ function: String) -> [Attribute] { table[function] ?? [] }

  private static let table: [String: [Attribute]] = {
    var table: [String: [Attribute]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      table[String(words[0])] = words.dropFirst().map { word in
        let isUnsigned = word.hasSuffix("-")
        return Attribute(name: String(isUnsigned ? word.dropLast() : word), isUnsigned: isUnsigned)
      }
    }
    return table
  }()

  private static let text = """
    AbsBackward0 self
    AcosBackward0 self
    AcoshBackward0 self
    AdaptiveAvgPool2DBackward0 self
    AdaptiveAvgPool2DBackwardBackward0 grad_output_sym_argsize_minus_1 grad_output_sym_argsize_minus_2
    AdaptiveAvgPool3DBackward0 self
    AdaptiveAvgPool3DBackwardBackward0 grad_output_sym_argsize_minus_1 grad_output_sym_argsize_minus_2 grad_output_sym_argsize_minus_3
    AdaptiveMaxPool2DBackward0 result1 self
    AdaptiveMaxPool2DBackwardBackward0 indices
    AdaptiveMaxPool3DBackward0 result1 self
    AdaptiveMaxPool3DBackwardBackward0 indices
    AddBackward0 alpha
    AddbmmBackward0 alpha batch1 batch1_sym_argsize_0 batch1_sym_argsize_1 batch2 batch2_sym_argsize_2 beta
    AddcdivBackward0 tensor1 tensor2 value
    AddcmulBackward0 tensor1 tensor2 value
    AddmmBackward0 alpha beta mat1 mat1_sym_sizes mat1_sym_strides mat2 mat2_sym_sizes mat2_sym_strides
    AddmvBackward0 alpha beta mat vec
    AddrBackward0 alpha beta vec1 vec2
    AffineGridGeneratorBackward0 align_corners size
    AmaxBackward0 dim- keepdim result self
    AminBackward0 dim- keepdim result self
    AminmaxBackward0 dim- keepdim max min self
    AngleBackward0 self
    AsStridedBackward0 size storage_offset stride
    AsStridedBackward0_copy size storage_offset stride
    AsStridedBackward1 size storage_offset stride
    AsStridedScatterBackward0 size storage_offset stride
    AsinBackward0 self
    AsinhBackward0 self
    Atan2Backward0 other self
    AtanBackward0 self
    AtanhBackward0 self
    AvgPool2DBackward0 ceil_mode count_include_pad divisor_override- kernel_size- padding- self stride-
    AvgPool2DBackwardBackward0 ceil_mode count_include_pad divisor_override- kernel_size- padding- stride-
    AvgPool3DBackward0 ceil_mode count_include_pad divisor_override- kernel_size- padding- self stride-
    AvgPool3DBackwardBackward0 ceil_mode count_include_pad divisor_override- kernel_size- padding- stride-
    BaddbmmBackward0 alpha batch1 batch2 beta
    BatchNormBackwardBackward0 eps grad_out input reserve running_mean running_var save_mean save_var update weight
    BatchNormNoUpdateBackward0 eps input result1 result2 result3 running_mean running_var weight
    BatchNormWithUpdateBackward0 eps input result1 result2 result3 running_mean running_var weight
    BinaryCrossEntropyBackward0 reduction- self target weight
    BinaryCrossEntropyBackwardBackward0 grad_output reduction- self target weight
    BinaryCrossEntropyWithLogitsBackward0 pos_weight reduction- self target weight
    BmmBackward0 mat2 self
    CatBackward0 dim-
    CdistBackward0 p result x1 x2
    CeluBackward0 alpha self
    CeluBackward1 alpha result
    ChannelShuffleBackward0 groups
    CholeskyBackward0 result upper
    CholeskyInverseBackward0 result self upper
    CholeskySolveBackward0 input2 result self upper
    ClampBackward0 max min self
    ClampBackward1 max min self
    ClampMaxBackward0 max self
    ClampMaxBackward1 max self
    ClampMinBackward0 min self
    ClampMinBackward1 min self
    Col2ImBackward0 dilation- kernel_size- padding- stride-
    ConstantPadNdBackward0 pad
    ConvDepthwise2DBackward0 bias_sym_sizes_opt dilation padding self stride weight
    ConvDepthwise3DBackward0 bias_sym_sizes_opt dilation padding self stride weight
    ConvTbcBackward0 bias pad- self weight
    ConvolutionBackward0 bias_sym_sizes_opt dilation groups input output_padding padding stride transposed weight
    ConvolutionBackward1 bias_sym_sizes_opt dilation groups input output_padding padding stride transposed weight
    ConvolutionBackwardBackward0 dilation grad_output groups input output_padding padding stride transposed weight
    ConvolutionBackwardOverrideableBackward0 dilation grad_output groups input output_padding padding stride transposed weight
    ConvolutionOverrideableBackward0 dilation groups input output_padding padding stride transposed weight
    CopysignBackward0 result self
    CopysignBackward1 result self
    CosBackward0 self
    CoshBackward0 self
    CtcLossBackward0 blank- input_lengths- log_probs result0 result1 target_lengths- targets zero_infinity
    CtcLossBackward1 blank- input_lengths log_probs result0 result1 target_lengths targets zero_infinity
    CummaxBackward0 dim- indices self
    CumminBackward0 dim- indices self
    CumprodBackward0 dim- result self
    CumsumBackward0 dim-
    DiagEmbedBackward0 dim1- dim2- offset-
    DiagonalBackward0 dim1- dim2- offset- self_sym_sizes
    DiagonalBackward0_copy dim1- dim2- offset- self_sym_sizes
    DiagonalBackwardBackward0 dim1- dim2- offset-
    DiagonalScatterBackward0 dim1- dim2- offset-
    DigammaBackward0 self
    DistBackward0 other p result self
    DivBackward0 other self
    DivBackward1 other
    DivBackward2 other rounding_mode self
    DivBackward3 other rounding_mode
    DotBackward0 self tensor
    EluBackward0 alpha input_scale scale self
    EluBackward1 alpha input_scale result scale
    EluBackwardBackward0 alpha grad_output input_scale is_result scale self_or_result
    EmbeddingBackward0 indices padding_idx- scale_grad_by_freq sparse weight_sym_argsize_0
    EmbeddingBagBackward0 indices mode- offsets padding_idx- per_sample_weights result1 result2 result3 scale_grad_by_freq sparse weight weight_sym_argsize_0
    EmbeddingDenseBackwardBackward0 indices padding_idx
    ErfBackward0 self
    ErfcBackward0 self
    ErfinvBackward0 self
    EuclideanDistBackward0 result x1 x2
    Exp2Backward0 result
    ExpBackward0 result
    ExpandBackward0 self_sym_sizes
    ExpandBackward0_copy self_sym_sizes
    Expm1Backward0 result
    FlipBackward0 dims-
    FmaxBackward0 other self
    FminBackward0 other self
    FmodBackward1 other self
    FractionalMaxPool2DBackward0 kernel_size- output_size- result1 self
    FractionalMaxPool2DBackwardBackward0 indices
    FractionalMaxPool3DBackward0 kernel_size- output_size- result1 self
    FractionalMaxPool3DBackwardBackward0 indices
    FrexpBackward0 exponent
    GatherBackward0 dim- index self sparse_grad
    GeluBackward0 approximate self
    GeluBackwardBackward0 approximate grad_output self
    GluBackward0 dim- self
    GluBackwardBackward0 dim- grad_output self
    GridSampler2DBackward0 align_corners grid input interpolation_mode- padding_mode-
    GridSampler2DBackwardBackward0 align_corners grad_output grid input interpolation_mode- padding_mode-
    GridSampler2DCpuFallbackBackward0 align_corners grid input interpolation_mode- padding_mode-
    GridSampler2DCpuFallbackBackwardBackward0 align_corners grad_output grid input interpolation_mode- padding_mode-
    GridSampler3DBackward0 align_corners grid input interpolation_mode- padding_mode-
    GridSampler3DBackwardBackward0 align_corners grad_output grid input interpolation_mode- padding_mode-
    GroupedMmBackward0 mat2 mat2_sym_sizes mat2_sym_strides offs self self_sym_sizes self_sym_strides
    HardshrinkBackward0 lambd self
    HardshrinkBackwardBackward0 lambd self
    HardsigmoidBackward0 self
    HardswishBackward0 self
    HardswishBackwardBackward0 grad_output self
    HardtanhBackward0 max_val min_val self
    HardtanhBackwardBackward0 max_val min_val self
    HuberLossBackward0 delta reduction- self target
    HuberLossBackwardBackward0 delta grad_output reduction- self target
    HypotBackward0 other result self
    I0Backward0 self
    IgammaBackward0 other self
    IgammacBackward0 other self
    Im2ColBackward0 dilation- kernel_size- padding- self_sym_argsize_minus_1 self_sym_argsize_minus_2 stride-
    IndexAddBackward0 alpha dim- index source source_dim-
    IndexBackward0 indices self_sym_sizes
    IndexCopyBackward0 dim- index source source_dim-
    IndexFillBackward0 dim- index
    IndexFillBackward1 dim- index
    IndexPutBackward0 accumulate indices
    IndexPutImplBackward0 accumulate indices
    IndexReduceBackward0 dim- include_self index reduce result self source
    IndexSelectBackward0 dim- index self_sym_sizes
    KthvalueBackward0 dim- indices keepdim self_sym_sizes
    LdexpBackward0 other result
    LeakyReluBackward0 negative_slope self
    LeakyReluBackward1 negative_slope result
    LeakyReluBackwardBackward0 negative_slope self
    LerpBackward0 weight
    LerpBackward1 end self weight
    LgammaBackward0 self
    LinalgCholeskyExBackward0 L upper
    LinalgCrossBackward0 dim- other self
    LinalgDetBackward0 A LU pivots result
    LinalgEigBackward0 eigenvalues eigenvectors
    LinalgEighBackward0 eigenvalues eigenvectors
    LinalgHouseholderProductBackward0 input result tau
    LinalgInvExBackward0 inverse
    LinalgLstsqBackward0 b self solution
    LinalgLuBackward0 L P U pivot
    LinalgLuFactorExBackward0 LU pivot pivots
    LinalgLuSolveBackward0 LU adjoint left pivots result
    LinalgMatrixExpBackward0 self
    LinalgPinvBackward0 result self
    LinalgQrBackward0 Q R mode
    LinalgSlogdetBackward0 A LU pivots sign
    LinalgSolveExBackward0 A LU left pivots result
    LinalgSolveTriangularBackward0 left result self unitriangular upper
    LinalgSvdBackward0 S S_sym_argsize_minus_1 U Vh full_matrices
    LinalgVectorNormBackward0 dim- keepdim ord result self
    LinearBackward0 input weight
    LinearBackwardBackward0 grad_output self weight
    Log10Backward0 self
    Log1PBackward0 self
    Log2Backward0 self
    LogBackward0 self
    LogSigmoidBackward0 buffer self
    LogSigmoidBackwardBackward0 buffer grad_output self
    LogSoftmaxBackward0 dim- result
    LogSoftmaxBackwardDataBackward0 dim- grad_output output
    Logaddexp2Backward0 other self
    LogaddexpBackward0 other self
    LogcumsumexpBackward0 dim- result self
    LogitBackward0 eps self
    LogsumexpBackward0 dim- keepdim result self
    LuUnpackBackward0 LU_data_sym_argsize_minus_1 LU_data_sym_argsize_minus_2
    MaskedFillBackward0 mask
    MaskedFillBackward1 mask
    MaskedScatterBackward0 mask source_sym_sizes
    MaskedScatterBackwardBackward0 mask
    MaskedSelectBackward0 mask self
    MaskedSoftmaxBackward0 dim- mask result
    MatmulBackward0 other self
    MaxBackward0 dim- indices keepdim self_sym_sizes
    MaxBackward1 result self
    MaxPool2DBackward0 ceil_mode dilation- kernel_size- padding- self stride-
    MaxPool2DWithIndicesBackward0 ceil_mode dilation- kernel_size- padding- result1 self stride-
    MaxPool2DWithIndicesBackwardBackward0 indices
    MaxPool3DWithIndicesBackward0 ceil_mode dilation- kernel_size- padding- result1 self stride-
    MaxPool3DWithIndicesBackwardBackward0 indices
    MaxUnpool2DBackward0 indices
    MaxUnpool3DBackward0 indices
    MaximumBackward0 other self
    MeanBackward0 self_sym_numel self_sym_sizes
    MeanBackward1 dim- keepdim self_sym_numel self_sym_sizes
    MedianBackward0 result self
    MedianBackward1 dim- indices keepdim self_sym_sizes
    MinBackward0 dim- indices keepdim self_sym_sizes
    MinBackward1 result self
    MinimumBackward0 other self
    MishBackward0 self
    MkldnnRnnLayerBackward0 batch_first batch_sizes bidirectional cx_ has_biases hidden_size hx_ input mode num_layers result0 result1 result2 result3 reverse train weight0 weight1 weight2 weight3
    MmBackward0 mat2 mat2_sym_sizes mat2_sym_strides self self_sym_sizes self_sym_strides
    ModeBackward0 dim- indices keepdim self_sym_sizes
    MseLossBackward0 reduction- self target
    MseLossBackwardBackward0 grad_output reduction- self target
    MulBackward0 other self
    MulBackward1 other
    MultiMarginLossBackward0 margin p reduction- self target weight
    MultilabelMarginLossBackward0 is_target reduction- self target
    MvBackward0 self vec
    MvlgammaBackward0 p- self
    NanToNumBackward0 self
    NanmedianBackward0 result self
    NanmedianBackward1 dim- indices keepdim self_sym_sizes
    NansumBackward0 dim- keepdim self
    NarrowCopyBackward0 dim- length self_sym_sizes start
    NativeBatchNormBackward0 eps input result1 result2 running_mean running_var training weight
    NativeBatchNormBackwardBackward0 eps grad_out input running_mean running_var save_invstd save_mean train weight
    NativeBatchNormLegitBackward0 eps input result1 result2 running_mean running_var training weight
    NativeBatchNormLegitBackward1 eps input result1 result2 training weight
    NativeBatchNormLegitNoTrainingBackward0 eps input result1 result2 running_mean running_var weight
    NativeDropoutBackward0 p result1
    NativeDropoutBackwardBackward0 grad_output mask scale
    NativeGroupNormBackward0 C HxW N eps group- input result1 result2 weight
    NativeLayerNormBackward0 bias input normalized_shape result1 result2 weight
    NativeLayerNormBackwardBackward0 grad_out input mean normalized_shape rstd weight
    NextafterBackward0 other self
    NllLoss2DBackward0 ignore_index- reduction- self target total_weight weight
    NllLoss2DBackwardBackward0 ignore_index reduction- target weight
    NllLossBackward0 ignore_index- reduction- self target total_weight weight
    NllLossBackwardBackward0 ignore_index reduction- target weight
    NnpackSpatialConvolutionBackward0 bias_sym_sizes_opt input padding stride weight
    NormBackward0 p result self
    NormBackward1 dim- keepdim p result self
    NormBackward2 p result self
    NormBackward3 dim- keepdim p result self
    NormalBackward1 mean_sym_sizes
    NormalBackward2 std_sym_sizes
    NormalBackward3 mean_sym_sizes std_sym_sizes
    OrmqrBackward0 input2 input3 left result self transpose
    PackPaddedSequenceBackward0 batch_first input_sym_sizes result1
    PdistBackward0 p result self
    PermuteBackward0 dims-
    PermuteBackward0_copy dims-
    PixelShuffleBackward0 upscale_factor-
    PixelUnshuffleBackward0 downscale_factor-
    PolarBackward0 result
    PolygammaBackward0 n- self
    PolygammaBackward1 n- self
    PowBackward0 exponent self
    PowBackward1 exponent result self
    PowBackward2 exponent result self
    PreluKernelBackward0 self weight
    PreluKernelBackwardBackward0 grad_output self weight
    ProdBackward0 result self
    ProdBackward1 dim- keepdim result self
    PutBackward0 accumulate index source
    ReciprocalBackward0 result
    ReflectionPad1DBackward0 padding self
    ReflectionPad1DBackwardBackward0 padding
    ReflectionPad2DBackward0 padding self
    ReflectionPad2DBackwardBackward0 padding
    ReflectionPad3DBackward0 padding self
    ReflectionPad3DBackwardBackward0 padding
    ReluBackward0 result
    RemainderBackward1 other self
    RenormBackward0 dim- maxnorm p self
    RepeatBackward0 repeats self_sym_sizes
    ReplicationPad1DBackward0 padding self
    ReplicationPad1DBackwardBackward0 padding
    ReplicationPad2DBackward0 padding self
    ReplicationPad2DBackwardBackward0 padding
    ReplicationPad3DBackward0 padding self
    ReplicationPad3DBackwardBackward0 padding
    ReshapeAliasBackward0 self_sym_sizes
    ReshapeAliasBackward0_copy self_sym_sizes
    ReshapeCopyBackward0 self_sym_sizes
    RollBackward0 dims- shifts
    Rot90Backward0 dims- k-
    RreluWithNoiseBackward0 lower noise self training upper
    RreluWithNoiseBackward1 lower noise result training upper
    RreluWithNoiseBackwardBackward0 lower noise self training upper
    RreluWithNoiseFunctionalBackward0 lower noise self training upper
    RsqrtBackward0 result
    RsubBackward0 alpha
    RsubBackward1 alpha
    SafeSoftmaxBackward0 dim- result
    ScatterAddBackward0 dim- index
    ScatterBackward0 dim- index
    ScatterBackward1 dim- index
    ScatterReduceBackward0 dim- include_self index reduce result self src
    SelectBackward0 dim- index self_sym_sizes
    SelectBackward0_copy dim- index self_sym_sizes
    SelectBackwardBackward0 dim- index
    SelectScatterBackward0 dim- index
    SgnBackward0 result self
    SigmoidBackward0 result
    SigmoidBackwardBackward0 grad_output output
    SiluBackward0 self
    SinBackward0 self
    SincBackward0 self
    SinhBackward0 self
    SliceBackward0 dim- end self_sym_sizes start step
    SliceBackward0_copy dim- end self_sym_sizes start step
    SliceBackwardBackward0 dim- end start step
    SliceInverseBackward0 dim- end start step
    SliceScatterBackward0 dim- end start step
    SmoothL1LossBackward0 beta reduction- self target
    SmoothL1LossBackwardBackward0 beta grad_output reduction- self target
    SoftMarginLossBackward0 reduction- self target
    SoftMarginLossBackwardBackward0 grad_output reduction- self target
    SoftmaxBackward0 dim- result
    SoftmaxBackwardDataBackward0 dim- grad_output output
    SoftplusBackward0 beta self threshold
    SoftplusBackwardBackward0 beta grad_output self threshold
    SoftshrinkBackward0 lambd self
    SoftshrinkBackwardBackward0 lambd self
    SortBackward0 dim- indices self_sym_sizes
    SortBackward1 dim- indices self_sym_sizes
    SpecialEntrBackward0 self
    SpecialErfcxBackward0 result self
    SpecialI0EBackward0 result self
    SpecialI1Backward0 result self
    SpecialI1EBackward0 result self
    SpecialLogNdtrBackward0 result self
    SpecialNdtriBackward0 result
    SpecialXlog1PyBackward0 other self
    SpecialXlog1PyBackward1 other self
    SpecialXlog1PyBackward2 other self
    SpecialZetaBackward0 other self
    SpecialZetaBackward1 other self
    SplitBackward0 dim- self_sym_sizes split_size
    SplitBackward0_copy dim- self_sym_sizes split_size
    SplitWithSizesBackward0 dim- self_sym_sizes split_sizes
    SplitWithSizesBackward0_copy dim- self_sym_sizes split_sizes
    SqrtBackward0 result
    SqueezeBackward0 self_sym_sizes
    SqueezeBackward0_copy self_sym_sizes
    SqueezeBackward1 dim- self_sym_sizes
    SqueezeBackward1_copy dim- self_sym_sizes
    SqueezeBackward2 dim- self_sym_sizes
    SqueezeBackward2_copy dim- self_sym_sizes
    SqueezeBackward3 self_sym_sizes
    SqueezeBackward4 dim- self_sym_sizes
    SqueezeBackward5 dim- self_sym_sizes
    StackBackward0 dim-
    StandardGammaBackward0 result self
    StdBackward0 correction dim- keepdim result self
    StdMeanBackward0 correction dim- keepdim result0 self
    SubBackward0 alpha
    SumBackward0 self_sym_sizes
    SumBackward1 dim- keepdim self_sym_sizes
    TakeBackward0 index self
    TanBackward0 result
    TanhBackward0 result
    TanhBackwardBackward0 grad_output output
    TestAutogradMultipleDispatchBackward0 self_sym_sizes
    TestAutogradMultipleDispatchBackwardAutogradCUDA0 self_sym_sizes
    TestAutogradMultipleDispatchViewBackward0 self
    TestAutogradMultipleDispatchViewBackward0_copy self
    TestAutogradMultipleDispatchViewBackwardAutogradCUDA0 self
    TestAutogradMultipleDispatchViewBackwardAutogradCUDA0_copy self
    ThresholdBackward0 self threshold
    ThresholdBackward1 self threshold
    ThresholdBackwardBackward0 self threshold
    ToDenseBackward0 self
    ToPaddedTensorBackward0 self
    TopkBackward0 dim- indices self_sym_sizes
    TraceBackward0 self_sym_sizes
    TransposeBackward0 dim0- dim1-
    TransposeBackward0_copy dim0- dim1-
    TransposeBackward1 dim0- dim1-
    TriangularSolveBackward0 A self solution transpose unitriangular upper
    TrilBackward0 diagonal
    TrilinearBackward0 expand1- expand2- expand3- i1 i2 i3 sumdim-
    TriuBackward0 diagonal
    UnbindBackward0 dim-
    UnbindBackward0_copy dim-
    UnfoldBackward0 dimension- self_sym_sizes size- step-
    UnfoldBackward0_copy dimension- self_sym_sizes size- step-
    UnfoldBackwardBackward0 dim- size- step-
    UnsafeIndexBackward0 indices self_sym_sizes
    UnsafeIndexPutBackward0 accumulate indices
    UnsafeMaskedIndexBackward0 indices mask self_sym_sizes
    UnsafeMaskedIndexPutAccumulateBackward0 indices mask
    UnsafeSplitBackward0 dim- self_sym_sizes split_size
    UnsafeSplitWithSizesBackward0 dim- self_sym_sizes split_sizes
    UnsafeViewBackward0 self_sym_sizes
    UnsqueezeBackward0 dim-
    UnsqueezeBackward0_copy dim-
    UnsqueezeBackward1 dim-
    UpsampleBicubic2DAaBackward0 align_corners output_size scales_h scales_w self_sym_sizes
    UpsampleBicubic2DAaBackwardBackward0 align_corners output_size scales_h scales_w
    UpsampleBicubic2DBackward0 align_corners output_size scales_h scales_w self_sym_sizes
    UpsampleBicubic2DBackwardBackward0 align_corners output_size scales_h scales_w
    UpsampleBilinear2DAaBackward0 align_corners output_size scales_h scales_w self_sym_sizes
    UpsampleBilinear2DAaBackwardBackward0 align_corners output_size scales_h scales_w
    UpsampleBilinear2DBackward0 align_corners output_size scales_h scales_w self_sym_sizes
    UpsampleBilinear2DBackwardBackward0 align_corners output_size scales_h scales_w
    UpsampleLanczos2DAaBackward0 align_corners output_size scales_h scales_w self_sym_sizes
    UpsampleLanczos2DAaBackwardBackward0 align_corners output_size scales_h scales_w
    UpsampleLinear1DBackward0 align_corners output_size scales self_sym_sizes
    UpsampleLinear1DBackwardBackward0 align_corners output_size scales
    UpsampleNearest1DBackward0 output_size scales self_sym_sizes
    UpsampleNearest1DBackwardBackward0 output_size scales
    UpsampleNearest2DBackward0 output_size scales_h scales_w self_sym_sizes
    UpsampleNearest2DBackwardBackward0 output_size scales_h scales_w
    UpsampleNearest3DBackward0 output_size scales_d scales_h scales_w self_sym_sizes
    UpsampleNearest3DBackwardBackward0 output_size scales_d scales_h scales_w
    UpsampleNearestExact1DBackward0 output_size scales self_sym_sizes
    UpsampleNearestExact1DBackwardBackward0 output_size scales
    UpsampleNearestExact2DBackward0 output_size scales_h scales_w self_sym_sizes
    UpsampleNearestExact2DBackwardBackward0 output_size scales_h scales_w
    UpsampleNearestExact3DBackward0 output_size scales_d scales_h scales_w self_sym_sizes
    UpsampleNearestExact3DBackwardBackward0 output_size scales_d scales_h scales_w
    UpsampleTrilinear3DBackward0 align_corners output_size scales_d scales_h scales_w self_sym_sizes
    UpsampleTrilinear3DBackwardBackward0 align_corners output_size scales_d scales_h scales_w
    VarBackward0 correction dim- keepdim self
    VarMeanBackward0 correction dim- keepdim self
    VdotBackward0 other self
    ViewBackward0 self_sym_sizes
    ViewBackward0_copy self_sym_sizes
    WeightNormInterfaceBackward0 dim- g result1 v
    WhereBackward0 condition
    XlogyBackward0 other self
    XlogyBackward1 other self
    XlogyBackward2 other self
    """
}
