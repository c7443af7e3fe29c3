using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Web.Security;

/// <summary>The two secrets of one start, 256 random bits each: the token, which stands in the first address, and the
/// pass that it is exchanged for, which stands in a cookie. Who reads the one over a
/// shoulder does not know the other.</summary>
sealed class AccessToken
{
    /// <summary>The name of the query parameter that brings the token.</summary>
    public const string Parameter = "token";

    AccessToken(string text, string pass) => (Text, Pass) = (text, pass);

    public string Text { get; }

    /// <summary>What the cookie holds.</summary>
    public string Pass { get; }

    public static AccessToken Create() => new(Secret(), Secret());

    public bool Is(string? guess) => Equal(guess, Text);

    public bool IsPass(string? guess) => Equal(guess, Pass);

    static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // In a time that does not tell how much of the guess was right.
    static bool Equal(string? guess, string secret) =>
        guess is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(guess), Encoding.UTF8.GetBytes(secret));
}
