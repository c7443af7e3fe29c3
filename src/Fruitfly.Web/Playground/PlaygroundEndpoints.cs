using Fruitfly.Lab.Setups;
using Fruitfly.Web.Live;
using Fruitfly.Web.Pages;
using Fruitfly.Web.Playground.Exports;
using Fruitfly.Web.Playground.Sessions;
using Fruitfly.Web.Playground.Uploads;
using Fruitfly.Web.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Playground;

/// <summary>The playground: a network set up by hand, trained in the engine, and watched while it trains.</summary>
static class PlaygroundEndpoints
{
    /// <param name="sessions">the caller ends them</param>
    public static void MapPlayground(this IEndpointRouteBuilder routes, Laboratory laboratory, SessionList sessions)
    {
        routes.MapPage("/playground", "Playground");
        routes.MapGet("/api/playground/settings", () => SettingsPage.All);
        routes.MapGet("/api/playground/charts", () => LiveCharts.All);
        routes.MapPost("/api/playground/files", async (string? name, HttpRequest request) =>
            Known(await sessions.Files.TakeAsync(
                Upload.NameOf(name), request.Body, request.HttpContext.RequestAborted)))
            .WithMetadata(new BodySize(Upload.LargestFile));
        routes.MapGet("/api/playground/files/{upload}", (string upload) => Known(sessions.Files.Find(upload)));
        routes.MapPost("/api/playground/sessions", (NewSession asked) =>
            new StartedSession(sessions.Start(TrainingSetup.Parse(asked.Pairs()), asked.Instead).Session.Id));
        routes.MapGet("/api/playground/sessions/{session}", (string session) =>
            RunFacts.Of(sessions.Find(session), laboratory.Settings.CommandName));
        routes.MapGet("/api/playground/sessions/{session}/live", (string session, string? after, HttpContext context) =>
            sessions.TryFind(session) is { } open ? Follow(sessions, open, after, context, laboratory)
                : LiveStream.Ended(laboratory.Time, context.RequestAborted));
        Command(routes, sessions, "play", (session, asked) => session.Play(asked.Pace));
        Command(routes, sessions, "pause", (session, _) => session.Pause());
        Command(routes, sessions, "advance", (session, asked) => session.Advance(asked.Steps ?? 1));
        routes.MapPost("/api/playground/sessions/{session}/rewind",
            (string session) => sessions.Find(session).Rewind());
        routes.MapPost("/api/playground/sessions/{session}/change", (string session, ChangedSetup asked) =>
            sessions.ChangeAsync(sessions.Find(session), TrainingSetup.Parse(asked.Pairs())));
        Command(routes, sessions, "show", (session, asked) => session.Show(asked.Place ?? 0));
        routes.MapPost("/api/playground/sessions/{session}/weight",
            (string session, WeightEdit edit) => sessions.Find(session).Session.EditAsync(edit));
        routes.MapPost("/api/playground/sessions/{session}/test",
            (string session) => sessions.OpenTestAsync(sessions.Find(session)));
        routes.MapExports(sessions, laboratory);
    }

    static void Command(
        IEndpointRouteBuilder routes, SessionList sessions, string name,
        Action<PlaygroundSession, SessionCommand> command) =>
        routes.MapPost($"/api/playground/sessions/{{session}}/{name}", (string session, SessionCommand asked) =>
            command(sessions.Find(session).Session, asked));

    static IResult Follow(
        SessionList sessions, OpenSession open, string? after, HttpContext context, Laboratory laboratory)
    {
        var session = open.Session;
        context.Response.RegisterForDispose(session.Watch());
        var news = new SessionNews(
            session, () => RunFacts.Of(open, laboratory.Settings.CommandName),
            () => session.State(sessions.TestOpenings(open.Setup)), after);
        return LiveStream.Of(session.Changes, news.Next, () => session.IsOver, laboratory.Time, context.RequestAborted);
    }

    static KnownFile Known(UploadedFile file) => new(file.Id, file.Name, file.Columns);
}

/// <param name="Setup">settings by name; what is not named is as usual for the data</param>
/// <param name="Instead">a session that the page no longer shows</param>
sealed record NewSession(Dictionary<string, string?> Setup, string? Instead = null) : ChangedSetup(Setup);

/// <param name="Setup">all settings by name; what is not named is as usual for the data</param>
record ChangedSetup(Dictionary<string, string?> Setup)
{
    /// <exception cref="SetupException">a setting without a value</exception>
    public IEnumerable<KeyValuePair<string, string>> Pairs() => Setup.Select(setting =>
        KeyValuePair.Create(setting.Key,
            setting.Value ?? throw new SetupException(setting.Key, "is null; it must be a text, or left out.")));
}

sealed record StartedSession(string Session);

/// <param name="Pace">steps a second; null for full speed</param>
/// <param name="Steps">to go on by</param>
/// <param name="Place">of the seed to show, from 0</param>
sealed record SessionCommand(double? Pace = null, int? Steps = null, int? Place = null);

/// <param name="File">its id, which a setup names</param>
sealed record KnownFile(string File, string Name, IReadOnlyList<string> Columns);
