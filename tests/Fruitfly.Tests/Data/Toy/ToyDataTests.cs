using Fruitfly.Data.Toy;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Data.Toy;

public class ToyDataTests
{
    [Fact]
    public void The_notebooks_seed_draws_the_notebooks_examples()
    {
        var golden = GoldenFile.Read("toy.json").GetProperty("seed1");
        var data = ToyData.Draw(15, 0.3, new NumpyRandom(1));
        for (var i = 0; i < 15; i++)
        {
            // The logarithm and the sine may differ in the last bit.
            data.Inputs[i].ShouldBe(golden.Numbers("x")[i], 1e-15);
            data.Targets[i].ShouldBe(golden.Numbers("y")[i], 1e-14);
        }
    }

    [Fact]
    public void There_is_one_example_in_each_part_and_without_noise_it_lies_on_the_function()
    {
        var data = ToyData.Draw(10, 0, RandomStream.For(3, StreamPurpose.Examples));
        data.Count.ShouldBe(10);
        data.Inputs.Select(x => (int)(x * 10)).ShouldBe(Enumerable.Range(0, 10));
        data.Targets.ShouldBe(ToyFunction.At(data.Inputs));
    }

    [Fact]
    public void The_noise_has_its_standard_deviation()
    {
        var data = ToyData.Draw(20_000, 0.3, RandomStream.For(4, StreamPurpose.Examples));
        var squares = data.Targets.Zip(ToyFunction.At(data.Inputs), (y, f) => (y - f) * (y - f)).Average();
        squares.ShouldBe(0.09, 4 * 0.09 * Math.Sqrt(2.0 / 20_000));
    }

    [Fact]
    public void Sizes_and_noise_are_checked()
    {
        var stream = RandomStream.For(0, StreamPurpose.Examples);
        Should.Throw<ArgumentOutOfRangeException>(() => ToyData.Draw(0, 0.3, stream));
        Should.Throw<ArgumentOutOfRangeException>(() => ToyData.Draw(5, -0.1, stream));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            ToyData.Draw(5, double.PositiveInfinity, stream)).Message.ShouldContain("finite");
    }

    [Fact]
    public void A_data_set_of_the_function_has_one_feature_one_value_and_as_many_parts_as_asked_for()
    {
        var data = ToyData.Generate(samples: 50, noise: 0, trainSplit: 0.8, seed: 7);
        (data.Training.Count, data.Test!.Count, data.Features, data.Outputs, data.IsClassification).ShouldBe(
            (40, 10, 1, 1, false));
        for (var i = 0; i < 10; i++)
            data.Test.Values[i].ShouldBe((float)ToyFunction.At(data.Test.Inputs[i]), 1e-5f);
        ToyData.Generate(trainSplit: 1).Test.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 0.3, 0.8)]
    [InlineData(50, -1, 0.8)]
    [InlineData(50, 0.3, 0)]
    [InlineData(50, 0.3, 1.1)]
    [InlineData(5, 0.3, 0.1)]
    [InlineData(int.MaxValue, 0.3, 0.8)]
    public void The_settings_of_a_data_set_are_checked(int samples, double noise, double trainSplit) =>
        Should.Throw<ArgumentException>(() => ToyData.Generate(samples, noise, trainSplit));
}
