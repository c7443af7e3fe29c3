using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Reports;

namespace Fruitfly.Web.Diagnoses;

/// <summary>What a diagnosis has found so far: figures and tables, and once there is an answer the verdict.</summary>
/// <param name="Verdict">null before the first answer, and where a page of the folder is all that is left</param>
sealed record DiagnosisFindings(ReportContent Content, DiagnosisVerdict? Verdict)
{
    public static DiagnosisFindings Of(DiagnosisAnswered answer) => new(
        ReportContent.Of(DiagnosisReport.Of(answer.Outcome, answer.Provenance)),
        DiagnosisVerdict.Of(answer.Outcome));
}
