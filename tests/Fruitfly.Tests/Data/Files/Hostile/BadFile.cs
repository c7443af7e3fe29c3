using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files.Hostile;

/// <summary>A file that must not load, and what its error must say.</summary>
/// <param name="Open">The file's bytes; a stream because some are a gigabyte long.</param>
sealed record BadFile(
    string Name, Func<Stream> Open, string Place, string Problem, string Hint, DataFileOptions? Options = null)
{
    /// <summary>The most that may be allocated until the error. The default has room
    /// for a line of 2²⁰ characters.</summary>
    public long MostBytes { get; init; } = 24 << 20;

    public BadFile(
        string name, Func<byte[]> bytes, string place, string problem, string hint, DataFileOptions? options = null)
        : this(name, () => new MemoryStream(bytes()), place, problem, hint, options)
    {
    }

    public override string ToString() => Name;
}
