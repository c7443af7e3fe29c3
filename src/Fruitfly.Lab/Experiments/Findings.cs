using Fruitfly.Lab.Experiments.Claims;
using Fruitfly.Lab.Reports;

namespace Fruitfly.Lab.Experiments;

/// <summary>What an experiment has to say after its trials: the content of its report.</summary>
/// <param name="Lead">one or two sentences with the main finding, computed from the results</param>
public sealed record Findings(
    string Lead, IReadOnlyList<Figure> Figures, IReadOnlyList<Table> Tables, IReadOnlyList<Claim> Claims);
