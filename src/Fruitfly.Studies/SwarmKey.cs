namespace Fruitfly.Studies;

/// <summary>What trials that run together have in common.</summary>
/// <param name="Text">equal where they may run together</param>
/// <param name="Least">trials from which that is faster than one after another</param>
/// <param name="Most">trials that run together at most</param>
public sealed record SwarmKey(string Text, int Least, int Most);
