using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>Predicts the rows of one table, part by part, and gathers how they differ from those that the model was
/// trained on.</summary>
sealed class TablePredictor
{
    /// <summary>Fields of a column that are named in the report; the others are counted.</summary>
    const int MostNamed = 20;

    const string Others = "…";

    readonly Model _model;
    readonly RowEncoder _encoder;

    /// <exception cref="InvalidOperationException">the model knows no columns</exception>
    public TablePredictor(Model model)
    {
        _model = model;
        _encoder = new RowEncoder(model.Description.Schema ?? throw new InvalidOperationException(
            "The model has no schema of a table: give it rows of features."));
    }

    /// <summary>Of all parts so far; null before the first.</summary>
    public RowReport? Report { get; private set; }

    /// <exception cref="Data.Files.DataFileException">a column is missing, or two have its name</exception>
    public Predictions Predict(RawTable part, out int? target)
    {
        var encoded = _encoder.Encode(part);
        var values = encoded.ToArray();
        var inputs = new float[values.Length];
        if (_model.Description.Preprocessing is { } preprocessing)
            preprocessing.Apply(values, inputs);
        else
            for (var i = 0; i < inputs.Length; i++)
                inputs[i] = (float)values[i];
        Report = Short(Report?.With(encoded.Report) ?? encoded.Report);
        target = encoded.Target;
        return _model.Predict(inputs);
    }

    // A table of any length may hold any number of different words.
    static RowReport Short(RowReport report) => report with
    {
        Columns =
        [
            .. report.Columns.Select(column => column.Strange.Count <= MostNamed ? column
                : column with { Strange = Short(column.Strange) }),
        ],
    };

    static IReadOnlyList<ClassCount> Short(IReadOnlyList<ClassCount> fields)
    {
        ClassCount[] named = [.. fields.Where(field => field.Name != Others).Take(MostNamed - 1)];
        return [.. named, new(Others, fields.Sum(field => field.Count) - named.Sum(field => field.Count))];
    }
}
