using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Measurement;

namespace Fruitfly.Models.Tables;

/// <summary>Measures predictions where the table has the target too.</summary>
sealed class ScoredRows(ModelDescription model)
{
    /// <summary>Predicted numbers that are kept to be measured, so that memory does not grow with the
    /// table.</summary>
    const int MostKept = 1 << 22;

    static readonly Metric[] OfClasses = [Metric.Error, Metric.BalancedAccuracy, Metric.LogLoss, Metric.Auc];
    static readonly Metric[] OfValues = [Metric.RootMeanSquaredError, Metric.MeanAbsoluteError, Metric.RSquared];

    readonly Dictionary<string, int> _labelOf =
        model.Classes.Index().ToDictionary(known => known.Item, known => known.Index, StringComparer.Ordinal);
    readonly Amount? _amount = model.Schema is { } schema && schema.Find(ColumnRole.Target) is >= 0 and var target
        ? Amount.Of(schema.Columns[target]) : null;
    readonly List<double> _predictions = [], _values = [];
    readonly List<int> _labels = [];

    /// <param name="target">the place of the target column; null where there is none</param>
    public void Add(RawTable part, int? target, Predictions predictions)
    {
        if (target is not { } place || predictions.Width > 1 && model.Classes.Count == 0)
            return;
        var column = _amount?.Read(part.Columns[place]) ?? part.Columns[place];
        int[] labels = model.Classes.Count > 0 ? [.. column.Texts.Select(LabelOf)] : [];
        var width = predictions.Width;
        for (var row = 0; row < part.Rows && _predictions.Count + width <= MostKept; row++)
            if (!predictions.IsFinite(row))
                continue;
            else if (model.Classes.Count == 0)
            {
                if (double.IsNaN(column.Numbers[row]))
                    continue;
                _values.Add(column.Numbers[row]);
                _predictions.Add(predictions.Values[row]);
            }
            else if (column.Codes?[row] is >= 0 and var code && labels[code] is >= 0 and var label)
            {
                _labels.Add(label);
                _predictions.AddRange(predictions.Probabilities.Slice(row * width, width));
            }
    }

    /// <summary>The rows that have a target.</summary>
    public int Rows => model.Classes.Count > 0 ? _labels.Count : _values.Count;

    /// <summary>Of classes: the label of each row, by the places of the model's classes; else none.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>Of real values: the target of each row; else none.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Of classes: the predicted label of each row.</summary>
    public int[] Predicted() => Metrics.Predicted(_predictions.ToArray(), model.Classes.Count);

    public ScoredExamples Score(Metric metric) => metric.IsOfClasses
        ? Metrics.Score(metric, _predictions.ToArray(), _labels.ToArray(), model.Classes.Count)
        : Metrics.Score(metric, _predictions.ToArray(), _values.ToArray());

    /// <summary>None where no row has a target.</summary>
    public IReadOnlyList<ModelMetric> ToMetrics()
    {
        if (Rows == 0 || model.Classes.Count == 1)
            return [];
        var examples = FormattableString.Invariant($"{Rows:N0} rows with a target");
        return
        [
            .. from metric in model.Classes.Count > 0 ? OfClasses : OfValues
               let score = Score(metric)
               where double.IsFinite(score.Value)
               let interval = score.Interval()
               select double.IsFinite(interval.Low) && double.IsFinite(interval.High)
                   ? new ModelMetric(
                       KebabCase.Of(metric), examples, score.Value, interval.Low, interval.High, "examples")
                   : new ModelMetric(KebabCase.Of(metric), examples, score.Value),
        ];
    }

    int LabelOf(string text) =>
        _labelOf.TryGetValue(text, out var label) || _labelOf.TryGetValue(
            Levels.NameOf(new(text, 0, 0, false, CsvNumber.TryParse(text, out var number) ? number : null, 0)),
            out label)
            ? label : -1;
}
