namespace Fruitfly.Models.Onnx;

/// <summary>A part of a model has no form in ONNX.</summary>
public sealed class OnnxFormException(string message) : Exception(message);
