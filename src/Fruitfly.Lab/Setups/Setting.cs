namespace Fruitfly.Lab.Setups;

/// <summary>One thing that can be set in a <see cref="TrainingSetup"/>: what a control, an option of the command line
/// and its help are made of.</summary>
public sealed partial record Setting
{
    internal Setting()
    {
    }

    /// <summary>As in an address, and on the command line after two dashes.</summary>
    public required string Name { get; init; }

    public required SettingGroup Group { get; init; }

    public required SettingKind Kind { get; init; }

    /// <summary>Meaning and unit, one line.</summary>
    public required string Description { get; init; }

    /// <summary>The least number, or width of a layer.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest number, or width of a layer.</summary>
    public double? Maximum { get; init; }

    /// <summary>A word that may stand in place of a number: <c>full</c> for a batch of all examples, <c>none</c> for no
    /// hidden layers.</summary>
    public string? Word { get; init; }

    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>All of them must hold for the setting to have a meaning; elsewhere it is refused.</summary>
    public IReadOnlyList<SettingCondition> AppliesWhen { get; init; } = [];

    /// <summary>Whether it asks for networks on many splits, which a page that watches one
    /// data set has no place for.</summary>
    public bool IsForMany { get; init; }

    /// <summary>Whether a page with a control for each setting leaves it out, so that the others are seen.</summary>
    public bool IsForExperts { get; init; }

    internal Func<TrainingSetup, string> Read { get; init; } = _ => "";

    internal Func<TrainingSetup, string, TrainingSetup> Write { get; init; } = (setup, _) => setup;

    /// <summary>Every setting, in the order of the controls: <c>data</c> first, on which the
    /// defaults of the others depend.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [.. DataSettings.All, .. NetworkSettings.All, .. RecipeSettings.All];

    /// <summary>The setting of a name, or null.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    /// <summary>Its value in a setup, written as it is read.</summary>
    public string ValueIn(TrainingSetup setup) => Read(setup);

    /// <summary>Whether it has a meaning in a setup.</summary>
    public bool AppliesTo(TrainingSetup setup) => AppliesWhen.All(condition => condition.HoldsIn(setup));
}

/// <summary>The part of a setup that a setting belongs to.</summary>
public enum SettingGroup
{
    Data,
    Network,
    Recipe,
}

/// <summary>How a setting's values are written.</summary>
public enum SettingKind
{
    /// <summary>one of <see cref="Setting.Choices"/></summary>
    Choice,

    /// <summary>a whole number</summary>
    Integer,

    /// <summary>a number with a point</summary>
    Number,

    /// <summary><c>yes</c> or <c>no</c></summary>
    Flag,

    /// <summary>whole numbers with commas between them: 100,100</summary>
    Widths,

    /// <summary>any text</summary>
    Text,
}

/// <summary>One value of a setting that has a few.</summary>
public sealed record SettingChoice(string Name, string Description);

/// <summary>Holds where another setting has one of some values.</summary>
public sealed record SettingCondition(string Setting, IReadOnlyList<string> Values)
{
    internal bool HoldsIn(TrainingSetup setup) => Values.Contains(Lab.Setups.Setting.Find(Setting)!.ValueIn(setup));
}
