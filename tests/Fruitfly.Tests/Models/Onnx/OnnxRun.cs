using Fruitfly.Models;
using Fruitfly.Models.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Fruitfly.Tests.Models.Onnx;

/// <summary>ONNX Runtime on a model's ONNX form.</summary>
static class OnnxRun
{
    /// <summary>The outputs for rows of float32 features: arrays of float, double or text.</summary>
    public static IReadOnlyDictionary<string, Array> Of(Model model, float[] rows) => Of(
        OnnxFile.ToBytes(model).ToArray(),
        NamedOnnxValue.CreateFromTensor("features",
            new DenseTensor<float>(rows, [rows.Length / model.Inputs, model.Inputs])));

    public static IReadOnlyDictionary<string, Array> Of(byte[] model, params IReadOnlyCollection<NamedOnnxValue> inputs)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        using var session = new InferenceSession(model, options);
        using var outputs = session.Run(inputs);
        return outputs.ToDictionary(output => output.Name, Array (output) => output.ElementType switch
        {
            TensorElementType.String => output.AsTensor<string>().ToArray(),
            TensorElementType.Double => output.AsTensor<double>().ToArray(),
            _ => output.AsTensor<float>().ToArray(),
        });
    }
}
