namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>The widths of the capacity curve.</summary>
static class WidthLadder
{
    public const int LeastWidths = 4;

    /// <summary>The network must not be smaller than this, nor larger than that, whatever the data are.</summary>
    const int Narrowest = 2, Widest = 1024;

    /// <summary>Beyond interpolation, where the error of a network that is as large as its data may peak.</summary>
    const double Beyond = 4;

    /// <summary>Widths in geometric progression up to four times the one whose parameters are as many as the numbers
    /// that the training set fixes: a target for each row, or one for each class.</summary>
    /// <param name="parametersOf">of a network of that width</param>
    /// <param name="targets">rows times outputs</param>
    public static IReadOnlyList<int> Of(Func<int, long> parametersOf, long targets, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var interpolating = Narrowest;
        while (interpolating < Widest && parametersOf(interpolating) < targets)
            interpolating++;
        var top = Math.Min(Widest, Math.Max(Narrowest * Beyond, interpolating * Beyond));
        return
        [
            .. Enumerable.Range(0, count)
                .Select(step => (int)Math.Round(Narrowest * Math.Pow(top / Narrowest, step / (count - 1.0))))
                .Distinct(),
        ];
    }
}
