using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Studies.Costs;

/// <summary>What the trials of a study that are still to run ask of a machine,
/// counted from their descriptions.</summary>
/// <param name="ToRun">each once, in the order of the plan</param>
/// <param name="AlreadyThere">trials of the plan that will not run: they have a result, or have failed</param>
sealed record StudyCost(IReadOnlyList<TrialCost> ToRun, int AlreadyThere)
{
    /// <summary>Floating-point operations of all steps and evaluations.</summary>
    public long Operations { get; } = ToRun.Aggregate(0L, (sum, trial) => checked(sum + trial.Work.Operations));

    /// <param name="isThere">tells of a trial's hash whether it will not run</param>
    /// <param name="load">loads a trial's data, where the description does not tell its size</param>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="OverflowException">more operations than fit 64 bits</exception>
    public static StudyCost Of(IReadOnlyList<Trial> trials, Func<IReadOnlyList<string>, Predicate<string>> isThere,
        Func<Trial, SealedDataSet> load)
    {
        string[] hashes = [.. CanonicalDescription.WriteAll(trials).Select(TrialIdentity.HashOf)];
        var there = isThere(hashes);
        var counted = new Dictionary<(DataDescription, Architecture, Recipe, PruningPlan?), TrialCost>();
        var sizes = new Dictionary<DataDescription, DataSize>();
        var toRun = new Dictionary<string, TrialCost>();
        for (var i = 0; i < trials.Count; i++)
            if (!there(hashes[i]))
                toRun.TryAdd(hashes[i], Of(trials[i], hashes[i]));
        return new StudyCost([.. toRun.Values], hashes.Count(hash => there(hash)));

        // Trials that differ in their seeds only are counted once.
        TrialCost Of(Trial trial, string hash)
        {
            var key = (trial.Data, trial.Network, trial.Recipe, trial.Pruning);
            if (!counted.TryGetValue(key, out var alike))
                counted[key] = alike = Count(trial);
            return alike with
            {
                Trial = trial,
                Hash = hash,
                Data = DataSetCache.KeyOf(trial.Data, alike.Data, trial.Seed)
            };
        }

        TrialCost Count(Trial trial)
        {
            var size = SizeOf(trial, trial.Data);
            var work = TrainingWork.Of(trial.Network, trial.Recipe, size);
            if (trial.Pruning is { } pruning)
                work = PruningWork.Of(trial, pruning, work, data => SizeOf(trial, data));
            return new TrialCost(
                trial, "", CanonicalDescription.WriteData(trial.Data), size, TrainingShape.Of(trial, work.BatchSize),
                work,
                TrainingMemory.Of(trial.Network, trial.Recipe, size).Bytes);
        }

        DataSize SizeOf(Trial trial, DataDescription data) => sizes.TryGetValue(data, out var size)
            ? size
            : sizes[data] = data.Size() ?? load(trial with { Data = data }).Size;
    }

    /// <summary>The most memory that that many trials and the data sets take at once.</summary>
    public long MemoryBytes(int workers) =>
        ToRun.Select(trial => trial.MemoryBytes).OrderDescending().Take(workers).Sum() + DataBytes;

    long DataBytes
    {
        get
        {
            long[] sizes = [.. ToRun.DistinctBy(trial => trial.Data).Select(trial => trial.DataSize.Bytes)];
            return sizes.Length == 0 ? 0 : Math.Max(sizes.Max(), Math.Min(sizes.Sum(), DataSetCache.DefaultCapacity));
        }
    }
}
