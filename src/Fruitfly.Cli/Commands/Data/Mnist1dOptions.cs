using System.CommandLine;
using System.Globalization;
using Fruitfly.Cli.Errors;
using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Cli.Commands.Data;

/// <summary>Every parameter of the MNIST-1D generator as an option; what is not given keeps its published value.</summary>
sealed class Mnist1dOptions
{
    static readonly Mnist1dSettings Published = new();

    readonly Option<uint?> _seed = NumberOption.Of<uint>("--seed", $"of everything random (default: {Published.Seed})");
    readonly Option<int?> _samples = NumberOption.Of<int>("--samples", $"training and test examples together (default: {Published.Samples})");
    readonly Option<double?> _trainSplit = NumberOption.Of<double>("--train-split", Text($"the share that is for training (default: {Published.TrainSplit})"));
    readonly Option<int?> _templateLength = NumberOption.Of<int>("--template-length", $"the length counted for a template (default: {Published.TemplateLength})");
    readonly Option<(int Low, int High)?> _padding = Padding();
    readonly Option<double?> _scale = NumberOption.Of<double>("--scale", Text($"height is multiplied by 1 ± at most half of this (default: {Published.Scale})"));
    readonly Option<int?> _maxTranslation = NumberOption.Of<int>("--max-translation", $"rotated by fewer places than this (default: {Published.MaxTranslation})");
    readonly Option<double?> _correlatedNoise = NumberOption.Of<double>("--correlated-noise", Text($"standard deviation of the smooth noise (default: {Published.CorrelatedNoise})"));
    readonly Option<double?> _independentNoise = NumberOption.Of<double>("--independent-noise", Text($"standard deviation of the noise at every place (default: {Published.IndependentNoise})"));
    readonly Option<double?> _shear = NumberOption.Of<double>("--shear", Text($"tilted by at most half of this (default: {Published.Shear})"));
    readonly Option<int?> _finalLength = NumberOption.Of<int>("--final-length", $"features of an example (default: {Published.FinalLength})");
    readonly Option<bool> _shuffle = new("--shuffle") { Description = "put the features in one random order, which destroys their spatial structure" };

    public IEnumerable<Option> All =>
    [
        _seed, _samples, _trainSplit, _templateLength, _padding, _scale, _maxTranslation, _correlatedNoise, _independentNoise, _shear,
        _finalLength, _shuffle,
    ];

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
            throw new UsageError($"--{option}{exception.Message[property.Length..]}", "see 'fruitfly data mnist1d --help'.");
        }
    }

    Mnist1dSettings Settings(ParseResult parsed)
    {
        var padding = parsed.GetValue(_padding);
        return new()
        {
            Seed = parsed.GetValue(_seed) ?? Published.Seed,
            Samples = parsed.GetValue(_samples) ?? Published.Samples,
            TrainSplit = parsed.GetValue(_trainSplit) ?? Published.TrainSplit,
            TemplateLength = parsed.GetValue(_templateLength) ?? Published.TemplateLength,
            MinPadding = padding?.Low ?? Published.MinPadding,
            MaxPadding = padding?.High ?? Published.MaxPadding,
            Scale = parsed.GetValue(_scale) ?? Published.Scale,
            MaxTranslation = parsed.GetValue(_maxTranslation) ?? Published.MaxTranslation,
            CorrelatedNoise = parsed.GetValue(_correlatedNoise) ?? Published.CorrelatedNoise,
            IndependentNoise = parsed.GetValue(_independentNoise) ?? Published.IndependentNoise,
            Shear = parsed.GetValue(_shear) ?? Published.Shear,
            FinalLength = parsed.GetValue(_finalLength) ?? Published.FinalLength,
            ShuffledSequence = parsed.GetValue(_shuffle),
        };
    }

    static Option<(int, int)?> Padding() => new("--padding")
    {
        Description = $"the fewest and the most zeros behind a template (default: {Published.MinPadding},{Published.MaxPadding})",
        HelpName = "LOW,HIGH",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Split(',') is [var low, var high] && int.TryParse(low, CultureInfo.InvariantCulture, out var fewest)
                && int.TryParse(high, CultureInfo.InvariantCulture, out var most))
                return (fewest, most);
            result.AddError($"--padding is '{text}'; it must be two whole numbers, such as {Published.MinPadding},{Published.MaxPadding}.");
            return null;
        },
    };

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
