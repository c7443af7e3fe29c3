using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;
using MathNet.Numerics.LinearAlgebra;

namespace Fruitfly.Tests.Training;

public class ComplexityMeterTests
{
    static readonly Examples Split = Examples.Labelled([1, 0, 0, 1, 1, 1], 2, [0, 1, 0], 2);

    [Fact]
    public void Norms_of_a_diagonal_matrix_are_those_of_its_diagonal()
    {
        var network = Linear(3, 0, 0, -4);
        var weights = ComplexityMeter.Of(network, Split).Weights.ShouldHaveSingleItem();
        (weights.Name, weights.Frobenius, weights.LargestRow).ShouldBe(("0.weight", 5, 4));
        weights.Spectral.ShouldBe(4, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_spectral_norm_is_the_largest_singular_value(ulong seed)
    {
        var network = new Network(Architecture.Mlp(7, 30, 20, 2), seed);
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        var complexity = ComplexityMeter.Of(network, Examples.Labelled(new float[7], 7, [0], 2));
        foreach (var (parameter, measured) in network.Parameters.Where(parameter =>
            parameter.Role == ParameterRole.Weight).Zip(complexity.Weights))
        {
            var matrix = Matrix<double>.Build.Dense(
                parameter.Rows, parameter.Columns,
                (row, column) => values[parameter.Offset + row * parameter.Columns + column]);
            measured.Spectral.ShouldBe(matrix.L2Norm(),
                1e-4 * matrix.L2Norm()); // power iteration stops when its steps are 1e-7
            measured.Frobenius.ShouldBe(matrix.FrobeniusNorm(), 1e-9);
            measured.LargestRow.ShouldBe(matrix.InfinityNorm(), 1e-9);
        }
        complexity.SpectralProduct.ShouldBe(
            complexity.Weights[0].Spectral * complexity.Weights[1].Spectral * complexity.Weights[2].Spectral, 1e-9);
    }

    [Fact]
    public void Margins_are_negative_where_the_prediction_is_wrong()
    {
        var margins = ComplexityMeter.Of(Linear(3, 0, 0, 4), Split).Margins;
        (margins[0], margins[10], margins[^1], margins.Count).ShouldBe((-1, 3, 4, 21));
    }

    [Fact]
    public void A_recipe_that_asks_for_margins_trains_as_one_that_does_not()
    {
        var data = new DataSet("three", Split, test: Split);
        var recipe = new Recipe { Duration = Duration.Epochs(5) };
        var (one, other) = (Linear(1, 0, 0, 1), Linear(1, 0, 0, 1));
        var plain = Trainer.Train(one, data, recipe);
        var measured = Trainer.Train(other, data, recipe with { MeasureMarginsOn = Fruitfly.Data.Split.Training });
        plain.Complexity.ShouldBeNull();
        measured.Complexity!.Weights.Count.ShouldBe(1);
        measured.Evaluations.ShouldBe(plain.Evaluations);
    }

    static Network Linear(params ReadOnlySpan<float> weights)
    {
        var network = new Network(Architecture.Mlp(2, 2));
        network.CopyParametersFrom([.. weights, 0, 0]);
        return network;
    }
}
