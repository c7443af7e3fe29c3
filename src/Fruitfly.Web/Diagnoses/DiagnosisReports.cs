using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Setups;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Runs;
using Fruitfly.Web.Studies;

namespace Fruitfly.Web.Diagnoses;

/// <summary>What there is to see of each diagnosis: what its run has found so far, or else what its trials in the store
/// say, or else the page of the folder.</summary>
sealed partial class DiagnosisReports(Laboratory laboratory)
{
    readonly Lock _measuring = new();
    (string Name, string Version, DiagnosisAnswered? Answer)? _measured;

    /// <exception cref="RequestException">the store has no such diagnosis</exception>
    public static Study Study(string name, Laboratory laboratory) =>
        laboratory.Records.Find(name) is { Experiment: DiagnosisRun.Experiment } study ? study
            : throw StudyEndpoints.NoSuchStudy(name);

    /// <exception cref="RequestException">the store has no such diagnosis</exception>
    public DiagnosisReportView Find(string name)
    {
        var hasPage = PageName().IsMatch(name) && laboratory.Kept.Version(name) is not null;
        var job = laboratory.Runs.Of(name) as DiagnosisJob;
        // What was just started may not be in the store yet.
        var study = job is { HasEnded: false } ? null : Study(name, laboratory);
        if (job?.Growing.Find() is { Content: { } found } grown)
            return new(grown.Version, found.Content, found.Verdict, job.Status.State == RunState.Done, hasPage);
        if (study is null)
            return new(null, null, null, false, false);
        if (Measured(study) is ({ } version, { } answer))
        {
            var (content, verdict) = DiagnosisFindings.Of(answer);
            return new(version, content, verdict, IsWhole(answer, study), hasPage);
        }
        return hasPage ? new(laboratory.Kept.Version(name), laboratory.Kept.Open(name), null, true, true)
            : new(null, null, null, false, false);
    }

    /// <summary>What was found, for programs.</summary>
    /// <exception cref="RequestException">there is no answer yet</exception>
    public JsonObject Json(string name)
    {
        var answer = laboratory.Runs.Of(name) is DiagnosisJob { Answer: { } latest } ? latest
            : Measured(Study(name, laboratory)).Answer;
        return answer is null ? throw RequestException.NotFound($"'{name}' has no answer yet.",
                "Run it first, or bring its table again.") : DiagnosisJson.Of(answer.Outcome);
    }

    /// <summary>The first line of the answer; null before there is one.</summary>
    public string? Headline(string name) => laboratory.Runs.Of(name) is DiagnosisJob { Answer: { } answer }
        ? DiagnosisVerdict.HeadlineOf(answer.Outcome)
        : PageName().IsMatch(name) ? laboratory.Kept.Listed(name)?.Summary?.Title : null;

    (string Version, DiagnosisAnswered? Answer) Measured(Study study)
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"{study.Trials.Finished}-{study.Plans}");
        lock (_measuring)
        {
            if (_measured is { } known && (known.Name, known.Version) == (study.Name, version))
                return (version, known.Answer);
            var answer = study.Trials.Finished == 0 ? null : Measure(study.Name);
            _measured = (study.Name, version, answer);
            return (version, answer);
        }
    }

    DiagnosisAnswered? Measure(string name)
    {
        try
        {
            var plan = AskedDiagnosis.OfStudy(name, laboratory);
            var command = DiagnosisCommand.Of(plan, laboratory.Settings.CommandName);
            return DiagnosisJob.RunOf(plan, command, laboratory).SoFar(laboratory.Records, laboratory.Time) is { } found
                ? new(found.Outcome, found.Provenance) : null;
        }
        catch (Exception failure)
            when (failure is RequestException or SetupException or DataFileException or DiagnosisException)
        {
            return null; // its table is gone, another program wrote it, or its trainings diverged
        }
    }

    static bool IsWhole(DiagnosisAnswered answer, Study study) =>
        answer.Outcome.Plan.Design == DiagnosisDefinition.Parse(study.Definition)?.Design;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,99}\\z")]
    private static partial Regex PageName();
}

/// <summary>What a page shows of a diagnosis.</summary>
/// <param name="Content">null where there is nothing to see</param>
/// <param name="Verdict">null before the first answer, and where only the page of the folder is left</param>
/// <param name="IsWhole">whether it is the answer of all that was asked for</param>
/// <param name="HasPage">whether it lies in the folder of reports</param>
sealed record DiagnosisReportView(
    string? Version, ReportContent? Content, DiagnosisVerdict? Verdict, bool IsWhole, bool HasPage);
