using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>A finished experiment as JSON: the finding, the claims, and where everything is.</summary>
static class ReportJson
{
    /// <param name="looks">where seeds were added until the claims were decided. Default: null, they were not.</param>
    public static JsonObject Of(FinishedRun finished, DecidedRun? looks = null)
    {
        var json = Of(finished);
        if (looks is not null)
            json["untilDecided"] = new JsonObject { ["looks"] = looks.Looks, ["stopped"] = looks.Stopped };
        return json;
    }

    public static JsonObject Of(FinishedRun finished)
    {
        var (run, report) = (finished.Run, finished.Report);
        return new()
        {
            ["experiment"] = report.Name,
            ["title"] = report.Title,
            ["lead"] = report.Findings.Lead,
            ["preset"] = ExperimentRun.PresetName(run.Settings.Preset),
            ["options"] = new JsonObject(run.Experiment.Options.Select(option =>
                KeyValuePair.Create<string, JsonNode?>(option.Name, run.Settings[option.Name]))),
            ["study"] = report.Provenance.Study,
            ["studyHash"] = report.Provenance.StudyHash,
            ["report"] = finished.Page,
            ["seconds"] = report.Provenance.Duration.TotalSeconds,
            ["cost"] = CostText.Json(report.Provenance.Cost),
            ["claims"] = ClaimJson.Of(report.Findings.Claims),
            ["figures"] = new JsonArray([.. report.Findings.Figures.Select(figure =>
                new JsonObject { ["id"] = figure.Id, ["title"] = figure.Title, ["caption"] = figure.Caption })]),
            ["tables"] = new JsonArray([.. report.Findings.Tables.Select(Of)]),
        };
    }

    static JsonObject Of(Table table) => new()
    {
        ["id"] = table.Id,
        ["title"] = table.Title,
        ["columns"] = Texts(table.Columns),
        ["rows"] = new JsonArray([.. table.Rows.Select(Texts)]),
    };

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
