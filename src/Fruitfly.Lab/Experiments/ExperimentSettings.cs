using Fruitfly.Data.Images;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

public enum Preset
{
    /// <summary>Seconds to a minute on two cores; the shape is visible.</summary>
    Quick,

    /// <summary>The published setting with enough seeds for the intervals.</summary>
    Full,
}

/// <summary>The preset and what the user changed of it.</summary>
public sealed class ExperimentSettings
{
    readonly Experiment _experiment;
    readonly IReadOnlyDictionary<string, double> _changed;

    /// <exception cref="ArgumentException">an unknown option, or a value out of its range</exception>
    public ExperimentSettings(Experiment experiment, Preset preset, IReadOnlyDictionary<string, double>? changed = null)
    {
        (_experiment, Preset) = (experiment, preset);
        var differing = new Dictionary<string, double>();
        foreach (var (name, value) in changed ?? differing)
        {
            var option = Option(name);
            if (!(value >= option.Minimum && value <= option.Maximum) || option.IsInteger && value != Math.Floor(value))
                throw new OptionException(
                    name, $"is {value}; it must be {(option.IsInteger ? "a whole number" : "a number")} " +
                        $"from {option.Minimum} to {option.Maximum}.");
            if (value != (preset == Preset.Quick ? option.Quick : option.Full))
                differing[name] = value;
        }
        _changed = differing;
    }

    public Preset Preset { get; }

    /// <summary>Where image files are looked for. Default: <see cref="ImageSets"/> without a named folder.</summary>
    public ImageSets Images { get; init; } = new();

    /// <summary>The value of an option: the user's, or else the preset's.</summary>
    public double this[string name] =>
        _changed.TryGetValue(name, out var value)
            ? value : Preset == Preset.Quick ? Option(name).Quick : Option(name).Full;

    /// <summary>The values as the experiment's own record.</summary>
    public TOptions As<TOptions>() where TOptions : new() => OptionRecord<TOptions>.Of(this);

    /// <summary>What differs from the preset, by option name.</summary>
    public IReadOnlyDictionary<string, double> Changed => _changed;

    /// <summary>Whether it is the preset as it is, with the images that are found by themselves.</summary>
    public bool IsPreset => _changed.Count == 0 && Images.Folder is null;

    /// <summary>A name followed by what differs from the preset; itself where nothing does.</summary>
    internal string NameIn(string name) => StudyName.Of(
        Images.Folder is { } folder ? $"{name}-data-{TrialIdentity.HashOf(Path.GetFullPath(folder))[..8]}" : name,
        _changed);

    /// <summary>The settings a study was planned with.</summary>
    /// <exception cref="ArgumentException">an option or a preset that this program does not know</exception>
    public static ExperimentSettings Of(Experiment experiment, StudySettings settings) => new(
        experiment,
        Enum.TryParse<Preset>(settings.Preset, ignoreCase: true, out var preset)
            ? preset : throw new ArgumentException($"There is no preset '{settings.Preset}'."),
        settings.Options);

    /// <summary>The same with other values of some options.</summary>
    internal ExperimentSettings With(IReadOnlyDictionary<string, double> changed) =>
        new(_experiment, Preset,
            new Dictionary<string, double>([.. _changed.Where(option => !changed.ContainsKey(option.Key)),
                .. changed]))
        { Images = Images };

    ExperimentOption Option(string name) => _experiment.Options.FirstOrDefault(option => option.Name == name)
        ?? throw new ArgumentException(
            $"'{_experiment.Name}' has no option '{name}'; it " +
            $"has {string.Join(", ", _experiment.Options.Select(option => option.Name))}.");
}
