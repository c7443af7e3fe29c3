using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Tests.Security;

static class EndpointPath
{
    /// <summary>A path that leads to the endpoint, with examples for the places in its route.</summary>
    public static string Path(this RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Aggregate(
        endpoint.RoutePattern.RawText!,
        (text, place) => text.Replace($"{{{place.Name}}}", AccessPolicyTests.Places[place.Name]));
}
