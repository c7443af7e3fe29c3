namespace Fruitfly.Studies;

/// <summary>How the face that shows a hint of <see cref="StudyStoreException"/> says what can be done there.</summary>
/// <param name="NameAnother">how another store is chosen, to stand within a sentence</param>
/// <param name="KnownStudies">where the studies of a store are listed, a whole sentence</param>
public sealed record StoreWords(string NameAnother, string KnownStudies)
{
    /// <summary>For a program that uses the library.</summary>
    public static StoreWords Library { get; } = new(
        "open the store at another path", $"{nameof(IStudyStore)}.{nameof(IStudyStore.Studies)} lists them all.");

    /// <summary>The same where a sentence begins.</summary>
    public string NameAnotherFirst => char.ToUpperInvariant(NameAnother[0]) + NameAnother[1..];
}
