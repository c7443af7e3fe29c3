using Fruitfly.Studies.Evidence;

namespace Fruitfly.Studies.Tests.Evidence;

/// <summary>The rates at which rules err, which the lab promises to its readers.</summary>
public sealed class ClaimRateTests
{
    /// <summary>Three standard errors of a rate of 2.5 % over the simulations of a row.</summary>
    const double Chance = 1.05;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, ClaimRates.All.Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rule_errs_no_more_often_than_its_level_says(int row)
    {
        var rates = ClaimRates.All[row];
        foreach (var count in ClaimRates.Counts)
        {
            var (confirmed, contradicted) = rates.At(count);
            (rates.Holds ? contradicted : confirmed)
                .ShouldBeLessThan(Level(rates) + Chance, $"{rates.Name}, {rates.Truth}, n = {count}");
        }
    }

    // Equality is tested on both sides. A run whose mean lies at the margin is one of ours by half.
    static double Level(ClaimRates rates) => rates switch
    {
        { Truth: "its mean is 4 away" } => 16,
        { Holds: true } when rates.Name.StartsWith("equal") || rates.Name.StartsWith("like") => 5,
        { Holds: true } when rates.Name.Contains("Holm") => 5,
        _ => 2.5,
    };

    [Theory]
    [InlineData("above 0", "the mean is 1", 20)]
    [InlineData("equal within ± 2", "no difference", 5)]
    [InlineData("share above 50 %", "the share is 95 %", 20)]
    [InlineData("median above 0, no mean", "the median is 2", 20)]
    public void With_repetitions_enough_what_holds_is_confirmed(string rule, string truth, int count) =>
        ClaimRates.All.Single(row => row.Name == rule && row.Truth == truth).At(count).Confirmed
            .ShouldBeGreaterThan(80);

    [Fact]
    public void Two_runs_do_not_confirm_a_run_that_lies_four_deviations_away() =>
        ClaimRates.All.Single(row => row.Truth == "its mean is 4 away").At(2).Confirmed.ShouldBeLessThan(6);

    [Fact]
    public void The_intervals_cover_the_true_mean_as_often_as_they_say()
    {
        var random = new Numerics.RandomStreams.RandomStream(1, 2);
        foreach (var count in ClaimRates.Counts)
        {
            var covered = Enumerable.Range(0, ClaimRates.Simulations).Count(_ =>
            {
                var claim = new ClaimText("e", "id", "", "", "").IsBetween(-1e9, 1e9,
                    [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())]);
                return claim.Low <= 0 && claim.High >= 0;
            });
            (100.0 * covered / ClaimRates.Simulations).ShouldBe(95, 1.5, $"n = {count}");
        }
    }

    [Fact]
    public void The_table_in_the_docs_is_the_simulated_one()
    {
        var docs = File.ReadAllText(Path.Combine(Root(), "docs", "claims.md"));
        docs.ShouldContain(ClaimRates.Table());
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Fruitfly.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
