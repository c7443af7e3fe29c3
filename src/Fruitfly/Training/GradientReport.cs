using System.Globalization;
using System.Text;

namespace Fruitfly.Training;

/// <summary>How far computed gradients are from finite differences.</summary>
/// <param name="Parts">the inputs, then each parameter; or the targets that a loss was checked on</param>
public sealed record GradientReport(IReadOnlyList<CheckedGradient> Parts)
{
    /// <summary>Float32 leaves about 10⁻⁴ of a right gradient; a wrong one is off by far more.</summary>
    public const double Tolerance = 0.01;

    /// <summary>Whether every part is within <see cref="Tolerance"/>.</summary>
    public bool Holds => Parts.All(part => part.Holds);

    public double LargestError => Parts.Max(part => part.LargestError);

    /// <summary>A line for each part.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(CultureInfo.InvariantCulture,
                $"{part.Name}: {(part.Holds ? "right" : "WRONG")}, {part.Values} values, largest " +
                $"error {part.LargestError:0.0e+0}, {part.NearKinks} near a kink\n");
        return text.ToString();
    }
}

/// <param name="NearKinks">values whose differences change with the step, and agree for a small one</param>
/// <param name="LargestError">|gradient − difference| over the larger of both and the
/// root mean square of the part</param>
public sealed record CheckedGradient(string Name, int Values, int NearKinks, double LargestError)
{
    public bool Holds => LargestError <= GradientReport.Tolerance;
}
