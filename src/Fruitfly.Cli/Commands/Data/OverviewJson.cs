using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Data.Tables;

namespace Fruitfly.Cli.Commands.Data;

/// <summary>What a data file holds, as one JSON object.</summary>
static class OverviewJson
{
    public static JsonObject Of(TableOverview overview) => new()
    {
        ["file"] = Path.GetFullPath(overview.File),
        ["format"] = OverviewText.Format(overview.Format),
        ["files"] = new JsonArray([.. overview.Files.Select(file =>
            new JsonObject { ["bytes"] = file.Bytes, ["sha256"] = file.Sha256 })]),
        ["rows"] = overview.Rows,
        ["columns"] = new JsonArray([.. overview.Columns.Select(Column)]),
        ["warnings"] = new JsonArray([.. (overview.Reading?.Warnings ?? []).Select(warning =>
            new JsonObject
            {
                ["kind"] = Name<TableWarningKind>(warning.Kind),
                ["column"] = warning.Column,
                ["text"] = warning.Text,
            })]),
        ["problem"] = overview.Problem is { } problem
            ? new JsonObject
            {
                ["place"] = problem.Place,
                ["text"] = problem.Problem,
                ["hint"] = problem.Remedy.In(FileSettingOption.NameOf),
            } : null,
        ["reading"] = overview.Reading is { } reading ? ReadingText.Json(reading) : null,
    };

    static JsonObject Column(ColumnOverview column) => new()
    {
        ["name"] = column.Name,
        ["role"] = Name(column.Summary?.Role),
        ["kind"] = Name(column.Summary?.Kind),
        ["missing"] = column.Missing,
        ["distinct"] = column.Distinct,
        ["least"] = column.Numbers?.Least,
        ["most"] = column.Numbers?.Most,
        ["mean"] = column.Numbers?.Mean,
        ["first"] = column.Numbers is null ? column.Texts?.First : null,
        ["last"] = column.Numbers is null ? column.Texts?.Last : null,
        ["histogram"] = column.Numbers is { } numbers
            ? new JsonArray([.. numbers.Counts.Select(count => JsonValue.Create(count))]) : null,
        ["levels"] = new JsonArray([.. column.Levels.Select(level =>
            new JsonObject { ["name"] = level.Name, ["rows"] = level.Count })]),
        ["note"] = column.Summary?.Note is { Length: > 0 } note ? note : null,
    };

    static string? Name<T>(T? value) where T : struct, Enum =>
        value is { } known ? JsonNamingPolicy.CamelCase.ConvertName($"{known}") : null;
}
