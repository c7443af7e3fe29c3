using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Training;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>Trains the networks of a setup, one on each core at a time; the results do not depend on how many there are.</summary>
/// <param name="open">reads a file; once, however many splits are cut from it</param>
sealed class NetworkTraining(Surroundings surroundings, TrainingSetup setup, Func<string, DataFileOptions, DataSet> open)
{
    readonly Lock _lock = new();
    DataSet? _read;

    /// <summary>The data of the first split.</summary>
    public DataSet Data => field ??= SettingOptions.Corrected(() => setup.SplitOf(0).ToDataSet(Open));

    public Recipe Recipe => field ??= SettingOptions.Corrected(() => setup.ToRecipe(Data));

    /// <summary>Those that came to their end, in order: all of them, unless interrupted.</summary>
    public IReadOnlyList<TrainedNetwork> Run(CancellationToken cancellation)
    {
        var (steps, networks) = (Steps(Data), new TrainedNetwork?[setup.Repetitions]);
        using var progress = new StepProgress(surroundings.Terminal, surroundings.Time, (long)steps * networks.Length);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, networks.Length, options, number =>
            {
                var split = setup.SplitOf(number);
                var data = number == 0 || !setup.VariesSplit ? Data : SettingOptions.Corrected(() => split.ToDataSet(Open));
                // A fold may have an example more than another.
                progress.Expect(Steps(data) - steps);
                networks[number] = TrainedNetwork.Train(split, data, number, progress, cancellation);
            });
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && IsCancelling(exception))
        {
            // What is finished may still be told.
        }
        return [.. networks.OfType<TrainedNetwork>()];
    }

    static bool IsCancelling(Exception exception) => exception is OperationCanceledException
        || exception is AggregateException all && all.Flatten().InnerExceptions.All(one => one is OperationCanceledException);

    int Steps(DataSet data) => Recipe.Duration.InSteps(Recipe.Batches.StepsPerEpoch(data.Training.Count));

    DataSet Open(string file, DataFileOptions options)
    {
        lock (_lock)
            return _read ??= open(file, options);
    }
}
