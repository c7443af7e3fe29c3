using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Networks of one shape side by side: lane l of every vector belongs to network l, so a value of such a swarm
/// is a vector of <see cref="Count"/> numbers. However narrow the networks are, every vector is full, and no network's
/// numbers meet another's.</summary>
public static class Lanes
{
    /// <summary>Networks in a swarm: the numbers of the widest vector of this machine.</summary>
    public static int Count { get; } =
        !InstructionSet.IsVectorized ? Vector128<float>.Count :
        Vector512.IsHardwareAccelerated ? Vector512<float>.Count :
        Vector256.IsHardwareAccelerated ? Vector256<float>.Count : Vector128<float>.Count;
}
