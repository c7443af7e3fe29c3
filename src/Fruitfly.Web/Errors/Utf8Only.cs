using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Errors;

/// <summary>Refuses a request that says it is written in another encoding.</summary>
sealed class Utf8Only(RequestDelegate next)
{
    public Task Invoke(HttpContext context) =>
        context.Request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset
            && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? throw new RequestException(StatusCodes.Status415UnsupportedMediaType, "A request is written in UTF-8.")
            : next(context);
}
