using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli;

/// <summary>JSON on standard output: indented, one value, words outside ASCII readable.</summary>
static class JsonText
{
    static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteJson(this Terminal terminal, JsonNode value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
            value.WriteTo(writer);
        terminal.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
