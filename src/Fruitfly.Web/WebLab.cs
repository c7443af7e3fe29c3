using System.Net;
using Fruitfly.Studies;
using Fruitfly.Studies.Stores;
using Fruitfly.Web.Classes;
using Fruitfly.Web.Diagnoses;
using Fruitfly.Web.Digits;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Experiments;
using Fruitfly.Web.Gallery;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Pages;
using Fruitfly.Web.Playground;
using Fruitfly.Web.Reports;
using Fruitfly.Web.Security;
using Fruitfly.Web.Studies;
using Fruitfly.Web.Surface;
using Fruitfly.Web.Sweeps;
using Fruitfly.Web.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fruitfly.Web;

/// <summary>The local web lab: every experiment to be seen, run, varied and watched. Each room is one file or folder
/// that maps its own routes; all of them stand behind one policy.</summary>
public sealed class WebLab : IAsyncDisposable
{
    /// <summary>Enough for what a page asks; a room that takes files says how much itself.</summary>
    const long LargestRequest = 64 * 1024;

    readonly WebApplication _application;
    readonly Laboratory _laboratory;
    readonly OpeningFile _opening;

    WebLab(WebApplication application, Laboratory laboratory, AccessToken token, OpeningFile opening)
    {
        (_application, _laboratory, _opening) = (application, laboratory, opening);
        var address = new Uri(application.Urls.Single());
        var host = IPAddress.TryParse(address.Host, out var any)
            && (any.Equals(IPAddress.Any) || any.Equals(IPAddress.IPv6Any))
            ? Dns.GetHostName() : address.Host;
        Address = new Uri($"http://{host}:{address.Port}/?{AccessToken.Parameter}={token.Text}");
    }

    /// <summary>The first address to open; it holds the token, which the first answer moves to a cookie.</summary>
    public Uri Address { get; }

    /// <summary>Writes a file for this user's eyes only that leads a browser to <see cref="Address"/>, so that the
    /// token stands on no command line. It goes once a browser has followed it, and at the end.</summary>
    /// <returns>its path</returns>
    public string WriteOpeningFile() => _opening.Write(Address);

    /// <summary>Everything that answers.</summary>
    internal IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

    /// <exception cref="ListenException">the port or the address cannot be had</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public static async Task<WebLab> StartAsync(WebLabSettings settings, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Port, IPEndPoint.MaxPort);
        var pass = KeptPass.In(StudyStores.LocalFolder(settings.Store), settings.HasNewSecret);
        var token = AccessToken.For(pass);
        var laboratory = new Laboratory(settings);
        var opening = new OpeningFile(laboratory.Folder);
        var application = Build(laboratory, token, opening);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception failure)
        {
            await application.DisposeAsync();
            laboratory.Dispose();
            if (ListenException.Of(failure, settings.Host, settings.Port) is { } known)
                throw known;
            throw;
        }
        return new WebLab(application, laboratory, token, opening);
    }

    static WebApplication Build(Laboratory laboratory, AccessToken token, OpeningFile opening)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(options =>
            options.ThrowOnBadRequest = true); // so that the answer says why
        builder.Services.ConfigureHttpJsonOptions(options => JsonFormat.Configure(options.SerializerOptions));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestRequest;
            server.Listen(laboratory.Settings.Host, laboratory.Settings.Port);
        });
        var application = builder.Build();
        application.Use(next => new ProtectingHeaders(next).Invoke);
        application.Use(next =>
            new ErrorAnswer(next, LabPage.WriteProblem, LabPage.ContentPolicy).Invoke);
        var room = new ClassRoom();
        application.Use(next => new AccessPolicy(
            next, token, new TokenExchange(token, opening.Remove), laboratory.Settings.Host, room.Admits).Invoke);
        application.Use(next => new Utf8Only(next).Invoke);
        application.UseRouting();
        application.MapAssets();
        application.MapReports(laboratory.Kept);
        application.MapGallery(laboratory);
        application.MapPlayground(laboratory, laboratory.Playground);
        application.MapExperiments(laboratory);
        application.MapStudies(laboratory);
        application.MapUploads(laboratory.Tables);
        application.MapSweeps(laboratory);
        application.MapDiagnoses(laboratory);
        application.MapSurfaces();
        application.MapHumanRow(laboratory);
        application.MapLectures();
        application.MapClass(room, laboratory);
        return application;
    }

    public async ValueTask DisposeAsync()
    {
        _laboratory.Runs.Dispose(); // first, so that open pages hear how their runs ended
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
        _laboratory.Dispose();
    }
}
