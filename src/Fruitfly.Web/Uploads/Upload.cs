using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Fruitfly.Web.Uploads;

/// <summary>What is the same for everything that users upload.</summary>
static class Upload
{
    public const int LargestFile = 50 * 1024 * 1024;

    /// <summary>The last part of what the user calls a file: part of a command to copy, among other places.</summary>
    /// <exception cref="RequestException">it has no name, or too long a one</exception>
    public static string NameOf(string? name)
    {
        var last = new string([.. (name?.Split('/', '\\')[^1].Trim() ?? "").Where(sign => !char.IsControl(sign))]);
        if (last.Length is 0 or > 200)
            throw new RequestException(StatusCodes.Status400BadRequest,
                "A file needs a name of at most 200 characters.");
        return last;
    }
}

/// <summary>How large the body of a request may be, where that is more than usual.</summary>
sealed class BodySize(long bytes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
