using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;

namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>How deep a diagnosis goes, in words.</summary>
static class DiagnosisDepth
{
    /// <summary>Fewer units to train on do not make four sizes.</summary>
    public const int LeastUnits = 128;

    /// <summary>Of <see cref="Row"/>.</summary>
    public static string[] Titles =>
    [
        ">sizes", ">cuts", ">seeds", ">widths", ">to run", ">there", ">time",
        ">error ±", ">data ±", ">seed ±", ">gain ±",
    ];

    /// <summary>How deep it goes, what it costs, and half of each 90 % interval: of the error, its variance from the
    /// data and from the seed, and a gain.</summary>
    public static string[] Row(DiagnosisPlan plan, DiagnosisForecast forecast) =>
    [
        Whole(plan.UsedLevels.Count), Whole(plan.Repartitions), Whole(plan.Design.Seeds), Whole(plan.Widths.Count),
        Range(Whole(forecast.Least.ToRun), Whole(forecast.Most.ToRun), "–"), Whole(forecast.Most.AlreadyThere),
        Range(ProgressText.Duration(forecast.Least.Whole), ProgressText.Duration(forecast.Most.Whole), " – "),
        .. Widths(plan),
    ];

    /// <summary>How many trainings it will be and how long they take, such as <c>600 to 900 trainings, which take 20 s
    /// to 50 s</c>.</summary>
    public static string Cost(DiagnosisForecast forecast) =>
        $"{Range(Whole(forecast.Least.ToRun), Whole(forecast.Most.ToRun), " to ")} trainings, which take " +
        Range(ProgressText.Duration(forecast.Least.Whole), ProgressText.Duration(forecast.Most.Whole), " to ");

    static string Range(string least, string most, string to) => least == most ? most : least + to + most;

    public static string Of(DiagnosisPlan plan)
    {
        return $"{Counted(plan.UsedLevels.Count, "size")}, {Counted(plan.Repartitions, "cut")}, " +
            $"{Counted(plan.Design.Seeds, "seed")}, {Counted(plan.Widths.Count, "width")}";

        static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
    }

    static string[] Widths(DiagnosisPlan plan)
    {
        var widths = ExpectedWidths.Of(plan);
        return [Percent(widths.Error), widths.DataVariance is { } data ? Percent(data) : "–",
            Percent(widths.SeedVariance), Percent(widths.Gain)];
    }

    /// <summary>The expected half widths in a sentence.</summary>
    public static string Intervals(DiagnosisPlan plan)
    {
        var widths = Widths(plan);
        return $"± {widths[0]} of the error, {widths[1]} of the variance from the data, {widths[2]} of that from the " +
            $"seed, and for what is tried {widths[3]} of the error";
    }

    public static JsonObject Json(DiagnosisPlan plan) => new()
    {
        ["levels"] = plan.UsedLevels.Count, ["repartitions"] = plan.Repartitions,
        ["seeds"] = plan.Design.Seeds, ["widths"] = plan.Widths.Count,
    };

    /// <summary>That share of the rows, rounded down to two digits.</summary>
    public static int FewerRows(int rows, double share)
    {
        var fewer = rows * Math.Clamp(share, 0, 1);
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, fewer))) - 1));
        return (int)(Math.Floor(fewer / unit) * unit);
    }

    public static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
