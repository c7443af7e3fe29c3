using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Fruitfly.Web.Tests.Client;

/// <summary>Compares what the server writes with what the pages declare: names, types, and where null may stand. A
/// number that is not finite is written as null, so a page may, but need not, expect null in place
/// of a <see cref="double"/>.</summary>
sealed class WireDifference
{
    static readonly HashSet<Type> Numbers =
        [typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(short), typeof(byte), typeof(double),
            typeof(float)];

    static readonly HashSet<Type> Texts = [typeof(string), typeof(DateTimeOffset), typeof(Uri), typeof(byte[])];

    static readonly JsonSerializerOptions Format =
        new(JsonFormat.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    readonly NullabilityInfoContext _nullability = new();
    readonly HashSet<(Type, string)> _compared = [];

    public List<string> Found { get; } = [];

    /// <summary>The names that were compared, each with its file.</summary>
    public HashSet<(string File, string Name)> Reached { get; } = [];

    public void Compare(Type server, TypeScriptType client) => Compare(server, null, client, server.Name);

    void Compare(Type server, NullabilityInfo? nullability, TypeScriptType client, string place)
    {
        if (client is TypeScriptType.Parameter)
            return;
        Reach(client);
        var value = Nullable.GetUnderlyingType(server);
        var mayBeNull = value is not null || nullability?.ReadState == NullabilityState.Nullable;
        (server, var parts) = (value ?? server, client.Alternatives());
        var expectsNull = parts.Any(part => IsWord(part, "null"));
        if (mayBeNull && !expectsNull)
            Found.Add($"{place} may be null, and the page does not expect it");
        if (expectsNull && !mayBeNull && server != typeof(double) && server != typeof(float))
            Found.Add($"{place} is never null, and the page expects it");
        parts = [.. parts.Where(part => !IsWord(part, "null"))];
        if (!Agree(server, nullability, parts, place))
            Found.Add($"{place} is {server.Name}, and the page declares {Words(parts)}");
    }

    void Reach(TypeScriptType client)
    {
        if (client is TypeScriptType.Named named)
            Reached.Add((named.File.Place, named.Name));
        foreach (var part in client is TypeScriptType.Union union ? union.Parts : [])
            Reach(part);
    }

    bool Agree(Type server, NullabilityInfo? nullability, IReadOnlyList<TypeScriptType> client, string place)
    {
        if (Texts.Contains(server))
            return client.All(part => IsWord(part, "string") || part is TypeScriptType.Literal);
        if (server.IsEnum)
            return client is [var word] && IsWord(word, "string") || client.All(part => part is TypeScriptType.Literal)
                && client.OfType<TypeScriptType.Literal>().Select(part => part.Text).Order()
                    .SequenceEqual(WordsOf(server).Order());
        if (client is not [var only])
            return false;
        if (Numbers.Contains(server))
            return IsWord(only, "number");
        if (server == typeof(bool))
            return IsWord(only, "boolean");
        if (typeof(JsonNode).IsAssignableFrom(server))
            return IsWord(only, "Specification");
        if (ArgumentsOf(server, typeof(IReadOnlyDictionary<,>)) is [var key, var held])
            return Map(key, held, nullability?.GenericTypeArguments.ElementAtOrDefault(1), only, place);
        if (server.IsArray || ArgumentsOf(server, typeof(IEnumerable<>)) is not null)
            return List(server, nullability, only, place);
        return FieldsOf(only) is { } fields && Object(server, fields, place);
    }

    bool Map(Type key, Type value, NullabilityInfo? nullability, TypeScriptType client, string place)
    {
        if (client is TypeScriptType.Named { Name: "Partial", Arguments: [var whole] })
            client = whole;
        if (client is not TypeScriptType.Named { Name: "Record", Arguments: [var keys, var values] })
            return false;
        Compare(key, null, keys, $"the keys of {place}");
        Compare(value, nullability, values, $"{place}[]");
        return true;
    }

    bool List(Type server, NullabilityInfo? nullability, TypeScriptType client, string place)
    {
        IReadOnlyList<TypeScriptType>? elements = client switch
        {
            TypeScriptType.ListOf list => [list.Element],
            TypeScriptType.Tuple tuple => tuple.Elements,
            _ => null,
        };
        var element = server.IsArray ? server.GetElementType()! : ArgumentsOf(server, typeof(IEnumerable<>))![0];
        foreach (var part in elements ?? [])
            Compare(element,
                server.IsArray ? nullability?.ElementType : nullability?.GenericTypeArguments.ElementAtOrDefault(0),
                part, $"{place}[]");
        return elements is not null;
    }

    bool Object(Type server, TypeScriptType.Fields client, string place)
    {
        if (!_compared.Add((server, string.Join(',', client.Types.Keys))))
            return true;
        var written = Format.GetTypeInfo(server).Properties.Where(property => property.Get is not null).ToList();
        Found.AddRange(
            written.Select(property => property.Name).Except(client.Types.Keys)
                .Select(name => $"{place}.{name} is written, and the page does not declare it"));
        Found.AddRange(
            client.Types.Keys.Except(written.Select(property => property.Name))
                .Select(name => $"{place}.{name} is declared by the page, and not written"));
        foreach (var property in written.Where(property => client.Types.ContainsKey(property.Name)))
            Compare(
                property.PropertyType, NullabilityOf(property),
                client.Types[property.Name], $"{place}.{property.Name}");
        return true;
    }

    // What a generic type holds may be null only where its argument says so, and none does.
    NullabilityInfo? NullabilityOf(JsonPropertyInfo property) =>
        property.AttributeProvider is PropertyInfo { DeclaringType.IsGenericType: false } info
            ? _nullability.Create(info) : null;

    /// <summary>A record whose keys are all named is an object with these fields.</summary>
    static TypeScriptType.Fields? FieldsOf(TypeScriptType type) => type switch
    {
        TypeScriptType.Fields fields => fields,
        TypeScriptType.Named { Name: "Record", Arguments: [var keys, var value] } => new(
            keys.Alternatives().OfType<TypeScriptType.Literal>().ToDictionary(key => key.Text, _ => value)),
        _ => null,
    };

    static IEnumerable<string> WordsOf(Type states) =>
        Enum.GetNames(states).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    static bool IsWord(TypeScriptType type, string word) =>
        type is TypeScriptType.Named { Arguments.Count: 0 } named && named.Name == word;

    static Type[]? ArgumentsOf(Type type, Type generic) =>
        type == typeof(string) ? null : type.GetInterfaces().Append(type)
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == generic)?.GetGenericArguments();

    static string Words(IEnumerable<TypeScriptType> parts) => string.Join(" | ", parts.Select(part => part switch
    {
        TypeScriptType.Named named => named.Name,
        TypeScriptType.Literal literal => $"\"{literal.Text}\"",
        TypeScriptType.ListOf list => $"({Words([list.Element])})[]",
        _ => part.GetType().Name,
    }));
}
