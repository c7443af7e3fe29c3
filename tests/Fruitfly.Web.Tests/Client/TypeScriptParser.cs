using System.Text.RegularExpressions;

namespace Fruitfly.Web.Tests.Client;

/// <summary>Reads one type from the text where it begins: names, literals, unions, lists, tuples and fields, which is
/// all that wire types are made of.</summary>
/// <param name="parameter">of a generic type; empty for none</param>
sealed partial class TypeScriptParser(TypeScriptFile file, string text, string parameter)
{
    int _place;

    public TypeScriptType Type()
    {
        Take("|"); // before the first part, where each has a line
        var parts = new List<TypeScriptType> { Postfix() };
        while (Take("|"))
            parts.Add(Postfix());
        return parts.Count == 1 ? parts[0] : new TypeScriptType.Union(parts);
    }

    TypeScriptType Postfix()
    {
        var type = Primary();
        while (Take("["))
        {
            Demand("]");
            type = new TypeScriptType.ListOf(type);
        }
        return type;
    }

    TypeScriptType Primary()
    {
        if (Take("("))
        {
            var inner = Type();
            Demand(")");
            return inner;
        }
        if (Take("["))
            return new TypeScriptType.Tuple(Until("]", Element, ","));
        if (Take("{"))
            return new TypeScriptType.Fields(Until("}", Field, ";").ToDictionary());
        if (Peek(Quoted()))
            return new TypeScriptType.Literal(Next(Quoted())[1..^1]);
        var name = Next(Name());
        if (name == parameter)
            return new TypeScriptType.Parameter(name);
        return new TypeScriptType.Named(file, name, Take("<") ? Until(">", Type, ",") : []);
    }

    // A tuple may name its elements.
    TypeScriptType Element()
    {
        if (Peek(Label()))
            Next(Label());
        return Type();
    }

    KeyValuePair<string, TypeScriptType> Field()
    {
        var name = Next(Name());
        Demand(":"); // an optional field would be one that the server may leave out, and it leaves out none
        return KeyValuePair.Create(name, Type());
    }

    List<T> Until<T>(string end, Func<T> part, string separator)
    {
        var parts = new List<T>();
        while (!Take(end))
        {
            parts.Add(part());
            Take(separator);
        }
        return parts;
    }

    bool Take(string sign)
    {
        Skip();
        if (!text.AsSpan(_place).StartsWith(sign))
            return false;
        _place += sign.Length;
        return true;
    }

    void Demand(string sign)
    {
        if (!Take(sign))
            throw Unread($"'{sign}'");
    }

    bool Peek(Regex token)
    {
        Skip();
        return token.Match(text, _place) is { Success: true } found && found.Index == _place;
    }

    string Next(Regex token)
    {
        if (!Peek(token))
            throw Unread("a type");
        var found = token.Match(text, _place).Value;
        _place += found.Length;
        return found;
    }

    void Skip()
    {
        while (_place < text.Length && char.IsWhiteSpace(text[_place]))
            _place++;
    }

    FormatException Unread(string wanted) =>
        new($"{file.Place}: expected {wanted} at " +
            $"'{text[_place..Math.Min(text.Length, _place + 40)].Split('\n')[0]}'; the parser of wire types reads " +
            "no more.");

    [GeneratedRegex(@"\G\w+")]
    private static partial Regex Name();

    [GeneratedRegex("\\G\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G\w+:")]
    private static partial Regex Label();
}
