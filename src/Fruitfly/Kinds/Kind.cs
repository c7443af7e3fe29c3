namespace Fruitfly.Kinds;

/// <summary>A named type that may stand in a description: a layer, loss, optimizer, schedule,
/// initializer or data source.</summary>
/// <param name="Name">of a built-in kind one word such as <c>linear</c>; of a user's with its
/// owner, such as <c>ada/swish</c></param>
/// <param name="Revision">which meaning of a user's kind; null for a built-in one, whose meaning never changes</param>
/// <param name="Type">the record that holds its settings and makes its working form</param>
public sealed record Kind(string Name, int? Revision, Type Type)
{
    /// <summary>How it is written in descriptions, and so in trial identities:
    /// <c>linear</c>, <c>ada/swish@2</c>.</summary>
    public string Text => Revision is { } revision ? FormattableString.Invariant($"{Name}@{revision}") : Name;
}
