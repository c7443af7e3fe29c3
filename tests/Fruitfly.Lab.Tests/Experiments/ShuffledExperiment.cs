using Fruitfly.Lab.Experiments;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>An experiment whose trials run in a random order.</summary>
sealed class ShuffledExperiment(Experiment experiment, ulong seed) : Experiment
{
    public override string Name => experiment.Name;
    public override string Title => experiment.Title;
    public override string Summary => experiment.Summary;
    public override string Source => experiment.Source;
    public override IReadOnlyList<ExperimentOption> Options => experiment.Options;

    public override TrialPlan Plan(ExperimentSettings settings) => Shuffled(experiment.Plan(settings));

    public override TrialPlan PlanAgain(ExperimentSettings settings, IReadOnlyList<Trial> trials) =>
        Shuffled(experiment.PlanAgain(settings, trials));

    public override TrialPlan PlanAfter(ExperimentSettings settings, TrialResults results) =>
        Shuffled(experiment.PlanAfter(settings, results));

    public override Findings Measure(
        ExperimentSettings settings, TrialResults results, IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        experiment.Measure(settings, results, progress, cancellation);

    public override TimeSpan PredictMeasuring(
        ExperimentSettings settings, TimeProvider time, CancellationToken cancellation) =>
        experiment.PredictMeasuring(settings, time, cancellation);

    TrialPlan Shuffled(TrialPlan plan)
    {
        (object Key, Trial Trial)[] trials = [.. plan.Keys.Zip(plan)];
        RandomStream.For(seed, StreamPurpose.Split).Shuffle(trials.AsSpan());
        return new(trials);
    }
}
