using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Data.Files;

namespace Fruitfly.Models.Onnx;

/// <summary>Writes a model as ONNX (opset 17, IR version 8), for programs in any language: rows in, predictions
/// out.</summary>
public static class OnnxFile
{
    const int IrVersion = 8, OperatorsVersion = 17, TableOperatorsVersion = 3;

    /// <summary>The key in the file's metadata under which the columns of the input <c>numbers</c> stand, a JSON list
    /// of their names in order.</summary>
    public const string NumbersKey = "numbers";

    // Named, since single-file programs switch the default off.
    static readonly JsonSerializerOptions Texts = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <exception cref="OnnxFormException">a layer has no form in ONNX</exception>
    /// <exception cref="DataFileException">the file cannot be written</exception>
    public static void Write(Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        var bytes = ToBytes(model);
        AtomicFile.Write(path, stream => stream.Write(bytes.Span));
    }

    internal static ReadOnlyMemory<byte> ToBytes(Model model)
    {
        var graph = new OnnxGraph();
        OnnxPredictions.Add(graph, model, OnnxFeatures.Add(graph, model.Description, out var numbers));
        // ModelProto and OperatorSetIdProto of onnx.proto
        var file = new ProtocolMessage().Add(1, IrVersion).Add(2, "fruitfly")
            .Add(7, graph.ToMessage("model"))
            .Add(8, new ProtocolMessage().Add(1, "").Add(2, OperatorsVersion))
            .Add(8, new ProtocolMessage().Add(1, OnnxGraph.TableOperators).Add(2, TableOperatorsVersion));
        if (numbers.Count > 0)
            file.Add(14, new ProtocolMessage().Add(1, NumbersKey).Add(2, JsonSerializer.Serialize(numbers, Texts)));
        return file.ToBytes();
    }
}
