using System.Collections;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>The trials of an experiment in the order in which they are to run, each with the key that its result is
/// asked for by. The same trial may have several keys; it runs once.</summary>
public sealed class TrialPlan : IReadOnlyList<Trial>
{
    readonly IReadOnlyList<Trial> _trials;

    /// <exception cref="ArgumentException">two trials have one key</exception>
    public TrialPlan(IEnumerable<(object Key, Trial Trial)> trials)
    {
        var keys = new List<object>();
        var planned = new List<Trial>();
        var seen = new HashSet<object>();
        foreach (var (key, trial) in trials)
        {
            if (!seen.Add(key))
                throw new ArgumentException($"Two trials are planned for the key {key}.", nameof(trials));
            keys.Add(key);
            planned.Add(trial);
        }
        (Keys, _trials) = (keys, planned);
    }

    /// <summary>Nothing to train.</summary>
    public static TrialPlan Empty { get; } = new([]);

    /// <summary>In the order of the trials.</summary>
    public IReadOnlyList<object> Keys { get; }

    /// <summary>The trials by their hashes, in this order.</summary>
    internal TrialList List => field ??= TrialList.Of(_trials);

    public int Count => _trials.Count;

    public Trial this[int index] => _trials[index];

    public IEnumerator<Trial> GetEnumerator() => _trials.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>This plan followed by another.</summary>
    /// <exception cref="ArgumentException">both plan a trial for the same key</exception>
    public TrialPlan Then(TrialPlan after) => new([.. Keys.Zip(_trials), .. after.Keys.Zip(after)]);
}
