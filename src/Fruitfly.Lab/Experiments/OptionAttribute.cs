namespace Fruitfly.Lab.Experiments;

/// <summary>Makes a property of an experiment's options one that a user may vary. The option is called by the
/// property's name in kebab case, <c>first-seed</c> for <c>FirstSeed</c>; the property is an <see cref="int"/>,
/// <see cref="uint"/>, <see cref="long"/> or <see cref="ulong"/>, or a <see cref="double"/> where it need not be
/// whole.</summary>
/// <param name="description">meaning and unit, one line</param>
[AttributeUsage(AttributeTargets.Property)]
public class OptionAttribute(string description) : Attribute
{
    /// <summary>Meaning and unit, one line.</summary>
    public string Description { get; } = description;

    /// <summary>The value in the quick preset.</summary>
    public required double Quick { get; init; }

    /// <summary>The value in the full preset: the published setting.</summary>
    public required double Full { get; init; }

    public required double Minimum { get; init; }

    public required double Maximum { get; init; }
}
