using System.Collections;
using System.Text.RegularExpressions;

namespace Fruitfly.Kinds;

/// <summary>The kinds of one family by name: the built-in ones from one table, and a user's beside them.
/// <para>A user's kind is a sealed record derived from <typeparamref name="T"/>; its properties are its settings. It is
/// added once, before the first description that holds it:
/// <c>Layer.Kinds.Add&lt;Swish&gt;("ada/swish", revision: 1)</c>.</para></summary>
/// <param name="word">what one of the family is called in messages, such as "layer"</param>
public sealed partial class KindFamily<T>(string word) : IEnumerable<Kind> where T : class
{
    readonly Lock _lock = new();
    readonly List<Kind> _kinds = [];

    /// <summary>What one of the family is called in messages.</summary>
    public string Word { get; } = word;

    /// <summary>Adds a user's kind; adding the same again changes nothing.</summary>
    /// <param name="name">owner and name in lower case, such as <c>ada/swish</c></param>
    /// <param name="revision">raised whenever the meaning changes: it is part of the identity
    /// of every trial with this kind</param>
    /// <exception cref="ArgumentException">the name has another form, or it or the
    /// type belongs to another kind</exception>
    public KindFamily<T> Add<TKind>(string name, int revision = 1) where TKind : T
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        if (!OwnedName().IsMatch(name))
            throw new ArgumentException(
                $"A {Word} of your own is named owner/name in lower case, such as 'ada/swish'; this is '{name}'.",
                nameof(name));
        if (!typeof(TKind).IsSealed)
            throw new ArgumentException($"{typeof(TKind).Name} must be sealed: a description holds exactly this type.",
                nameof(name));
        Insert(new Kind(name, revision, typeof(TKind)));
        return this;
    }

    /// <summary>The kind of a value.</summary>
    /// <exception cref="UnknownKindException">it was not added</exception>
    public Kind Of(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Find(kind => kind.Type == value.GetType()) ?? throw new UnknownKindException(
            $"The {Word} {value.GetType().Name} has no name yet. Add it before it is used: "
            + $"{typeof(T).Name}.Kinds.Add<{value.GetType().Name}>(\"owner/name\").");
    }

    /// <summary>The kind that a description names.</summary>
    /// <exception cref="UnknownKindException">this program has none of that name, or another revision of it</exception>
    public Kind Named(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Find(kind => kind.Text == text) is { } found)
            return found;
        var name = text.Split('@')[0];
        if (Find(kind => kind.Name == name) is { } other)
            throw new UnknownKindException(
                $"The {Word} '{text}' is another revision than this program's '{other.Text}'. Use the program that " +
                "made it.");
        throw new UnknownKindException(
            text.Contains('/', StringComparison.Ordinal)
                ? $"This program has no {Word} '{text}'. Use the program that adds it."
                : $"There is no {Word} '{text}'; there are {string.Join(", ", this.Select(kind => kind.Text))}.");
    }

    /// <summary>All kinds in the order in which they were added.</summary>
    public IEnumerator<Kind> GetEnumerator()
    {
        lock (_lock)
            return _kinds.ToList().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A row of the table of built-in kinds.</summary>
    internal void Add(string name, Type type) => Insert(new Kind(name, null, type));

    /// <summary>For tests that add a kind of their own.</summary>
    internal bool Remove(string name)
    {
        lock (_lock)
            return _kinds.RemoveAll(kind => kind.Name == name && kind.Revision is not null) > 0;
    }

    Kind? Find(Predicate<Kind> wanted)
    {
        lock (_lock)
            return _kinds.Find(wanted);
    }

    void Insert(Kind added)
    {
        lock (_lock)
        {
            var other = _kinds.Find(kind => kind.Name == added.Name || kind.Type == added.Type);
            if (other is null)
                _kinds.Add(added);
            else if (other != added)
                throw new ArgumentException(
                    $"The {Word} '{added.Text}' ({added.Type.Name}) collides with '{other.Text}' " +
                    $"({other.Type.Name}), which is there already.");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnedName();
}
