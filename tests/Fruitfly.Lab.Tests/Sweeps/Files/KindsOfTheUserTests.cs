using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Tests.Sweeps.Files;

/// <summary>A program with kinds of its own has them in its study files. No other test runs meanwhile: the schema and
/// many messages list every kind.</summary>
[CollectionDefinition(nameof(KindsOfTheUserTests), DisableParallelization = true)]
[Collection(nameof(KindsOfTheUserTests))]
public sealed class KindsOfTheUserTests : IDisposable
{
    const string Study =
        """
        study: own
        data: {kind: ada/discs, noise: 0.1}
        network: {layers: [{kind: linear, outputs: 4}, {kind: ada/sine, frequency: 2}]}
        recipe: {epochs: 2, loss: ada/halved, optimizer: {kind: ada/sign-descent, learningRate: 0.01}}
        factors:
          data.noise: [0.1, 0.2]
          recipe.optimizer: [{kind: ada/sign-descent, learningRate: 0.02}, adam]
        seeds: 2
        """;

    public KindsOfTheUserTests()
    {
        DataDescription.Kinds.Add<Discs>("ada/discs");
        Layer.Kinds.Add<Sine>("ada/sine", revision: 3);
        Loss.Kinds.Add<Halved>("ada/halved");
        Optimizer.Kinds.Add<SignDescent>("ada/sign-descent");
    }

    public void Dispose()
    {
        DataDescription.Kinds.Remove("ada/discs");
        Layer.Kinds.Remove("ada/sine");
        Loss.Kinds.Remove("ada/halved");
        Optimizer.Kinds.Remove("ada/sign-descent");
    }

    [Fact]
    public void They_are_trained_compared_and_typed_as_any_other()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-own-");
        try
        {
            using var store = new SqliteStudyStore(Path.Combine(folder.FullName, "studies.db"), TimeProvider.System);
            var study = SomeStudies.Read(Study);
            var swept = new SweepRun(study.Plan) { Command = "", Places = new DataPlaces() }
                .Run(store, TimeProvider.System);

            swept.Outcome.Scores.Candidates.Count.ShouldBe(4);
            var trial = study.Plan.Trials[0].Value;
            trial.Data.ShouldBe(new Discs(0.1));
            trial.Network.Layers[1].ShouldBe(new Sine(2));
            trial.Recipe.Loss.ShouldBe(new Halved());
            trial.Recipe.Optimizer.ShouldBe(new SignDescent(0.02));
            var alone = SomeStudies.Read(Study, [.. study.Typed(study.Plan.Settings[2])]).Plan;
            alone.Trials.Select(pair => TrialIdentity.Hash(pair.Value)).ShouldBe(study.Plan.Trials
                .Where(pair => pair.Key.Setting == 2).Select(pair => TrialIdentity.Hash(pair.Value)));
            study.Shown.ShouldContain("kind: ada/discs  # study.yaml:2:14");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_schema_of_the_program_has_them_with_their_settings()
    {
        var layer = JsonNode.Parse(StudySchema.Text)!["$defs"]!["layer"]!["anyOf"]!.AsArray()
            .Single(form => (string?)form!["properties"]?["kind"]?["const"] == "ada/sine")!;
        ((string)layer["properties"]!["frequency"]!["type"]!).ShouldBe("number");
    }

    [Theory]
    [InlineData("ada/sine", "ada/sien", "network.layers[1].kind", "ada/sine")]
    [InlineData("frequency", "frequenzy", "network.layers[1].frequenzy", "frequency")]
    [InlineData("kind: ada/discs, noise", "kind: ada/discs, nois", "data.nois", "noise")]
    [InlineData("loss: ada/halved", "loss: ada/halfed", "recipe.loss", "ada/halved")]
    public void What_is_misspelt_is_named_with_what_was_meant(string right, string wrong, string path, string meant)
    {
        var problem = SomeStudies.Problems(Study.Replace(right, wrong))
            .ShouldHaveSingleItem();
        (problem.Path, problem.Meant).ShouldBe((path, meant));
        problem.Origin.Line.ShouldBeInRange(2, 4);
    }

    [Fact]
    public void A_program_without_them_says_that_it_lacks_them()
    {
        Dispose();
        SomeStudies.Problems(Study).Select(problem => problem.What).ShouldContain(
            "is 'ada/sine', a kind that this program does not have: run the study with the program that adds it.");
    }

    sealed record Discs(double Noise) : DataDescription
    {
        public override DataSet Load(ulong seed)
        {
            var made = PlanarData.Generate(PlanarPattern.Circles, 100, Noise, 0.6, (uint)seed);
            return new DataSet("discs", made.Training, made.Test, made.Test);
        }
    }

    sealed record Sine(double Frequency) : ActivationLayer
    {
        public override double Value(double preactivation) => Math.Sin(Frequency * preactivation);

        public override double Derivative(double preactivation) => Frequency * Math.Cos(Frequency * preactivation);
    }

    sealed record Halved : Loss
    {
        public override LossFunction For(DataSet data, int capacity) => CrossEntropy.For(data, capacity);
    }

    sealed record SignDescent(double LearningRate) : Optimizer(LearningRate)
    {
        public override OptimizerState Start(int parameters) => new State();

        sealed class State : OptimizerState
        {
            public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate)
            {
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i] -= (float)rate * Math.Sign(gradients[i]);
            }
        }
    }
}
