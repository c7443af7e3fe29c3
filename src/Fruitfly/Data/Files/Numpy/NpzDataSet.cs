using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>A data set as named arrays, with the names of the MNIST-1D reference: x, y,
/// x_val, y_val, x_test, y_test.</summary>
static class NpzDataSet
{
    static readonly (Split Split, string Ending)[] Endings =
        [(Split.Training, ""), (Split.Validation, "_val"), (Split.Test, "_test")];

    /// <summary>Of the arrays that are read; others may be of any kind.</summary>
    public static IReadOnlySet<string> Names { get; } =
        Endings.SelectMany(part => (string[])[$"x{part.Ending}", $"y{part.Ending}"]).Concat(["x_train", "y_train"])
            .ToHashSet();

    /// <param name="others">the names of arrays that were not read</param>
    public static Table FromArrays(
        IReadOnlyDictionary<string, NumericArray> arrays, IReadOnlyList<string> others, string file,
        DataFileOptions options)
    {
        var builder = new ArrayDataSet(file, options);
        foreach (var (split, ending) in Endings)
        {
            var (x, y) = ("x" + ending, "y" + ending);
            if (split == Split.Training && !arrays.ContainsKey(x) && arrays.ContainsKey("x_train"))
                (x, y) = ("x_train", "y_train");
            if (arrays.TryGetValue(x, out var inputs) && arrays.TryGetValue(y, out var targets))
                builder.Add(split, x, inputs, y, targets);
            else if (split == Split.Training || arrays.ContainsKey(x) || arrays.ContainsKey(y))
                throw new DataFileException(file, "the archive's directory",
                    $"the array '{(arrays.ContainsKey(x) ? y : x)}' is missing; there are "
                    + (arrays.Count + others.Count == 0
                        ? "none"
                        : $"only {DataFileException.Quote(string.Join(", ", arrays.Keys.Concat(others)), 200)}"),
                    "Name the inputs x, x_val, x_test and the targets y, y_val, y_test.");
        }
        return builder.Build(Path.GetFileNameWithoutExtension(file), TableFormat.Npz);
    }

    public static IEnumerable<KeyValuePair<string, NumericArray>> ToArrays(DataSet data)
    {
        foreach (var (split, ending) in Endings)
            if (data[split] is { } examples)
            {
                yield return new("x" + ending, NumericArray.Of(examples.Inputs, examples.Count, examples.Features));
                yield return new("y" + ending, examples.IsClassification
                    ? NumericArray.Of((ReadOnlySpan<long>)[.. examples.Labels.ToArray().Select(label => (long)label)],
                        examples.Count)
                    : NumericArray.Of(examples.Values, examples.Count, examples.Outputs));
            }
    }
}
