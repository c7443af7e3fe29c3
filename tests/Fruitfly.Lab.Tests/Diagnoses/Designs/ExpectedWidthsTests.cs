using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Tests.Setups;

namespace Fruitfly.Lab.Tests.Diagnoses.Designs;

public sealed class ExpectedWidthsTests
{
    [Fact]
    public void More_cuts_and_seeds_sharpen_what_they_measure_and_nothing_else()
    {
        var plan = Plan(DiagnosisDesign.Least);
        var (least, cuts) = (ExpectedWidths.Of(plan), ExpectedWidths.Of(plan with
        {
            Design = DiagnosisDesign.Least with { Repartitions = 16 },
        }));
        cuts.DataVariance!.Value.ShouldBeLessThan(least.DataVariance!.Value);
        (cuts with { DataVariance = least.DataVariance }).ShouldBe(least);
        var seeds = ExpectedWidths.Of(plan with { Design = DiagnosisDesign.Least with { Seeds = 8 } });
        seeds.SeedVariance.ShouldBe(1.645 * Math.Sqrt(2.0 / 7), 1e-12);
        (seeds with { SeedVariance = least.SeedVariance }).ShouldBe(least);
        least.Error.ShouldBe(1.645 * 1.41 / Math.Sqrt(320), 1e-12, "four of five rows judge in turn");
    }

    [Fact]
    public void A_draw_of_the_rows_trains_and_the_same_rows_judge()
    {
        var (all, drawn) = (Plan(DiagnosisDesign.Least), Plan(DiagnosisDesign.Least, new(MostUnits: 160)));
        (drawn.Units.Pool, drawn.Units.IsDrawn, drawn.Units.Judging).ShouldBe((160, true, all.Units.Judging));
        drawn.Levels.Select(level => level.Units).ShouldBe([160, 80, 40, 20]);
        drawn.Study.ShouldNotBe(all.Study);
        Plan(DiagnosisDesign.Least, new(MostUnits: 1000)).Study.ShouldBe(all.Study);
    }

    static DiagnosisPlan Plan(DiagnosisDesign design, DiagnosisPool? pool = null) => DiagnosisPlan.Of(
        DiagnosisPlan.DefaultSetup with { File = "rows.npz" },
        SetupDataSets.Described(new("rows", Examples.RealValued(
            [.. Enumerable.Range(0, 400).Select(row => row / 400f)], 1,
            [.. Enumerable.Range(0, 400).Select(row => row * 7 % 11 / 11f)], 1))), design, pool);
}
