using System.Text.Json.Nodes;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>What was taken for what in a user's file: on standard error before training, and as JSON.</summary>
static class ReadingText
{
    public static void WriteReading(this Terminal terminal, TableReading reading)
    {
        foreach (var line in reading.ToLines())
            terminal.Error.WriteLine($"read: {line}");
    }

    public static JsonObject Json(TableReading reading) => new()
    {
        ["format"] = reading.Format,
        ["header"] = reading.Header,
        ["delimiter"] = reading.Delimiter?.ToString(),
        ["target"] = reading.Target,
        ["targetReason"] = reading.TargetReason,
        ["task"] = reading.Task == TargetKind.Classes ? "classification" : "regression",
        ["taskReason"] = reading.TaskReason,
        ["classes"] = new JsonArray([.. reading.Classes.Select(known =>
            new JsonObject { ["name"] = known.Name, ["count"] = known.Count })]),
        ["features"] = new JsonArray([.. reading.Features.Select(name => JsonValue.Create(name))]),
        ["leftOut"] = new JsonArray([.. reading.LeftOut.Select(column =>
            new JsonObject { ["name"] = column.Name, ["reason"] = column.Reason })]),
        ["notes"] = new JsonArray([.. reading.Notes.Select(note => JsonValue.Create(note))]),
    };
}
