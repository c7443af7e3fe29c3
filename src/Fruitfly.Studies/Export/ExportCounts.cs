namespace Fruitfly.Studies.Export;

/// <summary>How many trials of which state were exported, and what made their results.</summary>
sealed class ExportCounts
{
    readonly int[] _states = new int[Enum.GetValues<TrialState>().Length];
    readonly Dictionary<TrialProvenance, int> _environments = [];

    public int this[TrialState state] => _states[(int)state];

    /// <summary>The commonest first.</summary>
    public IEnumerable<(TrialProvenance Environment, int Trials)> Environments => _environments
        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
        .Select(pair => (pair.Key, pair.Value));

    public void Add(TrialRecord trial)
    {
        _states[(int)trial.State]++;
        if (trial.Provenance is { } made)
            _environments[made] = _environments.GetValueOrDefault(made) + 1;
    }
}
