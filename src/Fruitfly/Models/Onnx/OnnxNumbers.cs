using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Onnx;

/// <summary>Numeric columns as one input, in which numbers that stand for a missing value become NaN.</summary>
sealed class OnnxNumbers(OnnxGraph graph, TableSchema schema)
{
    public string Add(string name, IReadOnlyList<TableColumn> columns)
    {
        var numbers = graph.AddInput(name, OnnxElement.Float64, columns.Count);
        // What no float32 can hold is missing, as in a table.
        numbers = graph.Add("Where",
        [
            graph.Add("Greater", [graph.Add("Abs", [numbers]), graph.Constant([(double)float.MaxValue])]),
            graph.Constant([double.NaN]), numbers,
        ]);
        double[][] missing =
        [
            .. columns.Select(column => column.Reading != ColumnReading.Number ? []
                : new MissingWords(schema.Missing, column.Missing).Numbers.ToArray()),
        ];
        // A column that has fewer of them than another compares with NaN, which equals nothing.
        for (var word = 0; word < missing.Max(words => words.Length); word++)
        {
            double[] compared = Array.ConvertAll(missing, words => word < words.Length ? words[word] : double.NaN);
            numbers = graph.Add("Where",
            [
                graph.Add("Equal", [numbers, graph.Constant(compared, compared.Length)]),
                graph.Constant([double.NaN]), numbers,
            ]);
        }
        return numbers;
    }
}
