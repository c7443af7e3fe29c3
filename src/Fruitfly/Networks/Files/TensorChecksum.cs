using System.Security.Cryptography;

namespace Fruitfly.Networks.Files;

/// <summary>The SHA-256 of a safetensors file's data, which its metadata may hold: a number that is damaged is a number
/// too, and nothing else would tell.</summary>
sealed class TensorChecksum : IDisposable
{
    public const string Key = "sha256";

    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="bytes">as they stand in the file</param>
    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Of all that was appended, in hexadecimal digits.</summary>
    public string Text() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
