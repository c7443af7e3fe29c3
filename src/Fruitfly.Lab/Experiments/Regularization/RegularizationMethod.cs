using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>One way to regularize the training of a network.</summary>
/// <param name="Id">also the prefix of its claims</param>
/// <param name="Name">as the report calls it</param>
/// <param name="Measure">what its strength is</param>
/// <param name="Strengths">from weak to strong</param>
/// <param name="Apply">the trial with a strength of it</param>
sealed record RegularizationMethod(
    string Id, string Name, string Measure, string Source, IReadOnlyList<double> Strengths,
    Func<Trial, double, Trial> Apply)
{
    /// <summary>What makes an example of MNIST-1D from its template, as far as it can be done again to the finished,
    /// standardized signal: the generator turns it by any number of places, scales it by 1 ± 0.2, tilts it by up to
    /// 0.375 from end to end and adds noise of 0.02, and divides by the standard deviation of all values.</summary>
    const double MostPlaces = 20, MostScaling = 0.2, MostShear = 0.375 / Deviation, MostNoise = 0.02 / Deviation,
        Deviation = 0.155;

    public static readonly IReadOnlyList<RegularizationMethod> All =
    [
        new("l2", "L2 penalty", "λ", "UDL 9.1.2", [1e-4, 3e-4, 1e-3, 3e-3, 1e-2],
            (trial, strength) => With(trial, recipe => recipe with
            {
                Optimizer = ((Sgd)recipe.Optimizer) with { WeightDecay = strength },
            })),
        new("l1", "L1 penalty", "λ", "UDL 9.1; Tibshirani 1996", [1e-5, 3e-5, 1e-4, 3e-4, 1e-3],
            (trial, strength) => With(trial, recipe => recipe with { L1Penalty = strength })),
        new("dropout", "dropout", "share dropped", "UDL 9.3.3; Srivastava et al. 2014", [0.1, 0.2, 0.3, 0.4, 0.5],
            (trial, strength) => trial with
            {
                Network = Architecture.Mlp(PlainTrainings.Widths, new Relu(), dropout: strength)
                    with { Initializer = trial.Network.Initializer },
            }),
        new("label-smoothing", "label smoothing", "share given to all classes", "UDL 9.3.4; Szegedy et al. 2016",
            [0.05, 0.1, 0.2, 0.3, 0.5],
            (trial, strength) => With(trial, recipe => recipe with
            {
                Loss = new CrossEntropyLoss { LabelSmoothing = strength },
            })),
        new("input-noise", "noise on the inputs", "standard deviation", "UDL 9.3.4; Bishop 1995",
            [0.1, 0.2, 0.3, 0.5, 0.8],
            (trial, strength) => With(trial, recipe => recipe with { InputNoise = strength })),
        new("weight-noise", "noise on the weights", "standard deviation", "UDL 9.3.4; Graves 2011",
            [0.005, 0.01, 0.02, 0.05, 0.1],
            (trial, strength) => With(trial, recipe => recipe with { WeightNoise = strength })),
        new("augmentation", "augmentation", "share of the generator's own changes", "UDL 9.3.8; notebook 9.5",
            [0.1, 0.25, 0.5, 0.75, 1],
            (trial, strength) => With(trial, recipe => recipe with
            {
                Augmentation = new((int)(strength * MostPlaces), strength * MostScaling, strength * MostShear),
                InputNoise = strength * MostNoise,
            })),
    ];

    /// <summary>So many of the strengths, from among all of them.</summary>
    public IReadOnlyList<double> Spread(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Strengths[(int)((i + 0.5) * Strengths.Count / count)])];

    static Trial With(Trial trial, Func<Recipe, Recipe> change) => trial with { Recipe = change(trial.Recipe) };
}
