namespace Fruitfly.Numerics.RandomStreams;

/// <summary>All there is to a <see cref="RandomStream"/>: its key, and how many 32-bit words were drawn.</summary>
public readonly record struct RandomStreamState(ulong Seed, uint Stream, ulong Position);
