using System.Text.Json.Nodes;
using Fruitfly.Cli.Terminals;
using Fruitfly.Reports.Json;

namespace Fruitfly.Cli;

/// <summary>JSON on standard output: one value.</summary>
static class JsonText
{
    public static void WriteJson(this Terminal terminal, JsonNode value) =>
        terminal.Output.WriteLine(JsonStyle.Readable(value));
}
