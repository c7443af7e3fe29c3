using System.Globalization;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What each action would gain, on the loss and on the share of wrong classes.</summary>
/// <param name="error">of the chosen network</param>
/// <param name="wrong">null where targets are values</param>
/// <param name="withoutForecast">why there is no forecast, where there is none</param>
/// <param name="lossesOf">trains variants on the whole pool, and says what they lose</param>
sealed class ActionMeasures(
    DiagnosisPlan plan, Variant chosen, double error, WrongScale? wrong, string withoutForecast,
    Func<IReadOnlyList<Variant>, JudgedLoss, VariantLosses> lossesOf)
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
            .. labels is null ? [] : CleanLabels(labels),
        ];
        return [.. actions.OrderBy(action => action.Verdict).ThenByDescending(action => action.Gain.Value)];
    }

    ActionGain MoreData(LearningForecast? forecast, double factor)
    {
        var detail =
            $"{Number(factor)} times the {(plan.Units.By == Data.Tables.SplitUnit.Groups ? "groups" : "rows")}";
        var told = ForecastGains.Of(forecast, factor, withoutForecast, out var reason);
        return (told is { } gain
            ? ActionGain.Of(DiagnosisAction.MoreData, detail, gain.Gain, Worth, reason)
            : ActionGain.Refused(DiagnosisAction.MoreData, detail, reason)) with
        {
            IsBeyondTests = told is { IsTested: false },
            OnWrong = OnWrong(scale =>
                ForecastGains.Of(scale.Forecast, factor, withoutForecast, out var why) is { } fall
                    ? WrongGain.Of(fall.Gain, WorthOf(scale), why) with { IsBeyondTests = !fall.IsTested }
                    : WrongGain.Refused(why)),
        };
    }

    ActionGain Capacity(CapacityMeasure widths, bool isLarger)
    {
        var action = isLarger ? DiagnosisAction.MoreCapacity : DiagnosisAction.LessCapacity;
        return widths.Gain(isLarger) is { } measured
            ? ActionGain.Of(action, measured.Detail, measured.Gain, Worth, "measured") with
            {
                OnWrong = OnWrong(scale => WrongGain.Of(scale.Widths.Gain(isLarger)!.Value.Gain, WorthOf(scale),
                    "measured")),
            }
            : Refused(action, $"{(isLarger ? "more" : "fewer")} units a layer",
                $"the chosen width is the {(isLarger ? "largest" : "smallest")} that was trained");
    }

    ActionGain Tried(DiagnosisAction action, IReadOnlyList<Variant> others, Func<Variant, string> detail)
    {
        if (others.Count == 0)
            return Refused(action, "no other value", "nothing beyond the given value is tried");
        IReadOnlyList<Variant> all = [chosen, .. others];
        int[] alternatives = [.. Enumerable.Range(1, others.Count)];
        var losses = lossesOf(all, JudgedLoss.Squared);
        var best = ChosenGain.Of(losses, [0], alternatives);
        return ActionGain.Of(action, detail(losses.Variants[best.Best]), best.Gain, Worth, "measured") with
        {
            OnWrong = OnWrong(scale => WrongGain.Of(
                ChosenGain.Of(lossesOf(all, JudgedLoss.Wrong), [0], alternatives, losses).Gain, WorthOf(scale),
                "measured")),
        };
    }

    ActionGain Ensemble(SeedVariance seeds, int members)
    {
        var share = 1 - 1.0 / members;
        return ActionGain.Of(DiagnosisAction.Ensemble, $"the mean of {members} networks",
            new(share * seeds.Estimate, share * seeds.Low, Math.Min(share * seeds.High, error)), Worth,
            "the variance from the seed, by an identity") with
        {
            OnWrong = OnWrong(scale => WrongGain.Of(scale.Ensemble.Gain, WorthOf(scale),
                scale.Ensemble.Members == members ? "measured"
                    : $"measured with {scale.Ensemble.Members} networks, for which there are seeds")),
        };
    }

    // Rows judge with the labels that they were given, wrong ones among them.
    IEnumerable<ActionGain> CleanLabels(LabelMeasure labels)
    {
        if (labels.Suspects.Count == 0)
            return [ActionGain.Of(
                DiagnosisAction.CleanLabels, "no row looks wrong", new(0, 0, 0), Worth, "measured") with
            {
                OnWrong = OnWrong(scale => WrongGain.Of(new(0, 0, 0), WorthOf(scale), "measured")),
            }];
        var rows = $"{labels.Suspects.Count.ToString("N0", CultureInfo.InvariantCulture)} suspected " +
            (labels.Suspects.Count == 1 ? "row" : "rows");
        return
        [
            Cleaned($"leave out {rows}", chosen with { IsCleaned = true }),
            Cleaned($"give {rows} the guessed labels", chosen with { IsRelabelled = true }),
        ];

        ActionGain Cleaned(string detail, Variant variant)
        {
            var action = Tried(DiagnosisAction.CleanLabels, [variant], _ => detail);
            var reason = "measured on labels as they were given, which hide a part" +
                (labels.MostOnRightLabels(plan.File.Table.Classes) is { } most
                    ? $": of wrong classes right labels would show at most {Number(Math.Round(most, 2))} times as much"
                    : "");
            return action with { Reason = reason, OnWrong = action.OnWrong! with { Reason = reason } };
        }
    }

    ActionGain Refused(DiagnosisAction action, string detail, string reason) =>
        ActionGain.Refused(action, detail, reason) with { OnWrong = OnWrong(_ => WrongGain.Refused(reason)) };

    WrongGain? OnWrong(Func<WrongScale, WrongGain> gain) => wrong is null ? null : gain(wrong);

    double WorthOf(WrongScale scale) => plan.Worth * scale.Widths.Error.Value;

    static string Epochs(Variant variant) => variant.Epochs == 1 ? "1 epoch"
        : $"{variant.Epochs.ToString("N0", CultureInfo.InvariantCulture)} epochs";

    static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
