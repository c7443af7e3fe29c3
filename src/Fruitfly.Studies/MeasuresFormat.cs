using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>What a history holds beside its curve and its confusions, in front of the bytes of the curve: a byte 255,
/// the length (int32, little-endian) of a JSON text, and that text. Where there is nothing beside them, the
/// bytes of the curve stand alone.</summary>
static class MeasuresFormat
{
    const byte Mark = 255;

    sealed record Measures(Complexity? Complexity, IReadOnlyList<ReplacementDifference> Replacement)
    {
        /// <summary>float32, little-endian; JSON writes bytes as Base64.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public byte[]? LossesAtEnd { get; init; }

        /// <summary>float32, little-endian.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public byte[]? BatchLosses { get; init; }
    }

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static byte[] Write(History history, byte[] curve)
    {
        if (history is { Complexity: null, Replacement.Count: 0, LossesAtEnd.Count: 0, BatchLosses.Count: 0 })
            return curve;
        var text = JsonSerializer.SerializeToUtf8Bytes(
            new Measures(history.Complexity, history.Replacement)
            {
                LossesAtEnd = Bytes(history.LossesAtEnd),
                BatchLosses = Bytes(history.BatchLosses),
            }, Options);
        var bytes = new byte[1 + sizeof(int) + text.Length + curve.Length];
        bytes[0] = Mark;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), text.Length);
        text.CopyTo(bytes, 1 + sizeof(int));
        curve.CopyTo(bytes, 1 + sizeof(int) + text.Length);
        return bytes;
    }

    /// <summary>The measures as they are exported, without the losses of examples and batches.</summary>
    public static byte[] Json(History history) =>
        JsonSerializer.SerializeToUtf8Bytes(new Measures(history.Complexity, history.Replacement), Options);

    /// <summary>Takes the measures off the bytes, and gives a history of the curve that
    /// <paramref name="read"/> makes of the rest.</summary>
    /// <exception cref="FormatException">not such bytes</exception>
    public static History Read(ReadOnlySpan<byte> bytes, Func<ReadOnlySpan<byte>, History> read)
    {
        if (bytes.IsEmpty || bytes[0] != Mark)
            return read(bytes);
        var length = bytes.Length < 1 + sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]);
        if (length < 0 || length > bytes.Length - 1 - sizeof(int))
            throw new FormatException(
                $"The measures of a trial have {length} bytes, and {bytes.Length} bytes are there.");
        try
        {
            var measures = JsonSerializer.Deserialize<Measures>(bytes.Slice(1 + sizeof(int), length), Options)
                ?? throw new FormatException("The measures of a trial are null.");
            return read(bytes[(1 + sizeof(int) + length)..]) with
            {
                Complexity = measures.Complexity,
                Replacement = measures.Replacement,
                LossesAtEnd = Singles(measures.LossesAtEnd ?? [], "examples"),
                BatchLosses = Singles(measures.BatchLosses ?? [], "batches"),
            };
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The measures of a trial cannot be read: {exception.Message}", exception);
        }
    }

    static byte[]? Bytes(IReadOnlyList<float> values)
    {
        if (values.Count == 0)
            return null;
        var bytes = new byte[sizeof(float) * values.Count];
        for (var i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), values[i]);
        return bytes;
    }

    static float[] Singles(byte[] bytes, string what)
    {
        if (bytes.Length % sizeof(float) != 0)
            throw new FormatException(
                $"The losses of {what} have {bytes.Length} bytes, which are no whole number of them.");
        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(sizeof(float) * i));
        return values;
    }
}
