using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Errors;

/// <summary>A request that cannot be answered as it was asked.</summary>
sealed class RequestException(int status, string message, string? hint = null) : Exception(message)
{
    public int Status { get; } = status;

    public string? Hint { get; } = hint;

    public static RequestException NotFound(string message, string? hint = null) =>
        new(StatusCodes.Status404NotFound, message, hint);
}
