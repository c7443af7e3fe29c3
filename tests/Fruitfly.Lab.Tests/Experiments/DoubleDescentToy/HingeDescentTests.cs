using Fruitfly.Data.Toy;
using Fruitfly.Lab.Experiments.DoubleDescentToy;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescentToy;

public class HingeDescentTests
{
    static readonly ToyData Data = new([0.1, 0.35, 0.6, 0.9], [1, 2, 0.5, -1]);

    [Fact]
    public void From_zero_it_ends_at_the_solution_of_the_smallest_norm()
    {
        var smallest = HingeFit.Of(Data, 12).Network;
        var end = new HingeDescent(Data, 12).From(new HingeNetwork(0, new double[12]));
        end.Bias.ShouldBe(smallest.Bias, 1e-6);
        for (var unit = 0; unit < 12; unit++)
            end.Weights[unit].ShouldBe(smallest.Weights[unit], 1e-6);
    }

    [Fact]
    public void From_elsewhere_it_fits_as_well_and_keeps_what_no_example_sees()
    {
        var start = new HingeNetwork(3, [.. Enumerable.Range(0, 12).Select(unit => unit % 2 == 0 ? 9.0 : -7)]);
        var end = new HingeDescent(Data, 12).From(start);
        end.At(Data.Inputs).Zip(Data.Targets).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
        end.Weights[^1].ShouldBe(start.Weights[^1]); // its joint lies beyond the last example
    }

    [Fact]
    public void It_is_what_taking_the_steps_one_by_one_comes_to()
    {
        double[] parameters = [0.5, 2, -1]; // β and two units with joints at 0 and 1/2
        for (var step = 0; step < 200_000; step++)
        {
            double[] gradient = new double[3];
            for (var i = 0; i < Data.Count; i++)
            {
                double[] features = [1, Data.Inputs[i], Math.Max(0, Data.Inputs[i] - 0.5)];
                var missed = Data.Targets[i] - features.Zip(parameters, (f, p) => f * p).Sum();
                for (var k = 0; k < 3; k++)
                    gradient[k] += missed * features[k];
            }
            for (var k = 0; k < 3; k++)
                parameters[k] += 0.1 * gradient[k];
        }
        var end = new HingeDescent(Data, 2).From(new HingeNetwork(0.5, [2, -1]));
        end.Bias.ShouldBe(parameters[0], 1e-6);
        end.Weights[1].ShouldBe(parameters[2], 1e-6);
    }
}
