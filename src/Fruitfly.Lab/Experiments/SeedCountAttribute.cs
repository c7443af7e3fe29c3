namespace Fruitfly.Lab.Experiments;

/// <summary>An option that says how many seeds there are of something. A plan with fewer of them is part of the whole
/// plan, so that it can be measured while the rest still runs.</summary>
/// <param name="description">of what, one line</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SeedCountAttribute(string description) : OptionAttribute(description);
