using System.Text.Json.Nodes;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Studies;
using Fruitfly.Lab.Studies.Sqlite;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class StudiesCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Store => _folder["studies.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Looking_for_studies_makes_no_store()
    {
        (await Invocation.Of("studies", "list", "--store", Store)).ShouldBe(new Invocation(0, "", $"no studies yet in {Store}\n"));
        (await Invocation.Of("studies", "list", "--store", Store, "--json")).Output.ShouldBe("[]\n");
        File.Exists(Store).ShouldBeFalse();
    }

    [Fact]
    public async Task A_study_is_listed_shown_and_removed()
    {
        Fill();

        var listed = JsonNode.Parse((await Invocation.Of("studies", "list", "--store", Store, "--json")).Output)!.AsArray().Single()!;
        listed["name"]!.GetValue<string>().ShouldBe("some-study");
        listed["trials"]!["done"]!.GetValue<int>().ShouldBe(1);

        var table = (await Invocation.Of("studies", "list", "--store", Store)).Output.Split('\n');
        table[0].ShouldContain("finished");
        table[2].ShouldContain("some-study");
        table[2].ShouldContain("1/3");

        var shown = await Invocation.Of("studies", "show", "some-study", "--store", Store, "--limit", "2");
        shown.Output.ShouldContain("3 trials: 1 done, 0 diverged, 1 failed, 0 running, 1 planned");
        shown.Output.ShouldContain("test set: seen");
        shown.Output.ShouldContain("25.0 %");
        shown.Output.ShouldContain("1 more: --limit 3 shows all.");

        var records = JsonNode.Parse((await Invocation.Of("studies", "show", "some-study", "--store", Store, "--json")).Output)!["records"]!.AsArray();
        records.Select(record => record!["state"]!.GetValue<string>()).ShouldBe(["done", "failed", "planned"]);
        records[1]!["error"]!.GetValue<string>().ShouldBe("out of luck");

        var kept = await Invocation.Of("studies", "remove", "some-study", "--store", Store);
        kept.ShouldBe(new Invocation(2, "", "error: this deletes the study 'some-study' with 1 finished trials for good.\nhint: add --yes to do it.\n"));
        (await Invocation.Of("studies", "remove", "some-study", "--store", Store, "--yes")).Output.ShouldBe("removed some-study\n");
        (await Invocation.Of("studies", "list", "--store", Store, "--json")).Output.ShouldBe("[]\n");
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
                store.Complete(claim, new TrialResult(claim.Trial, new History([new Evaluation(0, 0, 0.1, score, null, score)], null), 410, 0.1), TrialProvenance.Current);
            else
                store.Fail(claim, "out of luck");
        }
    }
}
