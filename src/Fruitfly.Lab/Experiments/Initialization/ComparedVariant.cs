using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>A training from He's start of which one other thing differs from the lecture's.</summary>
/// <param name="Rate">the learning rate</param>
sealed record ComparedVariant(ComparedInitializer Start, Architecture Network, double Rate)
{
    /// <summary>The rate of the lecture's training.</summary>
    public const double LectureRate = 0.05;

    /// <summary>A tenth of the lecture's rate.</summary>
    public static readonly ComparedVariant Slow = new(
        new("he-slow", "He, rate 0.005", new HeInitializer()), Architecture.Mlp(40, 100, 100, 10), LectureRate / 10);

    /// <summary>As many parameters, to within 1 %, in layers that narrow.</summary>
    public static readonly ComparedVariant Tapering = new(
        new("he-tapering", "He, 150 and 57 units", new HeInitializer()), Architecture.Mlp(40, 150, 57, 10),
        LectureRate);

    public static readonly IReadOnlyList<ComparedVariant> All = [Slow, Tapering];

    public Recipe Of(Recipe recipe) => recipe with { Optimizer = new Sgd(Rate, Momentum: 0.9) };
}
