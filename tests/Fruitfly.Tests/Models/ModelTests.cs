using Fruitfly.Data.Files;
using Fruitfly.Models;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Tests.Models;

public sealed class ModelTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-models-");

    public void Dispose() => _folder.Delete(recursive: true);

    string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    static readonly float[] Rows = [0.3f, -1, 2, 0, 0, 0];

    [Fact]
    public void A_model_is_read_back_as_it_was_saved()
    {
        var path = Path("m.model");
        var saved = SomeModel.Of(Described, [1, 2, 3]);

        saved.Save(path);
        var loaded = Model.Load(path);

        ModelJson.Write(loaded.Description).ShouldBe(ModelJson.Write(saved.Description));
        loaded.Predict(Rows).Probabilities.ToArray().ShouldBe(saved.Predict(Rows).Probabilities.ToArray());
        loaded.Predict(Rows).Spreads.ToArray().ShouldBe(saved.Predict(Rows).Spreads.ToArray());
        loaded.Description.Metrics[0].ShouldBe(Described.Metrics[0]);
        loaded.Description.Origin.Versions["numerics"].ShouldBe("2");
    }

    [Fact]
    public void A_model_keeps_the_statistics_of_batch_normalization()
    {
        var saved = SomeModel.Values(
            new Architecture { Inputs = 3, Layers = [new Linear(2), new BatchNorm(), new Linear(1)] }, [1, 2]);
        saved.Networks[1].CopyStatisticsFrom([1, 2, 3, 4]);

        saved.Save(Path("m"));

        Model.Load(Path("m")).Networks.Select(network => network.StatisticValues)
            .ShouldBe([[0, 0, 1, 1], [1f, 2, 3, 4]]);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        foreach (var name in (string[])["one", "two"])
            SomeModel.Of(Described, [1, 2]).Save(Path(name));

        File.ReadAllBytes(Path("one")).ShouldBe(File.ReadAllBytes(Path("two")));
    }

    [Fact]
    public void A_number_that_is_damaged_on_the_way_is_noticed_and_tensors_changed_on_purpose_are_not_held_back()
    {
        SomeModel.Of(Described, [1, 2]).Save(Path("m"));
        var bytes = File.ReadAllBytes(Path("m"));
        bytes[^2] ^= 0x10;
        File.WriteAllBytes(Path("m"), bytes);

        var refused = Should.Throw<DataFileException>(() => Model.Load(Path("m")));
        refused.Problem.ShouldBe("the tensors are not those that were saved: they have another SHA-256");

        File.WriteAllText(Path("m"), File.ReadAllText(Path("m"), System.Text.Encoding.Latin1)
            .Replace("\"sha256\"", "\"sha000\"", StringComparison.Ordinal), System.Text.Encoding.Latin1);
        Model.Load(Path("m")).Networks.Count.ShouldBe(2);
    }

    [Fact]
    public void Any_reader_of_safetensors_finds_the_tensors_as_a_module_list_of_pytorch_names_them()
    {
        SomeModel.Of(Described, [1, 2]).Save(Path("m"));

        var file = SafetensorsFile.Read(Path("m"));

        file.Tensors.Keys.ShouldBe(["0.0.bias", "0.0.weight", "0.2.bias", "0.2.weight", "1.0.bias", "1.0.weight",
            "1.2.bias", "1.2.weight"]);
        file.Tensors["1.0.weight"].Shape.ToArray().ShouldBe([4, 3]);
        file.Metadata["fruitfly"].ShouldBe("model 1");
    }

    [Fact]
    public void Probabilities_are_the_mean_of_the_networks_softmax_and_spreads_their_standard_deviation()
    {
        var model = SomeModel.Of(Described, [1, 2, 3]);

        var found = model.Predict(Rows);

        double[][] each = [.. model.Networks.Select(network =>
            new Model(Described with { Networks = 1 }, network).Predict(Rows).Probabilities.ToArray())];
        for (var i = 0; i < 4; i++)
        {
            double[] probabilities = [.. each.Select(network => network[i])];
            found.Probabilities[i].ShouldBe(probabilities.Average(), 1e-15);
            found.Spreads[i].ShouldBe(
                Math.Sqrt(probabilities.Sum(p => Math.Pow(p - probabilities.Average(), 2)) / 2), 1e-15);
        }
        each[0][0].ShouldBe(1 - each[0][1], 1e-15);
        found.Values.ToArray().ShouldBeEmpty();
        found.Count.ShouldBe(2);
    }

    [Fact]
    public void Large_logits_are_certain_and_not_infinite() =>
        OutputMeaning.Of(Described, [1000f, -1000f], 2).ShouldBe([1, 0]);

    [Fact]
    public void Scores_that_least_squares_trained_become_shares_and_all_alike_where_none_is_above_zero()
    {
        var scores = Described with { Outputs = ModelOutputs.Scores };
        OutputMeaning.Of(scores, [0.75f, 0.25f, -2f, 0.5f, -1f, -3f], 2)
            .Zip((double[])[0.75, 0.25, 0, 1, 0.5, 0.5]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    [Fact]
    public void Values_come_in_the_units_of_the_target()
    {
        var description = new ModelDescription
        {
            Network = Architecture.Mlp(3, 1),
            Networks = 1,
            Outputs = ModelOutputs.Values,
        };
        var plain = SomeModel.Of(description, [5]);
        var scaled = new Model(description with { Preprocessing = SomeModel.Scale(3, (100, 20)) }, plain.Networks);

        scaled.Predict(Rows).Values.ToArray()
            .ShouldBe([.. plain.Predict(Rows).Values.ToArray().Select(value => 100 + 20 * value)]);
        scaled.Predict(Rows).Spreads.ToArray().ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => scaled.Predict(Rows).Label(0));
    }

    [Fact]
    public void Of_equal_probabilities_the_first_class_is_the_label() =>
        new Predictions([0.2, 0.4, 0.4], [], 3, areProbabilities: true).Label(0).ShouldBe(1);

    [Fact]
    public void Rows_that_are_not_whole_are_refused() =>
        Should.Throw<ArgumentException>(() => SomeModel.Of(Described, [1]).Predict(new float[4]))
            .Message.ShouldContain("do not fill rows of 3 features");

    [Fact]
    public void Parts_that_do_not_fit_together_are_refused()
    {
        Network network = new(Described.Network, seed: 1), other = new(Architecture.Mlp(3, 2), seed: 1);
        var values = Described with { Outputs = ModelOutputs.Values, Classes = [] };

        Refused(Described with { Networks = 2 }, "says 2 networks, and there are 1", network);
        Refused(Described, "Network 1 has other layers", network, other);
        Refused(Described with { Classes = ["a", "b", "c"] }, "have 2 outputs, and the description has 3", network);
        Refused(Described with { Classes = ["a", "a"] }, "same name", network);
        Refused(values with { Preprocessing = SomeModel.Scale(3, (0, 1)) }, "scales 1 targets", network);
        Refused(values with { Preprocessing = SomeModel.Scale(3, (0, 0), (0, 1)) }, "above 0", network);
        Refused(values with { Preprocessing = SomeModel.Scale(2) }, "other features", network);
        Refused(Described with { Preprocessing = SomeModel.Scale(3, (0, 1), (0, 1)) }, "Classes have no scale",
            network);
        Refused(values with { Classes = ["a"] }, "Values have no classes", network);
        var diverged = new Network(Described.Network, seed: 1);
        diverged.CopyParametersFrom(Enumerable.Repeat(float.NaN, diverged.ParameterCount).ToArray());
        Refused(Described, "its training diverged", diverged);

        static void Refused(ModelDescription description, string problem, params Network[] networks) =>
            Should.Throw<ArgumentException>(() => new Model(
                networks.Length > 1 ? description with { Networks = networks.Length } : description, networks))
                .Message.ShouldContain(problem);
    }

    [Fact]
    public void A_file_of_another_kind_of_safetensors_is_told_apart()
    {
        ModelFile.Save(new Network(Described.Network, seed: 1), Path("weights"));

        var error = Should.Throw<DataFileException>(() => Model.Load(Path("weights")));

        error.Problem.ShouldContain("this is no model");
        error.Hint.ShouldBe("Name the file of a model.");
    }

    static ModelDescription Described { get; } = new()
    {
        Network = new Architecture { Inputs = 3, Layers = [new Linear(4), new Relu(), new Linear(2)] },
        Networks = 1,
        Outputs = ModelOutputs.Logits,
        Classes = ["no", "ja, <ü>"],
        Metrics = [new ModelMetric("error", "test", 0.125, 0.1, 0.15, "seeds"), new ModelMetric("auc", "test", 0.9)],
        Origin = new ModelOrigin
        {
            Command = "fruitfly train --file \"a b.csv\"",
            Trials = ["ab", "cd"],
            Files = ["ef"],
            Versions = new Dictionary<string, string> { ["numerics"] = "2" },
        },
    };
}
