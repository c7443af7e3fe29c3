using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Diagnoses the lecture's network on MNIST-1D as a user with one data set would, and compares with what is
/// true: the generator makes independent data sets of any size.</summary>
sealed class Mnist1dDiagnosisExperiment : Experiment<Mnist1dDiagnosisOptions, DiagnosedTraining>
{
    public override string Name => "diagnosis";

    public override string Title => "What limits the lecture's network: noise, bias or variance?";

    public override string Summary =>
        "The lecture's network on MNIST-1D is diagnosed from one data set alone, again and again: how much of its " +
        "error is variance from the data, variance from the seed, bias and noise, and what would more data bring? " +
        "The generator makes any number of data sets, so each answer is compared with what is true.";

    public override string Source =>
        "Slides \"Measuring performance\"; UDL 8.2 and 8.3; Hoiem et al. 2021; Neal et al. 2018";

    protected override IEnumerable<(DiagnosedTraining Key, Trial Trial)> Plan(
        Mnist1dDiagnosisOptions options, PlanningContext context)
    {
        var trainings = new DiagnosisTrainings(options);
        return trainings.All.Select(training => (training, trainings.Describe(training)));
    }

    protected override Findings Measure(
        Mnist1dDiagnosisOptions options, Results<DiagnosedTraining> results, MeasuringContext context)
    {
        var outcome = Mnist1dDiagnosisOutcome.Of(options, results, context.Cancellation);
        return new Findings(
            DiagnosisLead.Of(outcome), [.. LimitFigures.Of(outcome), .. ForecastFigures.Of(outcome)],
            DiagnosisTables.Of(outcome), [.. LimitClaims.Of(Name, outcome), .. ForecastClaims.Of(Name, outcome)]);
    }
}
