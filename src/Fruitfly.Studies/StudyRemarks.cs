namespace Fruitfly.Studies;

/// <summary>What people wrote about a study. Its name stays: results, reports and commands find it by that.</summary>
public sealed record StudyRemarks
{
    /// <summary>In characters.</summary>
    public const int LongestTitle = 120, LongestNote = 4000, LongestTag = 40;

    /// <summary>How many tags a study may have.</summary>
    public const int MostTags = 20;

    public static StudyRemarks None { get; } = new();

    /// <summary>What lists call it in place of its name; null for the name.</summary>
    public string? Title { get; init; }

    public string Note { get; init; } = "";

    /// <summary>In the order in which they were given, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether lists leave it out until they are asked for all.</summary>
    public bool IsArchived { get; init; }

    /// <summary>The same without spaces around what was written, without empty tags and those given twice.</summary>
    /// <exception cref="ArgumentException">something is too long, or there are too many tags</exception>
    public StudyRemarks Tidied()
    {
        var title = Title?.Trim() is { Length: > 0 } given ? given : null;
        string[] tags = [.. Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct()];
        Limit("The title", title?.Length ?? 0, LongestTitle);
        Limit("The note", Note.Length, LongestNote);
        foreach (var tag in tags)
            Limit($"The tag '{tag[..Math.Min(tag.Length, LongestTag)]}'", tag.Length, LongestTag);
        return tags.Length <= MostTags ? this with { Title = title, Note = Note.Trim(), Tags = tags }
            : throw new ArgumentException($"There are {tags.Length} tags; a study may have up to {MostTags}.");
    }

    public bool Equals(StudyRemarks? other) => other is not null && Title == other.Title && Note == other.Note
        && IsArchived == other.IsArchived && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Title, Note, IsArchived, Tags.Count);

    static void Limit(string what, int length, int longest)
    {
        if (length > longest)
            throw new ArgumentException($"{what} has {length} characters; it may have up to {longest}.");
    }
}
