using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Fruitfly.Data.Files;

/// <summary>CSV (RFC 4180, UTF-8): one example a line, numeric features, and one target. A column named "split" with the
/// words training, validation and test divides the examples; without it all are training examples.</summary>
public static class CsvFile
{
    internal const string SplitColumn = "split";

    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks for more than the limits.</exception>
    public static CsvDataSet ReadDataSet(string path, DataFileOptions? options = null) =>
        InputFile.Read(path, stream => ReadDataSet(stream, path, options ?? DataFileOptions.Default));

    /// <summary>Writes a data set with one target per example, its splits in a column where there are several. Numbers are
    /// the shortest that read back as the same float32.</summary>
    /// <param name="featureNames">Default: x0, x1, …</param>
    /// <param name="classNames">Written in place of the labels.</param>
    public static void Write(
        string path, DataSet data, IReadOnlyList<string>? featureNames = null, IReadOnlyList<string>? classNames = null)
    {
        if (!data.IsClassification && data.Outputs > 1)
            throw new ArgumentException(
                $"'{data.Name}' has {data.Outputs} target values per example and CSV holds one: write NPZ.", nameof(data));
        if (featureNames is not null)
            ArgumentOutOfRangeException.ThrowIfNotEqual(featureNames.Count, data.Features, nameof(featureNames));
        if (classNames is not null)
            ArgumentOutOfRangeException.ThrowIfNotEqual(classNames.Count, data.Classes, nameof(classNames));
        AtomicFile.Write(path, stream => Write(stream, data, featureNames, classNames));
    }

    internal static void Write(
        Stream stream, DataSet data, IReadOnlyList<string>? featureNames, IReadOnlyList<string>? classNames)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        Split[] splits = [.. Enum.GetValues<Split>().Where(split => data[split] is not null)];
        if (splits.Length > 1)
            csv.WriteField(SplitColumn);
        for (var i = 0; i < data.Features; i++)
            csv.WriteField(featureNames?[i] ?? $"x{i}");
        csv.WriteField(data.IsClassification ? "label" : "target");
        csv.NextRecord();
        foreach (var split in splits)
            for (var (i, examples) = (0, data[split]!); i < examples.Count; i++)
            {
                if (splits.Length > 1)
                    csv.WriteField(split.ToString().ToLowerInvariant());
                foreach (var value in examples.Input(i))
                    csv.WriteField(value.ToString(CultureInfo.InvariantCulture));
                csv.WriteField(!data.IsClassification ? RealText(examples.Values[i])
                    : classNames?[examples.Labels[i]] ?? examples.Labels[i].ToString(CultureInfo.InvariantCulture));
                csv.NextRecord();
            }
    }

    // With a point, so that whole values are not read back as class labels.
    static string RealText(float value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    internal static CsvDataSet ReadDataSet(Stream stream, string file, DataFileOptions options)
    {
        using var records = new CsvRecords(stream, file, options);
        if (!records.Next())
            throw new DataFileException(file, "line 1", "the file is empty", "Give it one line for each example.");
        var layout = CsvLayout.Of(records, options);
        if (layout.HasHeader && !records.Next())
            throw records.Fail("no example follows the header", "Give the file one line for each example.");

        var targets = new CsvTargets(records, layout, options);
        var inputs = new Dictionary<Split, List<float>>();
        var splits = new List<Split>();
        do
        {
            if ((splits.Count + 1L) * layout.Features.Count > options.Limits.MaxElements)
                throw records.Fail($"the table has more than {options.Limits.MaxElements} numbers",
                    $"Cut the file into parts, or raise the limit {nameof(FileLimits.MaxElements)}.");
            var split = layout.Split is { } column ? SplitOf(records, column) : Split.Training;
            splits.Add(split);
            if (!inputs.TryGetValue(split, out var values))
                inputs.Add(split, values = []);
            foreach (var feature in layout.Features)
                values.Add(CsvNumber.Parse(records, feature, layout.Names));
            targets.Add();
        }
        while (records.Next());
        if (!inputs.ContainsKey(Split.Training))
            throw records.Fail($"the column '{SplitColumn}' marks no training example",
                "Mark the training examples with 'training'.");

        var classes = targets.Classes();
        var numbers = targets.Values();
        Examples? Part(Split split) => !inputs.TryGetValue(split, out var values) ? null
            : classes is var (labels, names)
                ? Examples.Labelled([.. values], layout.Features.Count, Of(split, labels), names.Length)
                : Examples.RealValued([.. values], layout.Features.Count, Of(split, numbers), 1);
        T[] Of<T>(Split split, T[] all) => [.. all.Where((_, i) => splits[i] == split)];

        var data = new DataSet(
            Path.GetFileNameWithoutExtension(file), Part(Split.Training)!, Part(Split.Validation), Part(Split.Test));
        return new CsvDataSet(data, [.. layout.Features.Select(i => layout.Names[i])],
            layout.HasHeader ? layout.Names[layout.Target] : "target", classes?.Names ?? []);
    }

    static Split SplitOf(CsvRecords records, int field) => records.Fields[field].Trim().ToLowerInvariant() switch
    {
        "training" or "train" => Split.Training,
        "validation" or "val" => Split.Validation,
        "test" => Split.Test,
        var other => throw records.Fail(field, $"'{DataFileException.Quote(other)}' is no split",
            "Write training, validation or test, or rename the column if it is a feature."),
    };
}
