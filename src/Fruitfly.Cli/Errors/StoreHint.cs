using Fruitfly.Studies;

namespace Fruitfly.Cli.Errors;

/// <summary>The hints of the store in the words of a command line.</summary>
static class StoreHint
{
    static readonly StoreWords Words = new("name another store with --store", "'fruitfly studies list' lists them all.");

    public static string Of(StudyStoreException failure) => failure.HintIn(Words);
}
