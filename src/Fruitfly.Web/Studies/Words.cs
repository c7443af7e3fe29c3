using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Studies;

/// <summary>Values of enumerations as words of an address, such as <c>test-error</c>.</summary>
static class Words
{
    /// <exception cref="RequestException">no such word</exception>
    public static T Parse<T>(string name, string word) where T : struct, Enum =>
        Find<T>(word) ?? throw new RequestException(StatusCodes.Status400BadRequest,
            $"'{name}' is '{word}'; it must be one of {string.Join(", ", Enum.GetValues<T>().Select(KebabCase.Of))}.");

    /// <returns>null where there is no such word</returns>
    public static T? Find<T>(string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (KebabCase.Of(value) == word)
                return value;
        return null;
    }
}
