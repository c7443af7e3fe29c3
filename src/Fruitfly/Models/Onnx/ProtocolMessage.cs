using Google.Protobuf;

namespace Fruitfly.Models.Onnx;

/// <summary>One message of a protocol buffer, written field by field. The fields are those of onnx.proto, which stands
/// beside each use; the same fields give the same bytes.</summary>
sealed class ProtocolMessage
{
    readonly MemoryStream _bytes = new();
    readonly CodedOutputStream _output;

    public ProtocolMessage() => _output = new CodedOutputStream(_bytes);

    public ProtocolMessage Add(int field, long value)
    {
        _output.WriteTag(field, WireFormat.WireType.Varint);
        _output.WriteInt64(value);
        return this;
    }

    public ProtocolMessage Add(int field, float value)
    {
        _output.WriteTag(field, WireFormat.WireType.Fixed32);
        _output.WriteFloat(value);
        return this;
    }

    public ProtocolMessage Add(int field, string text)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteString(text);
        return this;
    }

    public ProtocolMessage Add(int field, ReadOnlyMemory<byte> bytes)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(UnsafeByteOperations.UnsafeWrap(bytes));
        return this;
    }

    public ProtocolMessage Add(int field, ProtocolMessage message) => Add(field, message.ToBytes());

    public ReadOnlyMemory<byte> ToBytes()
    {
        _output.Flush();
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }
}
