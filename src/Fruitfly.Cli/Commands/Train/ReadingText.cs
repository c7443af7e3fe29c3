using System.Text.Json.Nodes;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>What was taken for what in a user's file: on standard error before training, and as JSON.</summary>
static class ReadingText
{
    public static void WriteReading(this Terminal terminal, TableReading reading)
    {
        if (reading.Columns.Count > 0)
            terminal.WriteTable(["column", "role", "kind", ">missing", "note"], SchemaTable.Rows(reading),
                terminal.Error);
        foreach (var line in reading.Columns.Count > 0 ? reading.ToLinesBesideColumns() : reading.ToLines())
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
        ["columns"] = new JsonArray([.. reading.Columns.Select(Json)]),
        ["roles"] = new JsonArray([.. reading.Roles.Select(role => JsonValue.Create(role))]),
        ["warnings"] = new JsonArray([.. reading.Warnings.Select(warning => new JsonObject
        {
            ["kind"] = KebabCase.Of($"{warning.Kind}"), ["column"] = warning.Column, ["text"] = warning.Text,
        })]),
        ["notes"] = new JsonArray([.. reading.Notes.Select(note => JsonValue.Create(note))]),
    };

    static JsonObject Json(ColumnSummary column) => new()
    {
        ["name"] = column.Name,
        ["role"] = KebabCase.Of($"{column.Role}"),
        ["kind"] = KebabCase.Of($"{column.Kind}"),
        ["missing"] = column.Missing,
        ["distinct"] = column.Distinct,
        ["levels"] = new JsonArray([.. column.Levels.Select(level =>
            new JsonObject { ["name"] = level.Name, ["count"] = level.Count })]),
        ["features"] = new JsonArray([.. column.Features.Select(name => JsonValue.Create(name))]),
        ["reason"] = column.Note,
    };
}
