namespace Fruitfly.Web.Tests.Client;

/// <summary>A type as the pages declare it.</summary>
abstract record TypeScriptType
{
    /// <summary>A word such as <c>number</c>, or a declared name, with what stands
    /// between its angle brackets.</summary>
    public sealed record Named(TypeScriptFile File, string Name, IReadOnlyList<TypeScriptType> Arguments)
        : TypeScriptType;

    /// <summary>A text that stands for itself, such as <c>"done"</c>.</summary>
    public sealed record Literal(string Text) : TypeScriptType;

    public sealed record Union(IReadOnlyList<TypeScriptType> Parts) : TypeScriptType;

    public sealed record ListOf(TypeScriptType Element) : TypeScriptType;

    public sealed record Tuple(IReadOnlyList<TypeScriptType> Elements) : TypeScriptType;

    public sealed record Fields(IReadOnlyDictionary<string, TypeScriptType> Types) : TypeScriptType;

    /// <summary>What a generic type is given later: it is compared where it is given.</summary>
    public sealed record Parameter(string Name) : TypeScriptType;

    /// <summary>The parts of a union, looked up by name; the type alone where it is none.</summary>
    public IReadOnlyList<TypeScriptType> Alternatives() => this switch
    {
        Union union => [.. union.Parts.SelectMany(part => part.Alternatives())],
        Named named when named.File.Find(named) is { } found => found.Alternatives(),
        _ => [this],
    };
}
