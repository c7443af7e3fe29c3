using System.Globalization;
using Fruitfly.Studies;

namespace Fruitfly.Reports;

/// <summary>How often the test set was seen, in words.</summary>
public static class TestSetWords
{
    /// <param name="seen">null where nothing was trained</param>
    public static string Of(TestSetUse? seen) => seen is null ? "none: computed without trials"
        : seen.Openings.Count == 0
            ? $"never opened by the {Number(seen.Trials)} {(seen.Trials == 1 ? "trial" : "trials")} of '{seen.Study}'"
        : $"seen {Times(seen.Times)} by {Number(seen.Openings.Count)} of the {Number(seen.Trials)} trials of " +
            $"'{seen.Study}', " +
          $"at most {Times(seen.MostInOneTrial)} by one{Between(seen)}";

    static string Times(int times) => times == 1 ? "once" : $"{Number(times)} times";

    static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Between(TestSetUse seen) =>
        seen.Between is { } times ? $", from {Written(times.First)} to {Written(times.Last)}" : "";

    static string Written(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
