using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The trials that a design of a diagnosis comes to, the first answer included.</summary>
/// <param name="Least">see <see cref="DiagnosisForecast"/></param>
/// <param name="Most">equal to the least where the store has what tells which widths are chosen</param>
sealed record DiagnosisCost(DiagnosisDesign Design, StudyCost Least, StudyCost Most)
{
    /// <param name="work">that trains nothing</param>
    public static DiagnosisCost Of(DiagnosisPlan plan, DiagnosisWork work)
    {
        var first = plan.Early is { } early ? Known(early, work) : [];
        if (first is not null && Known(plan, work) is { } last)
        {
            var known = work.CostOf([.. first, .. last]);
            return new(plan.Design, known, known);
        }
        return new(plan.Design, work.CostOf(ExpectedTrials.Least(plan)), work.CostOf(ExpectedTrials.Most(plan)));
    }

    static IReadOnlyList<DiagnosisKey>? Known(DiagnosisPlan plan, DiagnosisWork work)
    {
        try
        {
            return new DiagnosisSteps(plan, work).Known();
        }
        catch (Exception failure) when (failure is StillToTrainException or DiagnosisException)
        {
            return null; // not known yet, or trainings diverged, which the run will say
        }
    }
}
