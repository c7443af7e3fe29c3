using System.Globalization;
using System.Text;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks;

/// <summary>What a network consists of and what it costs: its layers with output shapes and numbers of parameters,
/// multiply-adds and float32 memory, all counted as torchinfo counts them.</summary>
public sealed record NetworkSummary
{
    NetworkSummary(Architecture architecture, int batchSize)
    {
        var layers = new List<LayerSummary>();
        Describe(architecture.Layers, new Shape(architecture.Inputs), batchSize, prefix: "", depth: 1, layers);
        Layers = layers;
        Parameters = layers.Sum(layer => layer.Parameters);
        MultiplyAdds = layers.Sum(layer => layer.MultiplyAdds);
        InputBytes = sizeof(float) * (long)batchSize * architecture.Inputs;
        ForwardAndBackwardBytes = 2 * sizeof(float) * layers
            .Where(layer => layer.Parameters > 0)
            .Sum(layer => layer.OutputShape.Aggregate(1L, (product, size) => product * size));
    }

    /// <summary>The summary of an architecture that is fed batches of <paramref name="batchSize"/> examples.</summary>
    public static NetworkSummary Of(Architecture architecture, int batchSize = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        return new NetworkSummary(architecture, batchSize);
    }

    /// <summary>In order, each residual block before the layers in it.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>All of them are trainable.</summary>
    public long Parameters { get; }

    /// <summary>Of a forward pass of the batch: batch × (weights + biases) of every layer, times the positions of its
    /// output in a convolution and the steps in a recurrent layer.</summary>
    public long MultiplyAdds { get; }

    public long InputBytes { get; }

    /// <summary>Outputs and their gradients of the layers that have parameters.</summary>
    public long ForwardAndBackwardBytes { get; }

    public long ParameterBytes => sizeof(float) * Parameters;

    public long TotalBytes => InputBytes + ForwardAndBackwardBytes + ParameterBytes;

    /// <summary>The table, a line for each layer and then the totals.</summary>
    public override string ToString()
    {
        List<(string Name, string Shape, string Number)> rows = [("Layer", "Output shape", "Parameters")];
        foreach (var layer in Layers)
            rows.Add((Indented(layer), $"[{string.Join(", ", layer.OutputShape)}]",
                layer.Parameters > 0 ? Count(layer.Parameters) : "--"));
        var rule = rows.Count;
        rows.AddRange(
        [
            ("Total parameters", "", Count(Parameters)),
            ("Trainable parameters", "", Count(Parameters)),
            ("Non-trainable parameters", "", Count(0)),
            ("Multiply-adds (M)", "", Millions(MultiplyAdds)),
            ("Input (MB)", "", Millions(InputBytes)),
            ("Forward and backward pass (MB)", "", Millions(ForwardAndBackwardBytes)),
            ("Parameters (MB)", "", Millions(ParameterBytes)),
            ("Total (MB)", "", Millions(TotalBytes)),
        ]);

        var name = rows.Max(row => row.Name.Length);
        var shape = rows.Max(row => row.Shape.Length);
        var number = rows.Max(row => row.Number.Length);
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 1 || i == rule)
                text.Append('-', name + 2 + shape + 2 + number).Append('\n');
            text.Append(
                $"{rows[i].Name.PadRight(name)}  {rows[i].Shape.PadRight(shape)}  {rows[i].Number.PadLeft(number)}\n");
        }
        return text.ToString();
    }

    static void Describe(
        IReadOnlyList<Layer> layers, Shape shape, int batchSize, string prefix, int depth, List<LayerSummary> rows)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var name = $"{KindOf(layer)} {depth}-{1 + rows.Count(other => other.Depth == depth)}";
            var output = layer.OutputFor(shape, $"{prefix}{i}");
            var parameters = layer.ParametersFor(shape);
            rows.Add(new LayerSummary(
                name, depth, [batchSize, .. output.Dimensions], parameters,
                batchSize * parameters * layer.UsesFor(shape)));
            if (layer is Residual residual)
                Describe(residual.Layers, shape, batchSize, $"{prefix}{i}.", depth + 1, rows);
            shape = output;
        }
    }

    static string KindOf(Layer layer) => layer switch
    {
        Relu => "ReLU",
        LeakyRelu => "LeakyReLU",
        Gelu => "GELU",
        Gru => "GRU",
        _ => layer.GetType().Name,
    };

    static string Indented(LayerSummary layer) => new string(' ', 2 * (layer.Depth - 1)) + layer.Name;

    static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Millions(long number) => (number / 1e6).ToString("N2", CultureInfo.InvariantCulture);
}
