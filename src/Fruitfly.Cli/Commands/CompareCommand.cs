using System.CommandLine;
using Fruitfly.Cli.Commands.Compare;
using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly compare</c>: whether one setting is better than another.</summary>
static class CompareCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> a = new("A") { Description = "a study, or one of its settings as STUDY:learningRate=0.1" },
            b = new("B") { Description = "what A is compared with" };
        var metric = new Option<string?>("--metric")
        {
            Description = "by which they are compared, such as auc (default: error; rmse of real values)",
            HelpName = "NAME",
        };
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var command = new DocumentedCommand("compare",
            "Compares two settings or studies: the difference with its interval, and what would decide it.")
        {
            Examples =
            [
                ("fruitfly compare train-circles-1a2b3c4d train-circles-5e6f7a8b", "what 'train' kept of two setups"),
                ("fruitfly compare mystudy:learningRate=0.1 mystudy:learningRate=0.01", "two settings of one study"),
                ("fruitfly compare train-circles-1a2b3c4d train-circles-5e6f7a8b --metric auc --json",
                    "by another metric, for a script"),
            ],
            Footer = "Seeds that both share with their data are paired: what a seed does to both falls out. "
                + "'fruitfly studies list' names the studies.",
            Arguments = { a, b },
            Options = { metric, store, json },
        };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(metric) is { } name ? ChosenMetrics.Parse(name) : (Measurement.Metric?)null;
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var comparison = Compare(
                surroundings, opened, parsed.GetRequiredValue(a), parsed.GetRequiredValue(b), asked);
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(ComparisonJson.Of(comparison));
            else
                surroundings.Terminal.WriteComparison(comparison);
            return ExitCode.Done;
        });
        return command;
    }

    static SettingComparison Compare(
        Surroundings surroundings, IStudyStore? store, string a, string b, Measurement.Metric? metric)
    {
        try
        {
            if (store is null)
                throw new ComparisonException("") { Study = a };
            var places = new DataPlaces(files: new FilePlaces(store.Files, surroundings.Time));
            return SettingComparison.Of(store, ComparedSide.Of(store, a), ComparedSide.Of(store, b), metric, places);
        }
        catch (ComparisonException failure) when (failure.Study is { } study)
        {
            _ = KnownStudy.Find(store, study); // says which are there
            throw;
        }
        catch (ComparisonException failure)
        {
            throw new UsageError(failure.Message, failure.Example is { } example
                ? $"name one, such as {example}" : "see 'fruitfly studies show STUDY' for its trials.");
        }
    }
}
