using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Fruitfly.Web.Classes;

/// <summary>Where phones find the lab.</summary>
static class ClassAddress
{
    /// <summary>The address that the lab listens on; where that is all of them, this machine's first on a network, in
    /// numbers, since phones seldom know the machine's name.</summary>
    /// <returns>with the port and no path</returns>
    public static string Of(IPAddress listening, int port) =>
        $"http://{Named(IsEvery(listening) ? OnNetwork() : listening)}:{port}";

    static bool IsEvery(IPAddress listening) =>
        listening.Equals(IPAddress.Any) || listening.Equals(IPAddress.IPv6Any);

    static string Named(IPAddress address) => IPAddress.IsLoopback(address) ? "localhost"
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    static IPAddress OnNetwork() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up)
        .OrderByDescending(network => network.GetIPProperties().GatewayAddresses.Count > 0)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address =>
            address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
        ?? IPAddress.Loopback;
}
