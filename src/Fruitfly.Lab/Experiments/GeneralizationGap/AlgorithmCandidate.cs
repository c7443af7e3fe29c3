using Fruitfly.Networks;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>A training algorithm with one of its usual rates, for a network that is the same for all: the algorithm is
/// one more thing to choose by validation.</summary>
sealed record AlgorithmCandidate(string Name, double Rate, Optimizer Optimizer)
{
    public static readonly IReadOnlyList<AlgorithmCandidate> All =
    [
        .. from algorithm in ((string Name, double[] Rates, Func<double, Optimizer> With)[])
           [
               ("SGD", [0.03, 0.3], rate => new Sgd(rate)),
               ("SGD, momentum 0.9", [0.01, 0.1], rate => new Sgd(rate, Momentum: 0.9)),
               ("RMSProp", [0.001, 0.01], rate => new RmsProp(rate)),
               ("Adam", [0.003, 0.03], rate => new Adam(rate)),
           ]
           from rate in algorithm.Rates
           select new AlgorithmCandidate(algorithm.Name, rate, algorithm.With(rate)),
    ];

    public SearchedTraining Training => new(Architecture.Mlp(40, 32, 32, 10), Optimizer);
}
