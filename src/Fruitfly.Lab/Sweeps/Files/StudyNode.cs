namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A value of a study file, with the place where it was written.</summary>
abstract record StudyNode(Origin Origin)
{
    /// <summary>What it is called in messages.</summary>
    public abstract string What { get; }
}

/// <summary>A number, a word or nothing.</summary>
/// <param name="Text">as it is written, without quotes</param>
/// <param name="Number">not null where <paramref name="Kind"/> says that it is one</param>
sealed record ScalarNode(Origin Origin, string Text, ScalarKind Kind, double? Number = null) : StudyNode(Origin)
{
    public override string What => Kind == ScalarKind.Null ? "empty" : $"'{Shown}'";

    string Shown => Text.Length <= 60 ? Text : Text[..60] + "…";
}

sealed record ListNode(Origin Origin, IReadOnlyList<StudyNode> Items) : StudyNode(Origin)
{
    public override string What => Items.Count switch
    {
        0 => "an empty list",
        1 => "a list of one value",
        _ => FormattableString.Invariant($"a list of {Items.Count:N0} values"),
    };
}

sealed record MapNode(Origin Origin, IReadOnlyList<MapEntry> Entries) : StudyNode(Origin)
{
    public override string What => "a map";

    public StudyNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    public MapEntry? Entry(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The same with one value set: in its place where the key is there, else at the end.</summary>
    public MapNode With(string key, Origin keyOrigin, StudyNode value) => this with
    {
        Entries = Entry(key) is { } there
            ? [.. Entries.Select(entry => entry == there ? new MapEntry(key, keyOrigin, value) : entry)]
            : [.. Entries, new MapEntry(key, keyOrigin, value)],
    };

    public MapNode Without(string key) => this with { Entries = [.. Entries.Where(entry => entry.Key != key)] };

    /// <summary>The value at a path such as <c>recipe.optimizer.learningRate</c>; null where there is none.</summary>
    public StudyNode? At(ReadOnlySpan<string> path) => path.Length == 0 ? this
        : this[path[0]] is not { } next ? null
        : path.Length == 1 ? next : (next as MapNode)?.At(path[1..]);

    /// <summary>The same with the value at a path set. A word on the way stands for a kind without settings:
    /// <c>optimizer: adam</c> and <c>optimizer: {kind: adam}</c> are the same.</summary>
    public MapNode WithAt(ReadOnlySpan<string> path, Origin origin, StudyNode value) => path.Length == 1
        ? With(path[0], origin, value)
        : With(path[0], Entry(path[0])?.KeyOrigin ?? origin, Inner(this[path[0]], origin)
            .WithAt(path[1..], origin, value));

    static MapNode Inner(StudyNode? there, Origin origin) => there switch
    {
        MapNode map => map,
        ScalarNode { Kind: ScalarKind.Text } word =>
            new(word.Origin, [new MapEntry(StudyWords.Kind, word.Origin, word)]),
        _ => new(origin, []),
    };
}

sealed record MapEntry(string Key, Origin KeyOrigin, StudyNode Value);

enum ScalarKind
{
    Null,
    Flag,
    Number,
    Text,
}
