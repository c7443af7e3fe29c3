using Fruitfly.Studies.Evidence;


namespace Fruitfly.Studies.Tests.Evidence;

public class ClaimJsonTests
{
    static readonly Claim Measured = new(
        "mnist1d-training", "notebook-test-error", "Test error ends near 36 %.", "Notebook 8.1", "36.3 ± 2.0 %",
        36.1, 34.9, 37.3, 10, Verdict.Confirmed, "error", "%");

    [Fact]
    public void A_claim_has_its_fields_in_their_order() =>
        ClaimJson.Of(Measured).Select(field => field.Key).ShouldBe(
            ["experiment", "id", "statement", "source", "published", "measured", "low", "high", "n", "unit",
                "verdict", "rule", "margin", "exact", "probability", "reason", "nToDecide", "secondsToDecide"]);

    [Fact]
    public void Numbers_are_numbers()
    {
        var json = ClaimJson.Of(Measured);

        json["measured"]!.GetValue<double>().ShouldBe(36.1);
        json["low"]!.GetValue<double>().ShouldBe(34.9);
        json["high"]!.GetValue<double>().ShouldBe(37.3);
        json["n"]!.GetValue<int>().ShouldBe(10);
    }

    [Theory]
    [InlineData(Verdict.Confirmed, "confirmed")]
    [InlineData(Verdict.Contradicted, "contradicted")]
    [InlineData(Verdict.Undecided, "undecided")]
    [InlineData(Verdict.NotTested, "not-tested")]
    public void Verdicts_are_words(Verdict verdict, string word) =>
        ClaimJson.Of(Measured with { Verdict = verdict })["verdict"]!.GetValue<string>().ShouldBe(word);

    [Fact]
    public void What_was_not_measured_or_is_not_finite_is_null()
    {
        var json = ClaimJson.Of(Measured with { Measured = null, Low = double.NegativeInfinity, High = double.NaN });

        json.ToJsonString().ShouldContain("\"measured\":null,\"low\":null,\"high\":null");
    }
}
