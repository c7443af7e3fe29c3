using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Fruitfly.Cli.Errors;
using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Cli.Commands.Data;

/// <summary>Every parameter of the MNIST-1D generator as an option; what is not given
/// keeps its published value.</summary>
sealed class Mnist1dOptions
{
    static readonly Mnist1dSettings Published = new();

    readonly IReadOnlyList<(Mnist1dParameter Parameter, Option Option, Func<ParseResult, double?> Value)> _numbers =
        [.. Mnist1dParameter.All.Where(parameter => !IsPadding(parameter)).Select(Create)];

    readonly Option<(int Low, int High)?> _padding = Padding();
    readonly Option<bool> _shuffle = new("--shuffle") { Description = Mnist1dParameter.ShuffleDescription };

    public IEnumerable<Option> All => [.. _numbers.Select(number => number.Option), _padding, _shuffle];

    /// <exception cref="UsageError">a value out of its range</exception>
    public Mnist1dGenerator Read(ParseResult parsed)
    {
        try
        {
            return new Mnist1dGenerator(Settings(parsed));
        }
        catch (ArgumentException exception)
        {
            // The library names its property; a person typed an option.
            var property = exception.Message.Split(' ')[0];
            var option = property.EndsWith("Padding", StringComparison.Ordinal) ? "padding" : KebabCase.Of(property);
            throw new UsageError($"--{option}{exception.Message[property.Length..]}",
                "see 'fruitfly data mnist1d --help'.");
        }
    }

    Mnist1dSettings Settings(ParseResult parsed)
    {
        var settings = Published with { ShuffledSequence = parsed.GetValue(_shuffle) };
        if (parsed.GetValue(_padding) is var (low, high))
            settings = settings with { MinPadding = low, MaxPadding = high };
        foreach (var (parameter, _, given) in _numbers)
            if (given(parsed) is { } value)
                settings = parameter.Write(settings, value);
        return settings;
    }

    // Both ends of the padding are one option.
    static bool IsPadding(Mnist1dParameter parameter) =>
        parameter.Property.EndsWith("Padding", StringComparison.Ordinal);

    // The generator checks the ranges.
    static (Mnist1dParameter, Option, Func<ParseResult, double?>) Create(Mnist1dParameter parameter) =>
        !parameter.IsInteger
            ? Create<double>(parameter)
            : parameter.Maximum > int.MaxValue ? Create<uint>(parameter) : Create<int>(parameter);

    static (Mnist1dParameter, Option, Func<ParseResult, double?>) Create<T>(
        Mnist1dParameter parameter) where T : struct, INumber<T>
    {
        var option = NumberOption.Of<T>(
            $"--{parameter.Name}",
            FormattableString.Invariant($"{parameter.Description} (default: {parameter.Read(Published)})"));
        return (parameter, option, parsed => parsed.GetValue(option) is { } value ? double.CreateChecked(value) : null);
    }

    static Option<(int, int)?> Padding() => new("--padding")
    {
        Description = "the fewest and the most zeros after a template " +
            $"(default: {Published.MinPadding},{Published.MaxPadding})",
        HelpName = "LOW,HIGH",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Split(',') is [var low, var high]
                && int.TryParse(low, CultureInfo.InvariantCulture, out var fewest)
                && int.TryParse(high, CultureInfo.InvariantCulture, out var most))
                return (fewest, most);
            result.AddError(
                $"--padding is '{text}'; it must be two whole numbers, such " +
                $"as {Published.MinPadding},{Published.MaxPadding}.");
            return null;
        },
    };
}
