using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>The main finding.</summary>
static class DiagnosisLead
{
    public static string Of(Mnist1dDiagnosisOutcome outcome)
    {
        if (outcome.TruthAt(outcome.Sizes.Whole) is not { } truth)
            return "Too many trainings diverged to say what limits the network.";
        var error = truth.Parts.Loss.Estimate;
        var shares = string.Join(", ", ErrorPart.All.Select(part => FormattableString.Invariant(
            $"{100 * Math.Max(0, part.Measured(truth.Parts).Estimate) / error:F0} % {part.Name}")));
        var (given, all) = (outcome.Sets.Count(set => set.Foretells), outcome.Sets.Count);
        bool[] holds =
            [.. ForecastTest.Of(outcome).SelectMany(test => test.Given).Select(one => one.Holds).OfType<bool>()];
        return FormattableString.Invariant(
            $"With {outcome.Sizes.Whole:N0} examples the network's Brier score is {NumberText.Of(error)}, with {100 * truth.WrongShares.Average():F1} % wrong: {shares}. ") +
            FormattableString.Invariant(
            $"{given} of {all} data sets allowed a forecast{(holds.Length == 0 ? "" : $"; {holds.Count(hold => hold)} of their {holds.Length} intervals held what was measured with more examples")}.");
    }
}
