using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>Predictions as bytes: a format byte 1, their number (int32, little-endian), and in Brotli the first bytes
/// of all of them (float32, little-endian), then the second, third and fourth bytes. Bytes of one place resemble each
/// other, so that they shrink.</summary>
static class PredictionsFormat
{
    const byte Format = 1;
    const int Head = 1 + sizeof(int);
    const int Quality = 4, Window = 22; // beyond them it takes far longer and saves little

    public static byte[] Write(float[] predictions)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            predictions.Length, History.MostPredictions, nameof(predictions));
        var planes = new byte[sizeof(float) * predictions.Length];
        for (var i = 0; i < predictions.Length; i++)
        {
            var bits = BitConverter.SingleToUInt32Bits(predictions[i]);
            for (var plane = 0; plane < sizeof(float); plane++)
                planes[plane * predictions.Length + i] = (byte)(bits >> (8 * plane));
        }
        var bytes = new byte[Head + BrotliEncoder.GetMaxCompressedLength(planes.Length)];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), predictions.Length);
        return BrotliEncoder.TryCompress(planes, bytes.AsSpan(Head), out var written, Quality, Window)
            ? bytes[..(Head + written)]
            : throw new InvalidOperationException("Predictions did not fit the room that Brotli asks for.");
    }

    /// <exception cref="FormatException">not such bytes, or of a newer format</exception>
    public static float[] Read(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Length >= Head && bytes[0] == Format
            ? BinaryPrimitives.ReadInt32LittleEndian(bytes[1..])
            : throw new FormatException(
                $"Predictions have {bytes.Length} bytes and do not begin with format {Format}.");
        if (count is < 0 or > History.MostPredictions)
            throw new FormatException($"There are {count} predictions; at most {History.MostPredictions} can be kept.");
        var planes = new byte[sizeof(float) * count];
        if (!BrotliDecoder.TryDecompress(bytes[Head..], planes, out var written) || written != planes.Length)
            throw new FormatException($"Predictions do not unpack to {count} numbers.");
        var predictions = new float[count];
        var bits = MemoryMarshal.Cast<float, uint>(predictions.AsSpan());
        for (var plane = 0; plane < sizeof(float); plane++)
            for (var i = 0; i < count; i++)
                bits[i] |= (uint)planes[plane * count + i] << (8 * plane);
        return predictions;
    }
}
