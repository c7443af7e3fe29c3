using System.Text.Json.Nodes;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Cli.Tests.Commands;

/// <summary>What happens to a diagnosis that is stopped, and to one whose file or folder is not what it was.</summary>
public sealed class DiagnoseStoriesTests : IDisposable
{
    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Interrupted_it_says_how_to_go_on_and_then_finds_what_it_would_have_found()
    {
        var table = Table("table.csv", 0);
        using var stop = new CancellationTokenSource();
        var stopped = Diagnose(table, stop.Token, "--workers", "1");
        string study;
        while ((study = Studies().FirstOrDefault() ?? "").Length == 0 || _lab.Counts(study).Finished < 20)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        var result = await stopped;
        result.ExitCode.ShouldBe(130, result.Output);
        result.Error.ShouldContain("trainings are kept");
        result.Error.ShouldContain("go on with: fruitfly diagnose");
        var kept = _lab.Counts(study).Finished;
        var resumed = await Diagnosed(table);
        _lab.Counts(study).Finished.ShouldBeGreaterThan(kept);
        var whole = await Diagnosed(table, "--store", _lab.Folder["other.db"]);
        JsonNode.DeepEquals(resumed, whole).ShouldBeTrue();
    }

    [Fact]
    public async Task A_self_test_that_is_stopped_says_after_how_many_tables_and_how_to_go_on()
    {
        using var stop = new CancellationTokenSource();
        string[] words = ["diagnose", "--self-test", "--quick", "--cases", "leak", "--workers", "1", .. _lab.Places];
        var stopped = _lab.Run(stop.Token, words);
        while (Studies() is not [var study] || _lab.Counts(study).Finished < 5)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        var result = await stopped;
        result.ExitCode.ShouldBe(130, result.Output);
        result.Error.ShouldContain("interrupted after 0 tables; what was trained is kept");
        result.Error.ShouldContain("go on with: fruitfly diagnose --self-test --quick");
        result.Output.ShouldBeEmpty("no table has ended");
    }

    [Theory]
    [InlineData(20, 1, "the budget is over before the first answer; ")]
    [InlineData(500, 0, "the budget is over: the answer is that of ")]
    public async Task When_the_time_of_its_budget_is_over_it_answers_with_what_there_is(
        int trials, int exitCode, string said)
    {
        var time = new TimeThatIsUp(TimeSpan.FromHours(5));
        var table = Table("table.csv", 0);
        var running = Task.Run(() => Invocation.Of(surroundings => surroundings with { Time = time },
            "diagnose", table, "--target", "label", "--epochs", "1", "--hidden-layers", "4", "--budget", "5h",
            "--workers", "1", "--store", _lab.Store, "--reports", _lab.Reports));
        while (Studies() is not [var study] || _lab.Counts(study).Finished < trials)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        time.IsUp();
        var result = await running;
        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Error.ShouldContain(said);
        result.Error.ShouldContain("trainings are kept");
        if (exitCode == 0)
            result.Output.ShouldContain("variance from the seed");
        else
            result.Error.ShouldContain("go on with: fruitfly diagnose");
    }

    [Fact]
    public async Task Killed_again_and_again_it_loses_nothing_that_had_ended_and_finds_what_it_would_have_found()
    {
        var table = Table("table.csv", 0);
        var kept = 0;
        foreach (var trials in (int[])[1, 80, 160])
        {
            using var process = ProgramProcess.Bash(
                $""" exec "$fruitfly" {string.Join(' ', Words(table).Select(word => $"'{word}'"))} --workers 1""");
            while (!process.HasExited && (Studies() is not [var name] || _lab.Counts(name).Finished < trials))
                await Task.Delay(20, TestContext.Current.CancellationToken);
            process.Kill();
            await process.EndAsync();
            var finished = _lab.Counts(Studies().Single()).Finished;
            finished.ShouldBeGreaterThanOrEqualTo(Math.Max(kept, trials));
            kept = finished;
        }
        var resumed = await Diagnosed(table);
        _lab.Counts(Studies().Single()).Finished.ShouldBeGreaterThan(kept, "the last kill came before the end");
        JsonNode.DeepEquals(resumed, await Diagnosed(table, "--store", _lab.Folder["other.db"], "--workers", "2"))
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_has_changed_is_another_study_and_the_first_stays()
    {
        var table = Table("table.csv", 0);
        var first = await Diagnosed(table);
        Table("table.csv", 1);
        var second = await Diagnosed(table);
        ((string)second["study"]!).ShouldNotBe((string)first["study"]!);
        Studies().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused_before_anything_is_trained()
    {
        var file = _lab.Folder["a-file"];
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var result = await _lab.Run(
            "diagnose", Table("table.csv", 0), "--target", "label", "--reports", file, "--store", _lab.Store);
        result.ExitCode.ShouldNotBe(0);
        result.Error.ShouldContain("a-file");
        Studies().ShouldBeEmpty();
    }

    List<string> Studies()
    {
        if (!File.Exists(_lab.Store))
            return [];
        using var store = new SqliteStudyStore(_lab.Store, TimeProvider.System);
        return [.. store.Studies().Select(study => study.Name)];
    }

    async Task<JsonNode> Diagnosed(string table, params string[] more)
    {
        var result = await Diagnose(table, CancellationToken.None, [.. more, "--json"]);
        result.ExitCode.ShouldBe(0, result.Error);
        var json = JsonNode.Parse(result.Output)!;
        json.AsObject().Remove("report");
        return json;
    }

    Task<Invocation> Diagnose(string table, CancellationToken cancellation, params string[] words) =>
        _lab.Run(cancellation, Words(table, words));

    string[] Words(string table, params string[] words)
    {
        string[] places = words.Contains("--store") ? ["--reports", _lab.Reports] : _lab.Places;
        return
        [
            "diagnose", table, "--target", "label", "--epochs", "1", "--hidden-layers", "4", "--budget", "300",
            .. words, .. places,
        ];
    }

    string Table(string name, int shift)
    {
        var path = _lab.Folder[name];
        File.WriteAllText(path, "a,b,label\n" + string.Concat(Enumerable.Range(shift, 100).Select(row =>
            FormattableString.Invariant($"{row * 37 % 1009 / 10.0},{row * 53 % 997 / 10.0},") +
                (row * 37 % 101 > row * 53 % 97 ? "yes\n" : "no\n"))));
        return path;
    }

    // The clock of the system, but for what waits so long: that ends when it is told to.
    sealed class TimeThatIsUp(TimeSpan length) : TimeProvider
    {
        Action _up = () => { };

        public void IsUp() => _up();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == length)
                _up = () => callback(state);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
