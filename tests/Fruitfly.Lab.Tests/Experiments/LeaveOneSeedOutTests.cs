using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class LeaveOneSeedOutTests
{
    [Fact]
    public void What_the_other_seeds_choose_is_measured_on_the_one_left_out() =>
        LeaveOneSeedOut.Measure(
            [[1, 5, 9], [2, 8, 0], [3, 1, 7]], others => Array.IndexOf(others, others.Max()),
            (own, place) => own[place])
            .ShouldBe([5, 0, 1]);

    [Fact]
    public void One_seed_has_no_others() =>
        LeaveOneSeedOut.Measure([[1, 2]], _ => 0, (own, place) => own[place]).ShouldBeEmpty();

    /// <summary>A curve that falls a little from width to width, seeds that differ by more.</summary>
    [Fact]
    public void Noise_on_a_falling_curve_confirms_no_peak_and_most_often_that_there_is_none()
    {
        const int Simulations = 500, Widths = 12;
        var text = new ClaimText("experiment", "id", "A statement.", "a book", "a peak");
        foreach (var seeds in (int[])[2, 3, 5, 10])
        {
            var random = new RandomStream((ulong)seeds, 0);
            var (peaks, clean) = (0, 0);
            for (var simulation = 0; simulation < Simulations; simulation++)
            {
                List<double[]> curves = [.. Enumerable.Range(0, seeds).Select(_ => Enumerable.Range(0, Widths)
                    .Select(width => 60 - 0.8 * width + random.NextGaussian()).ToArray())];
                var prominences = LeaveOneSeedOut.Measure(
                    curves, others => DescentPeak.Most(others), (own, peak) => peak.ProminenceIn(own));
                peaks += text.IsAtLeast(1, prominences).Verdict == Verdict.Confirmed ? 1 : 0;
                clean += text.IsBelow(2, prominences).Verdict == Verdict.Confirmed ? 1 : 0;
            }
            (100.0 * peaks / Simulations).ShouldBeLessThan(2, $"{seeds} seeds");
            if (seeds >= 5)
                (100.0 * clean / Simulations).ShouldBeGreaterThan(80, $"{seeds} seeds");
        }
    }
}
