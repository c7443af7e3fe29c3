using Fruitfly.Studies.Selection;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>All that the searches of one repetition see, in the order of <see cref="Candidate.Grid"/> and
/// <see cref="Candidate.Random"/>.</summary>
sealed record CandidateCurves(IReadOnlyList<ValidationCurve> Grid, IReadOnlyList<ValidationCurve> Random);
