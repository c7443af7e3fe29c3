using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>The trial a command is asked about.</summary>
static class KnownTrial
{
    const int MostNamed = 5;

    public static Argument<string> Argument(Surroundings surroundings, Option<string?> store)
    {
        var argument = new Argument<string>("trial")
        {
            Description = "the trial's hash or how it begins, see 'fruitfly studies show'"
        };
        argument.CompleteHashes(surroundings, store);
        return argument;
    }

    /// <exception cref="UsageError">none begins so, or more than one does</exception>
    public static TrialStory Find(IStudyStore? store, string name)
    {
        const string SeeTrials = "'fruitfly studies show STUDY --limit 1000' lists the trials of a study.";
        if (name.Length == 0 || !name.All(char.IsAsciiHexDigit))
            throw new UsageError($"'{name}' is not how the hash of a trial begins: that has digits and letters a to f.",
                SeeTrials);
        var found = store?.Hashes(name, MostNamed + 1) ?? [];
        return found.Count switch
        {
            1 => store!.Story(found[0])!,
            0 => throw new UsageError($"there is no trial whose hash begins with '{name}'.", SeeTrials),
            _ => throw new UsageError(
                $"{(found.Count > MostNamed ? $"more than {MostNamed}" : found.Count)} trials have a hash that begins " +
                $"with '{name}'.",
                $"write more of it: {string.Join(", ", found.Take(MostNamed).Select(hash => hash[..Math.Min(64, Math.Max(12, name.Length + 4))]))}."),
        };
    }
}
