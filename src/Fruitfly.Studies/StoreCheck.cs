namespace Fruitfly.Studies;

/// <summary>What a look through a whole store found.</summary>
/// <param name="Path">of the file</param>
/// <param name="IsQuick">whether only the file's structure and the counts were looked at</param>
/// <param name="Damage">what is not as it was written, a sentence each, at most
/// <see cref="MostDamage"/>; none for a sound store</param>
public sealed record StoreCheck(string Path, bool IsQuick, int Studies, int Trials, IReadOnlyList<string> Damage)
{
    /// <summary>More sentences would say nothing more.</summary>
    public const int MostDamage = 1000;

    public bool IsSound => Damage.Count == 0;
}
