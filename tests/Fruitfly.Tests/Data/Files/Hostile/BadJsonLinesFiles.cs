using System.Text;

namespace Fruitfly.Tests.Data.Files.Hostile;

static class BadJsonLinesFiles
{
    const string OneObject = "one object a line";

    public static IEnumerable<BadFile> All()
    {
        yield return Text("a list in a field", "{\"a\": [1, 2]}", "line 1", "'a' holds an array", "a key of its own");
        yield return Text("an object in a field", "{\"a\":1}\n{\"a\":{\"b\":1}}", "line 2", "'a' holds an object",
            "a key of its own");
        yield return Text("an object over lines", "{\n  \"a\": 1\n}", "line 1", "no whole JSON object", OneObject);
        yield return Text("two objects in a line", "{\"a\":1}{\"a\":2}", "line 1", "no whole JSON object", OneObject);
        yield return Text("a number as a line", "{\"a\":1}\n5\n", "line 2", "the line is no JSON object", OneObject);
        yield return Text("a list as a line", "{\"a\":1}\n[1]\n", "line 2", "the line is no JSON object", OneObject);
        yield return Text("cut off", "{\"a\":1,\"y\":0}\n{\"a\":2,\"y\"", "line 2", "no whole JSON object", OneObject);
        yield return Text("a comma at the end", "{\"a\":1,}", "line 1", "no whole JSON object", OneObject);
        yield return Text("a comment", "{\"a\":1} // one", "line 1", "no whole JSON object", OneObject);
        yield return Text("not a number", "{\"a\":NaN}", "line 1", "no whole JSON object", OneObject);
        yield return Text("single quotes", "{'a':1}", "line 1", "no whole JSON object", OneObject);
        yield return Text("a key twice", "{\"a\":1,\"a\":2}", "line 1", "'a' stands twice", "its own name");
        yield return Text("half a pair of surrogates", "{\"a\":\"\\ud800\"}", "line 1", "no whole JSON object", OneObject);
        yield return Text("NUL", "{\"a\":\"\\u0000\"}", "line 1", "NUL", "Remove it");
        yield return new("Latin-1", () => [.. "{\"a\":\""u8, 0xFC, .. "\"}"u8], "line 1", "no whole JSON object",
            OneObject);
        yield return Text("100,000 brackets", "{\"a\":" + new string('[', 100_000), "line 1", "holds an array",
            "a key of its own");
        yield return Text("escape sequences in a key", "{\"\\u001b]0;x\":[]}", "line 1", "\\u001b]0;x", "a key of its own");
        yield return new("a line of 1 GB", () => new EndlessStream(FileBytes.Bytes("{\"a\":1}\n{\"a\":\""), (byte)'7'),
            "line 2", "longer than 1048576 bytes", "MaxLineLength");
        yield return new("1 GB of line ends", () => new EndlessStream(FileBytes.Bytes("{"), (byte)'\n'), "line 1",
            "no whole JSON object", OneObject);
        yield return Text("more text than allowed", "{\"a\":1}\n{\"a\":2}\n", "line ", "longer than 10 bytes", "MaxBytes",
            new() { Limits = new() { MaxBytes = 10 } });
        yield return Text("more fields than allowed", "{\"a\":1,\"y\":0}\n{\"a\":2,\"y\":1}\n", "line 2",
            "more than 2 fields", "MaxElements", new() { Limits = new() { MaxElements = 2 } });
        yield return Text("more keys than allowed", "{\"a\":1,\"b\":0,\"c\":1}\n", "line 1", "the table has 3 columns",
            "MaxColumns", new() { Limits = new() { MaxColumns = 2 } });
        yield return Text("a key for each line",
            string.Concat(Enumerable.Range(0, 3000).Select(i => $"{{\"k{i}\":1}}\n")), "line 2049", "mostly missing",
            "most rows have") with
        { MostBytes = 256 << 20 };
    }

    static BadFile Text(string name, string text, string place, string problem, string hint,
        Fruitfly.Data.Files.DataFileOptions? options = null) =>
        new(name, () => Encoding.UTF8.GetBytes(text), place, problem, hint, options);
}
