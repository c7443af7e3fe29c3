using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Data.Files;
using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Cli.Commands.Data;

/// <summary>Writes a generated data set to a file, in the format that the file's name says.</summary>
static class Mnist1dFile
{
    /// <exception cref="UsageError">the name says none that can be written</exception>
    public static FileKind KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".npz" => FileKind.Arrays,
        ".csv" => FileKind.Examples,
        _ => throw new UsageError($"--out is '{path}'; it must end in .npz or .csv.",
            "NPZ keeps float64, CSV is for spreadsheets."),
    };

    public static void Write(string path, Mnist1dData data)
    {
        if (KindOf(path) == FileKind.Arrays)
            NpzFile.Write(path, Arrays(data));
        else
            CsvFile.Write(path, data.ToDataSet());
    }

    /// <summary>The arrays of the Python package, by its names and types.</summary>
    static IEnumerable<KeyValuePair<string, NumericArray>> Arrays(Mnist1dData data) =>
    [
        new("x", NumericArray.Of(data.TrainingInputs, data.TrainingCount, data.Features)),
        new("y", Labels(data.TrainingLabels)),
        new("x_test", NumericArray.Of(data.TestInputs, data.TestCount, data.Features)),
        new("y_test", Labels(data.TestLabels)),
        new("t", NumericArray.Of(data.Times)),
    ];

    static NumericArray Labels(ReadOnlySpan<int> labels) =>
        NumericArray.Of<long>(Array.ConvertAll(labels.ToArray(), label => (long)label));
}
