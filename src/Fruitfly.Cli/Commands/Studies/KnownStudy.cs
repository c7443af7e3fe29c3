using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>The study a command is asked about.</summary>
static class KnownStudy
{
    public static Argument<string> Argument() => Argument("study");

    /// <summary>With completion of the names in the store.</summary>
    public static Argument<string> Argument(
        Surroundings surroundings, Option<string?> store, string name = "study")
    {
        var argument = Argument(name);
        argument.CompleteStudies(surroundings, store);
        return argument;
    }

    static Argument<string> Argument(string name) =>
        new(name) { Description = "the study's name, see 'fruitfly studies list'" };

    /// <exception cref="UsageError">there is none of that name</exception>
    public static Study Find(IStudyStore? store, string name)
    {
        if (store?.Find(name) is { } study)
            return study;
        var known = store?.Studies().Select(other => other.Name) ?? [];
        throw new UsageError(
            $"there is no study '{name}'.",
            Suggestion.For(name, known) is { } meant ? $"did you mean '{meant}'?" : "see 'fruitfly studies list'.");
    }
}
