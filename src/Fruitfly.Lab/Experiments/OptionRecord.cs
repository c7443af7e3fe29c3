using System.Globalization;
using System.Reflection;

namespace Fruitfly.Lab.Experiments;

/// <summary>The options that a type declares with <see cref="OptionAttribute"/>, in the order of its
/// properties.</summary>
static class OptionRecord<TOptions> where TOptions : new()
{
    // Not the type's initializer, which would wrap what is wrong with a declaration.
    static readonly Lazy<IReadOnlyList<DeclaredOption>> Declared = new(() =>
    [
        .. typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(property => property.MetadataToken).Select(DeclaredOption.Of).OfType<DeclaredOption>(),
    ]);

    static readonly Lazy<IReadOnlyList<ExperimentOption>> Listed =
        new(() => [.. Declared.Value.Select(declared => declared.Option)]);

    public static IReadOnlyList<ExperimentOption> Options => Listed.Value;

    public static TOptions Of(ExperimentSettings settings)
    {
        object options = new TOptions();
        foreach (var (property, option) in Declared.Value)
            property.SetValue(
                options, Convert.ChangeType(settings[option.Name], property.PropertyType,
                    CultureInfo.InvariantCulture));
        return (TOptions)options;
    }
}

/// <summary>An option, and the property that takes its value.</summary>
sealed record DeclaredOption(PropertyInfo Property, ExperimentOption Option)
{
    /// <summary>The whole numbers that a property of each type can hold, and a <see cref="double"/> tells
    /// apart.</summary>
    static readonly IReadOnlyDictionary<Type, (double Least, double Most)> Whole =
        new Dictionary<Type, (double, double)>
        {
            [typeof(int)] = (int.MinValue, int.MaxValue),
            [typeof(uint)] = (uint.MinValue, uint.MaxValue),
            [typeof(long)] = (-MostInDouble, MostInDouble),
            [typeof(ulong)] = (0, MostInDouble),
        };

    const double MostInDouble = 1L << 53;

    /// <returns>null for a property that is no option</returns>
    /// <exception cref="InvalidOperationException">a property that cannot hold what its attribute declares</exception>
    public static DeclaredOption? Of(PropertyInfo property)
    {
        if (property.GetCustomAttribute<OptionAttribute>() is not { } declared)
            return null;
        var isWhole = Whole.TryGetValue(property.PropertyType, out var range);
        if (!isWhole && property.PropertyType != typeof(double))
            throw Wrong(
                $"is of the type {property.PropertyType.Name}; an option is an int, uint, long, ulong or double");
        if (!property.CanWrite)
            throw Wrong("has no 'init', so that it takes no value");
        foreach (var value in (double[])[declared.Quick, declared.Full])
            if (!(value >= declared.Minimum && value <= declared.Maximum))
                throw Wrong($"has a preset of {value}; its range is {declared.Minimum} to {declared.Maximum}");
        if (isWhole)
            foreach (var value in (double[])[declared.Quick, declared.Full, declared.Minimum, declared.Maximum])
                if (value != Math.Floor(value) || value < range.Least || value > range.Most)
                    throw Wrong($"declares {value}, which is not a whole number from {range.Least} to {range.Most}");
        return new(property, new ExperimentOption(
            KebabCase.Of(property.Name), declared.Description, declared.Quick, declared.Full, declared.Minimum,
            declared.Maximum, isWhole, declared is SeedCountAttribute, declared is RepetitionCountAttribute));

        InvalidOperationException Wrong(string what) => new(
            $"The option {property.DeclaringType!.Name}.{property.Name} {what}.");
    }
}
