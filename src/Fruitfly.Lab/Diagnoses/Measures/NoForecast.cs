using Fruitfly.Lab.Diagnoses.Designs;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>Why there is no learning curve to forecast from.</summary>
static class NoForecast
{
    /// <param name="drift">null where rows are in no order of time</param>
    /// <param name="hasTree">whether training sets of several sizes were compared</param>
    public static string Reason(DiagnosisPlan plan, ErrorDrift? drift, bool hasTree) =>
        drift is { IsLarge: true } ? "the error changes with time: the past is not like the future"
        : plan.HasTooFewGroups
            ? $"fewer than {(hasTree ? DiagnosisPlan.LeastGroupsToForecast : DiagnosisPlan.LeastGroups)} groups train"
        : hasTree ? "the errors of training sets do not differ"
        : "there are too few rows for training sets of several sizes";
}
