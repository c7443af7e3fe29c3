using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Fruitfly.Studies;

/// <summary>Tells one process from every other, also from a later one with the same number.</summary>
/// <param name="Token">when the process started, in the words of its system</param>
/// <param name="Space">in which its number counts: processes of one host, such as those of two containers, may not see
/// each other. Null where that is not known.</param>
sealed record WorkerIdentity(string Host, int ProcessId, string Token, string? Space)
{
    /// <summary>A worker that no system tells of counts as gone when it has been silent for so long.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    public static WorkerIdentity Current { get; } =
        new(Environment.MachineName, Environment.ProcessId, TokenOf(Environment.ProcessId) ?? "", SpaceOfThisProcess());

    /// <summary>Whether the system says that the process runs; null where it cannot know,
    /// and only signs of life tell.</summary>
    public bool? IsRunning =>
        Host == Current.Host && Space is not null && Space == Current.Space ? TokenOf(ProcessId) == Token : null;

    /// <param name="silent">for how long nothing was heard of it</param>
    public bool IsAlive(TimeSpan silent) => IsRunning ?? silent < Silence;

    static string? TokenOf(int process) => OperatingSystem.IsLinux() ? LinuxToken(process) : StartTime(process);

    static string? SpaceOfThisProcess()
    {
        if (!OperatingSystem.IsLinux())
            return "host";
        try
        {
            // Where /proc shows the numbers of another namespace, or hides processes, it says
            // nothing of those that it does not show.
            var ownNumber = new FileInfo("/proc/self").LinkTarget;
            var others = File.ReadAllText("/proc/1/stat").Length;
            return ownNumber == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) && others > 0
                && new FileInfo("/proc/self/ns/pid").LinkTarget is { Length: > 0 } names ? $"{BootId()}/{names}" : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The kernel's start tick is exact; a start time computed from it moves when the clock is set.
    static string? LinuxToken(int process)
    {
        try
        {
            // "pid (name) state …": the name may hold anything, so count from the last bracket. Start is field 22.
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ',
                StringSplitOptions.RemoveEmptyEntries);
            var ended = fields[0] is "Z" or "X";
            return ended ? null : $"{BootId()}/{fields[19]}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static string BootId() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

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
