using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fruitfly.Web.Security;

/// <summary>The host and the port of an address, as browsers write them: an IPv6 address in
/// brackets, no port where it is 80.</summary>
readonly record struct Authority(string Host, int Port)
{
    const int DefaultPort = 80;

    const string Scheme = "http://";

    /// <summary>null for what no browser writes</summary>
    public static Authority? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.All(IsAllowed))
            return null;
        var end = text[0] == '['
            ? text.IndexOf(']') + 1 : text.IndexOf(':') is var colon and >= 0 ? colon : text.Length;
        var (host, rest) = (text[..end].ToLowerInvariant(), text[end..]);
        if (host.Length == 0 || host[0] != '[' && host.AsSpan().ContainsAny('[', ']'))
            return null;
        if (rest.Length == 0)
            return new(host, DefaultPort);
        return rest[0] == ':'
            && int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= IPEndPoint.MaxPort ? new(host, port) : null;
    }

    /// <summary>The same of an origin such as <c>http://localhost:8123</c>.</summary>
    public static Authority? OfOrigin(string origin) =>
        origin.StartsWith(Scheme, StringComparison.Ordinal) ? Parse(origin[Scheme.Length..]) : null;

    /// <summary>Whether the host is an address of a machine and no name, written in the one way
    /// in which browsers write it.</summary>
    public bool IsAddress(out IPAddress address)
    {
        var bare = Host[0] == '[' ? Host[1..^1] : Host;
        return IPAddress.TryParse(bare, out address!) && address.ToString() == bare && !address.IsIPv4MappedToIPv6
            && address.AddressFamily == AddressFamily.InterNetworkV6 == (Host[0] == '[');
    }

    // Other characters are escaped, or written in punycode, before they come here.
    static bool IsAllowed(char sign) =>
        char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_' or ':' or '[' or ']' or '%';
}
