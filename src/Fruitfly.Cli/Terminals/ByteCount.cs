using System.Globalization;

namespace Fruitfly.Cli.Terminals;

/// <summary>A number of bytes in words: <c>417 bytes</c>, <c>6.0 kB</c>, <c>1,204.7 MB</c>.</summary>
static class ByteCount
{
    public static string Of(long bytes) => string.Create(CultureInfo.InvariantCulture,
        $"{(bytes < 1000 ? $"{bytes} bytes" : bytes < 1e6 ? $"{bytes / 1e3:0.0} kB" : $"{bytes / 1e6:#,0.0} MB")}");
}
