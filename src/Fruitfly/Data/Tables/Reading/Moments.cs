using System.Globalization;

namespace Fruitfly.Data.Tables;

/// <summary>Dates and times in text.</summary>
static class Moments
{
    static readonly string[] Times = ["", " HH:mm", " HH:mm:ss", " HH:mm:ss.FFFFFFF"];

    static readonly string[] YearFirst =
    [
        "yyyy-MM", "yyyy-MM-dd", "yyyy/MM/dd",
        .. from date in (string[])["yyyy-MM-dd", "yyyy/MM/dd"]
           from between in (string[])["' '", "'T'"]
           from time in (string[])["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"]
           select $"{date}{between}{time}K",
    ];

    static readonly string[] DayFirst =
        [.. from date in (string[])["d.M.yyyy", "d/M/yyyy", "d-M-yyyy"] from time in Times select date + time];

    static readonly string[] MonthFirst =
        [.. from date in (string[])["M/d/yyyy", "M-d-yyyy"] from time in Times select date + time];

    static readonly string[] InWords =
    [
        .. from date in (string[])["d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy",
               "MMMM d, yyyy"]
           from time in Times
           select date + time,
    ];

    /// <summary>Whether it is a date with an English month in letters, such as <c>01 Jan 2024</c>, which is not
    /// read.</summary>
    public static bool IsInWords(string text) => DateTimeOffset.TryParseExact(
        text.Trim(), InWords, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>A moment in seconds since the beginning of 1970; without an offset it counts as UTC.</summary>
    /// <param name="order">null where the year comes first</param>
    public static bool TryParse(string text, DateOrder? order, out double seconds)
    {
        var formats = order switch
        {
            DateOrder.DayFirst => DayFirst,
            DateOrder.MonthFirst => MonthFirst,
            _ => YearFirst,
        };
        var isMoment = DateTimeOffset.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var moment);
        seconds = (moment - DateTimeOffset.UnixEpoch).TotalSeconds;
        return isMoment;
    }

    /// <summary>The orders in which all texts are moments: none, one, or two where they may be either.</summary>
    public static IReadOnlyList<DateOrder?> OrdersOf(IEnumerable<string> texts)
    {
        var orders = new List<DateOrder?> { null, DateOrder.DayFirst, DateOrder.MonthFirst };
        foreach (var text in texts)
        {
            orders.RemoveAll(order => !TryParse(text, order, out _));
            if (orders.Count == 0)
                break;
        }
        return orders;
    }
}
