namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>What was published of these trainings, to compare with.</summary>
static class PublishedFigure
{
    /// <summary>UDL figure 8.2, read off its curves.</summary>
    public static readonly IReadOnlyList<FigurePoint> Points =
    [
        new(0, 90, 91, 2.88, 2.86),
        new(1000, 37.5, 44.6, 1.21, 1.42),
        new(2000, 24.5, 39.3, 0.87, 1.29),
        new(4000, 5.3, 39.0, 0.28, 1.62),
        new(5950, 0.7, 37.7, 0.05, 2.20),
    ];

    /// <summary>The same recipes in PyTorch 1.13 (float32): test error (%) and test loss after training, mean and
    /// standard deviation over the seeds.</summary>
    public static readonly IReadOnlyDictionary<string,
        (int Seeds, double Error, double ErrorDeviation, double Loss, double LossDeviation)> PyTorch =
        new Dictionary<string, (int, double, double, double, double)>
        {
            ["slide-code"] = (5, 45.02, 1.522, 1.1584, 0.02826),
            ["slide-figure"] = (5, 38.90, 1.091, 1.9052, 0.11285),
            ["notebook"] = (10, 36.27, 2.039, 1.3157, 0.07781),
        };
}

/// <summary>What the figure shows at one step: errors in percent, and losses.</summary>
readonly record struct FigurePoint(
    int Step, double TrainingError, double TestError, double TrainingLoss, double TestLoss);
