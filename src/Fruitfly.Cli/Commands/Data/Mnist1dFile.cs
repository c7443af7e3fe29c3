using Fruitfly.Cli.Errors;
using Fruitfly.Data.Files;
using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Cli.Commands.Data;

/// <summary>Writes a generated data set to a file, in the format that the file's name says.</summary>
static class Mnist1dFile
{
    public static void Write(string path, Mnist1dData data)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".npz":
                NpzFile.Write(path, Arrays(data));
                break;
            case ".csv":
                CsvFile.Write(path, data.ToDataSet());
                break;
            default:
                throw new UsageError($"--out is '{path}'; it must end in .npz or .csv.", "NPZ keeps float64, CSV is for spreadsheets.");
        }
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

    static NumericArray Labels(ReadOnlySpan<int> labels) => NumericArray.Of<long>(Array.ConvertAll(labels.ToArray(), label => (long)label));
}
