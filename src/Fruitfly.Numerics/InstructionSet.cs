using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Fruitfly.Numerics;

/// <summary>The one place that chooses between the vectorized kernels and their scalar twins. Setting the environment
/// variable <c>FRUITFLY_KERNELS=scalar</c> forces the twins. Results are the same bits
/// on the same instruction set.</summary>
public static class InstructionSet
{
    public const string Variable = "FRUITFLY_KERNELS";

    internal static bool IsVectorized { get; } =
        Vector.IsHardwareAccelerated && Environment.GetEnvironmentVariable(Variable) != "scalar";

    /// <summary>What the kernels run on, such as "x64, AVX2 and FMA, 256-bit vectors".</summary>
    public static string Description { get; } = Describe();

    static string Describe()
    {
        var architecture =
            System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (!IsVectorized)
            return $"{architecture}, scalar";
        var name =
            Avx512F.VL.IsSupported ? "AVX-512" :
            Avx2.IsSupported && Fma.IsSupported ? "AVX2 and FMA" :
            Avx2.IsSupported ? "AVX2" :
            AdvSimd.IsSupported ? "NEON" : "portable SIMD";
        // The matrix product takes the widest vectors there are, which Vector<float> by default does not.
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector<float>.Count * 32;
        return $"{architecture}, {name}, {bits}-bit vectors";
    }
}
