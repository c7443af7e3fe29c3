using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>How a factor of a <see cref="LaneProduct"/> lies in memory.</summary>
unsafe interface ILaneOperand
{
    static abstract TVector Load<TSimd, TVector>(float* from)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}

/// <summary>A number for each lane.</summary>
readonly unsafe struct OwnOperand : ILaneOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TSimd, TVector>(float* from)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Load(from);
}

/// <summary>One number for all lanes.</summary>
readonly unsafe struct SharedOperand : ILaneOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TSimd, TVector>(float* from)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Broadcast(*from);
}
