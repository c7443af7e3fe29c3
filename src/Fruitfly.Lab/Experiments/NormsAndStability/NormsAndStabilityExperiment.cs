using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Measures what explains generalization where the number of parameters does not: the norms and margins of the
/// networks along double descent, and how much a network depends on one of its training examples.</summary>
sealed class NormsAndStabilityExperiment : Experiment<NormsAndStabilityOptions, NormsTraining>
{
    public override string Name => "norms-and-stability";

    public override string Title => "Norms, margins and stability";

    public override string Summary =>
        "Why do networks with far more parameters than examples generalize? Measured are the sizes of the weights " +
        "and the margins along " +
        "double descent, on the trials of that experiment, and how far two networks part that differ in one " +
        "training example.";

    public override string Source =>
        "Slides \"Measuring performance\", readings; Bartlett 1998; Bartlett, Foster and Telgarsky 2017; Bousquet " +
        "and Elisseeff 2002; Hardt, Recht and Singer 2016";

    protected override IEnumerable<(NormsTraining Key, Trial Trial)> Plan(
        NormsAndStabilityOptions options, PlanningContext context) =>
    [
        .. Sweeps(options).SelectMany(sweep => sweep.Plan())
            .Select(planned => (new NormsTraining.OfSweep(planned.Key), planned.Trial)),
        .. Smoothness(options).Plan(),
        .. Pairs(options).SelectMany(group => group.Plan()),
    ];

    protected override Findings Measure(
        NormsAndStabilityOptions options, Results<NormsTraining> results, MeasuringContext context)
    {
        var sweeps =
            Sweeps(options).Select(sweep => sweep.Measured(key => results[new NormsTraining.OfSweep(key)])).ToList();
        var groups = Pairs(options).Select(group => group.Measured(results)).ToList();
        var (pairs, underTheorem) = (groups[..^1], groups[^1]);
        var smoothness = Smoothness(options).Measured(results);
        return new Findings(
            NormsTable.Lead(sweeps, pairs),
            [
                .. NormFigures.Of(sweeps), .. smoothness.Draw() is { } figure ? [figure] : (Figure[])[],
                .. StabilityFigures.Of(pairs, underTheorem),
            ],
            [NormsTable.Of(sweeps)],
            [.. NormClaims.Of(Name, sweeps), smoothness.ClaimOf(Name),
                .. StabilityClaims.Of(Name, pairs, underTheorem)]);
    }

    // The same trials as those of double-descent, so that neither runs what the other has.
    static IEnumerable<PlannedSweep> Sweeps(NormsAndStabilityOptions options)
    {
        var recipe = PublishedRecipes.Notebook(4000, options.Epochs).WithWidths(options.Widths, options.Largest);
        return PlannedSweep.WithAndWithout(options.Noise, recipe, SeedRange.From(options.FirstSeed, options.Seeds));
    }

    static SmoothnessSweep Smoothness(NormsAndStabilityOptions options) => SmoothnessSweep.Of(
        options.Epochs, options.Largest, options.Noise / 100,
        SeedRange.From(options.FirstSeed, options.SmoothnessSeeds));

    static IEnumerable<StabilityPairs> Pairs(NormsAndStabilityOptions options)
    {
        var seeds = SeedRange.From(options.FirstSeed, options.Pairs);
        return
        [
            StabilityPairs.OfSize(StabilityPairs.Fewer, options.PairEpochs, seeds),
            StabilityPairs.OfSize(StabilityPairs.Larger, options.PairEpochs, seeds),
            StabilityPairs.UnderTheorem(options.PairEpochs, seeds),
        ];
    }
}
