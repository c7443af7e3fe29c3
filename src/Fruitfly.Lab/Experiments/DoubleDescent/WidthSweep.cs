using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

enum Quantity
{
    Error,
    Loss,
}

/// <summary>The trials of one recipe at one level of label noise: some seeds at each
/// width. Errors are in percent.</summary>
sealed class WidthSweep
{
    /// <summary>Below this training error (%) a network counts as fitting its training set.</summary>
    public const double Fitted = 0.1;

    readonly IReadOnlyList<TrialResult[]> _trials;

    /// <param name="trials">of each of the recipe's widths, one a seed, in the same order of seeds</param>
    public WidthSweep(DescentRecipe recipe, double noise, IReadOnlyList<TrialResult[]> trials)
    {
        (Recipe, Noise, _trials) = (recipe, noise, trials);
        Diverged = trials.Sum(width => width.Count(trial => trial.History.Diverged));
        WholeSeeds = [.. Enumerable.Range(0, trials[0].Length)
            .Where(seed => trials.All(width => !width[seed].History.Diverged))];
    }

    public DescentRecipe Recipe { get; }

    /// <summary>The share of training labels that are drawn again.</summary>
    public double Noise { get; }

    public IReadOnlyList<int> Widths => Recipe.Widths;

    /// <summary>How far apart neighbouring widths lie around one, the farther of two: a place is not known
    /// better.</summary>
    public double StepInWidths(double width)
    {
        var nearest = Enumerable.Range(0, Widths.Count).MinBy(place => Math.Abs(Widths[place] - width));
        return Enumerable.Range(Math.Max(0, nearest - 1), Math.Min(2, Widths.Count - 1))
            .Where(place => place + 1 < Widths.Count).Max(place => Widths[place + 1] - Widths[place]);
    }

    /// <summary>The same in logarithms of the number of parameters.</summary>
    public double StepInParameters(double width)
    {
        var step = StepInWidths(width) / 2;
        return Math.Log(Recipe.Parameters(width + step) / Recipe.Parameters(Math.Max(1, width - step)));
    }

    public int Diverged { get; }

    public int Trials => _trials.Sum(width => width.Length);

    /// <summary>The places of the seeds whose networks came to their end at every width.</summary>
    public IReadOnlyList<int> WholeSeeds { get; }

    public int Parameters(int place) => _trials[place][0].Parameters;

    /// <summary>After the last step, of the trials of one width that came to their end.</summary>
    public double[] Values(int place, Split split, Quantity quantity) =>
        [.. _trials[place].Where(trial => !trial.History.Diverged)
            .Select(trial => Value(trial.History.Last, split, quantity))];

    /// <summary>The mean of those, by width; NaN where every trial diverged.</summary>
    public double[] Means(Split split, Quantity quantity) =>
        [.. Enumerable.Range(0, Widths.Count)
            .Select(place => Values(place, split, quantity).DefaultIfEmpty(double.NaN).Average())];

    /// <summary>One whole seed's values by width.</summary>
    public double[] OfSeed(int seed, Split split, Quantity quantity) =>
        [.. _trials.Select(width => Value(width[seed].History.Last, split, quantity))];

    /// <summary>The peak of the means over seeds; null where there is none.</summary>
    public DescentPeak? Peak(Quantity quantity)
    {
        var means = Means(Split.Test, quantity);
        return means.All(double.IsFinite) ? DescentPeak.Of(means) : null;
    }

    /// <summary>The peak of every seed that has one.</summary>
    public IReadOnlyList<DescentPeak> PeaksOfSeeds(Quantity quantity) =>
        [.. WholeSeeds.Select(seed => DescentPeak.Of(OfSeed(seed, Split.Test, quantity))).OfType<DescentPeak>()];

    /// <summary>The test values by width of each whole seed.</summary>
    public IReadOnlyList<double[]> Curves(Quantity quantity) =>
        [.. WholeSeeds.Select(seed => OfSeed(seed, Split.Test, quantity))];

    /// <summary>For each whole seed, by how much its value where the others peak lies above its values where they are
    /// lowest, the smaller of the two sides; negative where there is no peak.</summary>
    public double[] Prominences(Quantity quantity) => LeaveOneSeedOut.Measure(
        Curves(quantity), others => DescentPeak.Most(others), (own, peak) => peak.ProminenceIn(own));

    /// <summary>The place from which on every network fits its training set, for
    /// every seed that comes so far.</summary>
    public IReadOnlyList<int> FittedFrom =>
    [
        .. WholeSeeds.Select(seed =>
            1 + Array.FindLastIndex(OfSeed(seed, Split.Training, Quantity.Error), error => error > Fitted))
            .Where(place => place < Widths.Count),
    ];

    public IReadOnlyList<SeedCurve> ByWidth(Split split, Quantity quantity) =>
    [
        .. Enumerable.Range(0, _trials[0].Length).Select(seed => new SeedCurve(
            _trials[0][seed].Trial.Seed,
            [.. _trials.Select((width, place) => (place, width[seed].History)).Where(trial => !trial.History.Diverged)
                .Select(trial => new CurvePoint(Widths[trial.place], Value(trial.History.Last, split, quantity)))])),
    ];

    /// <summary>What is measured of each finished network after the last step, as
    /// curves of the seeds over width.</summary>
    public IReadOnlyList<SeedCurve> ByWidth(Func<Complexity, double> measure) =>
    [
        .. Enumerable.Range(0, _trials[0].Length).Select(seed => new SeedCurve(
            _trials[0][seed].Trial.Seed,
            [.. _trials.Select((width, place) => (place, width[seed].History.Complexity))
                .Where(trial => trial.Complexity is not null)
                .Select(trial => new CurvePoint(Widths[trial.place], measure(trial.Complexity!)))])),
    ];

    /// <summary>One whole seed's measure by width.</summary>
    public double[] OfSeed(int seed, Func<Complexity, double> measure) =>
        [.. _trials.Select(width => measure(width[seed].History.Complexity!))];

    /// <summary>Epochs at which every finished trial was evaluated, without the one before training.</summary>
    public IReadOnlyList<double> Epochs =>
        _trials.SelectMany(width => width).FirstOrDefault(trial => !trial.History.Diverged) is { } finished
            ? [.. finished.History.Evaluations.Skip(1).Select(evaluation => evaluation.Epoch)]
            : [];

    /// <summary>Means over seeds, [epoch, width], where <see cref="Epochs"/> has the epochs.</summary>
    public double[,] OverEpochs(Split split, Quantity quantity)
    {
        var means = new double[Epochs.Count, Widths.Count];
        for (var place = 0; place < Widths.Count; place++)
        {
            Evaluation[][] finished =
                [.. _trials[place].Where(trial => !trial.History.Diverged)
                    .Select(trial => trial.History.Evaluations.Skip(1).ToArray())];
            for (var epoch = 0; epoch < Epochs.Count; epoch++)
                means[epoch, place] = finished.Select(trial => Value(trial[epoch], split, quantity))
                    .DefaultIfEmpty(double.NaN).Average();
        }
        return means;
    }

    /// <summary>The test values of each whole seed at one width over the epochs.</summary>
    public IReadOnlyList<double[]> OverEpochsOfSeeds(int place, Quantity quantity) =>
        [.. WholeSeeds.Select(seed =>
            _trials[place][seed].History.Evaluations.Select(evaluation => Value(evaluation, Split.Test, quantity))
                .ToArray())];

    static double Value(Evaluation evaluation, Split split, Quantity quantity) =>
        quantity == Quantity.Error ? 100 * evaluation[split]!.Error : evaluation[split]!.Loss;
}
