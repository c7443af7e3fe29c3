using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>What is said of regularization and the peak of double descent.</summary>
static class DescentClaims
{
    public static IEnumerable<Claim> Of(string experiment, DescentOutcome outcome)
    {
        yield return Tested(Text(
                "peak", "Without regularization the test error peaks where there are as many parameters as examples.",
                "UDL 8.4", "a peak"),
            text => text.IsAbove(0, outcome.Humps(outcome.Plain)));
        foreach (var line in outcome.Lines)
        {
            var capital = RegularizationOutcome.Capital(line.Name);
            yield return Tested(
                Text($"{line.Id}-lower", $"{capital}: the error where the peak was is lower.", line.Source, "lower"),
                text => text.IsBelow(0, outcome.AtThreshold(line)));
            yield return Tested(
                Text($"{line.Id}-vanishes", $"{capital}: the peak is gone.", line.Source, "no peak"),
                text => text.IsBelow(0, outcome.Humps(line)));
        }

        Claim Tested(ClaimText text, Func<ClaimText, Claim> test) =>
            outcome.IsEmpty ? text.NotTested("These settings leave double descent out: descent-seeds is 0.")
            : !outcome.HasSides ? text.NotTested("There are no widths before and beyond the peak to compare it with.")
            : test(text);

        ClaimText Text(string id, string statement, string source, string published) => new(
            experiment, $"descent-{id}", statement, source, published, DescentFigure.Id, "points")
        { WhereNone = "Every network diverged." };
    }
}
