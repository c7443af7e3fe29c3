using Fruitfly.Surfaces;
using Fruitfly.Web.Surface;

namespace Fruitfly.Web.Tests.Surface;

public sealed class SurfaceRaceTests
{
    [Fact]
    public void A_descent_that_ends_at_a_minimum_names_it()
    {
        var surface = RaceSurface.Gabor;
        for (var k = 0; k < surface.Minima.Count; k++)
        {
            var near = surface.Minima[k].Point + new SurfacePoint(0.1, 0.1);
            var result = Run(surface, near, new RaceEntry(Racer.LineSearch, 2, 30, 100));
            (result.Minimum, result.IsThere).ShouldBe((k, true));
        }
    }

    [Fact]
    public void A_descent_on_its_way_names_the_minimum_that_it_would_reach()
    {
        var result = Run(RaceSurface.Gabor, new(0, 10), new RaceEntry(Racer.GradientDescent, 0.001, 30, 1));
        (result.Minimum, result.IsThere).ShouldBe((0, false));
    }

    [Fact]
    public void A_descent_that_leaves_all_numbers_has_diverged()
    {
        var result = Run(RaceSurface.Line, new(1, 1), new RaceEntry(Racer.GradientDescent, 100, 12, 500));
        result.HasDiverged.ShouldBeTrue();
        result.Points.Count.ShouldBeLessThan(501);
        result.Minimum.ShouldBeNull();
    }

    [Fact]
    public void A_batch_of_all_examples_is_the_whole_gradient()
    {
        var whole = Run(RaceSurface.Gabor, new(1, 10), new RaceEntry(Racer.GradientDescent, 0.1, 30, 20));
        var batch = Run(RaceSurface.Gabor, new(1, 10), new RaceEntry(Racer.Stochastic, 0.1, 30, 20));
        batch.Losses.ShouldBe(whole.Losses);
    }

    [Fact]
    public void Every_surface_offers_every_racer_with_settings_that_find_a_minimum()
    {
        foreach (var surface in RaceSurface.All)
        {
            surface.Entries.Select(entry => entry.Racer).ShouldBe(Enum.GetValues<Racer>());
            surface.Entries.Select(entry => entry.Steps).Distinct().Count().ShouldBe(1, "descents are compared");
            var race = SurfaceRace.Run(surface, surface.Start, surface.Momentum, seed: 1, surface.Entries);
            foreach (var result in race.Results)
            {
                result.HasDiverged.ShouldBeFalse();
                result.Losses[^1].ShouldBeLessThan(result.Losses[0]);
            }
            race.Results.ShouldContain(result => result.Minimum == 0);
        }
    }

    static RaceResult Run(RaceSurface on, SurfacePoint start, RaceEntry entry) =>
        SurfaceRace.Run(on, start, momentum: 0, seed: 1, [entry]).Results.Single();
}
