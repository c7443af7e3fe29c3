using Fruitfly.Lab.Experiments.Regularization.Toy;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>Regularizes the lecture's network, the toy function and double descent by the methods of UDL 9, and
/// measures what each does to the generalization gap and the test error.</summary>
sealed class RegularizationExperiment : Experiment<RegularizationOptions, RegularizationTraining>
{
    public override string Name => "regularization";

    public override string Title => "What regularization does";

    public override string Summary =>
        "Penalties, dropout, noise, early stopping, ensembles and augmentation each make a network fit its training " +
        "set less and the truth more, or so it is said. Each is measured against the same network without it, with " +
        "its strength chosen on validation examples.";

    public override string Source => "Slides \"Measuring performance\", last page; UDL 9; notebooks 9.2 to 9.5";

    protected override IEnumerable<(RegularizationTraining Key, Trial Trial)> Plan(
        RegularizationOptions options, PlanningContext context)
    {
        var plain = new PlainTrainings(options);
        return
        [
            .. new PaceTrainings(options).Plan(),
            .. new DescentTrainings(options).Plan(),
            .. RegularizationMethod.All.SelectMany(method => MethodOutcome.Plan(method, plain)),
            .. plain.Plan(),
        ];
    }

    protected override Findings Measure(
        RegularizationOptions options, Results<RegularizationTraining> results, MeasuringContext context)
    {
        var work = new WorkInParts(options.DataSets, context.Progress, context.Cancellation);
        var outcome = Outcome(options, results, work);
        return new Findings(
            outcome.Lead,
            [.. MethodFigures.Of(outcome), .. PaceFigures.Of(outcome.Paces), .. DescentFigure.Of(outcome.Descent),
                .. ToyFigures.Of(outcome.Toy, outcome.Bias)],
            [MethodTable.Of(outcome)],
            RegularizationClaims.Of(Name, outcome));
    }

    static RegularizationOutcome Outcome(
        RegularizationOptions options, Results<RegularizationTraining> results, WorkInParts work)
    {
        var plain = new PlainTrainings(options);
        var paired = results.Of(plain.Seeds.Select(seed => new RegularizationTraining.Plain(seed)));
        return new(
            options,
            [.. RegularizationMethod.All.Select(method => MethodOutcome.Of(method, plain, results))],
            StoppedTrainings.Of(paired),
            EnsembleOutcome.Of(
                plain.Ensembles.Select(seeds => results.Of(
                    seeds.Select(seed => new RegularizationTraining.Plain(seed)))),
                EnsembleOutcome.Labels(plain.Trial(0))),
            new PaceTrainings(options).Measured(results),
            new DescentTrainings(options).Measured(results),
            ToyRegularization.Measure(options.DataSets, (ulong)options.FirstSeed, work),
            StepSizeBias.Measure());
    }
}
