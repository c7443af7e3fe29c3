using Fruitfly.Data.Files;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Training;

namespace Fruitfly.Tests.Networks.Files;

public sealed class ModelFileTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Weights_have_the_names_and_shapes_of_PyTorchs_state_dict()
    {
        var network = new Network(new Architecture
        {
            Inputs = 12,
            Layers = [new Reshape(1, 12), new Conv1d(3, 5, Bias: false), new Gru(2, Bidirectional: true), new Flatten(),
                new Linear(4)],
        });
        ModelFile.Save(network, _path);

        SafetensorsFile.Read(_path).Tensors.ToDictionary(tensor => tensor.Key,
            tensor => string.Join("×", tensor.Value.Shape.ToArray()))
            .ShouldBe(
                network.Parameters.ToDictionary(parameter => parameter.Name,
                    parameter => string.Join("×", parameter.Dimensions)),
                ignoreOrder: true);
        SafetensorsFile.Read(_path).Tensors["1.weight"].Shape.ToArray().ShouldBe([3, 1, 5]);
        SafetensorsFile.Read(_path).Tensors["2.weight_hh_l0_reverse"].Shape.ToArray().ShouldBe([6, 2]);
    }

    [Fact]
    public void A_weight_lies_in_its_row_of_the_unit_it_leads_to()
    {
        var network = Network.Mlp(3, 2);
        network.CopyParametersFrom([11, 12, 13, 21, 22, 23, 1, 2]);
        ModelFile.Save(network, _path);

        var tensors = SafetensorsFile.Read(_path).Tensors;
        tensors["0.weight"].ToSingles().ShouldBe([11, 12, 13, 21, 22, 23]);
        tensors["0.bias"].ToSingles().ShouldBe([1, 2]);
    }

    [Fact]
    public void A_network_of_any_layers_is_the_same_bits_after_saving_and_loading()
    {
        var random = new RandomStream(31, 1);
        for (var i = 0; i < 30; i++)
        {
            var architecture = SomeArchitecture.Draw(random, widest: 6, deepest: 6, outputs: 3);
            var saved = new Network(architecture).WithSomeParameters(random);
            var loaded = new Network(architecture, seed: 5);
            ModelFile.Save(saved, _path);
            ModelFile.LoadInto(loaded, _path);

            loaded.Storage.ShouldBe(saved.Storage);
        }
    }

    [Fact]
    public void Numbers_of_64_and_16_bits_become_float32()
    {
        var network = Network.Mlp(1, 1);
        Write(("0.weight", NumericArray.Of([0.1], 1, 1)), ("0.bias", NumericArray.Of([double.PositiveInfinity])));
        ModelFile.LoadInto(network, _path);
        network.Storage.ShouldBe([0.1f, float.PositiveInfinity]);
    }

    [Fact]
    public void Tensors_that_do_not_fit_are_all_named_and_change_nothing()
    {
        var network = Network.Mlp(3, 2);
        float[] before = [.. network.Storage];
        Write(("0.weight", NumericArray.Of<float>([1, 2, 3, 4], 2, 2)), ("fc.bias", NumericArray.Of([1f, 2])));

        var error = Should.Throw<DataFileException>(() => ModelFile.LoadInto(network, _path));

        error.Problem.ShouldBe(
            "the file does not fit the network: it lacks 0.bias [2]; it has fc.bias [2], for which the network has " +
            "no place; " +
            "it has 0.weight [2 × 2] instead of [2 × 3]");
        error.Hint.ShouldContain("position of its layer");
        network.Storage.ShouldBe(before);
    }

    [Fact]
    public void A_long_list_of_tensors_that_do_not_fit_is_cut()
    {
        Write([.. Enumerable.Range(0, 20).Select(i => ($"x{i}", NumericArray.Of([1f])))]);
        Should.Throw<DataFileException>(() => ModelFile.LoadInto(Network.Mlp(3, 2), _path)).Problem.ShouldContain(
            " and 12 more, for which");
    }

    [Fact]
    public void Integers_and_numbers_beyond_float32_are_no_parameters()
    {
        var network = Network.Mlp(1, 1);
        float[] before = [.. network.Storage];

        Write(("0.weight", NumericArray.Of([1f], 1, 1)), ("0.bias", NumericArray.Of([1])));
        Should.Throw<DataFileException>(() => ModelFile.LoadInto(network, _path)).Message.ShouldContain(
            "tensor '0.bias': its numbers are Int32");
        Write(("0.weight", NumericArray.Of([1f], 1, 1)), ("0.bias", NumericArray.Of([1e39])));
        Should.Throw<DataFileException>(() => ModelFile.LoadInto(network, _path)).Message.ShouldContain(
            "tensor '0.bias': a float64 is beyond");

        network.Storage.ShouldBe(before);
    }

    void Write(params (string Name, NumericArray Array)[] tensors) =>
        SafetensorsFile.Write(_path, tensors.Select(tensor => KeyValuePair.Create(tensor.Name, tensor.Array)));
}
