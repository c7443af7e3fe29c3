using System.Net;
using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The program of examples/experiments, built as these tests are, with a store and a
/// folder of reports of its own.</summary>
public sealed class ExperimentExample : IAsyncLifetime
{
    public const string Name = "ada/label-noise", Study = "ada.label-noise-quick", Program = "examples/experiments/label-noise.cs";

    readonly TemporaryFolder _folder = new();

    static string Executable => Path.Combine(
        Repository.Root, "artifacts/bin", Repository.Configuration.ToLowerInvariant(), "label-noise");

    public string Reports => _folder["reports"];

    public string Store => _folder["studies.db"];

    public async ValueTask InitializeAsync()
    {
        var built = await ExampleTests.DotNet("build", Program, "--configuration", Repository.Configuration);
        built.ExitCode.ShouldBe(0, built.Output + built.Error);
        (await Run("run", Name, "--quick", "--reports", Reports)).ExitCode.ShouldBe(0);
    }

    /// <summary>The example's own program.</summary>
    internal Task<Invocation> Run(params string[] arguments) =>
        ProgramProcess.Bash(Line(arguments), Environment).Ended();

    /// <summary>The program without the example's experiment, over the same store.</summary>
    internal Task<Invocation> RunStandard(params string[] arguments) =>
        ProgramProcess.Bash($"""exec "$fruitfly" {string.Join(' ', arguments)} --store {Store}""").Ended();

    /// <summary>What the example's web lab answers at each path.</summary>
    public async Task<IReadOnlyList<string>> Serve(params string[] paths)
    {
        using var process = ProgramProcess.Bash(Line(["serve", "--no-browser", "--reports", Reports]), Environment);
        var address = new Uri((await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull());
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answers = new List<string>();
        foreach (var path in paths)
            answers.Add(await client.GetStringAsync(new Uri(address, path)));
        process.Signal("INT");
        await process.EndAsync();
        return answers;
    }

    /// <summary>How many trials would be trained.</summary>
    public async Task<int> ToRun(params string[] arguments) =>
        (int)JsonNode.Parse(
            (await Run([.. arguments, "--dry-run", "--json"])).Output)!["experiments"]![0]!["trialsToRun"]!;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    (string, string)[] Environment => [("FRUITFLY_HOME", _folder.Root)];

    static string Line(string[] arguments) => $"exec {Executable} {string.Join(' ', arguments)}";
}
