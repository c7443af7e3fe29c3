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

    public static string Foot(int workers, SpeedSource speeds) =>
        $"predicted for {workers} {(workers == 1 ? "worker" : "workers")}{By(speeds)}; " +
        "operations in billions of float32; nothing was trained or kept";

    /// <summary>By which speeds it was predicted; nothing where there was nothing to predict.</summary>
    public static string By(SpeedSource speeds) => speeds switch
    {
        SpeedSource.Measured => " by speeds measured now",
        SpeedSource.Known => " by known speeds",
        SpeedSource.Both => " by known speeds and some measured now",
        _ => "",
    };

    public static void AddTo(JsonObject json, StudyForecast forecast)
    {
        json["trialsToRun"] = forecast.ToRun;
        json["trialsAlreadyThere"] = forecast.AlreadyThere;
        json["operations"] = forecast.Operations;
        json["workers"] = forecast.Workers;
        json["seconds"] = Milliseconds(forecast.Whole.TotalSeconds);
        json["trialSeconds"] = Milliseconds(forecast.TrialSeconds);
        json["measuringSeconds"] = Milliseconds(forecast.Measuring.TotalSeconds);
        json["speeds"] = $"{forecast.Speeds}".ToLowerInvariant();
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
