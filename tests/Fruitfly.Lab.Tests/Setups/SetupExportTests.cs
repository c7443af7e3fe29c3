using Fruitfly.Lab.Setups;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Setups;

public sealed class SetupExportTests
{
    [Fact]
    public void The_command_names_what_differs_from_the_defaults_quoted_for_a_shell()
    {
        new TrainingSetup().ToCommand().ShouldBe("fruitfly train");
        (TrainingSetup.Of(SetupData.Spirals) with { Noise = 0.2, BatchSize = 0, HiddenLayers = [] })
            .ToCommand("./fruitfly")
            .ShouldBe("./fruitfly train --data spirals --noise 0.2 --hidden-layers none --batch-size full");
        (TrainingSetup.Of(SetupData.File) with { File = "it's mine.csv", Target = "-1", Standardize = false })
            .ToCommand()
            .ShouldBe("""fruitfly train --data file --file 'it'\''s mine.csv' --target=-1 --standardize no""");
    }

    [Fact]
    public void Where_there_is_no_source_the_program_takes_the_package()
    {
        var (packaged, project) = (new TrainingSetup().ToPackagedProgram(), new TrainingSetup().ToProgram());
        packaged.ShouldMatch(@"^#:package Fruitfly@\d+\.\d+\.\d+[^+\n]*\n\nusing ");
        packaged[packaged.IndexOf('\n', StringComparison.Ordinal)..]
            .ShouldBe(project[project.IndexOf('\n', StringComparison.Ordinal)..]);
    }

    [Fact]
    public void The_program_of_the_defaults_reads_like_the_first_example() =>
        new TrainingSetup().ToProgram().ShouldBe(
            """
            #:project ../src/Fruitfly/Fruitfly.csproj

            using Fruitfly.Data;
            using Fruitfly.Data.Mnist1d;
            using Fruitfly.Networks;
            using Fruitfly.Training;
            using Fruitfly.Training.Losses;
            using Fruitfly.Training.Optimizers;
            using Fruitfly.Training.Schedules;

            var data = Mnist1d.Generate();
            data = data.WithValidation(0.2, seed: 42);

            var architecture = Architecture.Mlp(data.Features, 100, 100, data.Outputs);
            var recipe = new Recipe
            {
                Loss = Loss.CrossEntropy,
                Optimizer = new Sgd(0.05, Momentum: 0.9),
                Schedule = new StepSchedule(10, 0.5),
                Batches = Batches.Shuffled(100),
                Duration = Duration.Epochs(50),
                EvaluateEvery = Duration.Steps(0),
            };

            for (var seed = 1ul; seed < 2; seed++)
            {
                var network = new Network(architecture, seed);
                var history = Trainer.Train(network, data, recipe, seed);
                if (history.Divergence is { } divergence)
                    Console.WriteLine($"seed {seed}: the loss was not finite after {divergence.Step} steps");
                else
                    foreach (var split in Enum.GetValues<Split>())
                        if (history.Last[split] is { } score)
                            Console.WriteLine($"seed {seed}, {split}: loss {score.Loss}, error {score.Error:P2}");
            }

            """);

    [Fact]
    public void What_a_file_is_called_stays_text_in_a_program()
    {
        var program =
            (TrainingSetup.Of(SetupData.File) with
            {
                File = "a\"); System.Console.Beep(); //\n\\",
                Target = "größe\u2028"
            }).ToProgram("x\ny");
        program.ShouldContain(
            """DataFiles.ReadTable("a\u0022); System.Console.Beep(); //\u000a\u005c", new DataFileOptions { Target = "gr\u00f6\u00dfe\u2028" })""");
        program.ShouldStartWith("#:project x y\n");
    }

    [Fact]
    public void A_history_is_a_line_for_each_evaluation_of_each_seed()
    {
        Evaluation[] one =
            [new(0, 0, 0.5, new Score(2.25, 0.875), null, null),
                new(10, 1.5, 0.25, new Score(1e-7, 0), new Score(0.1, 0.05), null)];
        Evaluation[] other = [new(0, 0, 0.5, new Score(3, double.NaN), null, null)];
        HistoryTable.Of([(7, one), (8, other), (9, [])]).ShouldBe(
            """
            seed,step,epoch,learning_rate,training_loss,training_error,validation_loss,validation_error
            7,0,0,0.5,2.25,0.875,,
            7,10,1.5,0.25,1E-07,0,0.1,0.05
            8,0,0,0.5,3,,,

            """);
    }
}
