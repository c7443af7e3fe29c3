using System.Text.Json.Nodes;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class TrainCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Loss_and_error_on_every_split_are_printed_and_progress_goes_to_standard_error()
    {
        var result = await Train("--data", "clusters", "--samples", "100", "--epochs", "2");
        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.Split('\n');
        lines[0].ShouldBe("clusters: 2 features, 2 classes; 114 parameters, 4 steps");
        string.Join(' ', lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ShouldBe("split examples loss error");
        lines[3].ShouldMatch(@"^\s+training\s+64\s+0\.\d+\s+[\d.]+ %$");
        lines[4].ShouldMatch(@"^\s+validation\s+16\s+0\.\d+\s+[\d.]+ %$");
        lines[5].ShouldMatch(@"^\s+test\s+20\s+0\.\d+\s+[\d.]+ %$");
        result.Error.ShouldStartWith("train: 1 of 1 trial");
    }

    [Fact]
    public async Task Metrics_classes_and_confusions_follow_the_table_of_splits()
    {
        string[] setup = ["--data", "clusters", "--samples", "100", "--epochs", "1", "--seeds", "2"];
        var all = (await Train(setup)).Output;
        foreach (var words in (string[])["on the test examples", "balanced accuracy", "95 %: other seeds",
            "mean confidence", "precision", "true class, taken for"])
            all.ShouldContain(words);
        var chosen = (await Train([.. setup, "--metrics", "auc,log-loss"])).Output;
        chosen.ShouldContain("AUC");
        chosen.ShouldNotContain("balanced accuracy");
        chosen.ShouldNotContain("taken for");
        (await Train([.. setup, "--metrics", "auk"])).Error.ShouldContain("did you mean 'auc'?");
        var json = JsonNode.Parse((await Train([.. setup, "--metrics", "auc", "--json"])).Output)!["metrics"]!;
        json["split"]!.GetValue<string>().ShouldBe("test");
        json["values"]!.AsObject().Count.ShouldBe(8, "json is complete whatever is shown");
        json["confusions"]!.AsArray().Sum(row => row!.AsArray().Sum(count => count!.GetValue<int>())).ShouldBe(40);
    }

    [Fact]
    public async Task Several_seeds_give_a_mean_with_its_interval()
    {
        var result = await Train("--data", "clusters", "--samples", "100", "--epochs", "1", "--seeds", "3");
        result.Output.ShouldMatch(@"training +64 +[\d.]+ (± [\d.]+ \(n = 3\)|\([\d.]+ to [\d.]+; n = 3\)) +[\d.]+ ");
        result.Error.ShouldStartWith("train: 3 of 3 trials");
    }

    [Fact]
    public async Task Early_stopping_says_where_training_ended_and_which_parameters_came_back()
    {
        string[] arguments = ["--data", "circles", "--norm", "batch", "--early-stopping", "loss", "--patience", "2",
            "--label-noise", "0.4"];
        var json = JsonNode.Parse((await Train([.. arguments, "--json"])).Output)!["networks"]![0]!;
        var (ended, restored) = (json["endedStep"]!.GetValue<int>(), json["restoredStep"]!.GetValue<int>());
        (ended - restored).ShouldBe(2 * 10, "two evaluations of 10 steps");
        (await Train(arguments)).Output.ShouldContain(
            $"seed 1: training ended after {ended} steps, with the parameters of step {restored}\n");
        (await Train([.. arguments, "--seeds", "2"])).Output.ShouldMatch(
            @"\ntraining ended after \d+ to \d+ steps, with the parameters of steps \d+ to \d+\n");
    }

    [Fact]
    public async Task A_learning_rate_is_suggested_with_the_command_that_takes_it()
    {
        string[] arguments = ["--data", "clusters", "--samples", "100", "--find-rate"];
        var json = JsonNode.Parse((await Train([.. arguments, "--json"])).Output)!;
        var rate = json["suggested"]!.GetValue<double>();
        json["seeds"]!.AsArray().Count.ShouldBe(3);
        json["rule"]!.GetValue<string>().ShouldContain("a tenth of the rate");
        var text = (await Train(arguments)).Output;
        text.ShouldStartWith("The suggested learning rate is ");
        text.ShouldContain($"\ntrain with it: fruitfly train --data clusters --samples 100 --learning-rate {rate}\n");
        File.Exists(json["report"]!.GetValue<string>()).ShouldBeTrue();
        (await Train([.. arguments, "--history", _folder["curve.csv"]])).Error.ShouldContain(
            "--history has no meaning with --find-rate");
    }

    [Fact]
    public async Task Json_holds_the_numbers_of_every_network_as_the_library_gives_them()
    {
        var result = await Train("--data", "toy-function", "--epochs", "20", "--seed", "7", "--seeds", "2", "--json");
        var json = JsonNode.Parse(result.Output)!;
        json["command"]!.GetValue<string>()
            .ShouldBe("fruitfly train --data toy-function --epochs 20 --seed 7 --seeds 2");
        json["settings"]!["batch-size"]!.GetValue<string>().ShouldBe("full");
        json["settings"]!["shear"].ShouldBeNull();
        json["examples"]!["training"]!.GetValue<int>().ShouldBe(64);
        json["error"]!["test"].ShouldBeNull("the targets are real values");
        var setup = TrainingSetup.Of(SetupData.ToyFunction) with { Epochs = 20, Seed = 7, Seeds = 2 };
        var second = new TrialExecution().Run(SetupPlan.Of(setup).Trials[1], default);
        json["networks"]![1]!["seed"]!.GetValue<int>().ShouldBe(8);
        json["networks"]![1]!["loss"]!["test"]!.GetValue<double>().ShouldBe(second.History.Last.Test!.Loss);
        json["loss"]!["test"]!["n"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task The_command_that_json_tells_gives_the_same_again()
    {
        var first = await Train("--data", "circles", "--activation", "tanh", "--label-noise", "0.1", "--steps", "30",
            "--shuffle", "no", "--json");
        first.ExitCode.ShouldBe(2);
        first = await Train("--data", "circles", "--activation", "tanh", "--label-noise", "0.1", "--steps", "30",
            "--json");
        var command = JsonNode.Parse(first.Output)!["command"]!.GetValue<string>();
        var again = await Train([.. command.Split(' ')[2..], "--json"]);
        again.Output.ShouldBe(first.Output);
    }

    [Fact]
    public async Task Weights_and_history_are_files_and_the_weights_make_the_same_network()
    {
        var (weights, history) = (_folder["circles.safetensors"], _folder["curve.csv"]);
        var result = await Train("--data", "circles", "--epochs", "3", "--weights", weights, "--history", history);
        result.Output.ShouldContain($"\nwritten to {weights}\nwritten to {history}\nreport: ");
        var setup = TrainingSetup.Of(SetupData.Circles) with { Epochs = 3 };
        var trial = SetupPlan.Of(setup).Trials[0];
        var network = new Network(trial.Network, seed: 99);
        ModelFile.LoadInto(network, weights);
        var expected = new TrialExecution().Run(trial, default);
        network.Evaluate(trial.Data.Load(1).Test!).ShouldBe(expected.History.Last.Test);
        File.ReadAllText(history).ShouldBe(HistoryTable.Of([(1, expected.History.Evaluations)]));
    }

    [Fact]
    public async Task A_file_of_ones_own_is_read_with_its_target()
    {
        File.WriteAllText(_folder["mine.csv"],
            "x,kind,y\n" +
                string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(i % 2 == 0 ? "even" : "odd")},{i * i}.5\n")));
        var result = await Train("--file", _folder["mine.csv"], "--target", "y", "--epochs", "1");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("2 levels: even, odd");
        File.WriteAllText(_folder["mine.csv"],
            "x,z,kind\n" +
                string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i * i}.5,{(i % 2 == 0 ? "even" : "odd")}\n")));
        result = await Train("--file", _folder["mine.csv"], "--epochs", "1", "--json");
        result.ExitCode.ShouldBe(0, result.Error);
        JsonNode.Parse(result.Output)!["classes"]!.GetValue<int>().ShouldBe(2);
        (await Train("--file", _folder["absent.csv"])).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Real_values_far_from_zero_are_learned_by_the_defaults()
    {
        File.WriteAllText(_folder["prices.csv"], "area,age,price\n" + string.Concat(Enumerable.Range(0, 200).Select(
            i => FormattableString.Invariant(
                $"{30 + i % 40},{i % 7},{100_000 + 5_000 * (i % 40) - 2_000.5 * (i % 7)}\n"))));
        var result = await Train("--file", _folder["prices.csv"], "--json");
        JsonNode.Parse(result.Output)!["networks"]![0]!["loss"]!["test"]!.GetValue<double>()
            .ShouldBeLessThan(0.01, "of the variance");
    }

    [Fact]
    public async Task Training_that_is_interrupted_writes_nothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var curve = _folder["curve.csv"];
        var result =
            await Invocation.Of(surroundings => surroundings, stop.Token, ["train", "--history", curve, .. Places]);
        result.ExitCode.ShouldBe(130);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("error: interrupted; none of 1 network was trained to the end.");
        File.Exists(curve).ShouldBeFalse();
    }

    [Fact]
    public async Task Training_that_diverges_is_a_result()
    {
        var result =
            await Train("--data", "toy-function", "--optimizer", "sgd", "--learning-rate", "1000", "--steps", "100");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldMatch(@"seed 1 diverged: the loss was not finite after \d+ steps\nreport: ");
    }

    [Fact]
    public async Task The_same_again_trains_nothing_and_weights_are_trained_once_more()
    {
        string[] line = ["--data", "circles", "--epochs", "3"];
        var first = await Train(line);
        var again = await Train([.. line, "--weights", _folder["circles.safetensors"]]);
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.Split("written to")[0].ShouldBe(first.Output.Split("report: ")[0]);
        again.Error.ShouldContain("trained again for its weights: the store keeps results, not weights\n");
        (await Train("--data", "circles", "--epochs", "4", "--weights",
            _folder["other.safetensors"])).Error.ShouldNotContain("trained again");
    }

    [Fact]
    public async Task It_leaves_a_report_and_a_study_that_saw_the_test_set_once()
    {
        var result = await Train("--data", "clusters", "--samples", "100", "--epochs", "2", "--json");
        var json = JsonNode.Parse(result.Output)!;
        File.ReadAllText(json["report"]!.GetValue<string>()).ShouldContain("clusters");
        var study = json["study"]!.GetValue<string>();
        Path.GetFileName(json["report"]!.GetValue<string>()).ShouldBe($"{study}.html");
        var shown = await Invocation.Of("studies", "show", study, "--store", _folder["studies.db"]);
        shown.Output.ShouldContain("test set: seen once by 1 of the 1 trials");
    }

    [Fact]
    public async Task The_store_knows_where_a_file_was_and_keeps_a_copy_on_request()
    {
        var file = _folder["mine.csv"];
        File.WriteAllText(file,
            "x,kind\n" +
                string.Concat(Enumerable.Range(0, 60).Select(i => $"{i}.5,{(i % 2 == 0 ? "even" : "odd")}\n")));
        (await Train("--file", file, "--epochs", "1")).ExitCode.ShouldBe(0);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        Seen().ShouldBe([file]);
        (await Train("--file", file, "--epochs", "1", "--keep-data")).ExitCode.ShouldBe(0);
        Seen().ShouldBe([file, _folder[$"files/{hash}"]]);
        File.ReadAllBytes(_folder[$"files/{hash}"]).ShouldBe(File.ReadAllBytes(file));
        (await Train("--data", "circles", "--keep-data")).ExitCode.ShouldBe(2);

        IEnumerable<string> Seen()
        {
            using var store = new Studies.Sqlite.SqliteStudyStore(_folder["studies.db"], TimeProvider.System);
            return [.. store.Files(hash).Select(seen => seen.Path)];
        }
    }

    [Fact]
    public async Task One_split_has_the_interval_of_its_test_set_and_says_what_it_does_not_cover()
    {
        var one = await Train("--data", "clusters", "--samples", "100", "--epochs", "2");
        one.Output.ShouldMatch(
            @"\ntest error with other test examples: [\d.]+ to [\d.]+ % \(95 %, Wilson\)\none seed, one split: ");
        var several = await Train("--data", "clusters", "--samples", "100", "--epochs", "2", "--seeds", "3");
        several.Output.ShouldContain(
            "\n± covers the seed alone (95 %): 3 seeds, one split\ntest error with other test examples: ");
        var values = await Train("--data", "toy-function", "--epochs", "5");
        values.Output.ShouldMatch(
            @"\ntest loss with other test examples: [\d.]+ to [\d.]+ \(95 %, t over 20 examples\)\n");
        foreach (var line in (one.Output + several.Output + values.Output).Split('\n')
            .Where(line => !line.StartsWith("report: ")))
            line.Length.ShouldBeLessThanOrEqualTo(80);
    }

    [Fact]
    public async Task The_interval_over_splits_of_a_file_is_corrected_for_the_examples_that_they_share()
    {
        File.WriteAllText(_folder["mine.csv"], "x,z,kind\n" + string.Concat(Enumerable.Range(0, 60).Select(
            i => FormattableString.Invariant($"{i % 7},{i * i % 11}.5,{(i * i % 5 < 2 ? "even" : "odd")}\n"))));
        var result = await Train("--file", _folder["mine.csv"], "--splits", "4", "--epochs", "3", "--json");
        var json = JsonNode.Parse(result.Output)!;
        double[] errors =
            [.. json["networks"]!.AsArray().Select(network => network!["error"]!["test"]!.GetValue<double>())];
        errors.Length.ShouldBe(4);
        var expected = Measurement.ResampledMean.Of(errors, 12.0 / 38).Within(0, 1);
        json["examples"]!["training"]!.GetValue<int>().ShouldBe(38);
        json["error"]!["test"]!["mean"]!.GetValue<double>().ShouldBe(expected.Mean);
        json["error"]!["test"]!["low"]!.GetValue<double>().ShouldBe(expected.Low, 1e-12);
        json["error"]!["test"]!["high"]!.GetValue<double>().ShouldBe(expected.High, 1e-12);
        json["error"]!["training"]!["low"].ShouldBeNull("training examples repeat");
        json["covers"]!.GetValue<string>().ShouldBe("examples-split-seed");

        var text = (await Train("--file", _folder["mine.csv"], "--folds", "5", "--epochs", "3")).Output;
        text.ReplaceLineEndings(" ")
            .ShouldContain(
                " ± covers test examples, split and seed (95 %): 5 folds, corrected for the examples they share " +
                "(Nadeau & Bengio 2003)");
        text.ShouldNotContain("−", Case.Sensitive, "no share is negative");
    }

    [Fact]
    public async Task No_end_of_a_share_lies_beyond_the_shares()
    {
        var json = JsonNode.Parse(
            (await Train("--data", "clusters", "--samples", "60", "--epochs", "30", "--noise", "0.6", "--splits", "3",
                "--json")).Output)!;
        foreach (var split in (string[])["training", "validation", "test"])
        {
            json["error"]![split]!["low"]!.GetValue<double>().ShouldBeInRange(0, 1);
            json["error"]![split]!["high"]!.GetValue<double>().ShouldBeInRange(0, 1);
        }
        json["covers"]!.GetValue<string>().ShouldBe("data-split-seed");
    }

    [Fact]
    public async Task Splits_that_all_do_alike_are_bounded_by_a_test_set()
    {
        var json = JsonNode.Parse(
            (await Train("--data", "clusters", "--samples", "100", "--noise", "0", "--splits", "3", "--json")).Output)!;
        json["error"]!["test"]!["mean"]!.GetValue<double>().ShouldBe(0);
        json["error"]!["test"]!["high"]!.GetValue<double>().ShouldBe(Measurement.Proportion.Wilson(0, 20).High, 1e-12);
    }

    [Fact]
    public async Task A_file_that_is_read_is_not_written_over_and_two_outputs_are_two_files()
    {
        var table = "x,kind\n" +
            string.Concat(Enumerable.Range(0, 60).Select(i => $"{i}.5,{(i % 2 == 0 ? "even" : "odd")}\n"));
        File.WriteAllText(_folder["mine.csv"], table);
        var same = await Train("--file", _folder["mine.csv"], "--history", _folder["./mine.csv"], "--overwrite");
        same.ExitCode.ShouldBe(2);
        same.Error.ShouldStartWith(
            $"error: --history and --file are the same file, '{_folder["./mine.csv"]}': the input would be lost.\n");
        (await Train("--weights", _folder["x"], "--history", _folder["x"])).Error.ShouldContain(
            "--weights and --history are the same file");
        var other = await Train("--data", "clusters", "--epochs", "1", "--history", _folder["mine.csv"]);
        other.ExitCode.ShouldBe(2);
        other.Error.ShouldContain("add --overwrite to replace it");
        File.ReadAllText(_folder["mine.csv"]).ShouldBe(table);
        (await Train("--data", "clusters", "--epochs", "1", "--history", _folder["mine.csv"],
            "--overwrite")).ExitCode.ShouldBe(0);
        (await Train("--data", "clusters", "--epochs", "1", "--history", _folder["mine.csv"])).ExitCode.ShouldBe(0,
            "it is a curve now");
    }

    [Theory]
    [InlineData("--learning-rate fast", "--learning-rate is 'fast'; it must be a number from 0 to 1000.")]
    [InlineData("--data circles --shear 1", "--shear has a meaning only where data is mnist1d.")]
    [InlineData("--seeds 2 --weights w.safetensors", "--seeds is 2, and a file of weights holds one network.")]
    [InlineData("--splits 2 --weights w.safetensors", "--splits is 2, and a file of weights holds one network.")]
    [InlineData("--splits 2 --program", "--splits is 2, and the program trains on one split.")]
    [InlineData("--weights w.csv", "--weights is 'w.csv', and writes weights (safetensors).")]
    [InlineData("--history https://somewhere/curve.csv",
        "--history begins with 'https://', which is the address of a server; it must be a path on this machine.")]
    public async Task What_does_not_fit_is_an_error_of_the_command_line(string line, string message)
    {
        var result = await Train(line.Split(' '));
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith($"error: {message}\nhint: ");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_before_training()
    {
        var result = await Train("--weights", _folder["no-such-folder/w.safetensors"]);
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldNotContain("train:");
    }

    [Fact]
    public async Task The_program_is_printed_and_nothing_is_trained()
    {
        var result = await Train("--data", "spirals", "--seeds", "4", "--program");
        var lines = result.Output.Split('\n');
        var project = lines[0]["#:project ".Length..];
        File.Exists(project).ShouldBeTrue("it is run where it is printed");
        result.Output.ShouldBe((TrainingSetup.Of(SetupData.Spirals) with { Seeds = 4 }).ToProgram(project));
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_help_has_every_setting_with_its_default()
    {
        var help = string.Join(' ',
            (await Train("--help")).Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var setting in Setting.All)
            help.ShouldContain($" --{setting.Name} ");
        help.ShouldContain(
            "the share of the last step's velocity that is kept (where optimizer is momentum or nesterov; default: 0.9)");
        help.ShouldContain("--shuffle [yes|no]");
    }

    string[] Places => ["--store", _folder["studies.db"], "--reports", _folder["reports"]];

    Task<Invocation> Train(params string[] arguments) =>
        Task.Run(() => Invocation.Of(surroundings => surroundings, ["train", .. arguments, .. Places]));
}
