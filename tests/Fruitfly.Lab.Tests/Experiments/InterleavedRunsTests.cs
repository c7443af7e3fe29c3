using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Tests;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Two runs on one store, the second while the first trains.</summary>
public sealed class InterleavedRunsTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-interleaved-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string?, int, int, bool> Pairs()
    {
        var pairs = new TheoryData<string?, int, int, bool>();
        foreach (var study in (string?[])[null, "shared", "growing-quick"])
            foreach (var (first, second) in ((int, int)[])[(3, 2), (2, 3), (3, 3)])
                pairs.Add(study, first, second, first > second);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Each_run_reports_the_results_of_its_own_plan(string? study, int first, int second, bool watched)
    {
        using var store = Open("shared");
        Task<Report>? other = null;
        using var began = new ManualResetEventSlim();
        var report = Run(store, first, study, watched, () =>
        {
            other = Task.Factory.StartNew(
                () =>
                {
                    using var own = Open("shared");
                    return Run(own, second, study, watched, began.Set, early: true);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            began.Wait(TimeSpan.FromSeconds(5)); // it has planned, and runs what this run has not claimed
        });
        var meanwhile = await other!.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        ShouldBeAlone(report, first);
        ShouldBeAlone(meanwhile, second);
        (report.Provenance.Study == meanwhile.Provenance.Study)
            .ShouldBe(first == second, "other options are another study");
        foreach (var ran in (Report[])[report, meanwhile])
            store.List(ran.Provenance.Study!).Hashes.Count.ShouldBe(ran == report ? first + 2 : second + 2);
    }

    [Fact]
    public void A_run_measures_its_own_plan_whatever_its_study_is_planned_with_meanwhile()
    {
        using var store = Open("shared");
        var experiment = Experiment();
        var report = Run(store, 4, null, watched: true, () =>
        {
            using var other = Open("shared");
            var settings = Settings(experiment, 4);
            var others = experiment.Plan(new ExperimentSettings(experiment, Preset.Quick,
                new Dictionary<string, double> { ["first-seed"] = 500 }));
            other.Plan(ExperimentRun.StudyName(experiment, settings), experiment.Name,
                new StudySettings("quick", settings.Changed), others);
        });

        ShouldBeAlone(report, 4);
    }

    [Fact]
    public void Trials_that_are_removed_under_a_run_end_it_with_one_clear_error()
    {
        using var store = Open("shared");
        var failure = Should.Throw<StudyStoreException>(() => Run(store, 3, "gone", watched: false, () =>
        {
            using var other = Open("shared");
            other.Remove("gone", evenInUse: true);
        }));

        failure.Message.ShouldContain("were removed from the store while it ran");
    }

    void ShouldBeAlone(Report report, int seeds)
    {
        using var store = Open($"alone-{Guid.NewGuid():n}");
        var alone = Run(store, seeds, null, watched: false);
        report.Findings.Lead.ShouldBe(alone.Findings.Lead);
        report.Provenance.StudyHash.ShouldBe(alone.Provenance.StudyHash);
        report.Provenance.Seeds.ShouldBe(alone.Provenance.Seeds);
        report.Provenance.Settings.ShouldBe(alone.Provenance.Settings);
        (report.Provenance.TestSet! with { Study = "", Openings = [] })
            .ShouldBe(alone.Provenance.TestSet! with { Study = "", Openings = [] });
    }

    SqliteStudyStore Open(string name) => new(Path.Combine(_folder.FullName, $"{name}.db"), TimeProvider.System);

    static GrowingExperiment Experiment() => new() { Followed = 2 };

    static ExperimentSettings Settings(Experiment experiment, int seeds) =>
        new(experiment, Preset.Quick, new Dictionary<string, double> { ["seeds"] = seeds });

    /// <param name="meanwhile">called once when the first trial runs</param>
    /// <param name="early">calls it before</param>
    static Report Run(
        SqliteStudyStore store, int seeds, string? study, bool watched, Action? meanwhile = null, bool early = false)
    {
        var experiment = Experiment();
        var run = new ExperimentRun(experiment, Settings(experiment, seeds)) { Command = "here", Workers = 1 };
        run = run with { Study = study ?? run.Study };
        var progress = new Listener(now =>
        {
            if (now.Trials.Planned == now.Trials.Total && !early || meanwhile is not { } start)
                return;
            meanwhile = null;
            start();
        });
        return run.Run(store, TimeProvider.System, progress, grown: watched ? new Progress<GrownReport>() : null);
    }
}
