using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Onnx;

/// <summary>The inputs of a model in ONNX, and what is done to them before a network sees them. A table comes as
/// <c>numbers</c>, <c>[rows × columns]</c> in float64 (yes is 1, a date counts days from 1970-01-01, NaN is missing),
/// and each column of names as text of its own, <c>[rows × 1]</c> (empty is missing). Without a schema there are
/// <c>features</c>, <c>[rows × inputs]</c> in float32.</summary>
static class OnnxFeatures
{
    const string Numbers = "numbers", Features = "features";

    /// <param name="numbers">the names of the columns of <c>numbers</c></param>
    /// <returns>the name of <c>[rows × inputs]</c>, float32</returns>
    public static string Add(OnnxGraph graph, ModelDescription model, out IReadOnlyList<string> numbers)
    {
        numbers = [];
        if (model.Schema is not { } schema)
        {
            var features = graph.AddInput(Features, OnnxElement.Float32, model.Network.Inputs);
            return model.Preprocessing is null ? features
                : Scaled(graph, model.Preprocessing, graph.Cast(features, OnnxElement.Float64));
        }
        var encoded = Encoded(graph, schema, out numbers);
        return model.Preprocessing is { } preprocessing
            ? Scaled(graph, preprocessing, encoded) : graph.Cast(encoded, OnnxElement.Float32);
    }

    // (x − mean) / deviation in float64, rounded once, as Preprocessing has it.
    static string Scaled(OnnxGraph graph, Preprocessing preprocessing, string encoded)
    {
        var filled = graph.Add("Where",
            [graph.IsMissing(encoded), Constant(preprocessing.Fills), encoded]);
        var moved = graph.Add("Sub", [filled, Constant(preprocessing.Means)]);
        return graph.Cast(graph.Add("Div", [moved, Constant(preprocessing.Deviations)]), OnnxElement.Float32);

        string Constant(IReadOnlyList<double> values) => graph.Constant((double[])[.. values], values.Count);
    }

    /// <summary>The encoded features in their order: gathered from the numbers, whether they are missing, and the
    /// levels of each column of names.</summary>
    static string Encoded(OnnxGraph graph, TableSchema schema, out IReadOnlyList<string> names)
    {
        (TableColumn Column, int Place)[] features =
        [
            .. schema.Columns.Index().Where(column => column.Item.Role == ColumnRole.Feature)
                .Select(column => (column.Item, column.Index)),
        ];
        var numeric = features.Where(feature => feature.Column.Reading != ColumnReading.Name).ToArray();
        names = [.. numeric.Select(feature => TableNames.Of(schema, feature.Place))];
        var blocks = new List<string>();
        if (numeric.Length > 0)
        {
            var numbers = new OnnxNumbers(graph, schema).Add(Numbers, [.. numeric.Select(feature => feature.Column)]);
            blocks.AddRange([numbers, graph.Cast(graph.IsMissing(numbers), OnnxElement.Float64)]);
        }
        var places = new List<long>();
        var (number, width) = (0, 2 * numeric.Length);
        foreach (var (column, place) in features)
            if (column.Reading != ColumnReading.Name)
            {
                places.Add(number);
                if (column.Fill is not null)
                    places.Add(numeric.Length + number);
                number++;
            }
            else
            {
                var levels = new OnnxLevels(graph, schema, column);
                if (levels.Width == 0)
                    continue;
                blocks.Add(levels.Add(InputName(TableNames.Of(schema, place))));
                places.AddRange(Enumerable.Range(width, levels.Width).Select(at => (long)at));
                width += levels.Width;
            }
        return graph.Add("Gather",
            [
                blocks.Count == 1 ? blocks[0] : graph.Add("Concat", blocks, OnnxAttribute.Of("axis", 1)),
                graph.Constant([.. places], places.Count),
            ],
            OnnxAttribute.Of("axis", 1));
    }

    // Names of inputs and outputs are one family.
    static string InputName(string column) =>
        column is Numbers or "label" or "probabilities" or "spreads" or "values" ? column + "_" : column;
}
