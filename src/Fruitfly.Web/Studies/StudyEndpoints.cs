using Fruitfly.Studies;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Studies;

/// <summary>The room of the studies: what the store holds, as tables that stay quick at 100,000 trials.</summary>
static class StudyEndpoints
{
    public static void MapStudies(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        var store = laboratory.Records;
        var memory = new StudyMemory(store);
        var reader = new StudyReader(store, memory);
        var tables = new StudyTables(store, memory, reader);
        var pictures = new StudyPictures(store, memory, reader);
        var watch = new StudyWatch(laboratory);
        routes.MapPage("/studies", "Studies");
        routes.MapGet("/api/studies", () => StudyRow.All(store, laboratory.Time));
        routes.MapGet("/api/studies/live", (HttpContext context) => watch.Follow(context.RequestAborted));
        routes.MapGet("/api/studies/study", (string study) => tables.Describe(study));
        routes.MapGet("/api/studies/trials", ([AsParameters] TrialsRequest request) => tables.Trials(request));
        routes.MapGet("/api/studies/groups", ([AsParameters] GroupsRequest request) => tables.Groups(request));
        routes.MapGet("/api/studies/plot", ([AsParameters] PlotRequest request) =>
            Results.Json(pictures.Draw(request), JsonFormat.Deep));
        routes.MapGet("/api/studies/trial", (string study, string hash) => TrialView.Of(store, study, hash));
        routes.MapGet("/api/studies/comparison",
            (string[] study, string measure, string? by) =>
                ComparisonView.Of(store, memory, study, Words.Parse<TrialMeasure>("measure", measure), by));
        routes.MapGet("/api/studies/export",
            (string study, string format, HttpContext context) =>
                ExportedStudy.Send(store, laboratory.Folder, study, format, context));
        routes.MapPost("/api/studies/remarks", (RemarksRequest request) => Remark(store, request));
        routes.MapPost("/api/studies/remove", (RemoveRequest request) => Remove(store, laboratory.Time, request));
    }

    static NoContent Remark(IStudyStore store, RemarksRequest request)
    {
        if (store.Find(request.Study) is null)
            throw NoSuchStudy(request.Study);
        store.Remark(request.Study, request.Remarks);
        return TypedResults.NoContent();
    }

    // A name typed again is a decision; a click may be an accident.
    static NoContent Remove(IStudyStore store, TimeProvider time, RemoveRequest request)
    {
        if (store.Find(request.Study) is null)
            throw NoSuchStudy(request.Study);
        if (request.Confirmation != request.Study)
            throw new RequestException(StatusCodes.Status400BadRequest,
                "The name you typed is not the study's; nothing was removed.");
        if (store.Activities().Any(activity => activity.Study == request.Study && !activity.IsStale(time.GetUtcNow())))
            throw new RequestException(StatusCodes.Status409Conflict, "The study is running; nothing was removed.",
                "Stop it first; what it has finished is kept until you remove it.");
        try
        {
            store.Remove(request.Study);
        }
        catch (StudyInUseException inUse)
        {
            throw new RequestException(StatusCodes.Status409Conflict, $"{inUse.Message} Nothing was removed.",
                "End that run first; what it has finished is kept until you remove it.");
        }
        return TypedResults.NoContent();
    }

    public static RequestException NoSuchStudy(string study) =>
        RequestException.NotFound($"There is no study '{study}'.",
            "It may have been removed; the list shows them all.");
}

/// <param name="Remarks">what takes the place of what was written before</param>
sealed record RemarksRequest(string Study, StudyRemarks Remarks);

/// <param name="Confirmation">the study's name, typed again</param>
sealed record RemoveRequest(string Study, string Confirmation);
