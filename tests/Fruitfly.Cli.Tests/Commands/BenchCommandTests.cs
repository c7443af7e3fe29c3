using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task Json_holds_the_peak_and_the_speed_of_the_one_workload_asked_for()
    {
        var result = await Bench("--only", "logistic", "--json");

        result.ExitCode.ShouldBe(0);
        var table = JsonNode.Parse(result.Output)!;
        table["peak_gflops"]!.GetValue<double>().ShouldBeGreaterThan(0);
        var workload = table["workloads"]!.AsObject().ShouldHaveSingleItem();
        workload.Key.ShouldBe("logistic");
        // The clock ticks 20 ms an epoch of 40 steps.
        workload.Value!["us_per_step"]!.GetValue<double>().ShouldBe(500);
        workload.Value["flop_per_step"]!.GetValue<long>().ShouldBe(160_000);
        workload.Value["share_of_peak"]!.GetValue<double>()
            .ShouldBe(160_000 / 500e-6 / (table["peak_gflops"]!.GetValue<double>() * 1e9), 1e-3);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_workload_of_one_core()
    {
        var lines = (await Bench("--only", "mlp-20")).Output.TrimEnd().Split('\n');
        lines[0].ShouldStartWith("one core: ");
        lines[1].ShouldContain("µs per step");
        lines[^1].ShouldMatch(@"^\s*mlp-20\s+500\.0\s+0\.68\s+\d+\.\d\d");
    }

    [Fact]
    public async Task Whole_experiments_are_run_and_their_time_is_told_by_what_it_went_to()
    {
        using var lab = new TinyLab();
        var result = await lab.Run("bench", "--experiments", "--json");
        result.ExitCode.ShouldBe(0, result.Error);
        var speed = JsonNode.Parse(result.Output)!["experiments"]!["tiny-training"]!;
        // Two networks, three steps of 100, 60 and 100 examples: six operations for each weight and example, four in
        // the first layer, which needs no gradient of its inputs.
        speed["training_flop"]!.GetValue<long>().ShouldBe(2 * 260 * (4L * 320 + 6 * 80));
        double Value(string name) => speed[name]!.GetValue<double>();
        Value("core_seconds").ShouldBe(
            Value("trials") + Value("around_trials") + Value("forecasting") + Value("measuring") + Value("drawing"),
            tolerance: 1e-3 * Value("core_seconds"));
        Value("share_of_peak").ShouldBeLessThan(Value("trials_share_of_peak"));

        var lines = (await lab.Run("bench", "--experiments", "--only", "tiny-training")).Output.TrimEnd().Split('\n');
        string[] rows = [.. lines.Where(line => line.Contains("tiny-training"))];
        rows[0].ShouldMatch(@"^ *tiny-training +[\d.]+ +[\d.]+ +0 +0\.\d\d +0\.\d\d$");
        rows[1].ShouldMatch(@"^ *tiny-training( +\d+ %){5}$");
        (await lab.Run("bench", "--experiments", "--only", "tiny")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Generation_is_told_in_samples() =>
        (await Bench("--only", "mnist1d")).Output.TrimEnd().Split('\n')[^1].ShouldBe(
            "mnist1d: 250,000 samples per second");

    [Fact]
    public async Task A_name_that_is_almost_one_is_guessed() =>
        (await Bench("--only", "mlp-10"))
            .ShouldBe(new Invocation(2, "", "error: there is no workload 'mlp-10'.\nhint: did you mean 'mlp-100'?\n"));

    [Fact]
    public async Task A_name_that_is_like_none_lists_them_all()
    {
        var result = await Bench("--only", "transformer");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("hint: it is one of logistic, mlp-20, mlp-100,");
    }

    [Fact]
    public async Task The_names_of_the_workloads_are_completed()
    {
        const string Line = "fruitfly bench --only mlp-2";
        (await Invocation.Of("complete", Line.Length.ToString(), Line)).Output.ShouldBe("mlp-20\nmlp-200-fullbatch\n");
    }

    static Task<Invocation> Bench(params string[] arguments) =>
        Invocation.Of(surroundings => surroundings with { Time = new TickingTime() }, ["bench", .. arguments]);

    sealed class TickingTime : TimeProvider
    {
        long _asked;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ++_asked * TimeSpan.FromMilliseconds(20).Ticks;
    }
}
