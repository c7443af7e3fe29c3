using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Json;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Web.Errors;

namespace Fruitfly.Web.Studies;

/// <summary>One trial with its curves.</summary>
/// <param name="Description">the canonical description, indented</param>
/// <param name="Loss">the specification of a chart; null where nothing was measured</param>
/// <param name="Error">the same for the share of wrong predictions</param>
/// <param name="Failure">why it failed</param>
sealed record TrialView(
    int Position, string Hash, TrialState State, int Attempts, string? Failure, DateTimeOffset? Ended, double? Seconds,
    int? Parameters,
    Divergence? Divergence, TrialProvenance? Provenance, int TestScores, string Description, CurveView? Loss,
    CurveView? Error)
{
    public static TrialView Of(IStudyStore store, string study, string hash)
    {
        if (store.Find(study) is null)
            throw StudyEndpoints.NoSuchStudy(study);
        var trial = store.Trial(study, hash)
            ?? throw RequestException.NotFound("The study has no such trial.", "It may have been planned again.");
        var result = trial.Result;
        return new(
            trial.Position, trial.Hash, trial.State, trial.Attempts, trial.Error, trial.Ended, result?.Seconds,
            result?.Parameters,
            result?.History.Divergence, trial.Provenance, result is null ? 0 : TestSetUse.TimesIn(result),
            JsonStyle.Readable(JsonNode.Parse(trial.Description)!),
            CurveView.Of(result, "loss", "", score => score.Loss),
            CurveView.Of(result, "error", "%", score => 100 * score.Error));
    }
}

/// <summary>A curve of one trial as a chart.</summary>
sealed record CurveView(JsonObject Specification, string Caption)
{
    public static CurveView? Of(TrialResult? result, string quantity, string unit, Func<Score, double> value)
    {
        if (result is null)
            return null;
        var evaluations = result.History.Evaluations;
        // The trainings of a chain begin at step 0 each; one curve cannot hold them.
        var first = 1 +
            evaluations.Skip(1).Index().TakeWhile(next => next.Item.Step > evaluations[next.Index].Step).Count();
        var series = Series(Meaning.Training, Split.Training).Concat(Series(Meaning.Validation, Split.Validation))
            .Concat(Series(Meaning.Test, Split.Test)).ToList();
        if (series.Count == 0)
            return null;
        var chart = LearningCurves.Draw(
            new() { Quantity = quantity, Unit = unit, Series = series, Diverged = result.History.Diverged ? 1 : 0 });
        return new(chart.Specification,
            first < evaluations.Count
                ? $"The first of several trainings, {first:N0} of {evaluations.Count:N0} evaluations." : "");

        IEnumerable<CurveSeries> Series(Meaning meaning, Split split)
        {
            var points = evaluations.Take(first).Where(evaluation => evaluation[split] is not null)
                .Select(evaluation => new CurvePoint(evaluation.Step, value(evaluation[split]!)))
                .Where(point => double.IsFinite(point.Y)).ToList();
            return points.Count == 0 ? [] : [new(meaning, [new(result.Trial.Seed, points)])];
        }
    }
}
