using System.Text.Json.Serialization;

namespace Fruitfly.Lab.Experiments;

/// <summary>One thing a user may vary in an experiment, such as <c>seeds</c>; made from an
/// <see cref="OptionAttribute"/>.</summary>
/// <param name="Name">as on the command line, without the dashes</param>
/// <param name="Description">meaning and unit, one line</param>
/// <param name="Quick">the value in the quick preset</param>
/// <param name="Full">the value in the full preset: the published setting</param>
/// <param name="IsSeedCount">whether it says how many seeds there are of something; no face shows it</param>
/// <param name="IsRepetitionCount">whether it says how often something else is repeated, likewise</param>
public sealed record ExperimentOption(
    string Name, string Description, double Quick, double Full, double Minimum, double Maximum, bool IsInteger = true,
    [property: JsonIgnore] bool IsSeedCount = false, [property: JsonIgnore] bool IsRepetitionCount = false);
