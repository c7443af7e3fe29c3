namespace Fruitfly.Tests.Golden;

static class Agreement
{
    /// <summary>Each number differs from its expectation by at most <paramref name="relative"/> times the expectation's
    /// size.</summary>
    public static void ShouldAgree(
        this ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double relative, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < actual.Length; i++)
            ShouldAgree(actual[i], expected[i], relative * Math.Abs(expected[i]), i, what);
    }

    /// <summary>Each number differs from its expectation by at most <paramref name="relative"/> times the largest size
    /// among the expectations: the measure for sums in which larger numbers cancel.</summary>
    public static void ShouldAgreeInSize(
        this ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double relative, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        var size = 0.0;
        foreach (var number in expected)
            size = Math.Max(size, Math.Abs(number));
        for (var i = 0; i < actual.Length; i++)
            ShouldAgree(actual[i], expected[i], relative * size, i, what);
    }

    static void ShouldAgree(double actual, double expected, double tolerance, int number, string what)
    {
        if (!(Math.Abs(actual - expected) <= tolerance))
            Assert.Fail($"{what}: number {number} is {actual:R}, expected {expected:R} ± {tolerance:G3}.");
    }
}
