using Fruitfly.Studies.Evidence;

namespace Fruitfly.Studies.Tests.Evidence;

public sealed class ClaimFamilyTests
{
    static readonly ClaimText Text = new("experiment", "id", "A statement.", "a book", "5 %");

    /// <summary>A difference of 3 standard errors: of five values p is 0.04.</summary>
    static Claim Apart(double by = 3) =>
        Text.AgreesWithTheory(5 - by * Math.Sqrt(0.1), margin: 0.1, [4, 5, 6, 5, 5]);

    [Fact]
    public void One_equality_among_many_that_seems_contradicted_is_undecided()
    {
        Apart().Verdict.ShouldBe(Verdict.Contradicted);
        Findings([Apart()])[0].Verdict.ShouldBe(Verdict.Contradicted);
        var claims = Findings([Apart(), .. Enumerable.Repeat(Apart(0.5), 4)]);
        claims.Select(claim => claim.Verdict).ShouldAllBe(verdict => verdict == Verdict.Undecided);
        claims[0].Reason!.ShouldContain("among 5 statements of equality");
    }

    [Fact]
    public void Those_that_differ_widely_stay_contradicted_and_relations_are_no_part_of_it()
    {
        var claims = Findings([Apart(30), Apart(3), Text.IsAbove(7, [4, 5, 6, 5, 5])]);
        // 30 standard errors pass 5 % / 2, and then 3 pass 5 % alone (Holm).
        claims.Select(claim => claim.Verdict).ShouldAllBe(verdict => verdict == Verdict.Contradicted);
    }

    [Fact]
    public void The_levels_say_how_many_verdicts_chance_makes_false()
    {
        ExpectedErrors.Of([Text.IsExactly(1, 1), Text.NotTested("No trial.")]).ShouldBe(0);
        ExpectedErrors.Sentence([Text.IsExactly(1, 1)]).ShouldBeNull();
        var relation = Text.IsAbove(0, [4, 5, 6]);
        ExpectedErrors.Of([relation, relation]).ShouldBe(0.05, 1e-12);
        // The equalities of an experiment share 5 of 100 contradictions.
        ExpectedErrors.Of([relation, Apart(), Apart()]).ShouldBe(0.125, 1e-12);
        ExpectedErrors.Sentence([relation, Apart(), Apart()])
            .ShouldBe("of 3 verdicts on samples chance makes at most 0.2 false");
    }

    static IReadOnlyList<Claim> Findings(IReadOnlyList<Claim> claims) => new Findings("", [], [], claims).Claims;
}
