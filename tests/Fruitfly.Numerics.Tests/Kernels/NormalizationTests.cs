using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class NormalizationTests
{
    const float Guard = 12345.678f;

    // Sums of n ≤ 70 terms of size 1 in two orders differ by about 2⁻²⁴ n; what is divided by the deviation by as much.
    const float Tolerance = 2e-5f;

    public static TheoryData<int> Columns => [.. Enumerable.Range(1, 40), 64, 100];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Columns_of_any_number_give_what_the_scalar_twins_give(int columns)
    {
        var stream = new RandomStream((ulong)columns, 77);
        foreach (var rows in (int[])[1, 2, 3, 4, 5, 8, 13, 70])
        {
            float[] x = Some(rows * columns), g = Some(rows * columns), factor = Some(columns), summand = Some(columns),
                slope = Some(columns), mean = Some(columns);
            ShouldAgree(
                (means, variances) => ColumnNormalization.Moments(x, rows, columns, means.Span, variances.Span),
                (means, variances) => ColumnNormalization.MomentsScalar(x, rows, columns, means.Span, variances.Span),
                columns, columns);
            foreach (var rectifies in (bool[])[false, true])
            {
                ShouldAgree(
                    (sums, products) =>
                        ColumnNormalization.Sums(x, g, rows, Transform(rectifies), sums.Span, products.Span),
                    (sums, products) =>
                        ColumnNormalization.SumsScalar(x, g, rows, Transform(rectifies), sums.Span, products.Span),
                    columns, columns);
                ShouldAgree(
                    (y, d) =>
                    {
                        ColumnNormalization.Apply(x, rows, Transform(rectifies), y.Span);
                        ColumnNormalization.InputGradient(
                            x, g, rows, Transform(rectifies), slope, mean, d.Span);
                    },
                    (y, d) =>
                    {
                        ColumnNormalization.ApplyScalar(x, rows, Transform(rectifies), y.Span);
                        ColumnNormalization.InputGradientScalar(
                            x, g, rows, Transform(rectifies), slope, mean, d.Span);
                    },
                    rows * columns, rows * columns);
            }

            ColumnTransform Transform(bool rectifies) => new(mean, factor, summand, rectifies);
        }

        float[] Some(int count)
        {
            var values = new float[count];
            stream.FillGaussian(values);
            return values;
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Rows_of_any_length_give_what_the_scalar_twins_give(int columns)
    {
        var stream = new RandomStream((ulong)columns, 78);
        foreach (var rows in (int[])[1, 2, 3, 4, 5, 8, 11])
        {
            float[] x = Some(rows * columns), g = Some(rows * columns), factor = Some(columns), summand = Some(columns),
                mean = Some(rows), s = Some(rows);
            foreach (var rectifies in (bool[])[false, true])
            {
                ShouldAgree(
                    (y, ofRows) => RowNormalization.Normalize(
                        x, 0.1f, factor, summand, rectifies, ofRows.Span[..rows], ofRows.Span[rows..], y.Span),
                    (y, ofRows) => RowNormalization.NormalizeScalar(
                        x, 0.1f, factor, summand, rectifies, ofRows.Span[..rows], ofRows.Span[rows..], y.Span),
                    rows * columns, 2 * rows);
                foreach (var wanted in (int[])[rows * columns, 0])
                    ShouldAgree(
                        (d, ofParameters) => RowNormalization.Backward(
                            x, mean, s, g, factor, summand, rectifies, ofParameters.Span[..columns],
                            ofParameters.Span[columns..], d.Span),
                        (d, ofParameters) => RowNormalization.BackwardScalar(
                            x, mean, s, g, factor, summand, rectifies, ofParameters.Span[..columns],
                            ofParameters.Span[columns..], d.Span),
                        wanted, 2 * columns);
            }
        }

        float[] Some(int count)
        {
            var values = new float[count];
            stream.FillGaussian(values);
            return values;
        }
    }

    [Fact]
    public void The_squared_length_of_any_vector_is_that_of_the_scalar_twin_and_does_not_overflow()
    {
        var stream = new RandomStream(1, 79);
        for (var length = 0; length <= 100; length++)
        {
            var values = new float[length];
            stream.FillGaussian(values);
            GradientStep.SumOfSquares(values).ShouldBe(GradientStep.SumOfSquaresScalar(values), 1e-12);
        }
        GradientStep.SumOfSquares([.. Enumerable.Repeat(1e30f, 9)]).ShouldBe(9e60, 1e54);
    }

    [Fact]
    public void Spans_of_other_sizes_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() =>
            ColumnNormalization.Moments(new float[5], 2, 3, new float[3], new float[3]));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            ColumnNormalization.Moments(new float[6], 2, 3, new float[2], new float[3]));
        Should.Throw<ArgumentOutOfRangeException>(() => ColumnNormalization.Apply(
            new float[6], 2, new ColumnTransform(new float[3], new float[3], new float[3]), new float[5]));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            _ = new ColumnTransform(new float[3], new float[3], new float[2]).Columns);
        Should.Throw<ArgumentOutOfRangeException>(() => RowNormalization.Backward(
            new float[6], new float[1], new float[1], new float[6], new float[3], new float[3], false, new float[3],
            new float[3], new float[6]));
        Should.Throw<ArgumentOutOfRangeException>(() => RowNormalization.Normalize(
            new float[6], 0.1f, new float[3], new float[3], false, new float[1], new float[2], new float[6]));
    }

    static void ShouldAgree(
        Action<Memory<float>, Memory<float>> fast, Action<Memory<float>, Memory<float>> twin, int first, int second)
    {
        var (one, expected) = (Guarded(), Guarded());
        fast(one.First, one.Second);
        twin(expected.First, expected.Second);
        foreach (var (actual, wanted) in (((float[], float[])[])[(one.A, expected.A), (one.B, expected.B)]))
            for (var i = 0; i < actual.Length; i++)
                actual[i].ShouldBe(wanted[i], Tolerance * Math.Max(1, Math.Abs(wanted[i])));

        (float[] A, float[] B, Memory<float> First, Memory<float> Second) Guarded()
        {
            var (a, b) = (new float[first + 16], new float[second + 16]);
            Array.Fill(a, Guard);
            Array.Fill(b, Guard);
            return (a, b, a.AsMemory(8, first), b.AsMemory(8, second));
        }
    }
}
