using System.Globalization;
using System.Text;
using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Networks.Files;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Playground.Exports;

/// <summary>What a user takes home from a session, as attachments.</summary>
static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes, SessionList sessions, Laboratory laboratory)
    {
        routes.MapGet("/api/playground/sessions/{session}/weights", (string session, int? seed) =>
            WeightsAsync(sessions.Find(session), seed ?? 0, laboratory.Folder));
        routes.MapGet("/api/playground/sessions/{session}/history",
            (string session) => History(sessions.Find(session).Session));
        routes.MapGet("/api/playground/sessions/{session}/program", (string session) =>
            Text(sessions.Find(session).Story.ToProgram(), "text/plain", "playground.cs"));
        routes.MapGet("/api/playground/sessions/{session}/study", (string session) =>
        {
            var open = sessions.Find(session);
            return Text(StudyOfSetup.Write(open.Portable, DataSize.Of(open.Session.Plan.Data)), "text/yaml",
                "study.yaml");
        });
        routes.MapGet("/api/playground/sessions/{session}/command", (string session) =>
            Text(sessions.Find(session).Story.ToCommand(laboratory.Settings.CommandName) + "\n", "text/plain",
                "command.txt"));
    }

    /// <param name="place">of the seed, from 0</param>
    static async Task<IResult> WeightsAsync(OpenSession open, int place, PrivateFolder folder)
    {
        var run = open.Session.Run;
        if (place < 0 || place >= run.Seeds.Count)
            throw RequestException.NotFound(
                $"There is no seed {place}; they are counted from 0 to {run.Seeds.Count - 1}.");
        var snapshot = await run.Seeds[place].ReadAsync();
        var metadata = open.Portable.ToPairs().ToDictionary(pair => $"fruitfly.{pair.Key}", pair => pair.Value);
        metadata["fruitfly.step"] = snapshot.Step.ToString(CultureInfo.InvariantCulture);
        metadata["fruitfly.seed"] = run.Plan.Seeds[place].ToString(CultureInfo.InvariantCulture);
        if (open.Session.RunChanges.Count > 0)
            metadata["fruitfly.changes"] = string.Join("; ", open.Story.Lines("").Select(line => line.Trim()));
        var path = folder.PathOf(Path.GetRandomFileName());
        try
        {
            ModelFile.Save(snapshot.ToNetwork(run.Plan.Architecture), path, metadata);
            return Results.File(
                await File.ReadAllBytesAsync(path), "application/octet-stream",
                string.Create(CultureInfo.InvariantCulture, $"weights-step-{snapshot.Step}.safetensors"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    static IResult History(PlaygroundSession session) =>
        Text(HistoryTable.Of(session.Plan.Seeds.Zip(session.Run.Curves.All),
            [.. session.RunChanges.Select(change => (change.Step, change.Text))]), "text/csv", "history.csv");

    static IResult Text(string text, string type, string name) =>
        Results.File(Encoding.UTF8.GetBytes(text), $"{type}; charset=utf-8", name);
}
