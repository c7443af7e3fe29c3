using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Measures what explains generalization where the number of parameters does not: the norms and margins of the networks along
/// double descent, and how much a network depends on one of its training examples.</summary>
public sealed class NormsAndStabilityExperiment : OrderedExperiment
{
    public override string Name => "norms-and-stability";

    public override string Title => "Norms, margins and stability";

    public override string Summary =>
        "Why do networks with far more parameters than examples generalize? Measured are the sizes of the weights and the margins along " +
        "double descent, on the trials of that experiment, and how far two networks part that differ in one training example.";

    public override string Source =>
        "Slides \"Measuring performance\", readings; Bartlett 1998; Bartlett, Foster and Telgarsky 2017; Bousquet and Elisseeff 2002; Hardt, Recht and Singer 2016";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "networks of each width", Quick: 3, Full: 3, Minimum: 1, Maximum: 10_000),
        new("widths", "widths, evenly spread over those of notebook 8.3", Quick: 8, Full: 28, Minimum: 3, Maximum: 28),
        new("largest", "the widest hidden layer", Quick: 120, Full: 400, Minimum: 10, Maximum: 400),
        new("noise", "training labels that are drawn again (%), beside none", Quick: 15, Full: 15, Minimum: 0, Maximum: 100, IsInteger: false),
        new("epochs", "epochs of the networks along double descent", Quick: 200, Full: 1000, Minimum: 1, Maximum: 100_000),
        new("pairs", "pairs of networks that differ in one training example", Quick: 8, Full: 20, Minimum: 1, Maximum: 10_000),
        new("pair-epochs", "epochs that a pair is trained for on the larger training set", Quick: 10, Full: 50, Minimum: 1, Maximum: 10_000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
    ];

    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) =>
    [
        .. Sweeps(settings).SelectMany(sweep => sweep.Plan(settings.Integer("first-seed"))),
        .. StabilityPairs.Sizes.SelectMany(size => Pairs(settings, size).Plan()),
    ];

    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var rest = new Queue<TrialResult>(results);
        var sweeps = Sweeps(settings).Select(sweep => sweep.Measured(rest)).ToList();
        var pairs = StabilityPairs.Sizes.Select(size => Pairs(settings, size).Measured(rest)).ToList();
        return new Findings(
            NormsTable.Lead(sweeps, pairs),
            [.. NormFigures.Of(sweeps), .. StabilityFigures.Of(pairs)],
            [NormsTable.Of(sweeps)],
            [.. NormClaims.Of(Name, sweeps), .. StabilityClaims.Of(Name, pairs)]);
    }

    // The same trials as those of double-descent, so that neither runs what the other has.
    static IEnumerable<PlannedSweep> Sweeps(ExperimentSettings settings)
    {
        var recipe = PublishedRecipes.Notebook(4000, settings.Integer("epochs")).WithWidths(settings.Integer("widths"), settings.Integer("largest"));
        return PlannedSweep.WithAndWithout(settings["noise"], recipe, settings.Integer("seeds"));
    }

    static StabilityPairs Pairs(ExperimentSettings settings, int size) =>
        new(size, settings.Integer("pairs"), settings.Integer("pair-epochs"), settings.Integer("first-seed"));
}
