using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Web.Security;

/// <summary>The two secrets of a lab, 256 random bits each: the token, which stands in the first address and is new at
/// every start, and the pass that it is exchanged for, which stands in a cookie and stays, so that a browser that was
/// let in stays let in. Who reads the one over a shoulder does not know the other.</summary>
sealed class AccessToken
{
    /// <summary>The name of the query parameter that brings the token.</summary>
    public const string Parameter = "token";

    AccessToken(string text, string pass) => (Text, Pass) = (text, pass);

    public string Text { get; }

    /// <summary>What the cookie holds.</summary>
    public string Pass { get; }

    /// <summary>The name of the cookie. Cookies are shared by all ports of a host, and a port may be forwarded from
    /// another: each lab finds its own by this, which tells nothing of the pass.</summary>
    public string Cookie => "fruitfly-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Pass)))[..16];

    /// <param name="pass">what was handed out earlier</param>
    public static AccessToken For(string pass) => new(NewSecret(), pass);

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));

    /// <summary>Whether a text can be one of the secrets.</summary>
    public static bool IsSecret(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);

    public bool Is(string? guess) => Equal(guess, Text);

    public bool IsPass(string? guess) => Equal(guess, Pass);

    /// <summary>In characters.</summary>
    const int Length = 64;

    // In a time that does not tell how much of the guess was right.
    static bool Equal(string? guess, string secret) =>
        guess is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(guess), Encoding.UTF8.GetBytes(secret));
}
