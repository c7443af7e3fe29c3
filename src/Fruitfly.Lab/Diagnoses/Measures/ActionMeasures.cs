using System.Globalization;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What each action would gain.</summary>
/// <param name="error">of the chosen network</param>
/// <param name="lossesOf">trains variants on the whole pool, and says what they lose</param>
sealed class ActionMeasures(
    DiagnosisPlan plan, Variant chosen, double error, Func<IReadOnlyList<Variant>, VariantLosses> lossesOf)
{
    double Worth => plan.Worth * error;

    public IReadOnlyList<ActionGain> Of(
        CapacityMeasure widths, SeedVariance seeds, LearningForecast? forecast, LabelMeasure? labels,
        IReadOnlyList<double> factors, int members)
    {
        List<ActionGain> actions =
        [
            .. factors.Select(factor => MoreData(forecast, factor) with { Factor = factor }),
            Capacity(widths, isLarger: true), Capacity(widths, isLarger: false),
            Tried(DiagnosisAction.Regularize, plan.Regularized(chosen),
                best => $"weight decay of {Number(best.WeightDecay ?? 0)}"),
            Tried(DiagnosisAction.TrainShorter,
                [.. DiagnosisPlan.OtherLengths(chosen).Where(other => other.Epochs < chosen.Epochs)], Epochs),
            Tried(DiagnosisAction.TrainLonger,
                [.. DiagnosisPlan.OtherLengths(chosen).Where(other => other.Epochs > chosen.Epochs)], Epochs),
            Ensemble(seeds, members),
            .. labels is null ? (ActionGain[])[] : [CleanLabels(labels)],
        ];
        return [.. actions.OrderBy(action => action.Verdict).ThenByDescending(action => action.Gain.Value)];
    }

    ActionGain MoreData(LearningForecast? forecast, double factor)
    {
        var detail =
            $"{Number(factor)} times the {(plan.Units.By == Data.Tables.SplitUnit.Groups ? "groups" : "rows")}";
        if (forecast is null)
            return ActionGain.Refused(DiagnosisAction.MoreData, detail,
                "there are no independent training sets of several sizes");
        if (forecast.Decision == ForecastDecision.Refused)
            return ActionGain.Refused(DiagnosisAction.MoreData, detail,
                string.Join("; ", forecast.Reasons.Select(ReasonOf)));
        var gain = forecast.Gain(factor);
        return ActionGain.Of(DiagnosisAction.MoreData, detail, new(gain.Forecast, gain.Low, gain.High), Worth,
            "forecast from the learning curve") with
        { IsBeyondTests = !gain.IsTested };
    }

    ActionGain Capacity(CapacityMeasure widths, bool isLarger)
    {
        var action = isLarger ? DiagnosisAction.MoreCapacity : DiagnosisAction.LessCapacity;
        return widths.Gain(isLarger) is { } measured
            ? ActionGain.Of(action, measured.Detail, measured.Gain, Worth, "measured")
            : ActionGain.Refused(action, $"{(isLarger ? "more" : "fewer")} units a layer",
                $"the chosen width is the {(isLarger ? "largest" : "smallest")} that was trained");
    }

    ActionGain Tried(DiagnosisAction action, IReadOnlyList<Variant> others, Func<Variant, string> detail)
    {
        if (others.Count == 0)
            return ActionGain.Refused(action, "no other value", "nothing beyond the given value is tried");
        var losses = lossesOf([chosen, .. others]);
        var best = ChosenGain.Of(losses, [0], [.. Enumerable.Range(1, others.Count)]);
        return ActionGain.Of(action, detail(losses.Variants[best.Best]), best.Gain, Worth, "measured");
    }

    ActionGain Ensemble(SeedVariance seeds, int members)
    {
        var share = 1 - 1.0 / members;
        return ActionGain.Of(DiagnosisAction.Ensemble, $"the mean of {members} networks",
            new(share * seeds.Estimate, share * seeds.Low, Math.Min(share * seeds.High, error)), Worth,
            "the variance from the seed, by an identity");
    }

    // Judged on rows with the labels that they have, so that the gain on clean ones is larger.
    ActionGain CleanLabels(LabelMeasure labels)
    {
        if (labels.Suspects.Count == 0)
            return ActionGain.Of(DiagnosisAction.CleanLabels, "no row looks wrong", new(0, 0, 0), Worth, "measured");
        var detail = $"leave out {labels.Suspects.Count.ToString("N0", CultureInfo.InvariantCulture)} suspected rows";
        return Tried(DiagnosisAction.CleanLabels, [chosen with { IsCleaned = true }], _ => detail);
    }

    static string ReasonOf(ForecastRefusal reason) => reason switch
    {
        ForecastRefusal.TooFewSizes => "too few sizes of training sets",
        ForecastRefusal.Rises => "the error rises with more rows somewhere",
        ForecastRefusal.NotConvex => "the learning curve bows, as before a sudden fall",
        ForecastRefusal.BackTest => "the curve without its largest sizes did not foretell them",
        _ => throw new InvalidOperationException($"There is no reason '{reason}'."),
    };

    static string Epochs(Variant variant) => $"{variant.Epochs.ToString("N0", CultureInfo.InvariantCulture)} epochs";

    static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
