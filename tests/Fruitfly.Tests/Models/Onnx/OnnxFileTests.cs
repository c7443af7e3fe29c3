using Fruitfly.Models;
using Fruitfly.Models.Onnx;
using Fruitfly.Networks;

namespace Fruitfly.Tests.Models.Onnx;

public sealed class OnnxFileTests
{
    static readonly float[] Rows = [0.3f, -1, 2, 0, 0, 0, -0.5f, 0.25f, 1.5f, 3, 3, -3];

    [Theory]
    [InlineData(ModelOutputs.Logits)]
    [InlineData(ModelOutputs.Scores)]
    public void An_ensemble_of_classifiers_gives_labels_probabilities_and_spreads(ModelOutputs outputs)
    {
        var model = SomeModel.Classes(outputs, ["setosa", "versi color", "ß"], 1, 2);

        var found = OnnxRun.Of(model, Rows);

        var expected = model.Predict(Rows);
        Agree((float[])found["probabilities"], expected.Probabilities);
        Agree((float[])found["spreads"], expected.Spreads);
        ((string[])found["label"]).ShouldBe(
            Enumerable.Range(0, expected.Count).Select(row => model.Description.Classes[expected.Label(row)]));
    }

    [Fact]
    public void Values_come_in_the_units_of_the_target()
    {
        var model = SomeModel.Of(
            new ModelDescription
            {
                Network = Architecture.Mlp(3, 4, 2),
                Networks = 2,
                Outputs = ModelOutputs.Values,
                Preprocessing = SomeModel.Scale(3, (20_000_000, 5), (-1, 0.1)),
            }, [1, 2]);

        var found = OnnxRun.Of(model, Rows);

        Agree((double[])found["values"], model.Predict(Rows).Values);
        Agree((float[])found["spreads"], model.Predict(Rows).Spreads);
    }

    [Fact]
    public void One_network_has_no_spreads() =>
        OnnxRun.Of(SomeModel.Classes(ModelOutputs.Logits, ["a", "b"], 1), Rows).Keys
            .ShouldBe(["label", "probabilities"], ignoreOrder: true);

    [Fact]
    public void No_rows_are_no_predictions() =>
        ((float[])OnnxRun.Of(SomeModel.Classes(ModelOutputs.Logits, ["a", "b"], 1), [])["probabilities"])
            .ShouldBeEmpty();

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        OnnxFile.ToBytes(SomeModel.Classes(ModelOutputs.Logits, ["a", "b"], 1, 2)).ToArray()
            .ShouldBe(OnnxFile.ToBytes(SomeModel.Classes(ModelOutputs.Logits, ["a", "b"], 1, 2)).ToArray());

    static void Agree(float[] found, ReadOnlySpan<double> expected) =>
        Agree(Array.ConvertAll(found, value => (double)value), expected);

    static void Agree(double[] found, ReadOnlySpan<double> expected)
    {
        found.Length.ShouldBe(expected.Length);
        for (var i = 0; i < found.Length; i++)
            found[i].ShouldBe(expected[i], 1e-5);
    }
}
