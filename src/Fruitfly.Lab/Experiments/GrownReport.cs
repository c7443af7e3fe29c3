using Fruitfly.Reports;

namespace Fruitfly.Lab.Experiments;

/// <summary>What a run has measured while it still trains: the same report with fewer seeds.</summary>
/// <param name="Seeds">measured so far, of the option that asks for most</param>
/// <param name="OfSeeds">how many it asks for</param>
public sealed record GrownReport(Report Report, int Seeds, int OfSeeds);
