using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Web;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly serve</c>: the reports in a browser, for this machine and its user only.</summary>
static class ServeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var reports = CommandSyntax.Reports();
        var port = new Option<int>("--port") { Description = "the port to listen on; 0 takes a free one", HelpName = "N" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "print the address and open nothing" };
        var command = new DocumentedCommand("serve", "Shows the reports in a browser, on this machine only.")
        {
            Examples =
            [
                ("fruitfly serve", "open the reports of this folder"),
                ("fruitfly serve --port 8080 --no-browser", "print the address only, on a port of choice"),
            ],
            Options = { port, noBrowser, reports },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var chosen = parsed.GetValue(port);
            if (chosen is < 0 or > 65535)
                throw new UsageError($"--port is {chosen}; it must be a whole number from 0 to 65535.");
            await using var lab = await StartAsync(parsed.GetRequiredValue(reports), chosen, cancellation);
            var terminal = surroundings.Terminal;
            terminal.Output.WriteLine(lab.Address);
            terminal.Error.WriteLine("the address holds a secret of this start; Ctrl-C stops");
            terminal.Flush();
            if (!parsed.GetValue(noBrowser) && terminal.IsLive)
                Open(lab.Address);
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return ExitCode.Done;
        });
        return command;
    }

    static async Task<WebLab> StartAsync(string reports, int port, CancellationToken cancellation)
    {
        try
        {
            return await WebLab.StartAsync(reports, port, cancellation);
        }
        catch (IOException exception)
        {
            throw new CommandError(ExitCode.Failed, $"the port {port} cannot be used: {exception.Message}", "choose another --port, or 0 for a free one.");
        }
    }

    static void Open(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException)
        {
            // The address is printed; without a browser it is opened by hand.
        }
    }
}
