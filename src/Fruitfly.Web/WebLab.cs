using System.Net;
using Fruitfly.Web.Reports;
using Fruitfly.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fruitfly.Web;

/// <summary>The local web lab: so far one room, in which the reports can be read. It listens on the loopback address
/// only and changes nothing.</summary>
public sealed class WebLab : IAsyncDisposable
{
    readonly WebApplication _application;

    WebLab(WebApplication application, AccessToken token)
    {
        _application = application;
        var address = new Uri(application.Urls.Single());
        Address = new Uri($"http://{address.Authority}/?{AccessToken.Parameter}={token.Text}");
    }

    /// <summary>The first address to open; it holds the token, which the first answer moves to a cookie.</summary>
    public Uri Address { get; }

    /// <summary>Everything that answers.</summary>
    internal IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

    /// <param name="reports">the folder of the reports; it need not exist yet</param>
    /// <param name="port">0 for one that is free</param>
    /// <exception cref="IOException">the port is in use</exception>
    public static async Task<WebLab> StartAsync(string reports, int port, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(reports);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 0;
            server.Listen(IPAddress.Loopback, port);
        });
        var token = AccessToken.Create();
        var application = builder.Build();
        application.Use(next => new AccessPolicy(next, token).Invoke);
        application.UseRouting();
        application.MapReports(reports);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
        return new WebLab(application, token);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
    }
}
