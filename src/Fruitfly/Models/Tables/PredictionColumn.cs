using System.Globalization;

namespace Fruitfly.Models.Tables;

/// <summary>A column of a table of predictions: text or a number for each row.</summary>
sealed class PredictionColumn
{
    PredictionColumn(string name) => Name = name;

    public string Name { get; }

    /// <summary>The text of a row, null where it has none; null for a column of numbers.</summary>
    public Func<PredictedRows, int, string?>? Text { get; private init; }

    /// <summary>The number of a row; null for a column of text.</summary>
    public Func<PredictedRows, int, double>? Number { get; private init; }

    /// <summary>Whether the numbers come from float32 alone, and have no more digits.</summary>
    public bool IsSingle { get; private init; }

    /// <summary>A number as text, the shortest that reads back as the same; null where it is not finite.</summary>
    public string? TextOf(double number) => !double.IsFinite(number) ? null : IsSingle
        ? ((float)number).ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The kept columns; then what is predicted; of several networks how far they differ; of classes the
    /// probability of each.</summary>
    /// <param name="kept">names of columns</param>
    /// <exception cref="ArgumentException">a kept column has the name of another one that is written</exception>
    public static IReadOnlyList<PredictionColumn> Of(Model model, IReadOnlyList<string> kept)
    {
        var about = model.Description;
        PredictionColumn[] columns =
        [
            .. kept.Select((name, place) => new PredictionColumn(name) { Text = (rows, row) => rows.Text(row, place) }),
            .. about.Outputs == ModelOutputs.Values ? Values(model) : Classes(model),
        ];
        return columns.CountBy(column => column.Name).FirstOrDefault(name => name.Value > 1).Key is not { } twice
            ? columns
            : throw new ArgumentException($"Two columns of predictions would be named '{twice}'.", nameof(kept));
    }

    static IEnumerable<PredictionColumn> Classes(Model model)
    {
        var (classes, width) = (model.Description.Classes, model.Width);
        yield return new("prediction")
        {
            Text = (rows, row) => rows.Predictions.IsFinite(row) ? classes[rows.Predictions.Label(row)] : null,
        };
        if (model.Networks.Count > 1)
            yield return new("spread")
            {
                Number = (rows, row) => rows.Predictions.Spreads[row * width + rows.Predictions.Label(row)],
                IsSingle = true,
            };
        for (var label = 0; label < width; label++)
        {
            var place = label;
            yield return new("p_" + classes[label])
            {
                Number = (rows, row) => rows.Predictions.Probabilities[row * width + place],
                IsSingle = true,
            };
        }
    }

    static IEnumerable<PredictionColumn> Values(Model model)
    {
        var width = model.Width;
        for (var output = 0; output < width; output++)
        {
            var (place, number) = (output, width == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{output}"));
            yield return new("prediction" + number)
            {
                Number = (rows, row) => rows.Predictions.Values[row * width + place],
            };
            if (model.Networks.Count > 1)
                yield return new("spread" + number)
                {
                    Number = (rows, row) => rows.Predictions.Spreads[row * width + place],
                    IsSingle = true,
                };
        }
    }
}
