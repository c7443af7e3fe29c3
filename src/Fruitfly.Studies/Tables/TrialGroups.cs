using Fruitfly.Measurement;

namespace Fruitfly.Studies.Tables;

/// <summary>Gathers trials into groups, one row after the other.</summary>
sealed class TrialGroups
{
    readonly Dictionary<long, Members> _groups = [];
    readonly HashSet<long> _seen = [];

    /// <summary>A trial that is planned twice counts once.</summary>
    public void Add(long trial, long settings, int position, TrialState state, double? value)
    {
        if (!_seen.Add(trial))
            return;
        if (!_groups.TryGetValue(settings, out var members))
            _groups[settings] = members = new(position);
        members.States[(int)state]++;
        if (state == TrialState.Done && value is { } number && double.IsFinite(number))
            members.Values.Add(number);
    }

    public IReadOnlyList<TrialGroup> InOrder() =>
        [.. _groups.OrderBy(group => group.Value.Position).Select(group => Of(group.Key, group.Value))];

    static TrialGroup Of(long settings, Members members)
    {
        var states = members.States;
        var counts = new TrialCounts(
            states[(int)TrialState.Planned], states[(int)TrialState.Running], states[(int)TrialState.Done],
            states[(int)TrialState.Diverged], states[(int)TrialState.Failed]);
        return new(settings, members.Position, counts,
            members.Values.Count == 0 ? null : Estimate.OfMean([.. members.Values]));
    }

    sealed record Members(int Position)
    {
        public int[] States { get; } = new int[Enum.GetValues<TrialState>().Length];

        public List<double> Values { get; } = [];
    }
}
