using System.Net;
using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class ServeCommandTests
{
    [Theory]
    [InlineData("", "127.0.0.1", false)]
    [InlineData("--host 127.0.0.1", "127.0.0.1", false)]
    [InlineData("--host ::1", "[::1]", false)]
    [InlineData("--host 0.0.0.0", null, true)]
    public async Task Other_machines_are_let_in_only_when_asked_and_then_with_a_token_and_a_warning(
        string host, string? named, bool warns)
    {
        using var folder = new TemporaryFolder();
        using var process =
            ProgramProcess.Bash($""" exec "$fruitfly" serve {host} --no-browser --store {folder["studies.db"]} --reports {folder["reports"]}""");
        var address =
            new Uri((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))
                .ShouldNotBeNull());
        address.Host.ShouldBe(named ?? Dns.GetHostName(), StringCompareShould.IgnoreCase);
        address.Query.ShouldMatch("^\\?token=[0-9a-f]{64}$");

        var local = new Uri($"http://{named ?? "127.0.0.1"}:{address.Port}/");
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        (await client.GetAsync(local, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized);
        (await client.GetAsync(new Uri(local, address.Query),
            TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        process.Signal("INT");
        await process.EndAsync();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        errors.ShouldContain("the address lets a browser in, which stays let in");
        Regex.IsMatch(errors, "^warning: other machines can reach it", RegexOptions.Multiline).ShouldBe(warns);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("example.com")]
    [InlineData("1.2.3.4.5")]
    public async Task What_is_no_address_is_refused(string host)
    {
        var result = await Invocation.Of("serve", "--no-browser", "--host", host);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith($"error: --host is '{host}'");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_one_error_with_a_hint()
    {
        using var folder = new TemporaryFolder();
        var result =
            await Invocation.Of("serve", "--no-browser", "--host", "203.0.113.7", "--store", folder["studies.db"]);
        result.ShouldBe(new Invocation(
            1, "", "error: 203.0.113.7 is not an address of this machine.\nhint: leave out --host to listen on " +
                "this machine only, or use 0.0.0.0 for all of its addresses.\n"));
    }

    [Fact]
    public async Task A_port_in_use_is_one_error_with_a_hint()
    {
        using var folder = new TemporaryFolder();
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var result = await Invocation.Of("serve", "--no-browser", "--port", $"{port}", "--store", folder["studies.db"]);
        result.ShouldBe(new Invocation(1, "",
            $"error: Port {port} of 127.0.0.1 is in use.\nhint: choose another --port, or 0 for a free one.\n"));
    }

    [Fact]
    public async Task The_browser_is_opened_by_a_file_so_that_the_token_stands_on_no_command_line()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TemporaryFolder();
        // Stands for a browser: it notes how it was called and what the file holds.
        await File.WriteAllTextAsync(folder["xdg-open"],
            $"#!/bin/sh\nprintf '%s\\n' \"$@\" >{folder["called"]}\ncat \"${{1#file://}}\" " +
            $">{folder["held"]}.new\nmv {folder["held"]}.new {folder["held"]}\n",
            TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder["xdg-open"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var process = ProgramProcess.Bash(
            $""" exec script -qec "$fruitfly serve --store {folder["studies.db"]} --reports {folder["reports"]}" /dev/null """, ("PATH", $"{folder.Root}:{Environment.GetEnvironmentVariable("PATH")}"), ("TERM", "xterm"));
        string line; // a terminal shows errors and output in one
        do
            line = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))
                .ShouldNotBeNull();
        while (!line.StartsWith("http", StringComparison.Ordinal));
        var address = new Uri(line.Trim());
        for (var tries = 0; !File.Exists(folder["held"]) && tries < 600; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await File.ReadAllTextAsync(folder["held"], TestContext.Current.CancellationToken))
            .ShouldContain(address.Query);
        var called = await File.ReadAllTextAsync(folder["called"], TestContext.Current.CancellationToken);
        called.ShouldNotContain(address.Query[^64..]);
        File.GetUnixFileMode(
            new Uri(called.Trim(), UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } file
                ? file.LocalPath : called.Trim())
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        process.Signal("TERM");
        await process.EndAsync();
    }
}
