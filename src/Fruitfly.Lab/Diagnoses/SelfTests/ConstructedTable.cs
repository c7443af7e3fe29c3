using System.Globalization;
using System.Text;
using Fruitfly.Data.Files;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>Rows that a law has drawn.</summary>
/// <param name="Inputs"><c>[rows × features]</c></param>
/// <param name="Targets">values, or labels as whole numbers</param>
/// <param name="HasClasses">whether the targets are labels</param>
sealed record ConstructedTable(double[] Inputs, int Features, double[] Targets, bool HasClasses)
{
    public const string Target = "y", Group = "unit";

    /// <summary>The group of each row; empty where rows have none.</summary>
    public int[] Groups { get; init; } = [];

    /// <summary>The table as a user's file, under a name of its content's own.</summary>
    /// <param name="folder">where it is written</param>
    public DescribedFile Describe(string folder, string name)
    {
        var path = Path.Combine(folder, $"{name}.csv");
        AtomicFile.Write(path, stream => stream.Write(Encoding.ASCII.GetBytes(ToCsv())));
        return DescribedFile.ReadText(path, new() { Target = Target, Group = Groups.Length > 0 ? Group : null });
    }

    string ToCsv()
    {
        var text = new StringBuilder();
        for (var feature = 1; feature <= Features; feature++)
            text.Append(CultureInfo.InvariantCulture, $"x{feature},");
        text.Append(Groups.Length > 0 ? $"{Group},{Target}\n" : $"{Target}\n");
        for (var row = 0; row < Targets.Length; row++)
        {
            for (var feature = 0; feature < Features; feature++)
                text.Append(CultureInfo.InvariantCulture, $"{Inputs[row * Features + feature]:g9},");
            if (Groups.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"g{Groups[row]},");
            text.Append(HasClasses ? $"c{Targets[row]:0}" : Targets[row].ToString("g9", CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        return text.ToString();
    }
}
