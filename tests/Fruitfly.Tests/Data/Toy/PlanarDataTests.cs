using Fruitfly.Data.Toy;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Data.Toy;

public class PlanarDataTests
{
    public static TheoryData<PlanarPattern> Patterns => [.. Enum.GetValues<PlanarPattern>()];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Every_class_has_as_many_examples_and_the_test_set_is_drawn_besides(PlanarPattern pattern)
    {
        var data = PlanarData.Generate(pattern, samples: 600, trainSplit: 0.75);
        (data.Training.Count, data.Test!.Count, data.Features).ShouldBe((450, 150, 2));
        data.Classes.ShouldBe(pattern == PlanarPattern.ThreeSpirals ? 3 : 2);
        foreach (var part in new[] { data.Training, data.Test })
            part.Labels.ToArray().CountBy(label => label)
                .ShouldAllBe(count => count.Value == part.Count / data.Classes);
        data.Test.Input(0).SequenceEqual(data.Training.Input(0)).ShouldBeFalse();
        PlanarData.Generate(pattern, trainSplit: 1).Test.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_same_seed_draws_the_same_examples_and_another_seed_others(PlanarPattern pattern)
    {
        var first = PlanarData.Generate(pattern, samples: 100, seed: 3);
        PlanarData.Generate(pattern, samples: 100, seed: 3).Training.Inputs.SequenceEqual(first.Training.Inputs)
            .ShouldBeTrue();
        PlanarData.Generate(pattern, samples: 100, seed: 4).Training.Inputs.SequenceEqual(first.Training.Inputs)
            .ShouldBeFalse();
    }

    [Fact]
    public void Without_noise_the_classes_lie_where_they_are_said_to_lie()
    {
        Places(PlanarPattern.Circles, (label, x, y) =>
        {
            if (label == 0)
                Math.Sqrt(x * x + y * y).ShouldBeLessThanOrEqualTo(1.0001);
            else
                Math.Sqrt(x * x + y * y).ShouldBeInRange(1.3999, 2.0001);
        });
        Places(PlanarPattern.ExclusiveOr, (label, x, y) =>
        {
            (x * y < 0).ShouldBe(label == 1);
            Math.Abs(x).ShouldBeInRange(0.0999, 2.0001);
        });
        foreach (var (pattern, arms) in new[] { (PlanarPattern.Spirals, 2), (PlanarPattern.ThreeSpirals, 3) })
            Places(pattern, (label, x, y) =>
            {
                var radius = Math.Sqrt(x * x + y * y);
                var turns = Math.Atan2(y, x) / (2 * Math.PI) - 0.75 * radius - (double)label / arms;
                (turns - Math.Round(turns)).ShouldBe(0, 1e-5);
                radius.ShouldBeInRange(0.1999, 2.0001);
            });
    }

    [Fact]
    public void Clusters_have_their_centres_and_noise_adds_to_their_spread()
    {
        var squares = 0.0;
        Places(PlanarPattern.Clusters, (label, x, _) => squares += Math.Pow(x - (label == 0 ? -1 : 1), 2),
            samples: 20_000, noise: 0.3);
        (squares / 20_000).ShouldBe(0.4 * 0.4 + 0.3 * 0.3, 4 * 0.25 * Math.Sqrt(2.0 / 20_000));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_small_network_learns_it(PlanarPattern pattern)
    {
        var data = PlanarData.Generate(pattern, samples: 500, noise: 0.05);
        var history = Trainer.Train(
            Network.Mlp(2, 32, 32, data.Classes), data,
            new Recipe { Optimizer = new Adam(0.01), Batches = Batches.Shuffled(50), Duration = Duration.Epochs(100) },
            seed: 1);
        history.Last.Test!.Error.ShouldBeLessThan(0.05);
    }

    [Theory]
    [InlineData(0, 0.1, 0.8)]
    [InlineData(20_000_000, 0.1, 0.8)]
    [InlineData(100, -0.1, 0.8)]
    [InlineData(100, double.NaN, 0.8)]
    [InlineData(100, 0.1, 0)]
    [InlineData(4, 0.1, 0.1)]
    public void Settings_out_of_their_range_are_refused(int samples, double noise, double trainSplit) =>
        Should.Throw<ArgumentException>(() => PlanarData.Generate(PlanarPattern.Circles, samples, noise, trainSplit));

    static void Places(PlanarPattern pattern, Action<int, double, double> look, int samples = 300, double noise = 0)
    {
        var examples = PlanarData.Generate(pattern, samples, noise, trainSplit: 1).Training;
        for (var i = 0; i < examples.Count; i++)
            look(examples.Labels[i], examples.Input(i)[0], examples.Input(i)[1]);
    }
}
