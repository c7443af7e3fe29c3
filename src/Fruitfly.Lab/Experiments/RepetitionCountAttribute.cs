namespace Fruitfly.Lab.Experiments;

/// <summary>An option that says how often something other than a training is repeated, such as data sets or starts.
/// With more of them more claims are decided.</summary>
/// <param name="description">of what, one line</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RepetitionCountAttribute(string description) : OptionAttribute(description);
