using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Pruning;
using Fruitfly.Networks.Reference;
using Fruitfly.Tests.Golden;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Networks.Layers;

public sealed class NormalizationTests : IDisposable
{
    static readonly JsonElement Golden = GoldenFile.Read("recipes.json");

    static readonly Dictionary<string, (Layer Layer, Shape Shape, int Batch)> Cases = new()
    {
        ["batch-norm of vectors"] = (new BatchNorm(), new Shape(3), 6),
        ["batch-norm of signals"] = (new BatchNorm(0.3, 1e-3), new Shape(2, Width: 3), 4),
        ["layer-norm of vectors"] = (new LayerNorm(), new Shape(5), 4),
        ["layer-norm of signals"] = (new LayerNorm(1e-3), new Shape(2, Width: 4), 3),
    };

    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void The_engine_computes_what_PyTorch_does(string name)
    {
        var (layer, shape, batch) = Cases[name];
        var golden = Golden.GetProperty(name);
        var network = new Network(Alone(layer, shape));
        network.CopyParametersFrom(Singles([.. golden.Numbers("scale"), .. golden.Numbers("shift")]));
        var workspace = new Workspace(network, batch) { IsTraining = true };
        float[] inputs = Singles(golden.Numbers("input")), outputs = new float[inputs.Length],
            inputGradient = new float[inputs.Length], gradients = new float[network.ParameterCount];

        network.Layers.Forward(workspace, inputs, outputs);
        network.Layers.Backward(workspace, inputs, outputs, Singles(golden.Numbers("outputGradient")), inputGradient);
        network.Follow(workspace.BatchStatistics);

        ShouldAgree(outputs, golden.Numbers("output"));
        ShouldAgree(inputGradient, golden.Numbers("inputGradient"));
        network.CopyFromStorage(workspace.Gradients, gradients);
        ShouldAgree(gradients, [.. golden.Numbers("scaleGradient"), .. golden.Numbers("shiftGradient")]);
        if (layer is not BatchNorm)
            return;
        ShouldAgree(network.StatisticValues,
            [.. golden.Numbers("runningMean"), .. golden.Numbers("runningVariance")]);
        network.Predict(inputs, outputs);
        ShouldAgree(outputs, golden.Numbers("evaluated"));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void The_reference_computes_what_PyTorch_does(string name)
    {
        var (layer, shape, batch) = Cases[name];
        var golden = Golden.GetProperty(name);
        var network = new ReferenceNetwork(Alone(layer, shape)) { IsTraining = true };
        network.CopyParametersFrom([.. golden.Numbers("scale"), .. golden.Numbers("shift")]);
        var inputs = new Matrix(batch, shape.Size, golden.Numbers("input"));

        ShouldAgree(network.Forward(inputs), golden.Numbers("output"));
        ShouldAgree(
            network.Backward(new Matrix(batch, shape.Size, golden.Numbers("outputGradient"))),
            golden.Numbers("inputGradient"));
        var gradients = new double[network.ParameterCount];
        network.CopyGradientsTo(gradients);
        ShouldAgree(new Matrix(1, gradients.Length, gradients),
            [.. golden.Numbers("scaleGradient"), .. golden.Numbers("shiftGradient")]);
        network.IsTraining = false;
        if (layer is BatchNorm)
            ShouldAgree(network.Forward(inputs), golden.Numbers("evaluated"));

        static void ShouldAgree(Matrix actual, double[] expected) =>
            ((ReadOnlySpan<double>)actual.Values).ShouldAgreeInSize(expected, 1e-12, "reference");
    }

    [Fact]
    public void Running_values_follow_the_mean_over_the_parts_of_a_batch_on_any_number_of_threads()
    {
        var expected = Trained(threads: 1);
        foreach (var threads in (int[])[2, 3])
        {
            var network = Trained(threads);
            network.Storage.ShouldBe(expected.Storage);
            network.StatisticValues.ShouldBe(expected.StatisticValues);
        }

        // one step of 60 examples in parts of 25, 25 and 10
        var data = Fruitfly.Tests.Training.ToyData.Clouds();
        var part = new Network(
            new Architecture { Inputs = 5, Layers = [new BatchNorm(Momentum: 1), new Linear(3)] }, 1);
        Trainer.Train(part, data, new Recipe { Batches = Batches.Full, PartSize = 25, Duration = Duration.Steps(1) });
        part.StatisticValues[0].ShouldBe(
            Enumerable.Range(0, 60).Average(i => data.Training.Input(i)[0]), 1e-5f, "the mean of unequal parts");

        Network Trained(int threads)
        {
            var network = new Network(new Architecture
            {
                Inputs = 5, Layers = [new Linear(8), new BatchNorm(), new Relu(), new LayerNorm(), new Linear(3)],
            }, 1);
            Trainer.Train(
                network, Fruitfly.Tests.Training.ToyData.Clouds(),
                new Recipe
                {
                    Optimizer = new Adam(), Batches = Batches.Shuffled(25), PartSize = 7, Duration = Duration.Epochs(3)
                }, seed: 2, threads: threads);
            return network;
        }
    }

    [Fact]
    public void A_single_value_has_no_variance_and_passes_as_in_evaluation()
    {
        var network = new Network(Alone(new BatchNorm(), new Shape(2)));
        var workspace = new Workspace(network, 1) { IsTraining = true };
        var outputs = new float[2];
        network.Layers.Forward(workspace, [3, -1], outputs);
        ShouldAgree(outputs, [3, -1], 1e-5);
        network.Follow(workspace.BatchStatistics);
        network.StatisticValues.ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public void Training_normalizes_and_evaluation_uses_the_running_values()
    {
        var data = Fruitfly.Tests.Training.ToyData.Clouds();
        var network = new Network(new Architecture
        {
            Inputs = 5, Layers = [new Linear(16), new BatchNorm(), new Relu(), new Linear(3)],
        }, 1);
        var history = Trainer.Train(network, data, new Recipe { Batches = Batches.Shuffled(20) });
        history.Last.Test!.Error.ShouldBeLessThan(0.1);
        network.Evaluate(data.Test!).ShouldBe(history.Last.Test);
        var outputs = new float[3];
        network.Predict(data.Test!.Inputs[..5], outputs); // one example alone is predicted like among others
        var all = new float[90];
        network.Predict(data.Test.Inputs, all);
        outputs.ShouldBe(all[..3]);
    }

    [Fact]
    public void Factors_start_at_1_and_summands_at_0_whatever_the_initializer_is()
    {
        foreach (var initializer in (Initializer[])
            [new PyTorchInitializer(), new HeInitializer(), new ZeroInitializer()])
        {
            var network = new Network(Alone(new LayerNorm(), new Shape(3)) with { Initializer = initializer }, seed: 4);
            var parameters = new float[6];
            network.CopyParametersTo(parameters);
            parameters.ShouldBe([1, 1, 1, 0, 0, 0]);
        }
    }

    [Fact]
    public void A_model_file_has_PyTorchs_names_and_takes_its_count_of_batches()
    {
        var architecture = new Architecture
        {
            Inputs = 6, Layers = [new Reshape(2, 3), new BatchNorm(), new LayerNorm(), new Flatten(), new Linear(2)],
        };
        var saved = new Network(architecture, seed: 1);
        saved.CopyStatisticsFrom([1, 2, 3, 4]);
        ModelFile.Save(saved, _path);
        var file = SafetensorsFile.Read(_path);
        file.Tensors.Select(tensor => $"{tensor.Key} {string.Join('×', tensor.Value.Shape.ToArray())}").Order()
            .ShouldBe(
            ["1.bias 2", "1.running_mean 2", "1.running_var 2", "1.weight 2", "2.bias 2×3", "2.weight 2×3", "4.bias 2",
                "4.weight 2×6"]);

        SafetensorsFile.Write(
            _path,
            file.Tensors.Append(KeyValuePair.Create("1.num_batches_tracked", NumericArray.Of([7]))));
        var loaded = new Network(architecture, seed: 2);
        ModelFile.LoadInto(loaded, _path);
        loaded.Storage.ShouldBe(saved.Storage);
        loaded.StatisticValues.ShouldBe([1, 2, 3, 4]);
        loaded.Initialize(3).StatisticValues.ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public void Masks_keep_factors_and_summands()
    {
        var network = new Network(new Architecture
        {
            Inputs = 4, Layers = [new Linear(5), new BatchNorm(), new Linear(2)]
        }, 1);
        var mask = ParameterMask.ByMagnitude(network, 1);
        foreach (var parameter in network.Parameters)
            mask.Kept.Slice(parameter.Offset, parameter.Count).ToArray()
                .ShouldAllBe(kept => kept == parameter.Name.StartsWith("1.", StringComparison.Ordinal), parameter.Name);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        foreach (var layer in (Layer[])
            [new BatchNorm(0), new BatchNorm(1.1), new BatchNorm(Epsilon: 0), new LayerNorm(-1),
                new LayerNorm(double.NaN)])
            Should.Throw<ArgumentOutOfRangeException>(() => new Network(Alone(layer, new Shape(3))));
    }

    /// <summary>The layer between a reshaping and a flattening layer where it takes signals.</summary>
    static Architecture Alone(Layer layer, Shape shape) => new()
    {
        Inputs = shape.Size,
        Layers = shape.IsVector ? [layer] : [new Reshape(shape.Channels, shape.Width), layer, new Flatten()],
    };

    static float[] Singles(double[] values) => Array.ConvertAll(values, value => (float)value);

    static void ShouldAgree(float[] actual, double[] expected, double relative = 2e-6) =>
        ((ReadOnlySpan<double>)Array.ConvertAll(actual, value => (double)value)).ShouldAgreeInSize(
            expected, relative, "engine");
}
