using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training.LeastSquares;

namespace Fruitfly.Tests.Training.LeastSquares;

public class HouseholderFactorsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(20, 7)]
    public void The_factors_multiply_to_the_matrix(int rows, int columns)
    {
        var stream = new RandomStream(1, 0);
        double[] matrix = [.. Enumerable.Range(0, rows * columns).Select(_ => stream.NextGaussian())];
        var factors = new HouseholderFactors([.. matrix], rows, columns);
        for (var column = 0; column < columns; column++)
        {
            var product = new double[rows];
            for (var row = 0; row < columns; row++)
                product[row] = factors.R(row, column);
            factors.Multiply(product);
            product.ShouldBe(matrix[(column * rows)..((column + 1) * rows)], 1e-13);
            factors.MultiplyTransposed(product);
            product.Select((value, row) => value - (row < columns ? factors.R(row, column) : 0)).Max(Math.Abs)
                .ShouldBeLessThan(1e-13);
        }
    }

    [Fact]
    public void Triangular_systems_are_solved_both_ways()
    {
        // R is the matrix itself, up to signs that Q undoes.
        double[] matrix = [2, 0, 1, 4];
        var factors = new HouseholderFactors([.. matrix], 2, 2);
        double[] right = [4, 8];
        factors.MultiplyTransposed(right);
        factors.Solve(right);
        right.ShouldBe([1, 2], 1e-14);
        double[] transposed = [2, 9];
        factors.SolveTransposed(transposed);
        factors.Multiply(transposed);
        transposed.ShouldBe([1, 2], 1e-14);
    }

    [Fact]
    public void A_column_of_zeros_leaves_a_zero_on_the_diagonal()
    {
        new HouseholderFactors([0, 0, 1, 1], 2, 2).DiagonalRatio.ShouldBe(0);
        new HouseholderFactors([0, 0, 0, 0], 2, 2).DiagonalRatio.ShouldBe(0);
        new HouseholderFactors([3, 0, 0, 1], 2, 2).DiagonalRatio.ShouldBe(1 / 3.0, 1e-14);
    }
}
