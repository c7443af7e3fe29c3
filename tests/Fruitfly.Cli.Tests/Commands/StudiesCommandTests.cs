using System.Text.Json.Nodes;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class StudiesCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Store => _folder["studies.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Looking_for_studies_makes_no_store()
    {
        (await Invocation.Of("studies", "list", "--store", Store))
            .ShouldBe(new Invocation(0, "", $"no studies yet in {Store}\n"));
        (await Invocation.Of("studies", "list", "--store", Store, "--json")).Output.ShouldBe("[]\n");
        File.Exists(Store).ShouldBeFalse();
    }

    [Fact]
    public async Task A_study_is_listed_shown_and_removed()
    {
        Fill();

        var listed =
            JsonNode.Parse((await Invocation.Of("studies", "list", "--store", Store, "--json")).Output)!.AsArray()
                .Single()!;
        listed["name"]!.GetValue<string>().ShouldBe("some-study");
        listed["trials"]!["done"]!.GetValue<int>().ShouldBe(1);

        var table = (await Invocation.Of("studies", "list", "--store", Store)).Output.Split('\n');
        table[0].ShouldContain("finished");
        table[2].ShouldContain("some-study");
        table[2].ShouldContain("1/3");
        table[0].ShouldNotContain("predictions", customMessage: "none are kept");

        var shown = await Invocation.Of("studies", "show", "some-study", "--store", Store, "--limit", "2");
        shown.Output.ShouldContain("3 trials: 1 done, 0 diverged, 1 failed, 0 running, 1 planned");
        shown.Output.ShouldContain("test set: seen");
        shown.Output.ShouldContain("25.0 %");
        shown.Output.ShouldContain("1 more: --limit 3 shows all.");

        var records = JsonNode.Parse(
            (await Invocation.Of("studies", "show", "some-study", "--store", Store,
                "--json")).Output)!["records"]!.AsArray();
        records.Select(record => record!["state"]!.GetValue<string>()).ShouldBe(["done", "failed", "planned"]);
        records[1]!["error"]!.GetValue<string>().ShouldBe("out of luck");

        var kept = await Invocation.Of("studies", "remove", "some-study", "--store", Store);
        kept.ShouldBe(new Invocation(2, "",
            "error: this deletes the study 'some-study' with 1 finished trials for good.\nhint: add --yes to do it.\n"));
        (await Invocation.Of("studies", "remove", "some-study", "--store", Store, "--yes")).Output.ShouldBe(
            "removed some-study\n");
        (await Invocation.Of("studies", "list", "--store", Store, "--json")).Output.ShouldBe("[]\n");
    }

    [Fact]
    public async Task What_the_kept_predictions_of_a_study_take_is_said()
    {
        Fill();
        using (var store = new SqliteStudyStore(Store, TimeProvider.System))
        {
            store.Plan("predicting", "some-experiment", new StudySettings("quick"),
            [
                new Trial(new Mnist1dDescription(), Architecture.Mlp(40, 10),
                    new Recipe { KeepPredictionsOn = Fruitfly.Data.Split.Test }, 7),
            ]);
            var claim = store.Claim("predicting")!;
            var history = new History([new Evaluation(0, 0, 0.1, new Score(0.5, 0.25), null, null)], null);
            store.Complete(claim, new TrialResult(claim.Trial, history with { Predictions = [1, 2, 3] }, 410, 0.1),
                TrialProvenance.Current);
        }

        var listed = JsonNode.Parse((await Invocation.Of("studies", "list", "--store", Store, "--json")).Output)!;
        var bytes = listed[0]!["predictions"]!["bytes"]!.GetValue<int>();
        bytes.ShouldBeInRange(5, 100);
        listed[1]!["predictions"]!.ToJsonString().ShouldBe("""{"trials":0,"bytes":0}""");

        (await Invocation.Of("studies", "list", "--store", Store)).Output.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Contains("-study") || line.StartsWith("predicting"))
            .Select(row => row.Split("  ")[^1].Trim()).ShouldBe([$"{bytes} bytes", "none"]);
        (await Invocation.Of("studies", "show", "predicting", "--store", Store)).Output
            .ShouldContain($"predictions: kept of 1 trial, {bytes} bytes\n");
        (await Invocation.Of("studies", "show", "some-study", "--store", Store)).Output
            .ShouldNotContain("predictions");
    }

    [Fact]
    public async Task A_study_that_a_run_uses_is_removed_only_by_force()
    {
        Fill();
        using var running = new SqliteStudyStore(Store, TimeProvider.System);
        running.Claim("some-study").ShouldNotBeNull();

        var refused = await Invocation.Of("studies", "remove", "some-study", "--store", Store, "--yes");
        refused.ExitCode.ShouldBe(4);
        refused.Error.ShouldBe(
            $"error: The study 'some-study' is in use: process {Environment.ProcessId} " +
            $"of {Environment.MachineName} runs 1 of its trials.\n" +
            "hint: end that run first, or add --force; nothing was deleted.\n");
        (await Invocation.Of("studies", "remove", "some-study", "--store", Store, "--yes",
            "--force")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_check_says_what_is_damaged_and_ends_with_the_code_of_stores()
    {
        Fill();
        (await Invocation.Of("studies", "check", "--store", Store))
            .ShouldBe(new Invocation(0, $"{Store}: sound (1 study, 3 trials)\n", ""));
        using (var store = new SqliteStudyStore(Store, TimeProvider.System))
        {
            var hash = store.List("some-study").Hashes[0];
            store.Dispose();
            Damage("UPDATE results SET seconds = seconds + 1");
            var damaged = await Invocation.Of("studies", "check", "--store", Store);
            damaged.ShouldBe(new Invocation(
                4, $"trial {hash}: its result is not what was written\n",
                $"error: {Store} is damaged in 1 place (1 study, 3 trials).\nhint: restore it from a copy; or move " +
                "it away, and its trials run again.\n"));
        }
        (await Invocation.Of("studies", "check", "--quick", "--store", Store)).ExitCode.ShouldBe(0,
            "checksums of rows take longer");
        var json = JsonNode.Parse((await Invocation.Of("studies", "check", "--json", "--store", Store)).Output)!;
        (json["sound"]!.GetValue<bool>(), json["damage"]!.AsArray().Count).ShouldBe((false, 1));
    }

    void Damage(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task A_mistyped_study_is_guessed()
    {
        Fill();
        (await Invocation.Of("studies", "show", "some-studdy", "--store", Store)).ShouldBe(
            new Invocation(2, "", "error: there is no study 'some-studdy'.\nhint: did you mean 'some-study'?\n"));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_an_error_of_its_own_kind()
    {
        await File.WriteAllTextAsync(Store, "this is a letter to my aunt, and by no means a database of studies");
        var result = await Invocation.Of("studies", "list", "--store", Store);
        result.ExitCode.ShouldBe(4);
        result.Error.ShouldStartWith($"error: The store '{Store}' is not a database");
        result.Error.ShouldContain("\nhint: ");
    }

    void Fill()
    {
        using var store = new SqliteStudyStore(Store, TimeProvider.System);
        var trials = Enumerable.Range(0, 3).Select(seed =>
            new Trial(new Mnist1dDescription(), Architecture.Mlp(40, 10), new Recipe(), (ulong)seed)).ToList();
        store.Plan("some-study", "some-experiment", new StudySettings("quick"), trials);
        var score = new Score(0.5, 0.25);
        for (var i = 0; i < 2; i++)
        {
            var claim = store.Claim("some-study")!;
            if (claim.Trial.Seed == 0)
                store.Complete(claim,
                    new TrialResult(claim.Trial, new History([new Evaluation(0, 0, 0.1, score, null, score)], null),
                        410, 0.1), TrialProvenance.Current);
            else
                store.Fail(claim, "out of luck");
        }
    }
}
