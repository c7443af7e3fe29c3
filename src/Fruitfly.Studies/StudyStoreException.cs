namespace Fruitfly.Studies;

/// <summary>A store could not be opened, read or written, or does not hold what was asked of it.</summary>
/// <param name="hint">what the user can do about it, one sentence, in the words of a face</param>
public sealed class StudyStoreException(string message, Func<StoreWords, string> hint, Exception? inner = null)
    : Exception(message, inner)
{
    /// <param name="hint">one sentence that every face can show</param>
    public StudyStoreException(string message, string hint, Exception? inner = null) : this(message, _ => hint, inner)
    {
    }

    /// <summary>What the user of the library can do about it, one sentence.</summary>
    public string Hint => HintIn(StoreWords.Library);

    /// <summary>The same in the words of the face that shows it.</summary>
    public string HintIn(StoreWords words) => hint(words);
}
