using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Studies;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Errors;

/// <summary>Turns whatever ended a request into a status and <c>{ "error": …, "hint": …
/// }</c> that a page can show, or into a page where a browser opens an address.</summary>
/// <param name="writePage">of the address, a title, what went wrong, and what can be done about it</param>
/// <param name="pagePolicy">the content policy of that page</param>
sealed class ErrorAnswer(
    RequestDelegate next, Func<string, string, string, string?, string> writePage, string pagePolicy)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
            // What the framework refuses it refuses without a word.
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } refused)
                await Answer(context, new ErrorText(RequestProblem.Reason(refused.StatusCode), null));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // No one waits for the answer any more.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var (status, error, hint) = Explain(failure);
            context.Response.StatusCode = status;
            await Answer(context, new ErrorText(error, hint));
        }
    }

    Task Answer(HttpContext context, ErrorText problem)
    {
        if (!IsOpenedByBrowser(context.Request))
            return context.Response.WriteAsJsonAsync(problem, JsonFormat.Options, context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = pagePolicy;
        var title = context.Response.StatusCode == StatusCodes.Status404NotFound ? "Not found" : "This cannot be shown";
        return context.Response.WriteAsync(writePage(context.Request.Path, title, problem.Error, problem.Hint),
            context.RequestAborted);
    }

    // A page's own requests are answered for its script.
    static bool IsOpenedByBrowser(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>What to tell the reader of a failure, in the words of a page.</summary>
    public static (int Status, string Error, string? Hint) Explain(Exception failure) => failure switch
    {
        RequestException request => (request.Status, request.Message, request.Hint),
        DataFileException file =>
            (StatusCodes.Status400BadRequest,
                $"{file.File}: {(file.Place.Length == 0 ? "" : file.Place + ": ")}{file.Problem}.", WebHint.Of(file)),
        StudyFileException study =>
            (StatusCodes.Status400BadRequest, string.Join('\n', study.Problems.Select(problem => problem.Text)), null),
        DiagnosisException { IsDivergence: true } diverged =>
            (StatusCodes.Status409Conflict, diverged.Message, "Choose a smaller learning rate, and run it again."),
        DiagnosisException diagnosis =>
            (StatusCodes.Status409Conflict, diagnosis.Message, "Choose another target column."),
        StudyStoreException store => (StatusCodes.Status409Conflict, store.Message, WebHint.Of(store)),
        TrialsFailedException failed =>
            (StatusCodes.Status409Conflict, failed.Message.TrimEnd('.') + ".",
                "The other trials are kept. Run the failed ones again once their cause is gone."),
        TrialMemoryException memory =>
            (StatusCodes.Status503ServiceUnavailable, memory.Message,
                "End other programs, or choose a smaller setting, and run it again; what was finished is kept."),
        OutOfMemoryException =>
            (StatusCodes.Status503ServiceUnavailable, "There is not enough memory for this now.",
                "Close pages of the playground or other programs, or ask for less."),
        BadHttpRequestException bad => (bad.StatusCode, RequestProblem.Of(bad), null),
        JsonException json => (StatusCodes.Status400BadRequest, RequestProblem.Of(json), null),
        ArgumentException argument => (StatusCodes.Status400BadRequest, RequestProblem.Of(argument), null),
        _ => (StatusCodes.Status500InternalServerError,
            $"This is a bug in the program, {failure.GetType().Name}: {failure.Message}", "Please report it."),
    };
}

/// <summary>What went wrong, and what can be done about it.</summary>
sealed record ErrorText(string Error, string? Hint);
