using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;
using Fruitfly.Tests.Data.Files.Hostile;
using Fruitfly.Training;
using Fruitfly.Training.Checkpoints;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training.Checkpoints;

public sealed class CheckpointMutationTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-checkpoints-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Mutants_of_checkpoints_are_gone_on_from_or_are_one_error()
    {
        var data = new DataSet("d", Examples.Labelled([1, 2, 3, 4, 5, 6], 2, [0, 1, 0], 2));
        var recipe = new Recipe { Optimizer = new Sgd(0.1, Momentum: 0.9), Duration = Duration.Steps(3) };
        var path = Path.Combine(_folder, "a.safetensors");
        Train(path);
        // With the checksum nearly all mutants would be refused for it, and nothing behind it would be tried.
        var saved = SafetensorsFile.Read(path);
        SafetensorsFile.Write(path, saved.Tensors,
            saved.Metadata.Where(entry => entry.Key != "sha256").ToDictionary());
        MutationTests.Check(path, [File.ReadAllBytes(path)], Mutation.Of, (stream, file) =>
        {
            File.WriteAllBytes(file, ((MemoryStream)stream).ToArray());
            Train(file);
        }, MutationTests.Mutants / 10);

        void Train(string file) =>
            Trainer.Train(new Network(Architecture.Mlp(2, 3, 2), seed: 1), data, recipe, new Checkpoint(file), seed: 1);
    }

    [Theory]
    [InlineData("\\uD800")]
    [InlineData("a.b")]
    public void A_description_of_a_run_that_is_other_json_is_one_error(string name)
    {
        var other = $$"""{"a":{"b":1},"{{name}}":"\uDC00"}""";
        Should.Throw<System.Text.Json.JsonException>(() => RunDescription.Difference(other, "{}"));
    }
}
