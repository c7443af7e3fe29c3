using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Errors;

/// <summary>Says what is wrong with a request that the framework refuses, in words that
/// name no type of a program.</summary>
static partial class RequestProblem
{
    public static string Of(BadHttpRequestException refused) => refused.InnerException is JsonException json ? Of(json)
        : refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? Reason(refused.StatusCode)
        : Unbound().Match(refused.Message) is { Success: true } unbound
            ? $"{unbound.Groups[1].Value} is '{unbound.Groups[2].Value}', which is not allowed."
        : Missing().Match(refused.Message) is { Success: true } missing
            ? $"{missing.Groups[1].Value} is missing from the address."
        : refused.Message.StartsWith("Implicit body", StringComparison.Ordinal)
            ? "The request has no body; it must be JSON."
        : Reason(refused.StatusCode);

    /// <summary>Where a text is no JSON, or not of the form that is asked for.</summary>
    public static string Of(JsonException json)
    {
        if (Lacking().Match(json.Message) is { Success: true } lacking)
            return $"The body of the request lacks {lacking.Groups[1].Value}.";
        var place = json.Path is { Length: > 1 } path ? $" at {path[2..]}" : "";
        return $"The body of the request is not the JSON expected here{place} (line {(json.LineNumber ?? 0) + 1}, " +
            $"byte {(json.BytePositionInLine ?? 0) + 1}).";
    }

    /// <summary>Without the name that the parameter has in the program.</summary>
    public static string Of(ArgumentException argument) => ParameterName().Replace(argument.Message, "");

    public static string Reason(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status413PayloadTooLarge => "The request is too large.",
        StatusCodes.Status415UnsupportedMediaType =>
            "The request has a content type that is not accepted here; application/json usually is.",
        _ => $"The request cannot be answered (status {status}).",
    };

    [GeneratedRegex("^Failed to bind parameter \"\\S+ (\\w+)\" from \"(.{0,200})\"", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    [GeneratedRegex("missing required properties including: ('\\w+'(?:, '\\w+')*)")]
    private static partial Regex Lacking();

    [GeneratedRegex("^Required parameter \"\\S+ (\\w+)\" was not provided")]
    private static partial Regex Missing();

    [GeneratedRegex(" \\(Parameter '\\w+'\\)(\\s+Actual value was .*)?\\z", RegexOptions.Singleline)]
    private static partial Regex ParameterName();
}
