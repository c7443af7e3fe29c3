using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Onnx;

/// <summary>A column of names as an input of text and, for each of its levels, a number that is 1 or 0: the levels,
/// then the merged one, then the missing value, as <see cref="EncodedFeature"/> has them.</summary>
sealed class OnnxLevels(OnnxGraph graph, TableSchema schema, TableColumn column)
{
    public int Width { get; } =
        column.Levels!.Count + (column.RareBelow is null ? 0 : 1) + (column.Fill is null ? 0 : 1);

    /// <returns>the name of <c>[rows × Width]</c>, float64</returns>
    public string Add(string name)
    {
        // A place beyond the last is 0 in all of them.
        var other = column.RareBelow is null ? Width : column.Levels!.Count;
        var gap = column.Fill is null ? Width : Width - 1;
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var word in new MissingWords(schema.Missing, column.Missing).Words)
            places.Add(word, gap);
        foreach (var (place, level) in column.Levels!.Index())
            places.TryAdd(level, place);
        var codes = graph.Add(OnnxGraph.TableOperators, "LabelEncoder",
            [graph.AddInput(name, OnnxElement.Text, 1)],
            OnnxAttribute.Of("keys_strings", places.Keys), OnnxAttribute.Of("values_int64s", places.Values),
            OnnxAttribute.Of("default_int64", other));
        var isLevel = graph.Add("OneHot",
            [codes, graph.Constant([(long)Width], 1), graph.Constant([0f, 1f], 2)], OnnxAttribute.Of("axis", -1));
        return graph.Cast(
            graph.Add("Reshape", [isLevel, graph.Constant([0L, Width], 2)]), OnnxElement.Float64);
    }
}
