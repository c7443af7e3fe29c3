using System.Globalization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;

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

    /// <summary>Names in a query that are no options: the version that a page shows, and its last news.</summary>
    static readonly string[] Others = ["preset", "version", "after"];

    /// <summary>From a query such as <c>preset=quick&amp;seeds=5</c>.</summary>
    /// <exception cref="ArgumentException">no such preset, or an option that is no number</exception>
    public static AskedRun Parse(IQueryCollection query)
    {
        var options = new Dictionary<string, double>();
        foreach (var (name, value) in query.Where(pair => !Others.Contains(pair.Key)))
            options[name] = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number : throw new ArgumentException($"{name} is '{value}'; it must be a number.");
        var preset = query["preset"].ToString();
        return new AskedRun(
            preset is "" or "quick" ? Preset.Quick : preset == "full" ? Preset.Full
                : throw new ArgumentException($"preset is '{preset}'; it must be quick or full."),
            options);
    }

    /// <summary>The settings that a page asks to see; null where its address names none, or the preset as it is
    /// shown in lectures.</summary>
    /// <exception cref="ArgumentException">an option is not known, or out of its range</exception>
    public static ExperimentSettings? Seen(IQueryCollection query, Experiment experiment) =>
        query["preset"] == "true" || query.Keys.All(name => Others.Contains(name) && name != "preset") ? null
            : Parse(query).SettingsOf(experiment);

    /// <exception cref="ArgumentException">an option is not known, or out of its range</exception>
    public ExperimentRun Of(Experiment experiment, Laboratory laboratory)
    {
        var settings = SettingsOf(experiment);
        return new ExperimentRun(experiment, settings)
        {
            Command = Command(experiment, settings, "fruitfly"),
            RetryFailed = Retry,
            Speeds = laboratory.Speeds,
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

    ExperimentSettings SettingsOf(Experiment experiment) => new(experiment, Preset,
        Options.Where(option => Default(experiment, option.Key) != option.Value).ToDictionary());

    double? Default(Experiment experiment, string name) =>
        experiment.Options.FirstOrDefault(option => option.Name == name) is { } option
            ? Preset == Preset.Quick ? option.Quick : option.Full : null;
}
