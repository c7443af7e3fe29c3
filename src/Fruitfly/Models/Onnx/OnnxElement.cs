namespace Fruitfly.Models.Onnx;

/// <summary>What a tensor holds, by the numbers of TensorProto.DataType in onnx.proto.</summary>
enum OnnxElement
{
    Float32 = 1,
    Int64 = 7,
    Text = 8,
    Boolean = 9,
    Float64 = 11,
}
