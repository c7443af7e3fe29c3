using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>One table's diagnosis beside what is true.</summary>
/// <param name="Intervals">every interval that was given of something whose truth is known</param>
/// <param name="Gains">of more data</param>
/// <param name="Verdicts">on actions whose true gain is known</param>
/// <param name="EarlyVerdicts">the same of the first answer</param>
/// <param name="Demands">whether what had to be said was said, in the order of the case</param>
/// <param name="Curve">of its errors by size; null where there is none</param>
sealed record SelfTestDiagnosis(
    SelfTestCase Case, IReadOnlyList<CheckedInterval> Intervals, IReadOnlyList<CheckedGain> Gains,
    IReadOnlyList<CheckedVerdict> Verdicts, IReadOnlyList<CheckedVerdict> EarlyVerdicts, IReadOnlyList<bool> Demands,
    LearningCurve? Curve)
{
    static readonly int[] Factors = [2, 4];

    public static SelfTestDiagnosis Of(
        SelfTestCase one, SelfTestTruth? truth, DiagnosisOutcome outcome, DiagnosisOutcome early) => new(
            one, [.. IntervalsOf(one, truth, outcome)], truth is null ? [] : GainsOf(truth, outcome),
            [.. VerdictsOf(truth, outcome)], [.. VerdictsOf(truth, early)],
            [.. one.Demands.Select(demand => demand.Holds(outcome))], outcome.Curve);

    static IEnumerable<CheckedInterval> IntervalsOf(SelfTestCase one, SelfTestTruth? truth, DiagnosisOutcome outcome)
    {
        if (one.Noise is { } noise)
            yield return new(CheckedQuantity.Noise, noise, 0, outcome.Noise.Most);
        if (truth is null)
            yield break;
        var seeds = outcome.SeedVariance;
        yield return new(CheckedQuantity.Error, Present(truth, outcome.Plan, 1), outcome.Error.Low, outcome.Error.High);
        yield return new(CheckedQuantity.SeedVariance, truth.SeedVariance(outcome.Chosen), seeds.Low, seeds.High);
        if (outcome.DataVariance is { } data)
            yield return new(CheckedQuantity.DataVariance, truth.DataVariance(outcome.Chosen), data.Low, data.High);
    }

    static IReadOnlyList<CheckedGain> GainsOf(SelfTestTruth truth, DiagnosisOutcome outcome) => outcome.Forecast is null
        ? [] : [.. Factors.Select(factor => new CheckedGain(
            factor, TrueGain(truth, outcome.Plan, factor), outcome.Plan.Worth * Present(truth, outcome.Plan, 1),
            outcome.Forecast.Decision == ForecastDecision.Refused ? null : outcome.Forecast.Gain(factor)))];

    static IEnumerable<CheckedVerdict> VerdictsOf(SelfTestTruth? truth, DiagnosisOutcome outcome)
    {
        if (truth is null)
            yield break;
        var worth = outcome.Plan.Worth * truth.Error(outcome.Chosen, 1);
        foreach (var action in outcome.Actions)
            if (TrueGain(truth, outcome, action) is { } gain)
                yield return new(action.Action, action.Verdict, gain, worth);
    }

    // What is not trained on the large table, and what stands beyond the tests of the forecast, is not judged.
    static double? TrueGain(SelfTestTruth truth, DiagnosisOutcome outcome, ActionGain action)
    {
        var (chosen, plan) = (outcome.Chosen, outcome.Plan);
        return action.Action switch
        {
            _ when action.Verdict == ActionVerdict.Refused && action.Action != DiagnosisAction.MoreData => null,
            DiagnosisAction.MoreData => action.Factor is { } factor && Factors.Contains((int)factor)
                ? TrueGain(truth, plan, (int)factor) : null,
            DiagnosisAction.MoreCapacity => Best(plan.Widths.Where(other => other.Width > chosen.Width)),
            DiagnosisAction.LessCapacity => Best(plan.Widths.Where(other => other.Width < chosen.Width)),
            DiagnosisAction.Regularize => Best(plan.Regularized(chosen)),
            DiagnosisAction.TrainShorter =>
                Best(DiagnosisPlan.OtherLengths(chosen).Where(other => other.Epochs < chosen.Epochs)),
            DiagnosisAction.TrainLonger =>
                Best(DiagnosisPlan.OtherLengths(chosen).Where(other => other.Epochs > chosen.Epochs)),
            DiagnosisAction.Ensemble => (1 - 1.0 / DiagnosisSteps.EnsembleMembers) * truth.SeedVariance(chosen),
            _ => null,
        };

        double? Best(IEnumerable<Variant> others) =>
            others.ToList() is { Count: > 0 } some ? truth.Error(chosen, 1) - truth.LeastError(some, 1) : null;
    }

    static double TrueGain(SelfTestTruth truth, DiagnosisPlan plan, int factor) =>
        Present(truth, plan, 1) - Present(truth, plan, factor);

    // The procedure chooses its width at every size.
    static double Present(SelfTestTruth truth, DiagnosisPlan plan, int factor) =>
        plan.ChoosesWidth ? truth.LeastError(plan.Widths, factor) : truth.Error(plan.Given, factor);
}
