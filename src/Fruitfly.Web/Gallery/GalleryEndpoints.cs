using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Gallery;

/// <summary>The first page: every experiment with its latest picture and its claims.</summary>
static class GalleryEndpoints
{
    public static void MapGallery(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        routes.MapPage("/", "Gallery");
        routes.MapGet("/api/gallery", () => Results.Json(Cards(laboratory), JsonFormat.Deep));
    }

    static IReadOnlyList<ExperimentCard> Cards(Laboratory laboratory)
    {
        var studies = laboratory.Records.Studies();
        return [.. laboratory.Experiments.Experiments.Select(experiment => new ExperimentCard(
            experiment.Name, experiment.Title, experiment.Summary, experiment.Source,
            experiment.Missing(new ExperimentSettings(experiment, Preset.Quick))?.Problem,
            laboratory.Kept.Preset(experiment.Name) is { } report ? Latest(report) : null,
            studies.Any(study => study.Experiment == experiment.Name && IsWholePreset(study)),
            Unfinished(experiment)))];

        static bool IsWholePreset(Study study) => study.Settings.Options.Count == 0
            && study.Trials is { Total: > 0 } trials && trials.Finished == trials.Total;

        // A preset before what was varied of it, and of those the newest.
        UnfinishedStudy? Unfinished(Experiment experiment) => studies
            .Where(study => study.Experiment == experiment.Name && study.Trials.Finished < study.Trials.Total)
            .OrderBy(study => study.Settings.Options.Count > 0)
            .ThenBy(study => study.Settings.Preset, StringComparer.Ordinal)
            .ThenByDescending(study => study.Created).FirstOrDefault() is { } left
            ? new(left.Settings.Preset, left.Settings.Options, left.Trials) : null;
    }

    static LatestReport Latest(ListedReport report) => new(
        report.File, report.Summary is { } summary ? summary.Setting ?? "full" : null, report.Summary?.Lead,
        report.Summary?.Finished,
        [.. (report.Summary?.Claims ?? []).Select(ClaimContent.Of)], report.Figure);
}

/// <summary>One experiment of the gallery.</summary>
/// <param name="Missing">what it needs and does not find; null where it can run</param>
/// <param name="Report">null where it has not been run yet</param>
/// <param name="IsStored">whether the store has all trials of one of its presets, so that it can be shown without a
/// report</param>
/// <param name="Unfinished">its study with trials left to run, whether a process runs
/// them or not; null for none</param>
sealed record ExperimentCard(string Name, string Title, string Summary, string Source, string? Missing,
    LatestReport? Report, bool IsStored, UnfinishedStudy? Unfinished);

/// <param name="Preset">"quick" or "full"; null where an earlier version left the page alone, without a summary</param>
/// <param name="Lead">null where an earlier version left the page alone, without a summary</param>
/// <param name="Finished">null likewise</param>
/// <param name="Figure">the specification of its first figure</param>
sealed record LatestReport(
    string File, string? Preset, string? Lead, DateTimeOffset? Finished, IReadOnlyList<ClaimContent> Claims,
    JsonObject? Figure);

/// <summary>With the settings to go on with.</summary>
sealed record UnfinishedStudy(string Preset, IReadOnlyDictionary<string, double> Options, TrialCounts Trials);
