using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Studies;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Errors;

/// <summary>Turns whatever ended a request into a status and <c>{ "error": …, "hint": … }</c> that a page can show.</summary>
sealed class ErrorAnswer(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            if (context.Request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                throw new RequestException(StatusCodes.Status415UnsupportedMediaType, "A request is written in UTF-8.");
            await next(context);
            // What the framework refuses it refuses without a word.
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } refused)
                await refused.WriteAsJsonAsync(new ErrorText(Reason(refused.StatusCode), null), JsonFormat.Options, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var (status, error, hint) = Explain(failure);
            context.Response.StatusCode = status;
            await context.Response.WriteAsJsonAsync(new ErrorText(error, hint), JsonFormat.Options, context.RequestAborted);
        }
    }

    /// <summary>What to tell the reader of a failure.</summary>
    public static (int Status, string Error, string? Hint) Explain(Exception failure) => failure switch
    {
        RequestException request => (request.Status, request.Message, request.Hint),
        DataFileException file => (StatusCodes.Status400BadRequest, $"{file.File}: {(file.Place.Length == 0 ? "" : file.Place + ": ")}{file.Problem}.", file.Remedy.In(FileSettingLabel.NameOf)),
        StudyStoreException store => (StatusCodes.Status409Conflict, store.Message, store.Hint),
        TrialsFailedException failed => (StatusCodes.Status409Conflict, failed.Message.TrimEnd('.') + ".", "The other trials are kept. Run the failed ones again once their cause is gone."),
        BadHttpRequestException bad => (bad.StatusCode, Innermost(bad).Message, null),
        JsonException json => (StatusCodes.Status400BadRequest, json.Message, null),
        ArgumentException argument => (StatusCodes.Status400BadRequest, argument.Message, null),
        _ => (StatusCodes.Status500InternalServerError, $"This is a fault of the program, {failure.GetType().Name}: {failure.Message}", "Please report it."),
    };

    static string Reason(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status413PayloadTooLarge => "The request is larger than what is taken here.",
        StatusCodes.Status415UnsupportedMediaType => "The request is not of the kind that is taken here, such as application/json.",
        _ => $"The request cannot be answered (status {status}).",
    };

    static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}

/// <summary>What went wrong, and what can be done about it.</summary>
sealed record ErrorText(string Error, string? Hint);
