using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>The results of an experiment's trials by the keys they were planned with. They have no order: ask for
/// the keys in the order you need, so that a plan in another order gives the same findings.</summary>
public sealed class Results<TKey> where TKey : notnull
{
    readonly TrialResults _results;

    internal Results(TrialResults results) => _results = results;

    public int Count => _results.Count;

    /// <summary>In no order that says anything.</summary>
    public IEnumerable<TKey> Keys => _results.Keys.Cast<TKey>();

    /// <exception cref="KeyNotFoundException">no trial was planned with that key</exception>
    public TrialResult this[TKey key] => Find(key)
        ?? throw new KeyNotFoundException($"There is no result for {key}: no trial was planned with this key.");

    /// <summary>The results of these keys, in their order.</summary>
    /// <exception cref="KeyNotFoundException">no trial was planned with one of the keys</exception>
    public IReadOnlyList<TrialResult> Of(IEnumerable<TKey> keys) => [.. keys.Select(key => this[key])];

    /// <summary>The result of that key, or null where no trial was planned with it.</summary>
    public TrialResult? Find(TKey key) => _results.Find(key);
}
