namespace Fruitfly.Models.Onnx;

/// <summary>A setting of an operator: AttributeProto of onnx.proto.</summary>
static class OnnxAttribute
{
    const int Name = 1, Float = 2, Integer = 3, Text = 4, Floats = 7, Integers = 8, Texts = 9, Type = 20;

    public static ProtocolMessage Of(string name, long value) => Named(name, type: 2).Add(Integer, value);

    public static ProtocolMessage Of(string name, float value) => Named(name, type: 1).Add(Float, value);

    public static ProtocolMessage Of(string name, string value) => Named(name, type: 3).Add(Text, value);

    public static ProtocolMessage Of(string name, IEnumerable<long> values) =>
        values.Aggregate(Named(name, type: 7), (message, value) => message.Add(Integers, value));

    public static ProtocolMessage Of(string name, IEnumerable<float> values) =>
        values.Aggregate(Named(name, type: 6), (message, value) => message.Add(Floats, value));

    public static ProtocolMessage Of(string name, IEnumerable<string> values) =>
        values.Aggregate(Named(name, type: 8), (message, value) => message.Add(Texts, value));

    static ProtocolMessage Named(string name, int type) => new ProtocolMessage().Add(Name, name).Add(Type, type);
}
