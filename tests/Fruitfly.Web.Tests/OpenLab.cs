using System.Net;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Web.Tests;

/// <summary>A web lab over a folder of its own, and a client that brings nothing by itself.</summary>
sealed partial class OpenLab : IAsyncDisposable
{
    readonly DirectoryInfo _folder;

    readonly WebLabSettings _settings;

    OpenLab(DirectoryInfo folder, WebLabSettings settings, WebLab lab) =>
        (_folder, _settings, Lab) = (folder, settings, lab);

    public WebLab Lab { get; set; }

    public HttpClient Client { get; } =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    /// <summary>The store of its studies.</summary>
    public string StorePath => Path.Combine(_folder.FullName, "studies.db");

    public Uri Root => new($"http://127.0.0.1:{Lab.Address.Port}/");

    public static Task<OpenLab> WithAsync(params (string Name, string Text)[] files) =>
        StartAsync(ExperimentCatalog.Default, files);

    /// <param name="host">where it listens</param>
    public static Task<OpenLab> AtAsync(IPAddress host) => StartAsync(ExperimentCatalog.Default, [], host);

    /// <summary>With these experiments only.</summary>
    public static Task<OpenLab> OfAsync(params IReadOnlyList<Experiment> experiments) =>
        StartAsync(new ExperimentCatalog(experiments), []);

    static async Task<OpenLab> StartAsync(
        ExperimentCatalog experiments, (string Name, string Text)[] files, IPAddress? host = null)
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-web-");
        var reports = folder.CreateSubdirectory("reports").FullName;
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(Path.Combine(reports, name), text);
        var settings = new WebLabSettings
        {
            Reports = reports, Store = Path.Combine(folder.FullName, "studies.db"),
            Experiments = experiments, Host = host ?? IPAddress.Loopback
        };
        return new OpenLab(folder, settings, await WebLab.StartAsync(settings));
    }

    /// <summary>As if Ctrl-C had ended the server, and it was started again over the same folder.</summary>
    public async Task RestartAsync(bool withNewSecret = false)
    {
        await Lab.DisposeAsync();
        Lab = await WebLab.StartAsync(_settings with { HasNewSecret = withNewSecret });
    }

    public string ReportPath(string experiment) => Path.Combine(_settings.Reports, $"{experiment}.html");

    public static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    /// <summary>What the lab answers at a path, which must be JSON.</summary>
    public async Task<JsonNode> JsonAsync(string path)
    {
        using var answer = await GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Asks as a page of the lab does.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string path, HttpContent? content = null, Action<HttpRequestMessage>? change = null, bool withCookie = true) =>
        await GetAsync(path, request =>
        {
            request.Method = HttpMethod.Post;
            request.Content = content ?? new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            change?.Invoke(request);
        }, withCookie);

    /// <summary>Asks for a path as it is written, with the cookie that the token is exchanged for.</summary>
    /// <param name="completion">whether the answer is read whole, which a stream never is</param>
    public async Task<HttpResponseMessage> GetAsync(
        string path, Action<HttpRequestMessage>? change = null, bool withCookie = true,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Root}{path[1..]}", asWritten));
        if (withCookie)
            request.Headers.Add("Cookie", await CookieAsync());
        change?.Invoke(request);
        return await Client.SendAsync(request, completion);
    }

    public async Task<string> CookieAsync()
    {
        using var answer = await Client.GetAsync(new Uri(Root, Lab.Address.Query));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Lab.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
