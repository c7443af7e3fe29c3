using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>What trials will cost, as a row of a table and as JSON.</summary>
static class ForecastText
{
    public static string[] Titles(string first) =>
        [first, ">to run", ">already there", ">operations", ">predicted time", ">memory"];

    public static string[] Row(string name, StudyForecast forecast) =>
    [
        name, Whole(forecast.ToRun), Whole(forecast.AlreadyThere), NumberText.Of(forecast.Operations / 1e9),
        Time(forecast.Whole), $"{NumberText.Of(forecast.MemoryBytes / 1e6)} MB",
    ];

    public static string Foot(int workers) =>
        $"predicted for {workers} {(workers == 1 ? "worker" : "workers")}; operations in billions of float32; " +
        "nothing was trained or kept";

    public static void AddTo(JsonObject json, StudyForecast forecast)
    {
        json["trialsToRun"] = forecast.ToRun;
        json["trialsAlreadyThere"] = forecast.AlreadyThere;
        json["operations"] = forecast.Operations;
        json["workers"] = forecast.Workers;
        json["seconds"] = Milliseconds(forecast.Whole.TotalSeconds);
        json["trialSeconds"] = Milliseconds(forecast.TrialSeconds);
        json["measuringSeconds"] = Milliseconds(forecast.Measuring.TotalSeconds);
        json["memoryBytes"] = forecast.MemoryBytes;
    }

    public static double Milliseconds(double seconds) => Math.Round(seconds, 3);

    static string Time(TimeSpan time) => time switch
    {
        { Ticks: 0 } => "0 s",
        { TotalSeconds: < 0.1 } => "< 0.1 s",
        _ => ProgressText.Duration(time),
    };

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
