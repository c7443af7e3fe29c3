using System.Reflection;
using System.Runtime.InteropServices;
using Fruitfly.Numerics;

namespace Fruitfly.Studies;

/// <summary>What made a result. Results of one description agree to the bit where
/// instruction set and numerics agree.</summary>
/// <param name="InstructionSet">what the kernels ran on</param>
/// <param name="Program">the version of Fruitfly</param>
/// <param name="Runtime">such as <c>.NET 10.0.12</c></param>
public sealed record TrialProvenance(string InstructionSet, int Numerics, string Program, string Runtime)
{
    /// <summary>Of results made by this process.</summary>
    public static TrialProvenance Current { get; } = new(
        Fruitfly.Numerics.InstructionSet.Description, NumericsVersion.Current, ProgramVersion(),
        RuntimeInformation.FrameworkDescription);

    static string ProgramVersion() =>
        typeof(TrialProvenance)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
