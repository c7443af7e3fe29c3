using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Studies;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Trains two widths for each seed, width by width, so that a plan with fewer seeds is not the beginning of the whole one;
/// and says which seeds it was given in which order.</summary>
sealed class GrowingExperiment : Experiment
{
    public Func<IReadOnlyList<TrialResult>, IReadOnlyList<Trial>> After { get; init; } = _ => [];

    /// <summary>Whether the trials of all seeds are others when there are fewer.</summary>
    public bool IsAnotherWithFewer { get; init; }

    /// <summary>With fewer seeds it throws when it measures.</summary>
    public int FewestMeasured { get; init; } = 1;

    public override string Name => "growing";
    public override string Title => "Growing";
    public override string Summary => "Trains one step for each width and seed.";
    public override string Source => "these tests";

    public override IReadOnlyList<ExperimentOption> Options =>
    [
        new("seeds", "of the narrow network", Quick: 5, Full: 10, Minimum: 1, Maximum: 100),
        new("wide-seeds", "of the wide one", Quick: 0, Full: 2, Minimum: 0, Maximum: 100),
        new("first-seed", "the first", Quick: 0, Full: 0, Minimum: 0, Maximum: 1000),
    ];

    public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) =>
        [.. Trials(4, settings.Integer("seeds"), settings), .. Trials(8, settings.Integer("wide-seeds"), settings)];

    public override IReadOnlyList<Trial> PlanAfter(ExperimentSettings settings, IReadOnlyList<TrialResult> results) => After(results);

    public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results) =>
        settings.Integer("seeds") < FewestMeasured
            ? throw new InvalidOperationException("There are too few.")
            : new Findings(string.Join(' ', results.Select(result => $"{result.Parameters}:{result.Trial.Seed}:{result.History.Last.Training!.Loss:R}")), [], [], []);

    IEnumerable<Trial> Trials(int width, int seeds, ExperimentSettings settings) =>
        Enumerable.Range(settings.Integer("first-seed") + (IsAnotherWithFewer ? 1000 * seeds : 0), seeds).Select(seed => new Trial(
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 100 } }, Architecture.Mlp(40, width, 10),
            new Recipe { Duration = Duration.Steps(1) }, (ulong)seed));
}
