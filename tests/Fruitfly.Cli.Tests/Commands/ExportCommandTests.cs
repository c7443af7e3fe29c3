namespace Fruitfly.Cli.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Trials_go_to_standard_output_as_a_table_with_one_line_each()
    {
        await _lab.RunTiny("--quick");
        var lines = (await Export("tiny-training-quick")).Output.TrimEnd().Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("position,hash,state,");
    }

    [Fact]
    public async Task The_ending_of_the_file_chooses_the_format()
    {
        await _lab.RunTiny("--quick");
        var file = _lab.Folder["trials.jsonl"];
        (await Export("tiny-training-quick", "--out", file)).Output.ShouldBe(
            $"written to {file}\nwritten to {_lab.Folder["trials.dictionary.json"]}\n");
        File.ReadAllLines(file).ShouldAllBe(line => line.StartsWith("{\"position\":"));
        (await Export("tiny-training-quick", "--out", _lab.Folder["trials.PARQUET"])).ExitCode.ShouldBe(0);
        File.ReadAllBytes(_lab.Folder["trials.PARQUET"])[..4].ShouldBe("PAR1"u8.ToArray());
    }

    [Theory]
    [InlineData(new[] { "--format", "xlsx" },
        "error: the format 'xlsx' is not known.\nhint: it is csv, jsonl or parquet; choose with --format.\n")]
    [InlineData(new[] { "--form", "tall" }, "error: the form 'tall' is not known.\nhint: it is wide or long.\n")]
    [InlineData(new[] { "--form", "long", "--format", "jsonl" },
        "error: --form has a meaning only with csv and parquet: a line of jsonl holds a trial with its curve.\n"
        + "hint: leave out --form, or choose another --format.\n")]
    [InlineData(new[] { "--format", "parquet" },
        "error: a Parquet file cannot be printed.\nhint: name the file with --out, such as --out trials.parquet.\n")]
    [InlineData(new[] { "--format", "parquet", "--out", "/dev/stdout" },
        "error: --out is '/dev/stdout', a pipe or device, and a Parquet file is written in more than one pass.\n"
        + "hint: name a file, and send that on.\n")]
    [InlineData(new[] { "--figure", "loses", "--svg", "x.svg" },
        "error: there is no figure 'loses'.\nhint: did you mean 'losses'?\n")]
    [InlineData(new[] { "--svg", "x.png" },
        "error: --svg is 'x.png', and writes a picture (SVG).\nhint: choose a name that ends in .svg.\n")]
    [InlineData(new[] { "--svg", "x.svg", "--pdf", "x.svg" },
        "error: --pdf is 'x.svg', and writes a page (PDF).\nhint: choose a name that ends in .pdf.\n")]
    [InlineData(new[] { "--json" },
        "error: --json lists the files written, but without --out there is none: the table itself is printed.\n"
        + "hint: add --out FILE; or --format jsonl instead of --json, for the trials as JSON.\n")]
    [InlineData(new[] { "--figure", "losses" },
        "error: the figure 'losses' needs a file.\nhint: name one with --svg, --png or --pdf.\n")]
    [InlineData(new[] { "--svg", "x.svg", "--out", "y.csv" },
        "error: a picture and a table are two exports.\nhint: leave out --format and --out, or --svg, --png and --pdf.\n")]
    public async Task What_cannot_be_is_an_error(string[] arguments, string error)
    {
        await _lab.RunTiny("--quick");
        (await Export(["tiny-training-quick", .. arguments])).ShouldBe(new Invocation(2, "", error));
    }

    [Fact]
    public async Task The_long_form_has_a_line_for_each_point_of_a_curve()
    {
        await _lab.RunTiny("--quick");
        var lines = (await Export("tiny-training-quick", "--form", "long")).Output.TrimEnd().Split('\n');
        lines[0].ShouldStartWith("position,hash,state,seed,step,epoch,learning_rate,training_loss,");
        lines.Length.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Results_alone_are_the_same_whenever_and_wherever_they_were_made()
    {
        await _lab.RunTiny("--quick");
        var first = await Export("tiny-training-quick", "--results-only");
        using var other = new TinyLab();
        await other.RunTiny("--quick");
        (await other.Run("export", "tiny-training-quick", "--results-only", "--store", other.Store)).ShouldBe(first);
        (await Export("tiny-training-quick")).Output.Split('\n')[0].ShouldEndWith(
            "attempts,ended,seconds,instruction_set,program,runtime");
        first.Output.Split('\n')[0].ShouldEndWith("failure");
    }

    [Fact]
    public async Task A_dictionary_of_ones_own_is_not_written_over()
    {
        await _lab.RunTiny("--quick");
        File.WriteAllText(_lab.Folder["trials.dictionary.json"], "mine");
        var refused = await Export("tiny-training-quick", "--out", _lab.Folder["trials.csv"]);
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("trials.dictionary.json");
        File.Exists(_lab.Folder["trials.csv"]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_store_is_not_written_over()
    {
        await _lab.RunTiny("--quick");
        var before = File.ReadAllBytes(_lab.Store);
        var result = await Export("tiny-training-quick", "--format", "csv", "--out", _lab.Store, "--overwrite");
        result.ExitCode.ShouldBe(2);
        File.ReadAllBytes(_lab.Store).ShouldBe(before);
    }

    [Fact]
    public async Task A_study_that_is_not_there_is_an_error() =>
        (await Export("tiny-training-quick")).ShouldBe(
            new Invocation(2, "",
                "error: there is no study 'tiny-training-quick'.\nhint: see 'fruitfly studies list'.\n"));

    [Theory]
    [InlineData("mnist1d-data")]
    [InlineData("mnist1d-data-full")]
    [InlineData("mnist1d-data-quick")]
    public async Task An_experiment_without_trials_is_computed_by_the_name_its_study_would_have(string name)
    {
        using var lab = new TinyLab
        {
            Experiments = new Lab.Experiments.ExperimentCatalog(
            Lab.Experiments.ExperimentCatalog.Default.Find("mnist1d-data")!)
        };
        (await lab.Run(["export", name, "--figure", "template", "--svg", "x.svg", "--store", lab.Store])).Error
            .ShouldBe("error: there is no figure 'template'.\nhint: did you mean 'templates'?\n");
    }

    Task<Invocation> Export(params string[] arguments) => _lab.Run(["export", .. arguments, "--store", _lab.Store]);
}
