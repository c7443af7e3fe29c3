using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Web.Playground.Frames;
using Fruitfly.Web.Playground.Runs;
using Fruitfly.Web.Playground.Sessions;

namespace Fruitfly.Web.Tests.Playground.Frames;

public sealed class NetworkDrawingTests
{
    static (RunPlan Plan, Network Network, NetworkDrawing Drawing) Drawn(RunPlan plan)
    {
        var network = new Network(plan.Architecture, 7);
        Trainer.Train(network, plan.Data.WithoutTest(), plan.Recipe, 7);
        return (plan, network, NetworkDrawing.Of(network, plan)!);
    }

    static RunPlan Plane(Layer? norm = null) => new(
        PlanarData.Generate(PlanarPattern.Circles, 60), Architecture.Mlp([2, 3, 4, 2], new Tanh(), norm, 0.2),
        new Recipe { Optimizer = new Adam(0.01), Batches = Batches.Shuffled(20), Duration = Duration.Epochs(3) }, [7]);

    static float[] Parameters(Network network)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }

    [Fact]
    public void Weights_and_biases_are_the_network_s()
    {
        var (_, network, drawing) = Drawn(Plane());
        var values = Parameters(network);
        drawing.Layers.Select(layer => layer.Units).ShouldBe([2, 3, 4, 2]);
        drawing.Layers[1].Weights.ShouldBe(values[..6]);
        drawing.Layers[1].Biases.ShouldBe(values[6..9]);
        drawing.Layers[3].Weights.ShouldBe(values[^10..^2]);
        drawing.Layers[3].Biases.ShouldBe(values[^2..]);
    }

    public static TheoryData<string> Norms => ["none", "batch"];

    [Theory]
    [MemberData(nameof(Norms))]
    public void The_picture_of_an_output_is_what_the_network_says_over_the_plane(string norm)
    {
        var (plan, network, drawing) = Drawn(Plane(norm == "batch" ? new BatchNorm() : null));
        var inputs = plan.Plane!.Grid(SeenUnits.Side);
        var outputs = new float[inputs.Length];
        network.Predict(inputs, outputs);
        var (layer, cells) = (drawing.Layers[3], SeenUnits.Side * SeenUnits.Side);
        for (var unit = 0; unit < 2; unit++)
            for (var cell = 0; cell < cells; cell++)
                ((layer.Pictures[unit * cells + cell] - 128) / 127.0 * layer.Scales[unit])
                    .ShouldBe(outputs[2 * cell + unit], 0.005 * layer.Scales[unit]);
    }

    [Fact]
    public void A_hidden_unit_s_picture_is_its_activation()
    {
        var (plan, network, drawing) = Drawn(Plane());
        var values = Parameters(network);
        var grid = plan.Plane!.Grid(SeenUnits.Side);
        var expected = Math.Tanh(values[0] * grid[0] + values[1] * grid[1] + values[6]);
        ((drawing.Layers[1].Pictures[0] - 128) / 127.0 * drawing.Layers[1].Scales[0]).ShouldBe(expected, 0.01);
    }

    [Fact]
    public void Of_wide_layers_the_first_units_are_drawn()
    {
        var plan = new RunPlan(
            PlanarData.Generate(PlanarPattern.Circles, 60), Architecture.Mlp(2, 40, 2),
            new Recipe { Duration = Duration.Steps(0) }, [7]);
        var (_, network, drawing) = Drawn(plan);
        var values = Parameters(network);
        (drawing.Layers[1].Units, drawing.Layers[1].Shown).ShouldBe((40, 32));
        drawing.Layers[1].Weights.ShouldBe(values[..64]);
        drawing.Layers[2].Weights.ShouldBe([.. values[120..152], .. values[160..192]]);
    }

    [Fact]
    public void Digits_are_shown_by_the_mean_over_each_class_and_a_curve_over_its_places()
    {
        var (_, _, digits) = Drawn(Plans.Small(1));
        (digits.Places, digits.Layers[1].Pictures.Length).ShouldBe((UnitPlaces.Classes, 12 * 10));
        var line = new DataSet("line", Examples.RealValued([0, 0.5f, 1], 1, [0, 1, 2], 1));
        var (_, _, fit) = Drawn(new RunPlan(line, Architecture.Mlp(1, 4, 1),
            new Recipe { Loss = Training.Losses.Loss.LeastSquares, Duration = Duration.Epochs(3) }, [7]));
        (fit.Places, fit.Layers[0].Pictures.Length).ShouldBe((UnitPlaces.Curve, 64));
    }

    [Fact]
    public void Other_networks_are_not_drawn()
    {
        var plan = Plans.Small(1) with { Architecture = Mnist1dModels.ConvBase(40, 10) };
        NetworkDrawing.Of(new Network(plan.Architecture, 1), plan).ShouldBeNull();
    }

    [Fact]
    public void A_network_of_more_than_a_million_parameters_is_not_drawn()
    {
        var plan = Plans.Small(1) with { Architecture = Architecture.Mlp(40, 1000, 1000, 10) };
        NetworkDrawing.Of(new Network(plan.Architecture, 1), plan).ShouldBeNull();
    }

    /// <summary>A network of derived features is drawn over the plane of its points.</summary>
    [Fact]
    public void Derived_features_are_drawn_over_the_plane()
    {
        var setup = TrainingSetup.Parse([new("data", "circles"), new("samples", "60"), new("features", "x1^2,x2^2")]);
        var plan = RunPlan.Of(SetupPlan.Of(setup), setup.ToDescription().Load(1));
        plan.Plane!.Points.Features.ShouldBe(2);
        var drawing = NetworkDrawing.Of(new Network(plan.Architecture, 1), plan)!;
        drawing.Layers[0].Pictures.Min().ShouldBeGreaterThanOrEqualTo((byte)128, "squares are not negative");
        Frame.Of(plan, [ParameterSnapshot.Of(new Network(plan.Architecture, 1), 0)], run: 1).Regions.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0, 1, 0, 2)]
    [InlineData(0, 1, null, 7)]
    [InlineData(1, 3, 2, 9 + 11)]
    [InlineData(3, 0, 0, null)]
    [InlineData(0, 3, 0, null)]
    [InlineData(0, 0, 2, null)]
    [InlineData(-1, 0, 0, null)]
    [InlineData(0, 0, -1, null)]
    public void A_weight_is_found_by_the_units_it_leads_between(int layer, int unit, int? input, int? place) =>
        NetworkDrawing.PlaceOf(new Network(Plane().Architecture, 1), layer, unit, input).ShouldBe(place);

    [Fact]
    public void A_weight_that_is_set_by_hand_is_the_only_one_that_changes()
    {
        var network = new Network(Plane().Architecture, 1);
        var before = Parameters(network);
        new WeightEdit(0, 1, 0, -2.5).ApplyTo(network, step: 4).ShouldBe(4);
        before[2] = -2.5f;
        Parameters(network).ShouldBe(before);
        Should.Throw<ArgumentException>(() => new WeightEdit(0, 9, 0, 1).ApplyTo(network, 0));
        Should.Throw<ArgumentException>(() => new WeightEdit(0, 0, 0, double.NaN).ApplyTo(network, 0));
    }

    [Fact]
    public void Regularization_is_what_it_adds_to_the_loss()
    {
        float[] parameters = [1, -2, 3];
        Penalties.Of(new Recipe { Optimizer = new Sgd(0.1, WeightDecay: 0.5), L1Penalty = 0.1 }, parameters)
            .ShouldBe(new Penalties(0.25 * 14, 0.1 * 6));
        Penalties.Of(new Recipe { Optimizer = new AdamW(0.1, WeightDecay: 0.5) }, parameters)
            .ShouldBeNull("AdamW's decay is no penalty");
    }
}
