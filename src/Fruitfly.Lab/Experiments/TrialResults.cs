using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>The results of a <see cref="TrialPlan"/> by its keys.</summary>
public sealed class TrialResults(IReadOnlyDictionary<object, TrialResult> results)
{
    /// <summary>Of an experiment without trials.</summary>
    public static TrialResults None { get; } = new(new Dictionary<object, TrialResult>());

    public int Count => results.Count;

    /// <summary>In no order that says anything.</summary>
    public IEnumerable<object> Keys => results.Keys;

    /// <summary>Every key is given the result of its trial, in whatever order they come. A key whose trial has none is
    /// left out, and so is a result that no key asks for.</summary>
    public static TrialResults Of(TrialPlan plan, IEnumerable<TrialResult> results) =>
        Of(plan, results.Select(result => KeyValuePair.Create(TrialIdentity.Hash(result.Trial), result)));

    /// <summary>The same of what a store holds.</summary>
    internal static TrialResults Of(TrialPlan plan, IEnumerable<TrialRecord> records) =>
        Of(plan, records.Where(record => record.Result is not null)
            .Select(record => KeyValuePair.Create(record.Hash, record.Result!)));

    /// <summary>The result of a key, or null.</summary>
    public TrialResult? Find(object key) => results.GetValueOrDefault(key);

    static TrialResults Of(TrialPlan plan, IEnumerable<KeyValuePair<string, TrialResult>> results)
    {
        var byHash = new Dictionary<string, TrialResult>();
        foreach (var (hash, result) in results)
            byHash[hash] = result;
        return new(plan.Keys.Zip(plan.List.Hashes).Where(planned => byHash.ContainsKey(planned.Second))
            .ToDictionary(planned => planned.First, planned => byHash[planned.Second]));
    }
}
