namespace Fruitfly.Numerics;

/// <summary>Part of every trial's identity: it grows when a change of the numerics changes results, so that old results
/// are kept apart from new ones and never mixed.</summary>
public static class NumericsVersion
{
    public const int Current = 2;
}
