using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Web.Classes;

/// <summary>What stands in the address that a class opens: short enough to type, and of letters that are not taken
/// for one another. It lets a phone vote and does nothing else, so it need not be as long as the lab's own
/// secret.</summary>
sealed class ClassCode
{
    const string Letters = "23456789abcdefghjkmnpqrstvwxyz";
    const int Length = 10;

    readonly byte[] _bytes;

    ClassCode(string text) => (Text, _bytes) = (text, Encoding.UTF8.GetBytes(text));

    public string Text { get; }

    public static ClassCode Create() => new(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>In a time that does not tell how much of the guess was right.</summary>
    public bool Is(string? guess) =>
        guess is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(guess), _bytes);
}
