namespace Fruitfly.Lab.Experiments.GaborSurface;

sealed record GaborSurfaceOptions
{
    [SeedCount(
        "orders of the batches in the race of the optimizers",
        Quick = 200, Full = 2000, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option("the first seed; the others follow it", Quick = 1, Full = 1, Minimum = 0, Maximum = int.MaxValue / 2)]
    public uint FirstSeed { get; init; }

    [Option("the first parameter where the race starts", Quick = -1.5, Full = -1.5, Minimum = -10, Maximum = 10)]
    public double Phi0 { get; init; }

    [Option("the second parameter where the race starts", Quick = 6.5, Full = 6.5, Minimum = 2.5, Maximum = 22.5)]
    public double Phi1 { get; init; }

    [Option("steps of the race", Quick = 81, Full = 81, Minimum = 2, Maximum = 2000)]
    public int Steps { get; init; }

    [Option("examples of a batch, of 30", Quick = 5, Full = 5, Minimum = 1, Maximum = 30)]
    public int Batch { get; init; }

    [Option("of stochastic descent, momentum and Nesterov", Quick = 0.6, Full = 0.6, Minimum = 1e-6, Maximum = 100)]
    public double LearningRate { get; init; }

    [Option("the share of the last step that is kept", Quick = 0.6, Full = 0.6, Minimum = 0, Maximum = 0.999)]
    public double Momentum { get; init; }

    [Option("the learning rate of Adam", Quick = 0.3, Full = 0.3, Minimum = 1e-6, Maximum = 100)]
    public double AdamRate { get; init; }

    [Option("starts on each side of the map of where descent ends", Quick = 30, Full = 60, Minimum = 2, Maximum = 60)]
    public int Grid { get; init; }

    [RepetitionCount("random starts", Quick = 500, Full = 5000, Minimum = 2, Maximum = 100_000)]
    public int Starts { get; init; }

    [Option("a step whose fitted curve is drawn besides", Quick = 16, Full = 16, Minimum = 0, Maximum = 2000)]
    public int ShownStep { get; init; }
}
