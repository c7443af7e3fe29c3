using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fruitfly.Data.Files;

namespace Fruitfly.Networks.Files;

/// <summary>The safetensors file of Hugging Face: named arrays and text, without pickle, so a file never runs code. A
/// file that is damaged, has a hole, an overlap or bytes that nothing speaks of is refused.</summary>
public static class SafetensorsFile
{
    const int Alignment = 8;

    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks
    /// for more than the limits.</exception>
    public static Safetensors Read(string path, FileLimits? limits = null) =>
        InputFile.Read(path, stream => Read(stream, path, limits ?? FileLimits.Default));

    /// <summary>Writes the arrays as the format's own library does, wide types first and then by name; the same arrays
    /// give the same bytes.</summary>
    public static void Write(
        string path, IEnumerable<KeyValuePair<string, NumericArray>> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = Order(tensors);
        AtomicFile.Write(path, stream => Write(stream, ordered, metadata));
    }

    /// <summary>The same, with a checksum of the tensors in the metadata, which is compared when the file is
    /// read.</summary>
    internal static void WriteChecked(
        string path, IEnumerable<KeyValuePair<string, NumericArray>> tensors,
        IReadOnlyDictionary<string, string> metadata)
    {
        var ordered = Order(tensors);
        using var checksum = new TensorChecksum();
        foreach (var (_, array) in ordered)
            checksum.Append(Stored(array));
        var all = new OrderedDictionary<string, string>(metadata, StringComparer.Ordinal)
        {
            [TensorChecksum.Key] = checksum.Text(),
        };
        AtomicFile.Write(path, stream => Write(stream, ordered, all));
    }

    internal static Safetensors Read(Stream stream, string file, FileLimits limits)
    {
        var reader = new ByteReader(stream, file, "", stream.Length, exact: true);
        var header = SafetensorsHeader.Read(reader, limits);
        var tensors = new OrderedDictionary<string, NumericArray>(StringComparer.Ordinal);
        using var checksum = new TensorChecksum();
        var data = reader.Position;
        foreach (var tensor in header.Tensors)
        {
            var start = reader.Position;
            var bytes = reader.Read((int)(tensor.End - tensor.Begin),
                $"tensor '{DataFileException.Quote(tensor.Name)}'");
            if (tensor.Type.Element == ElementType.Boolean
                && bytes.AsSpan().IndexOfAnyExcept((byte)0, (byte)1) is >= 0 and var wrong)
                throw reader.FailAt(start + wrong, $"{bytes[wrong]} is not a Boolean",
                    "Save the file again with save_file.");
            checksum.Append(bytes);
            tensors.Add(tensor.Name, tensor.Type.ToArray(tensor.Shape, bytes));
        }
        reader.ExpectEnd();
        if (header.Metadata.TryGetValue(TensorChecksum.Key, out var expected) && checksum.Text() != expected)
            throw reader.FailAt(data, "the tensors are not those that were saved: they have another SHA-256",
                $"The file is damaged: copy it or make it again. If you changed the tensors yourself, save them without " +
                $"'{TensorChecksum.Key}' in the metadata.");
        return new Safetensors(tensors, header.Metadata);
    }

    internal static KeyValuePair<string, NumericArray>[] Order(IEnumerable<KeyValuePair<string, NumericArray>> tensors)
    {
        KeyValuePair<string, NumericArray>[] ordered =
            [.. tensors.OrderByDescending(tensor => tensor.Value.Type.Size)
                .ThenBy(tensor => tensor.Key, StringComparer.Ordinal)];
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataKey };
        foreach (var (name, _) in ordered)
            if (!names.Add(name))
                throw new ArgumentException($"'{name}' stands twice, or is the format's own name.", nameof(tensors));
        return ordered;
    }

    internal static void Write(
        Stream stream, KeyValuePair<string, NumericArray>[] tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, array) in tensors)
            stream.Write(Stored(array));
    }

    static ReadOnlySpan<byte> Stored(NumericArray array)
    {
        if (BitConverter.IsLittleEndian)
            return array.Bytes;
        var bytes = array.Bytes.ToArray();
        ElementOrder.ToNative(bytes, array.Type.Size, bigEndian: false);
        return bytes;
    }

    /// <summary>The header, filled up with blanks so that the data begins at a multiple of 8.</summary>
    static byte[] Header(KeyValuePair<string, NumericArray>[] tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new MemoryStream();
        using (var json =
            new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafetensorsHeader.MetadataKey);
                foreach (var (key, text) in metadata)
                    json.WriteString(key, text);
                json.WriteEndObject();
            }
            var begin = 0L;
            foreach (var (name, array) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", StoredType.Of(array.Type).Name);
                json.WriteStartArray("shape");
                foreach (var length in array.Shape)
                    json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(begin += array.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (buffer.Length % Alignment != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }
}
