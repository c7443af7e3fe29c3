using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Studies;

/// <summary>A trial's name: the SHA-256 of its canonical description, in 64 lower-case hexadecimal digits.</summary>
public static class TrialIdentity
{
    public static string Hash(Trial trial) => HashOf(CanonicalDescription.Write(trial));

    /// <summary>The hash of a canonical description that is already written.</summary>
    internal static string HashOf(string description) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(description)));
}
