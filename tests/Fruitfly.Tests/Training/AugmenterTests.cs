using Fruitfly.Training;

namespace Fruitfly.Tests.Training;

public sealed class AugmenterTests
{
    static readonly float[] Ramp = [0, 1, 2, 3, 4];

    [Fact]
    public void An_example_is_rotated_by_every_number_of_places_within_reach_and_no_other()
    {
        var seen = Drawn(new(Translation: 1), 60).Select(row => row[0]).ToHashSet();
        seen.ShouldBe([4f, 0f, 1f], ignoreOrder: true);
        Drawn(new(Translation: 1_000_000), 200).Select(row => row[0]).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void A_rotated_example_keeps_its_values_in_their_order()
    {
        foreach (var row in Drawn(new(Translation: 7), 50))
            for (var i = 1; i < row.Length; i++)
                row[i].ShouldBe((row[i - 1] + 1) % 5);
    }

    [Fact]
    public void Scaling_multiplies_all_values_by_one_factor_within_its_range()
    {
        foreach (var row in Drawn(new(Scaling: 0.2), 50))
        {
            (row[4] / 4).ShouldBeInRange(0.8f, 1.2f);
            row[2].ShouldBe(row[4] / 2, 1e-5f);
        }
        Drawn(new(Scaling: 0.2), 50).Select(row => row[4]).Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public void Shear_tilts_about_the_middle()
    {
        foreach (var row in Drawn(new(Shear: 3), 50))
        {
            row[2].ShouldBe(2, 1e-5f);
            (row[4] - row[0] - 4).ShouldBeInRange(-3f, 3f);
            (row[3] - row[2]).ShouldBe((row[4] - row[0]) / 4, 1e-5f);
        }
    }

    [Fact]
    public void A_single_feature_has_no_slope_and_no_place_to_go()
    {
        var augmenter = new Augmenter(new(3, 0, 5), features: 1);
        augmenter.Restart(1, 0);
        float[] inputs = [2, 3];
        augmenter.Apply(inputs);
        inputs.ShouldBe([2f, 3f]);
    }

    static List<float[]> Drawn(Augmentation augmentation, int examples)
    {
        var augmenter = new Augmenter(augmentation, Ramp.Length);
        augmenter.Restart(3, 0);
        float[] inputs = [.. Enumerable.Repeat(Ramp, examples).SelectMany(row => row)];
        augmenter.Apply(inputs);
        return [.. inputs.Chunk(Ramp.Length)];
    }
}
