import SceneLanguage

/// `torch.distributions`: every distribution by its usual name. As in `NNModule`, the part that defines one is loaded
/// when its name is first used.
enum DistributionModule {
  /// The module itself, and the modules that PyTorch keeps single distributions in, by which scripts import them too.
  static func definitions() -> [ModuleDefinition] { [whole()] + singles() }

  private static func whole() -> ModuleDefinition {
    ModuleDefinition("torch.distributions") { module, _ in
      var all: [String] = []
      for (home, names) in parts {
        let names = names.split(separator: " ").map(String.init)
        module.offer(names, from: "torch.distributions." + home)
        all += names
      }
      module.offer(["identity_transform"], from: "torch.distributions.transforms")
      module["__all__"] = .list(all.sorted().map { .string($0) })
    }
  }

  /// The parts and the names that each defines.
  private static let parts: [(home: String, names: String)] = [
    ("distribution", "Distribution Independent"),
    (
      "_continuous",
      "Beta Cauchy Chi2 Dirichlet Exponential ExponentialFamily Gamma Laplace MultivariateNormal Normal Uniform"
    ),
    (
      "_discrete",
      "Bernoulli Binomial Categorical Geometric Multinomial NegativeBinomial OneHotCategorical "
        + "OneHotCategoricalStraightThrough Poisson"
    ),
    (
      "transformed_distribution",
      "Gumbel HalfCauchy HalfNormal InverseGamma Kumaraswamy LogNormal LogisticNormal Pareto RelaxedBernoulli "
        + "RelaxedOneHotCategorical TransformedDistribution Weibull"
    ),
    ("_more", "ContinuousBernoulli FisherSnedecor GeneralizedPareto MixtureSameFamily StudentT VonMises"),
    ("_matrices", "LKJCholesky LowRankMultivariateNormal Wishart"),
    ("kl", "kl_divergence register_kl"),
    ("constraint_registry", "biject_to transform_to"),
    (
      "transforms",
      "AbsTransform AffineTransform CatTransform ComposeTransform CorrCholeskyTransform "
        + "CumulativeDistributionTransform ExpTransform IndependentTransform LowerCholeskyTransform "
        + "PositiveDefiniteTransform PowerTransform ReshapeTransform SigmoidTransform SoftmaxTransform SoftplusTransform "
        + "StackTransform StickBreakingTransform TanhTransform Transform"
    ),
  ]

  private static let homes: [(module: String, names: String)] = [
    ("exp_family", "ExponentialFamily"), ("normal", "Normal"), ("laplace", "Laplace"), ("cauchy", "Cauchy"),
    ("log_normal", "LogNormal"), ("half_normal", "HalfNormal"), ("uniform", "Uniform"),
    ("exponential", "Exponential"), ("gamma", "Gamma"), ("chi2", "Chi2"), ("dirichlet", "Dirichlet"),
    ("beta", "Beta"), ("multivariate_normal", "MultivariateNormal"), ("bernoulli", "Bernoulli"),
    ("geometric", "Geometric"), ("categorical", "Categorical"),
    ("one_hot_categorical", "OneHotCategorical OneHotCategoricalStraightThrough"), ("binomial", "Binomial"),
    ("poisson", "Poisson"), ("independent", "Independent"), ("studentT", "StudentT"), ("gumbel", "Gumbel"),
    ("half_cauchy", "HalfCauchy"), ("pareto", "Pareto"), ("weibull", "Weibull"), ("kumaraswamy", "Kumaraswamy"),
    ("inverse_gamma", "InverseGamma"), ("fishersnedecor", "FisherSnedecor"),
    ("continuous_bernoulli", "ContinuousBernoulli"), ("logistic_normal", "LogisticNormal"),
    ("lowrank_multivariate_normal", "LowRankMultivariateNormal"), ("mixture_same_family", "MixtureSameFamily"),
    ("von_mises", "VonMises"), ("wishart", "Wishart"), ("lkj_cholesky", "LKJCholesky"),
    ("generalized_pareto", "GeneralizedPareto"), ("multinomial", "Multinomial"),
    ("negative_binomial", "NegativeBinomial"),
    ("relaxed_bernoulli", "LogitRelaxedBernoulli RelaxedBernoulli"),
    ("relaxed_categorical", "ExpRelaxedCategorical RelaxedOneHotCategorical"),
  ]

  private static func singles() -> [ModuleDefinition] {
    homes.map { module, names in
      ModuleDefinition("torch.distributions.\(module)") { module, _ in
        let names = names.split(separator: " ").map(String.init)
        let (hidden, home) = (["LogitRelaxedBernoulli", "ExpRelaxedCategorical"], "torch.distributions")
        module.offer(names.filter { !hidden.contains($0) }, from: home)
        module.offer(names.filter(hidden.contains), from: home + ".transformed_distribution")
      }
    }
  }
}
