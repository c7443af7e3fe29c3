using System.CommandLine;
using System.CommandLine.Completions;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>Words of the store that a shell completes: names of studies, and hashes of trials.</summary>
static class StoredNames
{
    /// <summary>More hashes than this help no one to choose.</summary>
    const int MostHashes = 50;

    public static void CompleteStudies(
        this Argument<string> argument, Surroundings surroundings, Option<string?> store) =>
        argument.CompletionSources.Add(context =>
            Ask(surroundings, store, context, opened => opened.Studies().Select(study => study.Name)));

    public static void CompleteHashes(
        this Argument<string> argument, Surroundings surroundings, Option<string?> store) =>
        argument.CompletionSources.Add(context =>
            Ask(surroundings, store, context, opened => opened.Hashes(context.WordToComplete, MostHashes)));

    // A shell that asks must get no error: what cannot be read completes nothing.
    static IReadOnlyList<CompletionItem> Ask(
        Surroundings surroundings, Option<string?> store, CompletionContext context,
        Func<IStudyStore, IEnumerable<string>> ask)
    {
        try
        {
            using var opened = surroundings.OpenExistingStore(context.ParseResult.GetValue(store));
            return opened is null ? [] : [.. ask(opened).Select(word => new CompletionItem(word))];
        }
        catch (Exception failure) when (failure is StudyStoreException or Errors.CommandError)
        {
            return [];
        }
    }
}
