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
            await process.WaitForExitAsync();
            return new Invocation(process.ExitCode, await output, await error);
        }
    }

    /// <summary>Sends a signal, such as INT.</summary>
    public static void Signal(this Process process, string name) =>
        Process.Start("kill", [$"-{name}", process.Id.ToString()]).WaitForExit();
}
