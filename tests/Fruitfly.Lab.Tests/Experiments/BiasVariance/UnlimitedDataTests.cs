using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Experiments.BiasVariance;

public class UnlimitedDataTests
{
    /// <summary>Computed in NumPy with the inputs' density integrated.</summary>
    [Theory]
    [InlineData(1, 0.30767)]
    [InlineData(3, 0.059808)]
    [InlineData(4, 0.0045951)]
    [InlineData(5, 0.010448)]
    [InlineData(10, 0.00037943)]
    public void What_unlimited_data_leave_is_what_the_reference_says(int hiddenUnits, double reference) =>
        UnlimitedData.Miss(hiddenUnits).ShouldBe(reference, 0.01 * reference);

    [Fact]
    public void The_slides_inputs_lie_around_even_places_and_may_leave_the_unit_interval()
    {
        var draws = Enumerable.Range(0, 200)
            .Select(seed => JitteredInputs.Draw(15, 0, new RandomStream((ulong)seed, 0))).ToList();
        foreach (var data in draws)
            for (var i = 0; i < 15; i++)
                Math.Abs(data.Inputs[i] - i / 14.0).ShouldBeLessThanOrEqualTo(1 / 15.0);
        draws.Min(data => data.Inputs[0]).ShouldBeLessThan(-0.05);
        draws.Max(data => data.Inputs[14]).ShouldBeGreaterThan(1.05);
    }
}
