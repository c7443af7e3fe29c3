using Fruitfly.Lab.Studies;
using Fruitfly.Lab.Studies.Selection;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>All that the searches of one repetition see, in the order of <see cref="Candidate.Grid"/> and <see cref="Candidate.Random"/>.</summary>
sealed record CandidateCurves(IReadOnlyList<ValidationCurve> Grid, IReadOnlyList<ValidationCurve> Random)
{
    /// <param name="results">in the order of <see cref="SearchRepetition.Plan"/></param>
    public static CandidateCurves Of(IReadOnlyList<TrialResult> results) => new(
        [.. results.Take(Candidate.Count).Select(ValidationCurve.Of)], [.. results.Skip(Candidate.Count).Select(ValidationCurve.Of)]);
}
