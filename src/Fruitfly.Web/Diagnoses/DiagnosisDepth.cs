using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Web.Experiments;

namespace Fruitfly.Web.Diagnoses;

/// <summary>What one rung of the ladder buys, and what it costs.</summary>
/// <param name="Depth">its number, the least first</param>
/// <param name="Levels">sizes of training sets</param>
/// <param name="ExpectedError">the relative standard error of the variance from the data, roughly</param>
/// <param name="Command">the command line that does the same</param>
sealed record DiagnosisDepth(
    int Depth, int Levels, int Repartitions, int Seeds, int Widths, double ExpectedError, Forecast Forecast,
    string Command)
{
    /// <summary>Every rung that differs on this table.</summary>
    /// <exception cref="OperationCanceledException">no one waits for it any more</exception>
    public static IReadOnlyList<DiagnosisDepth> Of(
        DiagnosisPlan plan, Laboratory laboratory, CancellationToken cancellation)
    {
        var forecasts = Forecast.Of(DiagnosisJob.RunOf(plan, "", laboratory), laboratory, cancellation);
        var subsets = plan.Levels.Skip(1).Take(2).LastOrDefault().Subsets;
        return
        [
            .. DiagnosisDesign.Ladder.Zip(forecasts).Index().DistinctBy(rung => Shape(rung.Item.First))
                .Select(rung => new DiagnosisDepth(
                    rung.Index, Levels(rung.Item.First), rung.Item.First.Repartitions, rung.Item.First.Seeds,
                    rung.Item.First.Widths, rung.Item.First.ExpectedError(Math.Max(2, subsets)), rung.Item.Second,
                    DiagnosisCommand.Of(plan with { Design = rung.Item.First }, laboratory.Settings.CommandName))),
        ];

        int Levels(DiagnosisDesign design) => Math.Min(design.Levels, plan.Levels.Count);

        (int, int, int, int) Shape(DiagnosisDesign design) =>
            (Levels(design), design.Repartitions, design.Seeds, design.Widths);
    }
}
