using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Tells what columns were taken for.</summary>
static class TableReadings
{
    /// <param name="features">what was guessed of columns; none where a schema said all</param>
    public static TableReading Of(
        RawTable raw, TableSchema schema, ColumnRoles roles, FeatureColumn[] features, TargetColumn target,
        (TargetKind Kind, string Reason) task, int[] labels, MissingWords missing)
    {
        var counts = new int[schema.Classes.Count];
        foreach (var label in labels)
            counts[label]++;
        ClassCount[] classes = [.. schema.Classes.Zip(counts, (name, count) => new ClassCount(name, count))];
        var encoded = schema.ToFeatures();
        var byPlace = features.ToDictionary(column => column.Facts.Place);
        return new()
        {
            Format = FormatName(raw),
            Header = raw.Layout?.Header,
            Delimiter = raw.Layout?.Delimiter,
            Target = raw.HasNames ? raw.Columns[roles.Target].Name : "target",
            TargetReason = roles.TargetReason,
            Task = task.Kind,
            TaskReason = task.Reason,
            Classes = classes,
            Features = [.. encoded.Select(feature => feature.Name)],
            LeftOut = [.. LeftOut(raw, schema, roles, byPlace)],
            Roles = [.. Roles(raw, roles)],
            Notes = [.. Notes(raw, features, target, task.Kind, schema.Classes)],
            Columns = features.Length == 0 ? [] : [.. schema.Columns.Index().Select(column =>
                Summary(column.Index, column.Item))],
        };

        ColumnSummary Summary(int place, TableColumn column)
        {
            var facts = byPlace.GetValueOrDefault(place)?.Facts
                ?? new ColumnFacts(raw, place, place == roles.Target ? target.Rows : [.. Enumerable.Range(0, raw.Rows)],
                    missing);
            return new(facts.Name, column.Role, byPlace.GetValueOrDefault(place)?.Kind ?? KindOf(column),
                place == roles.Target ? target.Missing : facts.Missing)
            {
                Distinct = facts.Distinct,
                Levels = place == roles.Target ? classes
                    : [.. byPlace.GetValueOrDefault(place)?.Levels?.Kept.Select(level =>
                        new ClassCount(level.Name, level.Count)) ?? []],
                Features = [.. encoded.Where(feature => feature.Column == place).Select(feature => feature.Name)],
                Note = NoteOf(place),
            };
        }

        string NoteOf(int place) => place == roles.Target ? $"{roles.TargetReason}; {task.Reason}"
            : roles.Dropped.Contains(place) ? "you left it out"
            : byPlace.GetValueOrDefault(place)?.Note ?? "";
    }

    static ColumnKind KindOf(TableColumn column) => column switch
    {
        { Role: ColumnRole.LeftOut } => ColumnKind.Unread,
        { Reading: ColumnReading.Number } => ColumnKind.Numeric,
        { Reading: ColumnReading.Moment } => ColumnKind.Date,
        _ => ColumnKind.Categorical,
    };

    static string FormatName(RawTable raw) => raw.Format switch
    {
        TableFormat.Csv => "CSV",
        TableFormat.JsonLines => "JSON lines",
        var other => $"{other}",
    };

    static IEnumerable<LeftOutColumn> LeftOut(
        RawTable raw, TableSchema schema, ColumnRoles roles, Dictionary<int, FeatureColumn> guessed)
    {
        foreach (var place in roles.Dropped)
            yield return new(TableNames.Of(raw, place),
                guessed.Count > 0 ? "you left it out" : "the description of the data leaves it out");
        foreach (var (place, column) in guessed)
            if (column.IsLeftOut)
                yield return new(TableNames.Of(schema, place), column.Note!);
    }

    static IEnumerable<string> Roles(RawTable raw, ColumnRoles roles)
    {
        if (roles.Group is { } group)
            yield return $"groups by '{DataFileException.Quote(TableNames.Of(raw, group))}'";
        if (roles.Time is { } time)
            yield return $"time from '{DataFileException.Quote(TableNames.Of(raw, time))}'";
    }

    static IEnumerable<string> Notes(
        RawTable raw, FeatureColumn[] features, TargetColumn target, TargetKind task, IReadOnlyList<string> classes)
    {
        foreach (var column in features.Where(column => !column.IsLeftOut))
        {
            if (column.Kind != ColumnKind.Date && new LineNumbers(raw, column.Facts).Note() is { } note)
                yield return note;
            if (column.Kind == ColumnKind.Numeric && NumberNotes.Of(raw, column.Facts) is { } written)
                yield return written;
            if (column.Levels is { } levels
                && NamesAlike.In(levels.Kept.Concat(levels.Rare).Select(level => level.Name)) is var (one, other))
                yield return $"Levels '{Shown(one)}' and '{Shown(other)}' of column '{Shown(column.Facts.Name)}' " +
                    "differ only in capitals or blanks; they count as two.";
            if (column.Note is not null && column.Kind != ColumnKind.Date)
                yield return $"In column '{DataFileException.Quote(column.Facts.Name)}' {column.Note}.";
            if (column.Facts.Missing > 0)
                yield return $"Column '{DataFileException.Quote(column.Facts.Name)}' has no value " +
                    $"in {Rows(column.Facts.Missing)}; {Filled(column.Schema.Fill)}.";
        }
        foreach (var column in raw.Columns.Where((column, i) =>
            column.Amount is not null && features.All(feature => feature.Facts.Place != i || !feature.IsLeftOut)))
            yield return $"Column '{DataFileException.Quote(column.Name)}' is read as numbers without '"
                + $"{DataFileException.Quote(column.Amount!.Unit)}'"
                + $"{(column.Amount.HasDecimalComma ? ", with a decimal comma" : "")}.";
        if (features.Length > 0 && task == TargetKind.Values && NumberNotes.Of(raw, target.Facts) is { } values)
            yield return values;
        if (features.Length > 0 && NamesAlike.In(classes) is var (first, second))
            yield return $"Classes '{Shown(first)}' and '{Shown(second)}' differ only in capitals or blanks; they " +
                "count as two.";
        if (target.Missing > 0)
            yield return target.Missing == 1 ? "1 row has no target; it is left out."
                : $"{Rows(target.Missing)} have no target; they are left out.";
        foreach (var note in raw.Layout?.Notes ?? [])
            yield return note;
        if (raw.Layout is { HasDecimalComma: true })
            yield return "Numbers have a decimal comma.";
    }

    static string Shown(string text) => DataFileException.Quote(text);

    static string Rows(int count) => FormattableString.Invariant($"{count:N0} {(count == 1 ? "row" : "rows")}");

    static string Filled(ColumnFill? fill) => fill switch
    {
        ColumnFill.Mean => "the mean of the training examples stands in, and a feature says where",
        ColumnFill.Mode => "the commoner of the two stands in, and a feature says where",
        ColumnFill.Level => "that is a level of its own",
        _ => "the median of the training examples stands in, and a feature says where",
    };
}
