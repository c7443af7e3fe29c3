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
            .. forecasts.Select(rung => new DiagnosisDepth(
                DiagnosisDesign.Ladder.Index().Single(one => one.Item == rung.Design).Index,
                Math.Min(rung.Design.Levels, plan.Levels.Count), rung.Design.Repartitions, rung.Design.Seeds,
                rung.Design.Widths, rung.Design.ExpectedError(Math.Max(2, subsets)), rung.Forecast,
                DiagnosisCommand.Of(plan with { Design = rung.Design }, laboratory.Settings.CommandName))),
        ];
    }
}
