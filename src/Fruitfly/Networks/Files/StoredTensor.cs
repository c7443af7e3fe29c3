namespace Fruitfly.Networks.Files;

/// <summary>A tensor as the header of a file announces it.</summary>
/// <param name="Begin">its first byte, within the data</param>
/// <param name="End">the byte after its last</param>
/// <param name="Place">where the header speaks of it, within the file</param>
sealed record StoredTensor(string Name, StoredType Type, int[] Shape, long Begin, long End, long Place);
