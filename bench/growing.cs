#:project ../src/Fruitfly.Web/Fruitfly.Web.csproj
#:property PublishAot=false
// dotnet run -c Release bench/growing.cs [TRIALS]: how long the report of a sweep of 100,000 trials takes while it
// runs, at a tenth, a half and the whole of its trials, and how much memory that needs at most.
using System.Diagnostics;
using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Stores;
using Fruitfly.Training;

const int Seeds = 50, Rates = 10, AtOnce = 1000;
var trials = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var folder = Directory.CreateTempSubdirectory("fruitfly-growing-");
try
{
    var file = Path.Combine(folder.FullName, "many.yaml");
    File.WriteAllText(file, FormattableString.Invariant(
        $"""
        study: many
        data: mnist1d
        recipe: {{epochs: 50}}
        seeds: {Seeds}
        factors:
          network.width: [{string.Join(", ", Enumerable.Range(1, trials / Seeds / Rates))}]
          recipe.optimizer.learningRate: {{from: 0.001, to: 0.1, scale: log, count: {Rates}}}
        """));
    var study = SweepStudy.Read(file, [], (_, _) => throw new InvalidOperationException());
    using var store = StudyStores.Open(Path.Combine(folder.FullName, "studies.db"), TimeProvider.System);
    List<Trial> all = [.. study.Plan.Trials.Select(pair => pair.Value)];
    store.Plan(study.Plan.Name, SweepRun.Experiment, new StudySettings(SweepRun.Experiment), all,
        study.Plan.Definition);
    var run = new SweepRun(study.Plan) { Command = "fruitfly sweep many.yaml", Places = new DataPlaces() };
    Console.WriteLine("| trials ended | seconds of CPU | memory at most, MB | page, MB |\n|---:|---:|---:|---:|");
    var ended = 0;
    foreach (var until in (int[])[trials / 10, trials / 2, trials])
    {
        foreach (var part in all.Index().Take(ended..until).Chunk(AtOnce))
            store.Receive([.. part.Select(trial => Ended(trial.Index, trial.Item))]);
        ended = until;
        var (took, peak, bytes) = Measured(() => ReportContent.Of(run.SoFar(store, TimeProvider.System) is { } swept
            ? SweepReport.Of(swept.Outcome, swept.Provenance) : throw new InvalidOperationException()));
        Console.WriteLine(FormattableString.Invariant(
            $"| {until:#,0} | {took.TotalSeconds:0.0} | {peak / 1e6:#,0} | {bytes / 1e6:0.0} |"));
    }
}
finally
{
    folder.Delete(recursive: true);
}

(TimeSpan Took, double Peak, double Bytes) Measured(Func<ReportContent> report)
{
    GC.Collect();
    var before = GC.GetTotalMemory(forceFullCollection: true);
    var peak = 0L;
    var began = Environment.CpuUsage.TotalTime;
    ReportContent content;
    using (new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(false)), null, 0, 20))
        content = report();
    var took = Environment.CpuUsage.TotalTime - began;
    return (took, peak - before, System.Text.Json.JsonSerializer.Serialize(content).Length);
}

static TrialCopy Ended(int i, Trial trial)
{
    var result = new TrialResult(trial, new History(
        [.. Enumerable.Range(0, 51).Select(epoch => new Evaluation(40 * epoch, epoch, 0.1,
            new Score(Math.Sin(i) + 2, i * 0.618 % 1), new Score(Math.Sin(i) + 2.1, i * 0.381 % 1), null))], null),
        5110, i % 100);
    return new(new TrialRecord(
        0, TrialIdentity.Hash(trial), "", TrialState.Done, 1, null, result, TrialProvenance.Current)
    { Ended = DateTimeOffset.UnixEpoch.AddSeconds(i) }, DateTimeOffset.UnixEpoch, null);
}
