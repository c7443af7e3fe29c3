using Fruitfly.Studies;
using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Web;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly serve</c>: the web lab in a browser, for this machine and its user
/// only unless told otherwise.</summary>
static class ServeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var reports = CommandSyntax.Reports();
        var port = NumberOption.Of<int>("--port", "the port to listen on; 0 takes a free one", least: 0, most: 65535);
        var host = new Option<string?>("--host")
        {
            Description = "listen on this address, such as 0.0.0.0, for other machines too; default: this machine only",
            HelpName = "ADDRESS",
        };
        var store = CommandSyntax.Store();
        var newSecret = new Option<bool>("--new-secret")
        {
            Description = "let in no browser that was let in before; default: they stay let in",
        };
        var noBrowser = new Option<bool>("--no-browser") { Description = "print the address and open nothing" };
        var command =
            new DocumentedCommand("serve", "Opens the web lab: run, vary and watch every experiment in a browser.")
            {
                Examples =
                [
                    ("fruitfly serve", "open the web lab with the reports of this folder"),
                    ("fruitfly serve --port 8080 --no-browser", "print the address only, on a port of choice"),
                ],
                Options = { port, host, noBrowser, newSecret, store, reports },
            };
        command.SetAction(async (parsed, cancellation) =>
        {
            var chosen = parsed.GetValue(port) ?? 0;
            var address = Address(parsed.GetValue(host));
            var settings = new WebLabSettings
            {
                Reports = LocalPath.Require("--reports", parsed.GetRequiredValue(reports)),
                Store = StoreLocation.Resolve(parsed.GetValue(store)),
                Experiments = surroundings.Experiments,
                Port = chosen,
                Host = address,
                HasNewSecret = parsed.GetValue(newSecret),
                Time = surroundings.Time,
                Speeds = surroundings.Speeds,
                CommandName = surroundings.CommandName,
            };
            await using var lab = await StartAsync(settings, cancellation);
            var terminal = surroundings.Terminal;
            terminal.Output.WriteLine(lab.Address);
            terminal.Error.WriteLine("the address lets a browser in, which stays let in; Ctrl-C stops");
            if (!IPAddress.IsLoopback(address))
                terminal.Error.WriteLine(
                    "warning: other machines can reach it; anyone with the address can run experiments here, and " +
                    "nothing is encrypted");
            terminal.Flush();
            if (!parsed.GetValue(noBrowser) && terminal.IsLive)
                Browse(lab.WriteOpeningFile());
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return ExitCode.Done;
        });
        return command;
    }

    static IPAddress Address(string? host) => host is null ? IPAddress.Loopback
        : IPAddress.TryParse(host, out var address) ? address
        : throw new UsageError(
            $"--host is '{host}'; it must be an address of this machine, such as 0.0.0.0 for all of them.");

    static async Task<WebLab> StartAsync(WebLabSettings settings, CancellationToken cancellation)
    {
        try
        {
            return await WebLab.StartAsync(settings, cancellation);
        }
        catch (ListenException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message, Hint(failure.Problem), failure);
        }
    }

    static string Hint(ListenProblem problem) => problem switch
    {
        ListenProblem.InUse => "choose another --port, or 0 for a free one.",
        ListenProblem.Forbidden =>
            "choose a --port of 1024 or more, or 0 for a free one; lower ones are often reserved for the administrator.",
        ListenProblem.ForeignAddress =>
            "leave out --host to listen on this machine only, or use 0.0.0.0 for all of its addresses.",
        _ => "choose another --port or --host.",
    };

    // A file, and not the address: others see the command lines of this user's
    // programs, and the address holds the token.
    static void Browse(string file)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(file) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException)
        {
            // The address is printed; without a browser it is opened by hand.
        }
    }
}
