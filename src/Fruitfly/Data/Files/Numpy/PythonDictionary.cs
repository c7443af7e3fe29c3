using System.Globalization;

namespace Fruitfly.Data.Files;

/// <summary>Reads the few Python literals that an NPY header is made of, a dictionary of strings, Booleans and tuples
/// of integers, token by token and without recursion.</summary>
sealed class PythonDictionary(string text, Func<int, string, DataFileException> fail)
{
    int _at;

    /// <summary>Calls <paramref name="value"/> for each key, which must read exactly the value.</summary>
    public void Read(Action<string> value)
    {
        Expect('{');
        while (!Accept('}'))
        {
            var key = String();
            Expect(':');
            value(key);
            if (Accept('}'))
                break;
            Expect(',');
        }
        SkipSpace();
        if (_at < text.Length)
            throw Fail($"'{DataFileException.Quote(text.AsSpan(_at))}' follows the dictionary");
    }

    public bool NextIs(char character)
    {
        SkipSpace();
        return _at < text.Length && text[_at] == character;
    }

    public string String()
    {
        SkipSpace();
        if (!NextIs('\'') && !NextIs('"'))
            throw Fail($"a string should stand where '{DataFileException.Quote(text.AsSpan(_at), 10)}' stands");
        var end = text.IndexOf(text[_at], _at + 1);
        if (end < 0)
            throw Fail("a string is not closed");
        var value = text[(_at + 1)..end];
        _at = end + 1;
        return value;
    }

    public bool Boolean()
    {
        SkipSpace();
        foreach (var (word, value) in ((string, bool)[])[("True", true), ("False", false)])
            if (text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
            {
                _at += word.Length;
                return value;
            }
        throw Fail("True or False should stand here");
    }

    /// <summary>A tuple of integers of at most <paramref name="longest"/> items.</summary>
    public long[] Integers(int longest)
    {
        var items = new List<long>();
        Expect('(');
        while (!Accept(')'))
        {
            if (items.Count == longest)
                throw Fail($"the array has more than {longest} dimensions");
            items.Add(Integer());
            if (Accept(')'))
                break;
            Expect(',');
        }
        return [.. items];
    }

    public DataFileException Fail(string problem) => fail(_at, problem);

    long Integer()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '-' or '+'))
            _at++;
        if (!long.TryParse(text.AsSpan(start.._at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var value))
        {
            var shown = DataFileException.Quote(text.AsSpan(start), 25);
            _at = start;
            throw Fail($"'{shown}' is not a length of 64 bits");
        }
        if (_at < text.Length && text[_at] == 'L') // Python 2 marked long integers
            _at++;
        return value;
    }

    bool Accept(char character)
    {
        if (!NextIs(character))
            return false;
        _at++;
        return true;
    }

    void Expect(char character)
    {
        if (!Accept(character))
            throw Fail($"'{character}' should stand here");
    }

    void SkipSpace()
    {
        while (_at < text.Length && text[_at] is (' ' or '\t' or '\n' or '\r'))
            _at++;
    }
}
