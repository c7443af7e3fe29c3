using Fruitfly.Studies.Evidence;
using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>What the textbook says of descending this surface.</summary>
static class GaborClaims
{
    public static IEnumerable<Claim> Of(string experiment, GaborOutcome outcome)
    {
        yield return new ClaimText(
            experiment, "check", "The loss at (0.6, −0.2) is the notebook's check value.", "UDL notebook 6.3", "16.419",
            "surface")
            .IsNear(16.419, PublishedSurfaces.Gabor.Loss(new(0.6, -0.2)), 0.0005);
        yield return new ClaimText(
            experiment, "many-minima", "The loss of the Gabor model has several minima, one of them lowest.",
            "UDL 6.1.2, figure 6.4",
            "more than one", "surface", "minima").IsExactlyAtLeast(2, outcome.Minima.Count);
        foreach (var run in PublishedRun.All)
            yield return new ClaimText(
                experiment, run.Id, $"Descent with {run.Name} ends with the notebook's loss.", run.Source,
                FormattableString.Invariant($"{run.PublishedLoss:F8} in NumPy"), GaborFigures.FigureOf(run))
                .IsNear(run.PublishedLoss, PublishedRun.LossAtEnd(outcome.Runs[run]), 1e-8);
        foreach (var claim in OfStarts(experiment, outcome.Starts).Concat(OfRace(experiment, outcome.Race))
            .Concat(OfValley(experiment, outcome.Valley)))
            yield return claim;
    }

    static IEnumerable<Claim> OfStarts(string experiment, StartingPoints starts)
    {
        yield return new ClaimText(
            experiment, "start-decides", "From a random start gradient descent often misses the lowest minimum.",
            "UDL 6.1.3",
            "no guarantee to reach it", "starts", "% reach it")
        { Repetitions = "starts" }.ShareIsBelow(99, starts.Descended);
        yield return new ClaimText(
            experiment, "noise-escapes",
            "The noise of the batches helps to leave local minima: from the same starts more descents reach the " +
            "lowest one.",
            "UDL 6.2, figure 6.6", "more than without", "starts", "% more")
        { Repetitions = "starts" }.IsAbove(0, starts.Gain);
    }

    static IEnumerable<Claim> OfRace(string experiment, OptimizerRace race)
    {
        yield return new ClaimText(
            experiment, "momentum-smoother", "Momentum makes the path smoother: it turns less from step to step.",
            "UDL 6.3, figure 6.7",
            "smoother", "race", "degrees less").IsAbove(0, Less(race.Stochastic.Turns, race.Momentum.Turns));
        yield return new ClaimText(
            experiment, "momentum-lower", "Momentum arrives faster: after as many steps its loss is lower.",
            "UDL 6.3, figure 6.7",
            "faster", "race-losses", "lower").IsAbove(0, Less(race.Stochastic.FinalLosses, race.Momentum.FinalLosses));
    }

    static IEnumerable<Claim> OfValley(string experiment, ValleyRuns valley)
    {
        yield return new ClaimText(
            experiment, "valley-slow",
            "With steps small enough to cross the valley safely, gradient descent crosses it at once and then " +
            "creeps along: after 10 of 200 steps less than half of the way along is done.",
            ValleyRuns.Source, "slow along the valley", "valley", "of the way")
            .IsExactlyBelow(0.5, Along(valley.SmallStep, 10));
        yield return new ClaimText(
            experiment, "valley-oscillates",
            "With steps large enough to be fast along the valley, gradient descent jumps from side to side.",
            ValleyRuns.Source, "overshoots", "valley", "long is the last step")
                .IsExactlyAtLeast(0.1, ValleyRuns.LastStep(valley.LargeStep));
        yield return new ClaimText(
            experiment, "normalized-bounces",
            "Normalized gradients do not converge: the last step is as long as the first.",
            ValleyRuns.Source, "0.08 in each parameter", "valley", "long is the last step")
            .IsNear(0.08 * Math.Sqrt(2), ValleyRuns.LastStep(valley.Normalized), 1e-9);
        yield return new ClaimText(
            experiment, "adam-converges",
            "Adam makes even progress in both directions and ends nearer to the minimum than normalized gradients.",
            ValleyRuns.Source, "converges", "valley", "nearer")
            .IsExactlyAbove(0, ValleyRuns.Distance(valley.Normalized) - ValleyRuns.Distance(valley.Adam));
    }

    static double Along(SurfacePath path, int step) =>
        (path.Points[step].First - path.Points[0].First) / (ValleyRuns.Minimum.First - path.Points[0].First);

    static double[] Less(double[] than, double[] values) => [.. than.Zip(values, (a, b) => a - b)];
}
