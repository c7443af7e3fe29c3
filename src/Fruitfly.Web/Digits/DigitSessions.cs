using System.Security.Cryptography;
using Fruitfly.Web.Errors;

namespace Fruitfly.Web.Digits;

/// <summary>The sessions of this start of the web lab, by id. There is room for a few; the one
/// that rested longest gives way.</summary>
sealed class DigitSessions(TimeProvider time)
{
    public const int Most = 64;

    readonly Lock _lock = new();
    readonly LinkedList<(string Id, DigitSession Session)> _used = [];

    /// <returns>the session's id, which cannot be guessed</returns>
    /// <exception cref="ArgumentOutOfRangeException">a number of digits that is not 1 to 200</exception>
    public string Begin(int digits, uint seed)
    {
        if (digits is < 1 or > DigitSession.MostDigits)
            throw new ArgumentOutOfRangeException(nameof(digits), digits,
                $"A test has 1 to {DigitSession.MostDigits} digits.");
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var session = new DigitSession(digits, seed, time);
        lock (_lock)
        {
            _used.AddLast((id, session));
            if (_used.Count > Most)
                _used.RemoveFirst();
        }
        return id;
    }

    /// <exception cref="RequestException">there is no such session any more</exception>
    public DigitSession Find(string id)
    {
        lock (_lock)
        {
            for (var node = _used.First; node is not null; node = node.Next)
                if (node.Value.Id == id)
                {
                    _used.Remove(node);
                    _used.AddLast(node);
                    return node.Value.Session;
                }
        }
        throw RequestException.NotFound("This session is over.",
            "It lasts as long as the web lab runs. Begin a new one.");
    }
}
