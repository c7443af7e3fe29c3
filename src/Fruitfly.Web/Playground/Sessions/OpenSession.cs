using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>A session with what it was set up from.</summary>
/// <param name="Bytes">of memory that it takes in its list's budget</param>
/// <param name="Names">of the columns and classes of an uploaded file; null for other data</param>
/// <param name="File">keeps the uploaded file that it trains on; null for other data</param>
sealed record OpenSession(
    TrainingSetup Setup, PlaygroundSession Session, long Bytes, DataNames? Names, IDisposable? File) : IDisposable
{
    /// <summary>The setup as it is said elsewhere: with the user's name of the file.</summary>
    public TrainingSetup Portable => Names is null ? Setup : Setup with { File = Names.File };

    public void Dispose()
    {
        Session.Dispose();
        File?.Dispose();
    }
}

/// <param name="File">what the user calls the file</param>
/// <param name="Reading">what was taken for what, a line each</param>
sealed record DataNames(
    string File, IReadOnlyList<string> Features, string Target, IReadOnlyList<string> Classes,
    IReadOnlyList<string> Reading)
{
    public static DataNames Of(string file, TableReading reading) =>
        new(file, reading.Features, reading.Target, [.. reading.Classes.Select(known => known.Name)],
            reading.ToLines());
}
