using Fruitfly.Data;
using Fruitfly.Data.Toy;

namespace Fruitfly.Tests.Data.Toy;

public class PlanarDescriptionTests
{
    public static TheoryData<PlanarPattern> Patterns => [.. Enum.GetValues<PlanarPattern>()];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_size_is_told_before_the_data_are_made(PlanarPattern pattern)
    {
        var description =
            new PlanarDescription { Pattern = pattern, Samples = 123, TrainSplit = 0.77, ValidationShare = 0.13 };
        description.Size().ShouldBe(DataSize.Of(description.Load(0)));
    }

    [Fact]
    public void Label_noise_is_in_the_training_examples_alone()
    {
        var clean = new PlanarDescription { Pattern = PlanarPattern.Spirals, ValidationShare = 0.2, Seed = 3 };
        var (before, after) = (clean.Load(1), (clean with { LabelNoise = 0.3 }).Load(2));
        after.Training.Inputs.SequenceEqual(before.Training.Inputs).ShouldBeTrue();
        after.Training.Labels.SequenceEqual(before.Training.Labels).ShouldBeFalse();
        after.Validation!.Labels.SequenceEqual(before.Validation!.Labels).ShouldBeTrue();
        after.Test!.Labels.SequenceEqual(before.Test!.Labels).ShouldBeTrue();
        var expected =
            LabelNoise.InTraining(PlanarData.Generate(PlanarPattern.Spirals, seed: 3).WithValidation(0.2, 3), 0.3, 3);
        after.Training.Labels.SequenceEqual(expected.Training.Labels).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_seed_of_its_own_it_is_drawn_by_the_trials()
    {
        var drawn = new PlanarDescription { Pattern = PlanarPattern.Clusters, Samples = 20 };
        (drawn.DependsOnSeed, (drawn with { Seed = 1 }).DependsOnSeed).ShouldBe((true, false));
        drawn.Load(1).Training.Inputs.SequenceEqual(drawn.Load(2).Training.Inputs).ShouldBeFalse();
        (drawn with { Seed = 1 }).Load(9).Training.Inputs.SequenceEqual(drawn.Load(1).Training.Inputs).ShouldBeTrue();
    }
}
