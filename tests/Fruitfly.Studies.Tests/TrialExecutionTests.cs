using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests;

public sealed class TrialExecutionTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-execution-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_trial_trains_its_network_on_its_data_by_its_recipe()
    {
        var trial = Small(seed: 1);
        var result = new TrialExecution().Run(trial, default);

        var network = new Network(trial.Network, 1);
        var history = Trainer.Train(network, trial.Data.Load(1), trial.Recipe, 1);
        result.History.Evaluations.ShouldBe(history.Evaluations);
        result.Parameters.ShouldBe(40 * 20 + 20 + 20 * 10 + 10);
        result.History.Last.Training!.Loss.ShouldBeLessThan(result.History.First.Training!.Loss);
    }

    [Fact]
    public void Training_gives_the_same_bits_for_1_2_3_and_8_workers_and_on_the_second_run()
    {
        Trial[] trials =
        [
            .. Enumerable.Range(0, 6).Select(seed => Small((ulong)seed)),
            .. Enumerable.Range(0, 3).Select(seed => Small((ulong)seed) with
            {
                Data = new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 400 }, LabelNoise = 0.2 },
                Recipe = new Recipe { Optimizer = new Adam(0.01), Duration = Duration.Steps(15),
                    EvaluateEvery = Duration.Steps(5) },
            }),
            Small(9) with { Recipe = new Recipe { Optimizer = new Sgd(1e30), Duration = Duration.Epochs(3) } },
        ];

        var exports = new[] { 1, 2, 3, 8, 8 }.Select((workers, index) =>
        {
            using var store = new SqliteStudyStore(Path.Combine(_folder.FullName, $"{index}.db"), TimeProvider.System);
            store.Plan("study", "e", new StudySettings("quick"), trials);
            var end = new StudyRunner(store, new TrialExecution().Run, TimeProvider.System, workers).Run("study");
            end.Trials.ShouldBe(new TrialCounts(0, 0, Done: 9, Diverged: 1, Failed: 0));
            using var writer = new StringWriter();
            StudyExport.Write(store, "study", ExportFormat.Jsonl, writer);
            return writer.ToString();
        }).ToList();

        exports.ShouldAllBe(export => export == exports[0]);
    }

    [Fact]
    public void A_cancelled_trial_stops_within_a_batch()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var endless = Small(0) with
        {
            Recipe = new Recipe
            {
                Duration = Duration.Steps(int.MaxValue),
                EvaluateEvery = Duration.Steps(0)
            }
        };

        Should.Throw<OperationCanceledException>(() => new TrialExecution().Run(endless, cancel.Token));
    }

    [Fact]
    public void A_network_that_does_not_fit_its_data_fails_with_both_sizes() =>
        Should.Throw<ArgumentException>(() =>
            new TrialExecution().Run(Small(0) with { Network = Architecture.Mlp(41, 10) }, default))
            .Message.ShouldContain("41 inputs");

    static Trial Small(ulong seed) => new(
        new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 400 } }, Architecture.Mlp(40, 20, 10),
        new Recipe { Duration = Duration.Epochs(3) }, seed);
}
