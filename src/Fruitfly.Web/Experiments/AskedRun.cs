using System.Globalization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Web.Errors;

namespace Fruitfly.Web.Experiments;

/// <summary>What a page asks to be run.</summary>
/// <param name="Options">what is changed of the preset, by option name</param>
/// <param name="Retry">whether trials that failed earlier are run again</param>
sealed record AskedRun(Preset Preset, IReadOnlyDictionary<string, double> Options, bool Retry = false)
{
    /// <param name="word">its name as addresses have it</param>
    /// <exception cref="RequestException">there is no such experiment</exception>
    public static Experiment Find(Laboratory laboratory, string word) =>
        laboratory.Experiments.Find(ExperimentName.OfAddress(word))
        ?? throw RequestException.NotFound($"There is no experiment '{ExperimentName.OfAddress(word)}'.",
            "The gallery lists them all.");

    /// <exception cref="ArgumentException">an option is not known, or out of its range</exception>
    public ExperimentRun Of(Experiment experiment, Laboratory laboratory)
    {
        var changed = Options.Where(option => Default(experiment, option.Key) != option.Value).ToDictionary();
        var settings = new ExperimentSettings(experiment, Preset, changed);
        return new ExperimentRun(experiment, settings)
        {
            Command = Command(experiment, settings, "fruitfly"),
            RetryFailed = Retry
        };
    }

    /// <summary>The command line that does the same; names and numbers need no quotes.</summary>
    public static string Command(Experiment experiment, ExperimentSettings settings, string program) => string.Join(' ',
    [
        program, "run", experiment.Name,
        .. settings.Preset == Preset.Quick ? (string[])["--quick"] : [],
        .. experiment.Options.Where(option => settings.Changed.ContainsKey(option.Name))
            .Select(option => $"--{option.Name} {settings[option.Name].ToString(CultureInfo.InvariantCulture)}"),
    ]);

    double? Default(Experiment experiment, string name) =>
        experiment.Options.FirstOrDefault(option => option.Name == name) is { } option
            ? Preset == Preset.Quick ? option.Quick : option.Full : null;
}
