namespace Fruitfly.Reports.Export;

/// <summary>A picture could not be drawn by a browser.</summary>
/// <param name="hint">what the user can do about it</param>
public sealed class BrowserException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Hint { get; } = hint;
}
