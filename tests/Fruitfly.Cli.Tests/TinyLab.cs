using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Cli.Tests;

/// <summary>A laboratory with small experiments, a store and a folder of reports of its own.</summary>
sealed class TinyLab : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public string Store => Folder["studies.db"];

    public string Reports => Folder["reports"];

    public ExperimentCatalog Experiments { get; init; } = new(new TinyExperiment());

    /// <summary>Runs a command line with this laboratory's experiments, and its store and
    /// reports unless it names others.</summary>
    public Task<Invocation> Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public Task<Invocation> Run(CancellationToken cancellation, params string[] arguments) =>
        Task.Run(() =>
            Invocation.Of(surroundings => surroundings with { Experiments = Experiments }, cancellation, arguments));

    public Task<Invocation> RunTiny(params string[] more) => Run(["run", "tiny-training", .. Places, .. more]);

    public string[] Places => ["--store", Store, "--reports", Reports];

    /// <summary>How far a study is that may be running.</summary>
    public TrialCounts Counts(string study)
    {
        using var store = new SqliteStudyStore(Store, TimeProvider.System);
        return store.Find(study)?.Trials ?? new TrialCounts(0, 0, 0, 0, 0);
    }

    /// <summary>Waits until that many trials are finished.</summary>
    public async Task FinishedTrials(string study, int atLeast)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!File.Exists(Store) || Counts(study).Finished < atLeast)
            await Task.Delay(50, patience.Token);
    }

    public void Dispose() => Folder.Dispose();
}
