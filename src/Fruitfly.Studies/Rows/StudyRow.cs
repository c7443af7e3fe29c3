using System.Text.Json;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Rows;

/// <summary>A study with the counts of its trials.</summary>
sealed class StudyRow
{
    public string Name { get; init; } = "";
    public string Experiment { get; init; } = "";
    public string Preset { get; init; } = "";
    public string Options { get; init; } = "";
    public long Created { get; init; }
    public int Plans { get; init; }
    public string? Definition { get; init; }
    public string? Remarks { get; init; }
    public bool IsWhole { get; init; }
    public long Checksum { get; init; }
    public int Total { get; init; }
    public int Planned { get; init; }
    public int Running { get; init; }
    public int Done { get; init; }
    public int Diverged { get; init; }
    public int Failed { get; init; }

    /// <summary>Without a definition as it was before there were any.</summary>
    public static long ChecksumOf(
        string name, string experiment, string preset, string options, long created, string? definition) =>
        definition is null ? Rows.Checksum.Of(name, experiment, preset, options, created)
            : Rows.Checksum.Of(name, experiment, preset, options, created, definition);

    /// <param name="isWhole">whether its own row is what was written</param>
    /// <exception cref="FormatException">a value is not what was written</exception>
    /// <exception cref="JsonException">nor are the options</exception>
    public Study Described(bool isWhole)
    {
        var counts = new TrialCounts(Planned, Running, Done, Diverged, Failed);
        if (!isWhole)
            throw Damaged("Its name, experiment, setting, time or definition");
        if (counts.Total != Total)
            throw new FormatException(
                $"{Total - counts.Total} of its {Total} trials are not there, or in no state.");
        return new Study(
            Name, Experiment,
            new StudySettings(Preset, JsonSerializer.Deserialize<Dictionary<string, double>>(Options) ?? []),
            Time(Created)!.Value, counts)
        {
            Plans = Plans,
            Definition = Definition,
            Remarks = Remarks is null ? StudyRemarks.None
                : JsonSerializer.Deserialize<StudyRemarks>(Remarks) ?? StudyRemarks.None,
        };
    }

    /// <summary>As they are stored; null for none.</summary>
    /// <exception cref="ArgumentException">something is too long</exception>
    public static string? RemarksText(StudyRemarks remarks) =>
        remarks.Tidied() is var tidied && tidied == StudyRemarks.None ? null : JsonSerializer.Serialize(tidied);
}
