using Fruitfly.Data.Files;

namespace Fruitfly.Models.Onnx;

/// <summary>Writes a model as ONNX (opset 17, IR version 8), for programs in any language: rows in, predictions
/// out.</summary>
public static class OnnxFile
{
    const int IrVersion = 8, OperatorsVersion = 17, TableOperatorsVersion = 3;

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
        var features = graph.AddInput("features", OnnxElement.Float32, model.Inputs);
        OnnxPredictions.Add(graph, model, features);
        // ModelProto and OperatorSetIdProto of onnx.proto
        return new ProtocolMessage().Add(1, IrVersion).Add(2, "fruitfly")
            .Add(7, graph.ToMessage("model"))
            .Add(8, new ProtocolMessage().Add(1, "").Add(2, OperatorsVersion))
            .Add(8, new ProtocolMessage().Add(1, OnnxGraph.TableOperators).Add(2, TableOperatorsVersion))
            .ToBytes();
    }
}
