using Fruitfly.Data;
using Fruitfly.Data.Tables;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>What a user's table calls things, and what was taken for what.</summary>
/// <param name="File">what the user calls the file</param>
/// <param name="Features">of the network, those of the levels of a column one by one</param>
/// <param name="Reading">what was found out, a line each</param>
/// <param name="Columns">of the file, in its order, at most 500</param>
/// <param name="Scale">how targets of real values were standardized; null where they were not</param>
sealed record DataNames(
    string File, IReadOnlyList<string> Features, string Target, IReadOnlyList<string> Classes,
    IReadOnlyList<string> Reading, IReadOnlyList<KnownColumn> Columns, TargetScale? Scale)
{
    const int MostColumns = 500;

    public static DataNames Of(string file, TableReading reading, TargetScale? scale) =>
        new(file, reading.Features, reading.Target, [.. reading.Classes.Select(known => known.Name)],
            reading.ToLines(),
            [.. reading.Columns.Take(MostColumns).Select(column => new KnownColumn(
                column.Name, column.Role, column.Kind, column.Missing, column.Distinct, column.Note))], scale);
}

/// <summary>One column of the file.</summary>
/// <param name="Missing">rows without a value</param>
/// <param name="Distinct">different values</param>
/// <param name="Note">why it was taken for that; empty where there is nothing to say</param>
sealed record KnownColumn(string Name, ColumnRole Role, ColumnKind Kind, int Missing, int Distinct, string Note);

/// <summary>A target is this mean plus this deviation times what the network is trained on.</summary>
sealed record TargetScale(double Mean, double Deviation)
{
    /// <summary>Found out by the same examples in both forms; null where all are alike.</summary>
    public static TargetScale? Of(DataSet standardized, DataSet raw)
    {
        ReadOnlySpan<float> from = standardized.Training.Values, to = raw.Training.Values;
        var (least, greatest) = (0, 0);
        for (var i = 0; i < from.Length; i += standardized.Outputs)
            (least, greatest) = (from[i] < from[least] ? i : least, from[i] > from[greatest] ? i : greatest);
        if (from[greatest] == from[least])
            return null;
        var deviation = ((double)to[greatest] - to[least]) / ((double)from[greatest] - from[least]);
        return new(to[least] - deviation * from[least], deviation);
    }
}
