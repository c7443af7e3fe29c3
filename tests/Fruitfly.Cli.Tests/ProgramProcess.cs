using System.Diagnostics;

namespace Fruitfly.Cli.Tests;

/// <summary>The program as a process of its own, as a shell starts it.</summary>
static class ProgramProcess
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Fruitfly.Cli");

    /// <summary>Runs a line of bash, in which <c>$fruitfly</c> is the program.</summary>
    public static Process Bash(string line, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["fruitfly"] = Path;
        // As built, and not published, it would compile all that it starts with as well as it can, which takes longer
        // than most commands.
        start.Environment["DOTNET_TC_QuickJit"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static async Task<Invocation> Ended(this Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.EndAsync();
            return new Invocation(process.ExitCode, await output, await error);
        }
    }

    /// <summary>Waits for its end, and fails rather than waits for ever: what a shell starts in the background may
    /// ignore interrupts, and hands that on.</summary>
    public static async Task EndAsync(this Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                "The program has not ended within ten minutes. If it was interrupted: were the tests started " +
                "where interrupts are ignored (nohup, &)?");
        }
    }

    /// <summary>Sends a signal, such as INT.</summary>
    public static void Signal(this Process process, string name) =>
        Process.Start("kill", [$"-{name}", process.Id.ToString()]).WaitForExit();
}
