using System.Globalization;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Web.Studies;

/// <summary>Which settings matter for a measure: the shares that a sweep reports, of any study.</summary>
static class StudyImportance
{
    /// <summary>Words of which there are more tell settings apart and have no effect that could be fitted.</summary>
    const int MostWords = 20;

    /// <returns>null where no trial has the measure</returns>
    public static PlotView? Draw(SettingTable settings, IReadOnlyList<TrialValue> trials)
    {
        var scores = Scores(settings, trials, out var measured);
        if (!scores.Any(score => score.Repetitions.Count > 0))
            return null;
        var factors = VaryingFactor.Of(settings, measured);
        if (factors.Count < 2)
            return new(null,
                "Importance compares settings; fewer than two vary among the trials that have this measure.");
        var fitted = factors.Where(factor => factor.Factor.Scale != FactorScale.Categorical
            || factor.Factor.Values.Count <= MostWords).ToList();
        var names = fitted.ToDictionary(factor => factor.Factor.Path, factor => factor.Name);
        string Name(Factor factor) => names[factor.Path];
        var importance = SweepImportance.Of(scores, [.. fitted.Select(factor => factor.Factor)], Name);
        var chart = ImportanceFigure.Draw(importance, Name);
        var leftOut = factors.Except(fitted).Select(factor => $" {factor.Name} is left out: it has " +
            $"{factor.Factor.Values.Count:N0} values that are words.");
        return new(chart?.Specification, (chart?.Caption ?? importance.Method) + string.Concat(leftOut));
    }

    // Trials that wait, run or failed have no score; those that diverged have none either, and count.
    static List<SettingScore> Scores(
        SettingTable settings, IReadOnlyList<TrialValue> trials, out List<IReadOnlyList<string>> measured)
    {
        var (scores, rows) = (new List<SettingScore>(), new List<IReadOnlyList<string>>());
        var ended = trials.Where(trial => trial.State == TrialState.Diverged
            || trial.State == TrialState.Done && trial.Value is not null);
        foreach (var same in ended.GroupBy(trial => trial.Settings))
        {
            if (!settings.Rows.TryGetValue(same.Key, out var row))
                continue;
            rows.Add(row);
            scores.Add(new(Setting(scores.Count, settings.Varying, row), 0, [.. same.Select(trial => new TrialScore(
                new(scores.Count, Seed(trial)), trial.State == TrialState.Done && double.IsFinite(trial.Value!.Value)
                    ? trial.Value.Value : double.NaN, 0, 0))], 0));
        }
        measured = rows;
        return scores;
    }

    static SweepSetting Setting(int number, IReadOnlyList<string> paths, IReadOnlyList<string> row) => new(
        number, paths.Zip(row).Where(setting => setting.Second.Length > 0)
            .ToDictionary(setting => setting.First, setting => VaryingFactor.Value(setting.Second)));

    static ulong Seed(TrialValue trial) =>
        ulong.TryParse(trial.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 0;
}
