using System.Globalization;
using Fruitfly.Cli.Errors;

namespace Fruitfly.Cli.Commands.Verify;

/// <summary>How many trials a sample has: a share of them, or a number.</summary>
static class SampleSize
{
    /// <param name="text">such as <c>1%</c> or <c>20</c></param>
    /// <param name="finished">how many trials there are to draw from</param>
    /// <returns>at least one of them where there is one</returns>
    /// <exception cref="UsageError">neither a share nor a number</exception>
    public static int Of(string text, int finished)
    {
        if (text.EndsWith('%')
            && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100)
            return (int)Math.Ceiling(finished * percent / 100);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            return Math.Min(count, finished);
        throw new UsageError($"--sample is '{text}'; it must be a share such as 1%, or a number of trials such as 20.",
            "use --all for every finished trial.");
    }
}
