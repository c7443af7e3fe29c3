using System.Globalization;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads a CSV file into a table, column by column.</summary>
static class CsvTable
{
    public static Table Read(Stream stream, string file, DataFileOptions options)
    {
        using var records = new CsvRecords(stream, file, options);
        if (records.Ahead().Count == 0)
            throw new DataFileException(file, "line 1", "the file is empty", "Give it one line for each example.");
        var layout = CsvLayout.Of(records, options);
        var targets = new CsvTargets(records, layout, options);
        var mayGuess = options.Schema is null;
        CsvColumn[] columns =
            [.. layout.Features.Select(i => new CsvColumn(records, i, layout.Names[i], layout.HasHeader && mayGuess))];
        var groups = layout.Group is { } group ? new CsvGroups(records, group, layout.Names[group]) : null;
        var times = layout.Time is { } time
            ? new CsvTimes(records, time, layout.Names[time], options.Schema?.Columns[time].Reading) : null;
        var splits = new List<Split>();
        while (records.Next() is { } record)
        {
            layout.Width.Check(record, records);
            if ((splits.Count + 1L) * columns.Length > options.Limits.MaxElements)
                throw records.Fail($"the table has more than {options.Limits.MaxElements} numbers",
                    $"Cut the file into parts{FileSetting.MaxElements:, or raise @}.");
            splits.Add(layout.Split is { } column ? SplitOf(record.Fields[column], records, column) : Split.Training);
            foreach (var (i, feature) in layout.Features.Index())
                columns[i].Add(record.Fields[feature]);
            groups?.Add(record.Fields[layout.Group!.Value]);
            times?.Add(record.Fields[layout.Time!.Value]);
            targets.Add(record);
        }
        if (splits.Count == 0)
            throw records.Fail("no example follows the header", "Give the file one line for each example.");
        if (!splits.Contains(Split.Training))
            throw records.Fail($"the column '{CsvFile.SplitColumn}' marks no training example",
                "Mark the training examples with 'training'.");
        return Of(file, layout, columns, targets, splits, records, groups, times, options.Schema);
    }

    static Table Of(
        string file, CsvLayout layout, CsvColumn[] columns, CsvTargets targets, List<Split> splits, CsvRecords records,
        CsvGroups? groups,
        CsvTimes? times, TableSchema? schema)
    {
        var (kept, leftOut) = (new List<CsvColumn>(), new List<LeftOutColumn>(layout.LeftOut));
        foreach (var (i, column) in columns.Index())
            if (schema is null && column.ReasonToLeaveOut(layout.Features[i] == 0) is { } reason)
                leftOut.Add(new(column.Name, reason));
            else
                kept.Add(column);
        if (kept.Count == 0)
            throw records.FailAt(1,
                $"no feature is left: column '{DataFileException.Quote(leftOut[^1].Name)}' was left out " +
                $"because {leftOut[^1].Reason}",
                "Give it another name if it is a feature.");
        var (task, reasonOfTask) = targets.Decide();
        var (labels, names) = task == TargetKind.Classes ? targets.Classes() : ([], []);
        double[] values = task == TargetKind.Values ? targets.Values() : [];
        var whole = task == TargetKind.Classes
            ? TableRows.Labelled(Matrix(kept, splits.Count), kept.Count, labels, names.Length)
            : TableRows.RealValued(Matrix(kept, splits.Count), kept.Count, NumericArray.Of(values), 1);
        var taken = times?.Take();
        whole = whole with { Groups = groups?.Numbers, Times = taken?.Times };
        Split[] present = [.. splits.Distinct().Order()];
        var parts = present.ToDictionary(split => split, split => present.Length == 1
            ? whole : whole.Select([.. Enumerable.Range(0, splits.Count).Where(i => splits[i] == split)]));
        var counts = new int[names.Length];
        foreach (var label in labels)
            counts[label]++;
        return new Table(file, Path.GetFileNameWithoutExtension(file), parts, new TableReading
        {
            Format = "CSV",
            Header = layout.HasHeader,
            Delimiter = records.Delimiter,
            Target = layout.HasHeader ? layout.Names[layout.Target] : "target",
            TargetReason = layout.TargetReason,
            Task = task,
            TaskReason = reasonOfTask,
            Classes = [.. names.Zip(counts, (name, count) => new ClassCount(name, count))],
            Features = [.. kept.Select(column => column.Name)],
            LeftOut = leftOut,
            Notes = [.. kept.Select(column => column.Note()).OfType<string>(), .. layout.Width.Notes()],
            Roles = [.. Roles(layout)],
        }, schema ?? new TableSchema
        {
            Format = TableFormat.Csv,
            Delimiter = records.Delimiter,
            Header = layout.HasHeader,
            HasRowNames = layout.Width.HasRowNames ? true : null,
            EndsWithDelimiter = layout.Width.EndsWithDelimiter ? true : null,
            Columns = [.. layout.Names.Select((name, i) => ColumnOf(name, i, layout, kept, task, taken?.Reading))],
            Task = task,
            Classes = names,
        });
    }

    static TableColumn ColumnOf(
        string name, int i, CsvLayout layout, List<CsvColumn> features, TargetKind task, ColumnReading? time) =>
        i == layout.Target
            ? new(name, ColumnRole.Target, task == TargetKind.Classes ? ColumnReading.Name : ColumnReading.Number)
        : i == layout.Split ? new(name, ColumnRole.Split, ColumnReading.Name)
        : i == layout.Group ? new(name, ColumnRole.Group, ColumnReading.Name)
        : i == layout.Time ? new(name, ColumnRole.Time, time)
        : features.Exists(column => column.Place == i) ? new(name, ColumnRole.Feature, ColumnReading.Number)
        : new(name, ColumnRole.LeftOut);

    static IEnumerable<string> Roles(CsvLayout layout)
    {
        if (layout.Group is { } group)
            yield return $"groups by '{DataFileException.Quote(CsvColumn.NameOf(layout.Names[group], group))}'";
        if (layout.Time is { } time)
            yield return $"time from '{DataFileException.Quote(CsvColumn.NameOf(layout.Names[time], time))}'";
    }

    static NumericArray Matrix(List<CsvColumn> columns, int rows)
    {
        var values = new double[(long)rows * columns.Count];
        foreach (var (column, content) in columns.Index())
            for (var row = 0; row < rows; row++)
                values[row * columns.Count + column] = content.Numbers[row];
        return NumericArray.Of<double>(values);
    }

    static Split SplitOf(string text, CsvRecords records, int field) =>
        text.Trim().ToLower(CultureInfo.InvariantCulture) switch
        {
            "training" or "train" => Split.Training,
            "validation" or "val" => Split.Validation,
            "test" => Split.Test,
            var other => throw records.Fail(field, $"'{DataFileException.Quote(other)}' is not a split",
                "Write training, validation or test, or rename the column if it is a feature."),
        };
}
