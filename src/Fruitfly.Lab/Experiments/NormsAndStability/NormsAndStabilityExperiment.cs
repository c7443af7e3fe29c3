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
        .. StabilityPairs.Sizes.SelectMany(size => Pairs(options, size).Plan()),
    ];

    protected override Findings Measure(
        NormsAndStabilityOptions options, Results<NormsTraining> results, MeasuringContext context)
    {
        var sweeps =
            Sweeps(options).Select(sweep => sweep.Measured(key => results[new NormsTraining.OfSweep(key)])).ToList();
        var pairs = StabilityPairs.Sizes.Select(size => Pairs(options, size).Measured(results)).ToList();
        return new Findings(
            NormsTable.Lead(sweeps, pairs),
            [.. NormFigures.Of(sweeps), .. StabilityFigures.Of(pairs)],
            [NormsTable.Of(sweeps)],
            [.. NormClaims.Of(Name, sweeps), .. StabilityClaims.Of(Name, pairs)]);
    }

    // The same trials as those of double-descent, so that neither runs what the other has.
    static IEnumerable<PlannedSweep> Sweeps(NormsAndStabilityOptions options)
    {
        var recipe = PublishedRecipes.Notebook(4000, options.Epochs).WithWidths(options.Widths, options.Largest);
        return PlannedSweep.WithAndWithout(options.Noise, recipe, SeedRange.From(options.FirstSeed, options.Seeds));
    }

    static StabilityPairs Pairs(NormsAndStabilityOptions options, int size) =>
        new(size, options.PairEpochs, SeedRange.From(options.FirstSeed, options.Pairs));
}
