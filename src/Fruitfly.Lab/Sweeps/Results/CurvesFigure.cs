using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Learning curves on the validation examples, grouped by the levels of one factor.</summary>
static class CurvesFigure
{
    const int MostPlaces = 60;
    const int MostLevels = 6;

    public static Figure? Of(Factor factor, FactorNames names, SweepScores scores, SweepResults results)
    {
        var settings = scores.Compared.Select(one => one.Setting).ToList();
        var levels = new FactorLevels(factor, names.Of(factor), settings, MostLevels);
        if (levels.All.Count > MostLevels)
            levels = new(factor, names.Of(factor), Best(levels, scores), MostLevels);
        var isError = scores.Metric.Unit == "%" && results.Trials.Values.Any(trial =>
            trial.History.Evaluations.Any(at => double.IsFinite(at.Validation?.Error ?? double.NaN)));
        List<Curve> curves = [.. from one in scores.Compared
                                 let level = levels.Of(one.Setting)
                                 where level is not null
                                 from trial in one.Trials
                                 let result = results.Trials[trial.Key]
                                 let curve = Curve.Of(one.Setting.Number, level.Value, result, isError)
                                 where curve is not null
                                 select curve];
        if (curves.Count == 0)
            return null;
        var longest = curves.MaxBy(curve => curve.Epochs.Length)!.Epochs;
        double[] places = [.. MarkBudget.Thin(longest.Length, MostPlaces).Select(place => longest[place])];
        var series = from level in Enumerable.Range(0, levels.All.Count)
                     let estimates = Estimates(curves.Where(curve => curve.Level == level).ToList(), places)
                     where estimates.Count > 0
                     select new LineSeries($"{levels.Title} {levels.All[level].Text}:") { Estimates = estimates };
        var quantity = isError ? "validation error" : "validation loss";
        var chart = Lines.Draw(new()
        {
            Horizontal = "epoch",
            Quantity = quantity,
            Unit = isError ? "%" : "",
            Repeated = "settings",
            Series = [.. series],
            Diverged = scores.Compared.Sum(one => one.Diverged),
            Trials = scores.Compared.Sum(one => one.Trials.Count),
        });
        return chart.ToFigure("curves", $"Learning at each {levels.Title}", scores.Plan.Name,
            $"Curves of {quantity} over epochs, one for each level of {levels.Title}.",
            "Each setting counts with the mean over its trials; one that trains shorter counts up to its end.");
    }

    /// <summary>Of a factor without an order that has more levels than lines fit: the settings at its best
    /// levels.</summary>
    static List<SweepSetting> Best(FactorLevels levels, SweepScores scores)
    {
        var best = scores.Compared.GroupBy(one => levels.Of(one.Setting)).Where(level => level.Key is not null)
            .Select(level => (level.Key, GroupMean.Of([.. level], scores.Plan)?.Mean))
            .Where(level => level.Mean is not null)
            .OrderBy(level => scores.Metric.Cost(level.Mean!.Value)).Take(MostLevels)
            .Select(level => level.Key).ToHashSet();
        return [.. scores.Compared.Select(one => one.Setting).Where(setting => best.Contains(levels.Of(setting)))];
    }

    static List<LineEstimate> Estimates(List<Curve> curves, double[] places)
    {
        var estimates = new List<LineEstimate>();
        foreach (var place in places)
        {
            double[] values =
            [
                .. from curve in curves
                   let value = curve.At(place)
                   where value is not null
                   group value.Value by curve.Setting into same
                   select same.Average(),
            ];
            if (values.Length > 0)
                estimates.Add(new(place, Estimate.OfMean(values)));
        }
        return estimates;
    }

    /// <param name="Epochs">ascending</param>
    sealed record Curve(int Setting, int Level, double[] Epochs, double[] Values)
    {
        public static Curve? Of(int setting, int level, TrialResult trial, bool isError)
        {
            List<Evaluation> measured = [.. trial.History.Evaluations.Where(at => at.Validation is not null)];
            return measured.Count == 0 ? null : new(setting, level, [.. measured.Select(at => at.Epoch)],
                [.. measured.Select(at => isError ? 100 * at.Validation!.Error : at.Validation!.Loss)]);
        }

        /// <summary>Linear between evaluations; null beyond the last.</summary>
        public double? At(double epoch)
        {
            var place = Array.BinarySearch(Epochs, epoch);
            if (place >= 0)
                return Values[place];
            var next = ~place;
            if (next == 0 || next == Epochs.Length)
                return null;
            var share = (epoch - Epochs[next - 1]) / (Epochs[next] - Epochs[next - 1]);
            return Values[next - 1] + share * (Values[next] - Values[next - 1]);
        }
    }
}
