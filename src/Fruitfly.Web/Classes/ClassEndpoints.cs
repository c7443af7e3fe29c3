using System.Net;
using System.Security.Cryptography;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Classes;

/// <summary>Polls of a class: the lecturer asks, and phones that have the class's code vote.</summary>
static class ClassEndpoints
{
    public static void MapClass(this IEndpointRouteBuilder routes, ClassRoom room, Laboratory laboratory)
    {
        routes.MapGet("/api/class/live", (HttpContext context, CancellationToken cancellation) => LiveStream.Of(
            room.Changes, () => [new LiveEvent("class", View(context.Connection.LocalPort))], () => false,
            laboratory.Time, cancellation));
        routes.MapPost("/api/class/ask", (AskedPoll asked, HttpContext context) =>
        {
            room.Ask(asked.Checked());
            return View(context.Connection.LocalPort);
        });
        routes.MapPost("/api/class/close", () =>
        {
            room.Close();
            return Results.NoContent();
        });
        routes.MapGet("/class/{code}", (string code, HttpContext context) =>
        {
            Require(room, code);
            var voter = VoterOf(context) ?? NewVoter(context);
            var (question, vote) = room.Ballot(voter);
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ClassPage.ContentPolicy;
            headers["Referrer-Policy"] = "same-origin"; // with none, a form's post does not say where it comes from
            if (question is null || vote is not null)
                headers["Refresh"] = "4"; // the next question comes by itself; an open one is left alone
            return Results.Content(ClassPage.Write(code, question, vote), "text/html; charset=utf-8");
        });
        routes.MapGet("/class/{code}/style.css", (string code) =>
        {
            Require(room, code);
            return Results.Text(ClassPage.Style, "text/css; charset=utf-8");
        });
        routes.MapPost("/api/class/{code}/votes/{choice}", (string code, int choice, HttpContext context) =>
        {
            Require(room, code);
            if (choice < 0 || choice >= ClassPoll.Choices.Count)
                throw new ArgumentException($"There is no choice {choice}.");
            room.Vote(VoterOf(context) ?? NewVoter(context), choice);
            context.Response.Headers.Location = $"/class/{code}";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });

        ClassView View(int port) => new(
            room.Code is { } code ? $"{ClassAddress.Of(laboratory.Settings.Host, port)}/class/{code}" : null,
            !IPAddress.IsLoopback(laboratory.Settings.Host), room.Polls());
    }

    // A page of the lab brings the lab's own secret, and still finds nothing under a code that is none.
    static void Require(ClassRoom room, string code)
    {
        if (!room.IsCode(code))
            throw RequestException.NotFound("There is no class at this address.", "Read it from the screen once more.");
    }

    static string CookieOf(HttpContext context) => $"fruitfly-class-{context.Connection.LocalPort}";

    static string? VoterOf(HttpContext context) =>
        context.Request.Cookies[CookieOf(context)] is { Length: 32 } voter && voter.All(char.IsAsciiHexDigitLower)
            ? voter : null;

    static string NewVoter(HttpContext context)
    {
        var voter = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(CookieOf(context), voter, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
        });
        return voter;
    }
}

/// <summary>What a lecturer asks: whether a claim of a page will hold.</summary>
/// <param name="Place">of the page</param>
/// <param name="Claim">its id</param>
/// <param name="Question">the claim's statement</param>
sealed record AskedPoll(string Place, string Claim, string Question)
{
    const int LongestName = 200, LongestQuestion = 1_000;

    public ClassPoll Checked()
    {
        if (Place is not { Length: > 0 and <= LongestName } || Claim is not { Length: > 0 and <= LongestName }
            || Question is not { Length: > 0 and <= LongestQuestion })
            throw new ArgumentException("A poll needs a place, a claim and a question, and none of them is long.");
        return new ClassPoll(Place, Claim, Question);
    }
}

/// <summary>The class as the lecturer sees it.</summary>
/// <param name="Address">that phones open; null before something was asked</param>
/// <param name="IsReachable">whether other machines reach the lab at all</param>
sealed record ClassView(string? Address, bool IsReachable, IReadOnlyList<PollView> Polls);
