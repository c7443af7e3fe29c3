using Fruitfly.Measurement;

namespace Fruitfly.Studies;

/// <summary>Gathers trials into groups that differ in the seed only.</summary>
static class TrialGroups
{
    public static IReadOnlyList<TrialGroup> Of(IReadOnlyList<TrialValue> trials) =>
        [.. trials.GroupBy(trial => trial.Settings).Select(same => Of(same.Key, [.. same]))];

    static TrialGroup Of(long settings, IReadOnlyList<TrialValue> same)
    {
        var states = new int[Enum.GetValues<TrialState>().Length];
        foreach (var trial in same)
            states[(int)trial.State]++;
        var counts = new TrialCounts(
            states[(int)TrialState.Planned], states[(int)TrialState.Running], states[(int)TrialState.Done],
            states[(int)TrialState.Diverged], states[(int)TrialState.Failed]);
        double[] values = [.. same.Where(trial => trial.State == TrialState.Done)
            .Select(trial => trial.Value).OfType<double>().Where(double.IsFinite)];
        return new(settings, same[0].Position, counts, values.Length == 0 ? null : Estimate.OfMean(values));
    }
}
