using Fruitfly.Data.Files;
using Fruitfly.Networks.Files;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Training.Checkpoints;

/// <summary>The checkpoint of one run: a safetensors file with the parameters as in a <see cref="ModelFile"/> and what
/// the optimizer keeps, such as <c>optimizer.velocities.0.weight</c>; everything else is in
/// <see cref="CheckpointMetadata"/>.</summary>
/// <param name="run">as <see cref="RunDescription"/> tells it</param>
sealed class CheckpointFile(Checkpoint checkpoint, string run, ulong seed, TrainingPlan plan)
{
    readonly int _every = checkpoint.EveryTime is null ? checkpoint.Every.InSteps(plan.StepsPerEpoch) : 0;
    long _since = checkpoint.Time.GetTimestamp();
    int _saved;

    /// <summary>Puts a run that is about to start where the file says it was; without a file nothing happens.</summary>
    /// <exception cref="DataFileException">the file cannot be read, is damaged, or belongs to another run</exception>
    public void Restore(TrainingState state)
    {
        var hasPrevious = checkpoint.KeepsPrevious && File.Exists(checkpoint.PreviousPath);
        try
        {
            if (File.Exists(checkpoint.Path))
                Restore(state, checkpoint.Path);
            else if (hasPrevious)
                Restore(state, checkpoint.PreviousPath);
        }
        catch (DataFileException) when (hasPrevious)
        {
            Restore(state, checkpoint.PreviousPath);
            File.Delete(checkpoint.Path); // else it would take the place of the good one
        }
    }

    void Restore(TrainingState state, string path)
    {
        var (arrays, statistics) = (Arrays(state), Statistics(state));
        var file = SafetensorsFile.Read(path, Limits(arrays));
        var metadata = CheckpointMetadata.Read(file.Metadata, path, run, plan);
        NetworkTensors.Require(
            file, path,
            (from prefix in arrays.Keys
             from parameter in state.Network.Parameters
             select KeyValuePair.Create(prefix + parameter.Name, parameter.Dimensions)).Concat(
             from prefix in statistics.Keys
             from statistic in state.Network.Statistics
             select KeyValuePair.Create<string, IReadOnlyList<int>>(prefix + statistic.Name, [statistic.Count]))
                .ToDictionary(),
            CheckpointMetadata.StartAnew);
        var restored = Zeros(arrays);
        var restoredStatistics = Zeros(statistics);
        foreach (var (prefix, values) in restored)
            NetworkTensors.CopyTo(values, file, path, state.Network, prefix);
        foreach (var (prefix, values) in restoredStatistics)
            NetworkTensors.CopyStatisticsTo(values, file, path, state.Network, prefix);

        foreach (var (prefix, values) in restored)
            values.CopyTo(arrays[prefix], 0);
        foreach (var (prefix, values) in restoredStatistics)
            values.CopyTo(statistics[prefix], 0);
        state.Optimizer.ContinueAfter(metadata.Step);
        state.Dropout = new RandomStream(new RandomStreamState(seed, (uint)StreamPurpose.Dropout,
            metadata.DropoutPosition));
        state.Best?.Replay(metadata.Evaluations);
        state.BatchLosses.AddRange(metadata.BatchLosses ?? []);
        state.Step = _saved = metadata.Step;
        state.LastLoss = metadata.LastLoss;
        state.Evaluations.AddRange(metadata.Evaluations);
    }

    /// <summary>Saves the state, evaluated where that is due, if it is time or the run is about to stop. A
    /// run that saves in time has its result at hand when it is over.</summary>
    public void SaveWhenDue(TrainingState state, bool isOver, bool isCancelled)
    {
        var isDue = isCancelled || (checkpoint.EveryTime is { } time
            ? !isOver && checkpoint.Time.GetElapsedTime(_since) >= time
            : isOver || _every > 0 && state.Step % _every == 0);
        if (!isDue || state.Step == _saved)
            return;
        if (checkpoint.KeepsPrevious && File.Exists(checkpoint.Path))
            File.Move(checkpoint.Path, checkpoint.PreviousPath, overwrite: true);
        SafetensorsFile.WriteChecked(
            checkpoint.Path,
            Arrays(state).SelectMany(array => NetworkTensors.Of(state.Network, array.Value, array.Key)).Concat(
                Statistics(state).SelectMany(array =>
                    NetworkTensors.OfStatistics(state.Network, array.Value, array.Key))),
            new CheckpointMetadata(
                state.Step, state.LastLoss, state.Dropout!.State.Position, state.Evaluations,
                state.BatchLosses.Count == 0 ? null : state.BatchLosses).Write(run));
        (_saved, _since) = (state.Step, checkpoint.Time.GetTimestamp());
    }

    /// <summary>What is kept of each parameter, by the prefix of its names.</summary>
    static Dictionary<string, float[]> Arrays(TrainingState state)
    {
        var arrays = new Dictionary<string, float[]> { [""] = state.Network.Storage };
        foreach (var (name, values) in state.Optimizer.Arrays)
            arrays.Add($"optimizer.{name}.", values);
        if (state.Best is { } best)
            arrays.Add("best.", best.Parameters);
        return arrays;
    }

    /// <summary>What is kept of each statistic, by the prefix of its names.</summary>
    static Dictionary<string, float[]> Statistics(TrainingState state)
    {
        var arrays = new Dictionary<string, float[]> { [""] = state.Network.StatisticValues };
        if (state.Best is { } best)
            arrays.Add("best.", best.Statistics);
        return arrays;
    }

    static Dictionary<string, float[]> Zeros(Dictionary<string, float[]> arrays) =>
        arrays.ToDictionary(array => array.Key, array => new float[array.Value.Length]);

    // What this run has written it may read, however large.
    static FileLimits Limits(Dictionary<string, float[]> arrays) => new()
    {
        MaxElements = Math.Max(FileLimits.Default.MaxElements, arrays[""].Length),
        MaxBytes = Math.Max(FileLimits.Default.MaxBytes,
            arrays.Values.Sum(array => (long)array.Length * sizeof(float))),
    };
}
