using System.Globalization;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>How many processes want to run, on average over the last minute: the kernel's load average.</summary>
public static class MachineLoad
{
    /// <summary>Below this the machine is as good as idle; half a core's worth of other work already
    /// disturbs what uses all cores.</summary>
    public const double Quiet = 0.5;

    /// <summary>Null where the system does not tell; it must be asked before a
    /// measurement, which is a load itself.</summary>
    public static double? Now() => File.Exists("/proc/loadavg") ? Parse(File.ReadAllText("/proc/loadavg")) : null;

    internal static double Parse(string text) => double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
}
