using Fruitfly.Lab.Experiments.HighDimensions;

namespace Fruitfly.Lab.Tests.Experiments.HighDimensions;

/// <summary>Numbers computed with NumPy and SciPy; 1e-9 leaves room for their order of summing.</summary>
public class GeometryTests
{
    const double Tolerance = 1e-9;

    [Fact]
    public void The_distances_of_notebook_8_4_agree()
    {
        var distances = PairDistances.Measure(seed: 0, points: 1000);
        ShouldBe(distances[0], 2, 0.002298146307242179, 6.527328640553542, 2840.258089741234);
        ShouldBe(distances[1], 100, 9.274887511467545, 18.901424866639534, 2.0379141896081934);
        ShouldBe(distances[2], 1000, 40.51074093551254, 49.449232006806774, 1.2206449663688717);

        static void ShouldBe(PairDistances actual, int dimensions, double smallest, double largest, double ratio)
        {
            actual.Dimensions.ShouldBe(dimensions);
            actual.Smallest.ShouldBe(smallest, Tolerance * smallest);
            actual.Largest.ShouldBe(largest, Tolerance * largest);
            actual.Ratio.ShouldBe(ratio, Tolerance * ratio);
        }
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.7853981633974483)]
    [InlineData(5, 0.16449340668482262)]
    [InlineData(10, 0.00249039457019272)]
    [InlineData(30, 2.041026339664143e-14)]
    public void Ball_volumes_agree(int dimensions, double expected) =>
        GeometryFormulas.BallVolume(dimensions).ShouldBe(expected, Tolerance * expected);

    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(100, 0.6339676587267709)]
    [InlineData(300, 0.9509591059287142)]
    public void Outer_shells_agree(int dimensions, double expected) =>
        GeometryFormulas.OuterShell(dimensions).ShouldBe(expected, Tolerance * expected);

    [Theory]
    [InlineData(2, 0.6366197723675814, 1.2533141373155003)]
    [InlineData(10, 0.2586899392477791, 3.084327759799864)]
    [InlineData(100, 0.07998817343488407, 9.97503163955105)]
    public void Cosines_and_lengths_of_random_vectors_agree(int dimensions, double cosine, double norm)
    {
        GeometryFormulas.MeanCosine(dimensions).ShouldBe(cosine, Tolerance * cosine);
        GeometryFormulas.MeanNorm(dimensions).ShouldBe(norm, Tolerance * norm);
    }

    [Fact]
    public void In_a_thousand_dimensions_they_follow_their_first_asymptotic_terms()
    {
        // what comes next is of the order 1/d²
        GeometryFormulas.MeanCosine(1000).ShouldBe(Math.Sqrt(2 / (Math.PI * 1000)) * (1 + 1 / 4000.0), 1e-8);
        GeometryFormulas.MeanNorm(1000).ShouldBe(Math.Sqrt(1000) * (1 - 1 / 4000.0), 1e-5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public void The_density_of_angles_sums_to_one(int dimensions) =>
        Enumerable.Range(0, 18_000).Sum(k => 0.01 * GeometryFormulas.AngleDensity(dimensions, (k + 0.5) / 100))
            .ShouldBe(1, 1e-6);

    [Fact]
    public void Ratios_of_independent_pairs_are_those_of_the_exponential_distribution_in_two_dimensions()
    {
        var tail = Math.Log(2) / 499_500;
        GeometryFormulas.DistanceRatio(2, 1000).ShouldBe(Math.Sqrt(Math.Log(tail) / Math.Log(1 - tail)), 1e-3);
        GeometryFormulas.DistanceRatio(1000, 1000).ShouldBeInRange(1.1, 1.4);
    }
}
