namespace Fruitfly.Data.Toy;

/// <summary>The one-dimensional function on [0, 1] that the lecture takes for the truth (UDL 8.2).</summary>
public static class ToyFunction
{
    /// <summary>What notebook 8.2 takes for π; the function differs by less than 0.0006 from the one with π.</summary>
    const double NotebookPi = 3.1413;

    /// <summary>y = exp(sin(2 · 3.1413 · x)).</summary>
    public static double At(double x) => Math.Exp(Math.Sin(x * (2 * NotebookPi)));

    /// <summary>The values at several places.</summary>
    public static double[] At(IReadOnlyList<double> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return [.. places.Select(At)];
    }
}
