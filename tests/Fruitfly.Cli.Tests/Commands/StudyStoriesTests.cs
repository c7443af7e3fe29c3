using System.Text.Json.Nodes;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class StudyStoriesTests : IDisposable
{
    static readonly TrialProvenance Made = new("abacus", 2, "0.4.0+0123456789abcdef", ".NET 10.0.1");

    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task A_difference_tells_trials_settings_pairs_and_what_made_them()
    {
        Plan(_lab.Store, "slow", 0.1, seeds: 3);
        Plan(_lab.Store, "fast", 0.5, seeds: 2);

        (await Studies("diff", "slow", "fast")).ShouldBe(new Invocation(0,
            $"""
            trials: 0 in both, 3 only in slow, 2 only in fast
            only in slow: {Short(0.1, 0)}, {Short(0.1, 1)}, {Short(0.1, 2)}
            only in fast: {Short(0.5, 0)}, {Short(0.5, 1)}
              setting                         first: slow   second: fast
            ──────────────────────────────────────────────────────────────
              recipe.optimizer.learningRate   0.1           0.5
            2 pairs of trials with the same seed and settings but for what the studies as a whole differ in:
              score            pairs   equal   second − first   95 % interval   largest   of trial
            ──────────────────────────────────────────────────────────────────────────────────────────
              training loss        2       0             +0.4   +0.4 to +0.4        0.4   {Short(0.1, 0)}
              training error       2       2                0   0 to 0                0   {Short(0.1, 0)}
            slow: 3 results made by Fruitfly 0.4.0+01234567, numerics 2, .NET 10.0.1, abacus
            fast: 2 results made by Fruitfly 0.4.0+01234567, numerics 2, .NET 10.0.1, abacus

            """, ""));
        var json = JsonNode.Parse((await Studies("diff", "slow", "fast", "--json")).Output)!;
        json["trials"]!["onlyInFirst"]!.AsArray().Count.ShouldBe(3);
        json["settings"]![0]!["second"]![0]!.GetValue<string>().ShouldBe("0.5");
        json["pairs"]!["scores"]![0]!["pairs"]!.GetValue<int>().ShouldBe(2);
        json["results"].ShouldBeNull();
    }

    [Fact]
    public async Task A_study_in_another_store_is_compared_bit_by_bit()
    {
        var other = _lab.Folder["other.db"];
        Plan(_lab.Store, "same", 0.1, seeds: 3);
        Plan(other, "same", 0.1, seeds: 3, moreLoss: 1e-15);

        var result = await Studies("diff", "same", "same", "--other-store", other);

        result.Output.ShouldContain("results of trials in both: 0 with equal bits, 3 unequal, 0 without");
        result.Output.ShouldContain($"  {Short(0.1, 0)}: evaluation 1 of 1, after step 40: training loss ");
        (await Studies("diff", "same", "same", "--other-store", _lab.Folder["none.db"])).Error.ShouldBe(
            $"error: --other-store is '{_lab.Folder["none.db"]}', and there is no such file.\n" +
            "hint: name the database of studies that holds the second study.\n");
    }

    [Fact]
    public async Task Large_differences_are_counted_and_their_lists_cut()
    {
        Plan(_lab.Store, "one", 0.1, seeds: 300);
        Plan(_lab.Store, "two", 0.2, seeds: 30);
        var output = (await Studies("diff", "one", "two")).Output;
        output.ShouldContain(" and 295 more\n");
        output.Split('\n').Length.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task The_same_study_twice_is_an_error_and_a_mistyped_one_is_guessed()
    {
        Plan(_lab.Store, "slow", 0.1, seeds: 1);
        (await Studies("diff", "slow", "slow")).Error.ShouldBe(
            "error: 'slow' is the same study twice.\n" +
            "hint: name another study, or another store with --other-store.\n");
        (await Studies("diff", "slow", "slo")).Error.ShouldContain("did you mean 'slow'?");
    }

    [Fact]
    public async Task A_failed_trial_tells_why_and_what_to_do()
    {
        await _lab.RunTiny("--quick", "--seeds", "1");
        string hash;
        using (var store = new SqliteStudyStore(_lab.Store, TimeProvider.System))
        {
            var study = store.Find("tiny-training-quick-seeds-1")!;
            var trial = store.Trials(study.Name).Single().Result!.Trial;
            store.Remove(study.Name);
            store.Plan(study.Name, study.Experiment, study.Settings, [trial]);
            store.Fail(store.Claim(study.Name)!, string.Join('\n', Enumerable.Range(1, 30).Select(i => $"line {i}")));
            hash = TrialIdentity.Hash(trial);
        }

        var lines = (await Studies("why", hash[..8])).Output.Split('\n');

        lines[0].ShouldBe($"trial {hash}");
        lines[1].ShouldBe("state: failed");
        lines[2].ShouldBe("planned by: tiny-training-quick-seeds-1 (tiny-training), place 0");
        lines[3].ShouldBe("attempts: 1, claimed 1 time in all");
        lines.ShouldContain("  (10 lines before; --json has all)");
        lines.ShouldContain("  line 30");
        lines.ShouldNotContain("  line 10");
        lines.ShouldContain("      - kind linear, bias true, outputs 8");
        lines[^2].ShouldBe("next: remove the cause; then 'fruitfly run tiny-training --quick --seeds 1 --study " +
            "tiny-training-quick-seeds-1 --retry' trains it again.");
        JsonNode.Parse((await Studies("why", hash, "--json")).Output)!["error"]!.GetValue<string>()
            .ShouldStartWith("line 1\n");
    }

    [Fact]
    public async Task A_done_trial_tells_what_made_it()
    {
        Plan(_lab.Store, "slow", 0.1, seeds: 1);
        var output = (await Studies("why", Short(0.1, 0))).Output;
        output.ShouldContain("state: done\n");
        output.ShouldContain("made by: Fruitfly 0.4.0+01234567, numerics 2, .NET 10.0.1, abacus\n");
        output.ShouldContain("trained for 1.5 s\n");
        output.ShouldEndWith("next: fruitfly verify slow --all trains it and the others again, and compares bits.\n");
    }

    [Fact]
    public async Task A_hash_that_names_no_trial_or_many_is_an_error()
    {
        Plan(_lab.Store, "slow", 0.1, seeds: 40);
        var shared = Enumerable.Range(0, 40).Select(seed => TrialIdentity.Hash(Trial(0.1, seed))[..1])
            .GroupBy(start => start).OrderByDescending(group => group.Count()).First();

        var many = await Studies("why", shared.Key);
        many.ExitCode.ShouldBe(2);
        many.Error.ShouldContain($"trials have a hash that begins with '{shared.Key}'.\nhint: write more of it: {shared.Key}");
        (await Studies("why", new string('0', 12))).Error.ShouldStartWith(
            "error: there is no trial whose hash begins with '000000000000'.\nhint: ");
        (await Studies("why", "slow")).Error.ShouldStartWith(
            "error: 'slow' is not how the hash of a trial begins: that has digits and letters a to f.\nhint: ");
    }

    [Fact]
    public async Task Names_of_studies_and_hashes_of_trials_are_completed()
    {
        Plan(_lab.Store, "slow-one", 0.1, seeds: 1);
        var hash = TrialIdentity.Hash(Trial(0.1, 0));
        (await Complete($"fruitfly verify --store {_lab.Store} slo")).Output.ShouldBe("slow-one\n");
        (await Complete($"fruitfly studies why --store {_lab.Store} {hash[..4]}")).Output.ShouldBe($"{hash}\n");
        (await Complete($"fruitfly studies why --store {_lab.Folder["none.db"]} {hash[..4]}"))
            .ShouldBe(new Invocation(0, "", ""));

        Task<Invocation> Complete(string line) => _lab.Run("complete", $"{line.Length}", line);
    }

    Task<Invocation> Studies(params string[] arguments) =>
        _lab.Run(["studies", .. arguments, "--store", _lab.Store]);

    static string Short(double rate, int seed) => TrialIdentity.Hash(Trial(rate, seed))[..10];

    static Trial Trial(double rate, int seed) => new(
        new Mnist1dDescription(), Architecture.Mlp(40, 10), new Recipe { Optimizer = new Sgd(rate) }, (ulong)seed);

    // The loss is the rate and the seed.
    static void Plan(string path, string study, double rate, int seeds, double moreLoss = 0)
    {
        using var store = new SqliteStudyStore(path, TimeProvider.System);
        store.Plan(study, "e", new StudySettings("quick"), [.. Enumerable.Range(0, seeds).Select(i => Trial(rate, i))]);
        while (store.Claim(study) is { } claim)
            store.Complete(claim, new(claim.Trial,
                new([new Evaluation(40, 1, rate, new(rate + claim.Trial.Seed + moreLoss, 0.5), null, null)], null), 410,
                1.5), Made);
    }
}
