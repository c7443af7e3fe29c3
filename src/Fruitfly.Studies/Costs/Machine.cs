using System.Runtime.InteropServices;

namespace Fruitfly.Studies.Costs;

/// <summary>What decides how fast a trial runs, besides the trial: where any of it differs, speeds are measured
/// again.</summary>
/// <param name="Processor">such as <c>AMD EPYC 9554</c></param>
/// <param name="InstructionSet">what the kernels run on</param>
/// <param name="Program">the version of Fruitfly</param>
sealed record Machine(string Processor, string InstructionSet, int Cores, int Numerics, string Program)
{
    const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>The one that this process runs on.</summary>
    public static Machine Current { get; } = new(
        ProcessorName(), TrialProvenance.Current.InstructionSet, Environment.ProcessorCount,
        TrialProvenance.Current.Numerics, TrialProvenance.Current.Program);

    static string ProcessorName()
    {
        try
        {
            if (File.Exists(LinuxProcessors))
                return NameIn(File.ReadLines(LinuxProcessors));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What is left is less exact.
        }
        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? $"{RuntimeInformation.ProcessArchitecture}";
    }

    /// <summary>The name of the first processor in what Linux says of them; ARM gives numbers for a name.</summary>
    internal static string NameIn(IEnumerable<string> lines) => string.Join(' ', lines
        .TakeWhile(line => line.Length > 0).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .Where(pair => pair is ["model name" or "CPU implementer" or "CPU part", _]).Select(pair => pair[1]));
}
