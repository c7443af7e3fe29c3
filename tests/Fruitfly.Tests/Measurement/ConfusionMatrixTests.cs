using Fruitfly.Measurement;

namespace Fruitfly.Tests.Measurement;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Matrices_of_several_networks_are_added()
    {
        var sum = new ConfusionMatrix(2, [5, 1, 2, 4]) + new ConfusionMatrix(2, [6, 0, 1, 5]);

        sum.ShouldBe(new ConfusionMatrix(2, [11, 1, 3, 9]));
        sum[1, 0].ShouldBe(3);
        Should.Throw<ArgumentException>(() => sum + new ConfusionMatrix(3, new int[9])).Message.ShouldContain(
            "cannot be added to one of 3");
    }

    [Fact]
    public void The_error_is_the_share_off_the_diagonal()
    {
        new ConfusionMatrix(2, [5, 1, 2, 4]).Error.ShouldBe(0.25);
        new ConfusionMatrix(2, new int[4]).Error.ShouldBe(double.NaN);
    }

    [Fact]
    public void Counts_fill_the_matrix_and_are_not_negative()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2, [1, 2, 3]));
        Should.Throw<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2, [1, 2, 3, -1]));
    }
}
