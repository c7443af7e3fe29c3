using System.Globalization;
using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Compare;

/// <summary>One comparison that was asked for, from the names of its sides to the answer.</summary>
/// <param name="store">null where there is none yet</param>
sealed class CompareSession(Surroundings surroundings, IStudyStore? store, bool asJson)
{
    readonly Terminal _terminal = surroundings.Terminal;

    public required Metric? Metric { get; init; }

    /// <summary>The rows on which models are compared; null for the test examples that they kept.</summary>
    public required string? File { get; init; }

    public required CancellationToken Cancellation { get; init; }

    public void Run(string a, string? b, string? c)
    {
        try
        {
            if (b is null)
                List(a);
            else if (c is not null)
                Tell(NumberedSetting.Side(Known(a), a, Number(b)), NumberedSetting.Side(Known(a), a, Number(c)));
            else if (ComparedModels.Find(store, a, b) is { } models)
                Compare(models);
            else if (File is not null)
                throw new UsageError("--file is for models, and studies keep what they said of their own examples.",
                    "leave out --file, or name two files of models.");
            else
                Tell(Setting(a), Setting(b));
        }
        catch (ComparisonException failure) when (failure.Study is { } study)
        {
            _ = KnownStudy.Find(store, study); // says which are there
            throw;
        }
        catch (ComparisonException failure)
        {
            throw new UsageError(failure.Message, failure.Example is { } example
                ? $"name one, such as {example}, or by number: 'fruitfly compare STUDY' lists them."
                : "'fruitfly compare STUDY' lists the settings of a study, 'fruitfly studies show STUDY' its trials.");
        }
    }

    void List(string study)
    {
        var settings = NumberedSetting.AllOf(Known(study), study);
        if (asJson)
            _terminal.WriteJson(ComparisonJson.Of(study, settings));
        else
            _terminal.WriteSettings(settings);
    }

    void Compare(ComparedModels models)
    {
        if (File is not { } file)
        {
            var (a, b) = models.Sides(store);
            Tell(a, b);
            return;
        }
        using var progress = new CountDisplay(_terminal, "compare", surroundings.Time);
        var comparison = models.On(file, Metric, progress, Cancellation);
        if (asJson)
            _terminal.WriteJson(ComparisonJson.Of(comparison, models));
        else
            _terminal.WriteComparison(comparison, models);
    }

    void Tell(ComparedSide a, ComparedSide b)
    {
        var places = new DataPlaces(files: new FilePlaces(store!.Files, surroundings.Time));
        var comparison = SettingComparison.Of(store, a, b, Metric, places);
        if (asJson)
            _terminal.WriteJson(ComparisonJson.Of(comparison));
        else
            _terminal.WriteComparison(comparison);
    }

    ComparedSide Setting(string name) => ComparedSide.Of(Known(name), name);

    IStudyStore Known(string study) => store ?? throw new ComparisonException("") { Study = study };

    static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new UsageError($"'{text}' is no number of a setting.",
                "three names mean a study and the numbers of two of its settings; 'fruitfly compare STUDY' lists them.");
}
