using System.Buffers.Binary;
using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Networks.Files;

namespace Fruitfly.Tests.Networks.Files;

/// <summary>Safetensors files made by hand.</summary>
static class SafetensorsBytes
{
    public static byte[] File(string header, params byte[] data) =>
        File((ulong)Encoding.UTF8.GetByteCount(header), header, data);

    public static byte[] File(ulong length, string header, byte[] data)
    {
        var start = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(start, length);
        return [.. start, .. Encoding.UTF8.GetBytes(header), .. data];
    }

    /// <summary>The header's text of one tensor.</summary>
    public static string Tensor(string name, string type, string shape, long begin, long end) =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":[{{shape}}],"data_offsets":[{{begin}},{{end}}]}
        """;

    public static Safetensors Read(byte[] bytes) =>
        SafetensorsFile.Read(new MemoryStream(bytes), "a.safetensors", FileLimits.Default);

    public static byte[] Write(
        IEnumerable<KeyValuePair<string, NumericArray>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var stream = new MemoryStream();
        SafetensorsFile.Write(stream, SafetensorsFile.Order(tensors), metadata);
        return stream.ToArray();
    }
}
