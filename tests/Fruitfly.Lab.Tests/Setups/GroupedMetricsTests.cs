using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Setups;

/// <summary>Intervals over other examples where the rows of a table come in groups.</summary>
public sealed class GroupedMetricsTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-groups-");
    readonly SqliteStudyStore _store;

    public GroupedMetricsTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Thirty rows of each owner, with a habit of its own that no column tells.</summary>
    TrainedScores Scores(Func<double, string> target, int owners = 60, string more = "", bool isGrouped = true)
    {
        var random = new RandomStream(seed: 3, stream: 1);
        var path = Path.Combine(_folder.FullName, "rows.csv");
        File.WriteAllText(path, "owner,a,b,t\n" + string.Concat(
            from owner in Enumerable.Range(0, owners)
            let habit = 3 * random.NextGaussian()
            from row in Enumerable.Range(0, 30)
            let a = random.NextGaussian()
            select FormattableString.Invariant(
                $"o{owner},{a},{random.NextGaussian()},{target(a + habit + random.NextGaussian())}\n")));
        var setup = TrainingSetup.Parse([
            new("file", path), new("target", "t"), new("epochs", "3"), new("hidden-layers", "4"),
            .. isGrouped ? [new("group", "owner")] : (KeyValuePair<string, string>[])[new("drop", "owner")],
            .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2)
                .Select(pair => KeyValuePair.Create(pair[0], pair[1]))]);
        var file = setup.ReadFile(DescribedFile.Read)!;
        var places = new DataPlaces();
        places.Files.Give(file);
        return new SetupRun(SetupPlan.Of(setup, file)) { Command = "", Places = places, Workers = 1 }
            .Run(_store, TimeProvider.System).Scores;
    }

    [Fact]
    public void Groups_count_and_not_their_rows()
    {
        static string Class(double value) => value > 0 ? "yes" : "no";
        var (grouped, alone) = (Scores(Class), Scores(Class, isGrouped: false));
        var metrics = grouped.Metrics!;
        metrics.Groups.ShouldBe(12);
        metrics.Rows.ShouldAllBe(row => row.Examples!.Count == 12);
        metrics.Overconfidence!.Count.ShouldBe(12);
        Width(metrics).ShouldBeGreaterThan(2 * Width(alone.Metrics!), "rows of one owner go wrong together");
        (grouped.TestError!.Low, grouped.TestError.High)
            .ShouldBe((metrics.Rows[0].Examples!.Low, metrics.Rows[0].Examples!.High));
        CoverageWords.Of(grouped).Single().ShouldMatch(
            @"^test error with other groups by 'owner': [\d.]+ to [\d.]+ % \(95 %, 12 groups\)$");
        MetricTables.Titles(grouped).ShouldContain("95 %: other groups");
        alone.Metrics!.Groups.ShouldBeNull();

        static double Width(TrainedMetrics metrics) =>
            metrics.Rows[0].Examples is { } error ? error.High - error.Low : double.NaN;
    }

    [Fact]
    public void Losses_of_values_are_counted_by_group_too()
    {
        var scores = Scores(value => FormattableString.Invariant($"{value}"));
        scores.TestLoss!.Count.ShouldBe(12);
        scores.TestLoss.Mean.ShouldBe(scores.Loss(Split.Test)!.Mean, 1e-6);
        CoverageWords.Of(scores).Single().ShouldContain("other groups by 'owner'");
        CoverageWords.Of(scores).Single().ShouldEndWith("(95 %, t over 12 groups)");
    }

    [Fact]
    public void A_single_group_says_nothing_of_others()
    {
        var scores = Scores(value => value > 0 ? "yes" : "no", owners: 5);
        scores.Metrics!.Groups.ShouldBe(1);
        scores.TestError.ShouldBeNull();
        CoverageWords.Of(scores).Single().ShouldBe(
            "the examples measured are all of one group by 'owner': nothing is known of others");
        MetricTables.Rows(scores).ShouldAllBe(row => row[2] == "–");
    }

    [Fact]
    public void Folds_by_group_say_that_their_interval_covers_groups() =>
        CoverageWords.Of(Scores(value => value > 0 ? "yes" : "no", owners: 10, more: "folds 3")).Single()
            .ShouldStartWith("± covers test groups, split and seed (95 %): 3 folds");
}
