using System.Net;
using System.Net.Sockets;

namespace Fruitfly.Web;

/// <summary>The web lab cannot listen where it was told to.</summary>
public sealed class ListenException(string message, ListenProblem problem, Exception cause) : Exception(message, cause)
{
    public ListenProblem Problem { get; } = problem;

    /// <summary>What the server's failure means; null for one of another kind.</summary>
    internal static ListenException? Of(Exception failure, IPAddress host, int port)
    {
        var socket =
            failure as SocketException ?? failure.InnerException as SocketException
                ?? failure.InnerException?.InnerException as SocketException;
        if (socket is null)
            return failure is IOException ? new(failure.Message, ListenProblem.Other, failure) : null;
        var (problem, what) = socket.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => (ListenProblem.InUse, $"Port {port} of {host} is in use."),
            SocketError.AccessDenied =>
                (ListenProblem.Forbidden, $"The system does not let you listen on port {port} of {host}."),
            SocketError.AddressNotAvailable =>
                (ListenProblem.ForeignAddress, $"{host} is not an address of this machine."),
            SocketError.AddressFamilyNotSupported =>
                (ListenProblem.ForeignAddress, $"This machine has no addresses of the kind of {host}."),
            _ => (ListenProblem.Other, $"The web lab cannot listen on port {port} of {host}: {socket.Message}."),
        };
        return new(what, problem, failure);
    }
}

/// <summary>Why the web lab cannot listen.</summary>
public enum ListenProblem
{
    Other,

    /// <summary>by another program, or another web lab</summary>
    InUse,

    /// <summary>as ports below 1024 often are</summary>
    Forbidden,

    /// <summary>no address of this machine</summary>
    ForeignAddress,
}
