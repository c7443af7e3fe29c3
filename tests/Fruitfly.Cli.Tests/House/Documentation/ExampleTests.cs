using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Toy;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed partial class ExampleTests
{
    const string FirstNetwork = "examples/first-network.cs";

    [Fact]
    public void The_code_in_the_README_is_the_example() =>
        Document.Of("README.md").Blocks("csharp").ShouldHaveSingleItem().ShouldBe(Repository.Read(FirstNetwork));

    [Fact]
    public async Task The_example_compiles_and_learns()
    {
        var result = await Run(FirstNetwork);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        double.Parse(TestError().Match(result.Output).Groups[1].Value, CultureInfo.InvariantCulture)
            .ShouldBeInRange(0, 50, result.Output);
    }

    [Theory]
    [InlineData("docs/library.md", "LibraryTour")]
    [InlineData("docs/training.md", "TrainingTour")]
    [InlineData("docs/models.md", "ModelTour")]
    [InlineData("docs/metrics.md", "MetricsTour")]
    [InlineData("docs/estimators.md", "EstimatorTour")]
    [InlineData("docs/diagnose.md", "DiagnosisTour")]
    public void The_code_in_a_tour_is_the_program_that_runs(string document, string tour)
    {
        var code = Document.Of(document).Blocks("csharp");
        var program = Repository.Read($"tests/Fruitfly.Cli.Tests/House/Documentation/{tour}.cs");
        var body = Body().Match(program).Groups[1].Value;
        var usings =
            string.Concat(program.Split('\n').Where(line => line.StartsWith("using ")).Select(line => line + "\n"));
        string.Concat(code.Skip(1)).ShouldBe(Regex.Replace(body, "^        ", "", RegexOptions.Multiline));
        code[0].ShouldBe(usings);
    }

    [Fact]
    public void The_tour_of_recipes_runs()
    {
        using var output = new StringWriter();
        TrainingTour.Run(output);
        output.ToString().ShouldMatch(@"^ended after \d+ steps, with the parameters of step \d+\ntest error [\d.]+");
    }

    [Fact]
    public void The_tour_of_models_runs()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        ModelTour.Run(output, folder.Root);
        output.ToString().ShouldMatch(@"^(in|out)side with probability [01]\.\d\d ± 0\.\d\d\n$");
        File.Exists(folder["circles.onnx"]).ShouldBeTrue();
    }

    [Fact]
    public void The_tour_of_metrics_runs()
    {
        using var output = new StringWriter();
        MetricsTour.Run(output);
        var lines = output.ToString().Split('\n');
        lines[0].ShouldMatch(@"^AUC 0\.\d{3}, with other test examples 0\.\d{3} to 0\.\d{3}$");
        lines[1].ShouldMatch(@"^wide − narrow: 0\.\d{3} \(");
        lines[2].ShouldMatch(@"^decided: False; \d+ seeds would be likely to$");
    }

    [Fact]
    public void The_tour_of_estimators_runs()
    {
        using var output = new StringWriter();
        EstimatorTour.Run(output);
        var lines = output.ToString().Split('\n');
        lines[0].ShouldMatch(@"^bias² \+ noise 0\.12\d\d \(0\.1\d{3} to 0\.1\d{3}\)$"); // 1/12 and 0.2²
        lines[1].ShouldMatch(@"^variance      0\.001\d \("); // (1/12 + 0.2²)/100
        lines[2].ShouldMatch(@"^noise at most 0\.0[4-5]\d\d, structure at least 0\.0[6-8]\d\d$");
        lines[3].ShouldMatch(@"^Flat: twice the rows bring 0\.00\d\d \(");
    }

    [Fact]
    public void The_tour_of_diagnosis_runs()
    {
        using var output = new StringWriter();
        DiagnosisTour.Run(output, Path.Combine(Repository.Root, "examples/studies/measurements.csv"));
        output.ToString().ShouldContain("variance from the seed");
        output.ToString().ShouldContain("noise");
    }

    [Fact]
    public void The_tour_of_the_library_runs()
    {
        using var output = new StringWriter();
        LibraryTour.Run(output);
        output.ToString().ShouldContain("labels redrawn");
        output.ToString().ShouldContain("Total parameters");
        output.ToString().ShouldContain("have the class of their neighbours");
        double.Parse(Interval().Match(output.ToString()).Groups[1].Value, CultureInfo.InvariantCulture)
            .ShouldBeInRange(0, 90);
    }

    /// <summary>All in one program, each in a namespace with its own usings, since a build takes
    /// longer than all trainings.</summary>
    [Fact]
    public async Task The_programs_of_setups_compile_and_give_the_numbers_of_the_setups()
    {
        using var folder = new TemporaryFolder();
        var table = folder["my table.csv"];
        DataFiles.Save(table, PlanarData.Generate(PlanarPattern.Clusters, samples: 60, trainSplit: 1));
        TrainingSetup[] setups =
        [
            .. Enum.GetValues<SetupData>()
                .Select(data => TrainingSetup.Of(data) with { File = data == SetupData.File ? table : "", Steps = 5 }),
            new() { Network = SetupNetwork.Cnn, Samples = 200, Initializer = SetupInitializer.PyTorch,
                Optimizer = SetupOptimizer.AdamW, LabelNoise = 0.5, Steps = 3, Seeds = 2 },
            new() { Network = SetupNetwork.Gru, Samples = 100,
                Generator = new() { FinalLength = 20, ShuffledSequence = true, Scale = 0.25 },
                Schedule = SetupSchedule.Cosine, WarmUp = 2, Steps = 3 },
            new() { Network = SetupNetwork.Logistic, Samples = 100, Initializer = SetupInitializer.Constant,
                Optimizer = SetupOptimizer.Nesterov, WeightDecay = 0.01, ValidationShare = 0, Steps = 3 },
            TrainingSetup.Of(SetupData.Circles) with { Norm = SetupNorm.Batch, EarlyStopping = SetupStopping.Error,
                Patience = 2, MinimumImprovement = 0.01, Optimizer = SetupOptimizer.RmsProp, ClipNorm = 1,
                InputNoise = 0.1, WeightNoise = 0.01, AugmentTranslation = 1, AugmentScaling = 0.1,
                AugmentShear = 0.2, Schedule = SetupSchedule.OneCycle, Epochs = 12 },
            TrainingSetup.Of(SetupData.Clusters) with { Norm = SetupNorm.Layer, Dropout = 0.1, LabelSmoothing = 0.1,
                ClassWeights = "balanced", L1Penalty = 0.001, Schedule = SetupSchedule.Linear, Epochs = 2 },
            TrainingSetup.Of(SetupData.Spirals) with { ClassWeights = "1,2", Schedule = SetupSchedule.Exponential,
                EarlyStopping = SetupStopping.Loss, Steps = 30 },
            TrainingSetup.Of(SetupData.Circles) with { Activation = SetupActivation.LeakyRelu, Dropout = 0.25,
                Initializer = SetupInitializer.Normal, Loss = SetupLoss.LeastSquares, Epochs = 1 },
            TrainingSetup.Of(SetupData.File) with { File = table, Target = "label", TrainSplit = 1, Standardize = false,
                HiddenLayers = [], Initializer = SetupInitializer.Orthogonal, Steps = 3 },
        ];
        var project = Path.Combine(Repository.Root, "src/Fruitfly/Fruitfly.csproj");
        var bodies =
            setups.Select((setup, i) => (Number: i, Parts: Program().Match(setup.ToProgram(project)))).ToList();
        File.WriteAllText(folder["setups.cs"],
            $"#:project {project}\n" + string.Concat(bodies.Select(body => $"Setup{body.Number}.Program.Run();\n"))
            + string.Concat(bodies.Select(body =>
                $"namespace Setup{body.Number}\n{{\n{body.Parts.Groups["usings"]}static class Program\n{{\npublic " +
                    $"static void Run()\n{{\n{body.Parts.Groups["body"]}}}\n}}\n}}\n")));

        var result = await Run(folder["setups.cs"]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldBe(string.Concat(setups.SelectMany(Lines)));

        static IEnumerable<string> Lines(TrainingSetup setup)
        {
            var file = setup.ReadFile(DescribedFile.Read);
            var places = new DataPlaces();
            if (file is not null)
                places.Files.Give(file);
            return from trial in SetupPlan.Of(setup, file).Trials
                   let trained = new TrialExecution(places).Run(trial, default)
                   from split in Enum.GetValues<Split>()
                   let score = TrainedScores.Of(trained, split)
                   where score is not null
                   select $"seed {trial.Seed}, {split}: loss {score.Loss}, error {score.Error:P2}\n";
        }
    }

    internal static Task<Invocation> Run(string program) => DotNet("run", program);

    internal static async Task<Invocation> DotNet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return await Process.Start(start)!.Ended();
    }

    [GeneratedRegex("^#:project .*\n\n(?<usings>(using .*\n)+)(?<body>(.|\n)*)$")]
    private static partial Regex Program();

    [GeneratedRegex(@"test error ([\d.]+)\s*%")]
    private static partial Regex TestError();

    [GeneratedRegex(@"test error ([\d.]+)\s*%, 95 % interval .* n = 3")]
    private static partial Regex Interval();

    [GeneratedRegex(@"TextWriter Console[^)]*\)\n    \{\n(.*?)^    \}$",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Body();
}
