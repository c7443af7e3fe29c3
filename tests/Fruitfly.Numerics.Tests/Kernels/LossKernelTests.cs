using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class LossKernelTests
{
    [Fact]
    public void Cross_entropy_and_its_gradient_are_those_of_double_precision()
    {
        for (var classes = 2; classes <= 40; classes++)
        {
            const int rows = 9;
            var stream = new RandomStream((ulong)classes, 3);
            float[] logits = new float[rows * classes], gradient = new float[rows * classes];
            stream.FillGaussian(logits);
            var labels = Enumerable.Range(0, rows).Select(i => i % classes).ToArray();
            var loss = SoftmaxCrossEntropy.Sum(logits, labels, classes, 0.5f, gradient);

            var expected = 0.0;
            for (var row = 0; row < rows; row++)
            {
                var exponentials = logits[(row * classes)..((row + 1) * classes)].Select(f => Math.Exp(f)).ToArray();
                var sum = exponentials.Sum();
                expected += Math.Log(sum) - logits[row * classes + labels[row]];
                for (var c = 0; c < classes; c++)
                    // Probabilities are at most 1; exp, sum and division round a few times each.
                    ((double)gradient[row * classes + c])
                        .ShouldBe(0.5 * (exponentials[c] / sum - (c == labels[row] ? 1 : 0)), 1e-6);
            }
            loss.ShouldBe(expected, 1e-6 * rows);
        }
    }

    [Fact]
    public void Any_number_of_rows_and_classes_gives_what_one_row_at_a_time_gives_also_in_place()
    {
        foreach (var classes in (int[])[1, 2, 10, 17, 64, 65, 300, 512, 513, 1500])
            foreach (var rows in (int[])[0, 1, 7, 8, 9, 63, 64, 65, 100, 130])
            {
                var stream = new RandomStream((ulong)classes, (uint)rows);
                float[] logits = new float[rows * classes], gradient = new float[rows * classes];
                stream.FillGaussian(logits);
                var labels = Enumerable.Range(0, rows).Select(i => i * 7 % classes).ToArray();
                var twin = 0.0;
                for (var row = 0; row < rows; row++)
                    twin += SoftmaxCrossEntropy.Row(
                        logits.AsSpan(row * classes, classes), labels[row], 0.5f,
                        gradient.AsSpan(row * classes, classes));

                SoftmaxCrossEntropy.Sum(logits, labels, classes, 0.5f, logits).ShouldBe(twin, 1e-6 * (rows + 1));
                for (var i = 0; i < logits.Length; i++)
                    // Probabilities are at most 1, of a sum whose roundings grow with the number of classes.
                    logits[i].ShouldBe(gradient[i], 2e-7f + classes * 6e-8f * Math.Abs(gradient[i]));
            }
    }

    [Fact]
    public void Huge_logits_neither_overflow_nor_hide_the_loss()
    {
        var gradient = new float[4];
        SoftmaxCrossEntropy.Sum([3e38f, -3e38f, 1000, 0], [0, 1], 2, 1, gradient).ShouldBe(1000, 1e-6);
        gradient.ShouldBe([0, 0, 1, -1]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_logit_that_is_no_number_makes_the_loss_none(float logit) =>
        double.IsNaN(SoftmaxCrossEntropy.Sum([logit, 0, 1, 2], [1, 0], 2, 1, new float[4])).ShouldBeTrue();

    [Fact]
    public void Of_equal_logits_the_first_counts_and_a_row_with_NaN_is_wrong()
    {
        SoftmaxCrossEntropy.CountWrong([1, 1, 0], [0], 3).ShouldBe(0);
        SoftmaxCrossEntropy.CountWrong([1, 1, 0], [1], 3).ShouldBe(1);
        SoftmaxCrossEntropy.CountWrong([1, 0, float.NaN], [0], 3).ShouldBe(1);
        SoftmaxCrossEntropy.CountWrong([float.NaN, 0, 1], [2], 3).ShouldBe(1);
    }

    [Fact]
    public void Squared_error_sums_over_all_elements_and_scales_its_gradient()
    {
        var gradient = new float[3];
        SquaredError.Sum([1, 2, 3], [0, 4, 3], 0.5f, gradient).ShouldBe(5);
        gradient.ShouldBe([1, -2, 0]);
    }
}
