using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Web.Runs;
using Fruitfly.Web.Studies;

namespace Fruitfly.Web.Diagnoses;

/// <summary>How a diagnosis that was started here stands.</summary>
/// <param name="Id">of its run</param>
/// <param name="Study">its name in the store</param>
/// <param name="HasAnswer">whether the first answer is there</param>
/// <param name="Report">the version of what there is to see; null for nothing</param>
sealed record DiagnosisView(long Id, string Study, RunProgress Run, bool HasAnswer, string? Report)
{
    public static DiagnosisView Of(DiagnosisJob job, Laboratory laboratory) => new(
        job.Id, job.Name, RunProgress.Of(job, laboratory.Runs, laboratory.Time), job.Answer is not null,
        job.Growing.Version);
}

/// <summary>A diagnosis in the list.</summary>
/// <param name="File">null with the target where an earlier program began it</param>
/// <param name="Target">empty where it was guessed</param>
/// <param name="Answer">the first line of it; null before there is one</param>
sealed record DiagnosisRow(StudyRow Study, string? File, string? Target, string? Answer)
{
    public static IEnumerable<DiagnosisRow> All(DiagnosisReports reports, Laboratory laboratory)
    {
        var definitions = laboratory.Records.Studies()
            .Where(study => study.Experiment == DiagnosisRun.Experiment)
            .ToDictionary(study => study.Name, study => DiagnosisDefinition.Parse(study.Definition));
        foreach (var row in StudyRow.All(laboratory.Records, laboratory.Time))
            if (definitions.TryGetValue(row.Name, out var definition))
                yield return new(row, definition?.Settings.GetValueOrDefault("file")?.Split('/', '\\')[^1],
                    definition?.Settings.GetValueOrDefault("target", ""), reports.Headline(row.Name));
    }
}
