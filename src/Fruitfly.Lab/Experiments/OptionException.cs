namespace Fruitfly.Lab.Experiments;

/// <summary>An option of an experiment that a person can correct.</summary>
/// <param name="option">its name; the message begins with it, so that a face can write it its own way</param>
/// <param name="rest">what it is and what it must be</param>
public sealed class OptionException(string option, string rest) : ArgumentException($"{option} {rest}");
