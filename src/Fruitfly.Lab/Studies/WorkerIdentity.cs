using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Fruitfly.Lab.Studies;

/// <summary>Tells one process from every other, also from a later one with the same number.</summary>
/// <param name="Token">when the process started, in the words of its system</param>
sealed record WorkerIdentity(string Host, int ProcessId, string Token)
{
    /// <summary>A worker of another machine counts as gone when it has been silent for so long.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    public static WorkerIdentity Current { get; } =
        new(Environment.MachineName, Environment.ProcessId, TokenOf(Environment.ProcessId) ?? "");

    public bool IsAlive(DateTimeOffset lastBeat, DateTimeOffset now) =>
        Host == Environment.MachineName ? TokenOf(ProcessId) == Token : now - lastBeat < Silence;

    static string? TokenOf(int process) => OperatingSystem.IsLinux() ? LinuxToken(process) : StartTime(process);

    // The kernel's start tick is exact; a start time computed from it moves when the clock is set.
    static string? LinuxToken(int process)
    {
        try
        {
            // "pid (name) state …": the name may hold anything, so count from the last bracket. Start is field 22.
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var ended = fields[0] is "Z" or "X";
            return ended ? null : $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}/{fields[19]}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static string? StartTime(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
