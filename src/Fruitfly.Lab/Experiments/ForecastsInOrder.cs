using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Experiments;

/// <summary>What runs cost that come one after another: a trial that several share is the first one's.</summary>
public static class ForecastsInOrder
{
    /// <param name="forecast">of one run, with the hashes of the trials that those before it will have ended</param>
    public static IReadOnlyList<StudyForecast> Of(
        IEnumerable<ExperimentRun> runs, Func<ExperimentRun, IReadOnlySet<string>, StudyForecast> forecast)
    {
        var before = new HashSet<string>();
        var forecasts = new List<StudyForecast>();
        foreach (var run in runs)
        {
            forecasts.Add(forecast(run, before));
            before.UnionWith(forecasts[^1].Trials.Keys);
        }
        return forecasts;
    }
}
