using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Web.Security;

/// <summary>A secret of one start: who knows it may read. 256 random bits, as text that is safe in an address.</summary>
sealed class AccessToken
{
    /// <summary>The name of the query parameter that brings the token.</summary>
    public const string Parameter = "token";

    AccessToken(string text) => Text = text;

    public string Text { get; }

    public static AccessToken Create() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Compares in a time that does not tell how much of the guess was right.</summary>
    public bool Is(string? guess) =>
        guess is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(guess), Encoding.UTF8.GetBytes(Text));
}
