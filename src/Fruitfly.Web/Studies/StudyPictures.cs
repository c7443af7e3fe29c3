using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Studies;

/// <summary>The pictures of a study that a page can ask for.</summary>
sealed class StudyPictures(IStudyStore store, StudyMemory memory, StudyReader reader)
{
    /// <returns>null where there is nothing to draw</returns>
    public PlotView? Draw(PlotRequest request)
    {
        var study = reader.Find(request.Study);
        var measure = Words.Parse<TrialMeasure>("measure", request.Measure);
        StudyGroups Groups() => reader.Means(study, measure, request.States, request.Text);
        IReadOnlyList<TrialValue> Values() => reader.Values(study, measure, request.States, request.Text);
        return request.Kind switch
        {
            "effect" => Of(Groups(), groups => StudyPlots.Effect(groups, measure, groups.Column(request.Across))),
            "heat-map" => Of(Groups(), groups => StudyPlots.HeatMap(
                groups, measure, groups.Column(request.Across), groups.Column(request.Up))),
            "parallel" => Of(Groups(), groups => StudyPlots.Parallel(groups, measure)),
            "curves" => Kept(study, request, () => Of(StudyCurves.Draw(
                store, study.Name, reader.Settings(study), Values(), measure, Groups().Column(request.Across)))),
            "history" => Kept(study, request, () => StudyHistory.Draw(Values(), measure)),
            "importance" => Kept(study, request, () => StudyImportance.Draw(reader.Settings(study), Values())),
            _ => throw new RequestException(StatusCodes.Status400BadRequest,
                $"'kind' is '{request.Kind}'; it must be effect, heat-map, parallel, curves, history or importance."),
        };
    }

    static PlotView? Of(StudyGroups groups, Func<StudyGroups, Chart?> draw) =>
        Of(draw(groups));

    static PlotView? Of(Chart? chart) => chart is null ? null : new(chart.Specification, chart.Caption);

    // These read every trial, so they are kept whole while nothing changes.
    PlotView? Kept(Study study, PlotRequest request, Func<PlotView?> draw) =>
        memory.Of(study, $"{request}", () => new KeptPlot(draw())).Plot;

    sealed record KeptPlot(PlotView? Plot);
}

/// <param name="Kind">effect, heat-map, parallel, curves, history or importance</param>
/// <param name="Across">the path of the setting on the horizontal axis, or of that whose values are lines</param>
/// <param name="Up">that on the vertical axis of a heat map</param>
sealed record PlotRequest(
    string Study, string Measure, string Kind, string? Across, string? Up, string? States, string? Text);

/// <param name="Specification">of a chart; null where there is none, and the caption says why</param>
sealed record PlotView(JsonObject? Specification, string Caption);
