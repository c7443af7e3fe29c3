using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>What a depth of a diagnosis will cost. Which widths it chooses, and so how much it trains, comes out while
/// it runs.</summary>
/// <param name="Least">where one narrow network is best at every size</param>
/// <param name="Most">where wide ones are, and another at every size; equal where a store tells which are</param>
public sealed record DiagnosisForecast(DiagnosisDesign Design, StudyForecast Least, StudyForecast Most);
