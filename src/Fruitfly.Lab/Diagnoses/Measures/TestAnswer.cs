using System.Globalization;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the test set said, in one line.</summary>
static class TestAnswer
{
    public static string Of(FinalTest test, string loss)
    {
        var wrong = test.Wrong is { } share
            ? $"{Percent(share.Value)} wrong ({NumberText.Interval(100 * share.Low, 100 * share.High)} %), " : "";
        return $"test set of {Whole(test.Rows)} rows, {Looks(test.Earlier)}: one network as it was trained: {wrong}" +
            $"{loss} {NumberText.Of(test.Error.Value)} ({NumberText.Interval(test.Error.Low, test.Error.High)}), " +
            $"{Signed(test.Difference.Value)} ({NumberText.Interval(test.Difference.Low, test.Difference.High)}) " +
            "from the judging rows";
    }

    static string Looks(int earlier) => earlier == 0 ? "opened for the first time"
        : $"seen for the {Ordinal(earlier + 1)} time, which is no fresh look";

    static string Ordinal(int number) => number == 2 ? "second" : number == 3 ? "third"
        : (number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch
        {
            1 => $"{Whole(number)}st",
            2 => $"{Whole(number)}nd",
            3 => $"{Whole(number)}rd",
            _ => $"{Whole(number)}th",
        };

    static string Signed(double value) => value < 0 ? $"−{NumberText.Of(-value)}" : $"+{NumberText.Of(value)}";

    static string Percent(double share) => $"{(100 * share).ToString("0.#", CultureInfo.InvariantCulture)} %";

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
