using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What a good start promises for training and what it does not, put to the test.</summary>
static class TrainingClaims
{
    public static IEnumerable<Claim> Of(
        string experiment, IReadOnlyList<TrainedInitializer> outcomes, IReadOnlyList<TrainedInitializer> variants)
    {
        TrainedInitializer With(ComparedInitializer initializer) =>
            outcomes.Concat(variants).Single(outcome => outcome.Initializer == initializer);
        ClaimText Text(string id, string statement, string published, string? figure, string unit = "") =>
            new(experiment, id, statement, InitializationClaims.Slides, published, figure, unit)
            {
                WhereNone = "No training was looked into.",
                Repetitions = "trainings looked into",
            };
        var he = With(ComparedInitializer.He);

        yield return Text("weights-move",
            "A good start does not keep the weights from changing a lot: those of the second layer move by more than " +
            "half of their length.", "no guarantee", LearningFigures.Moved)
            .IsAbove(0.5, he.LastLook(look => look.Moved[1]));
        yield return Text("units-die",
            "A good start does not keep units from dying: training makes more of the second layer inactive.",
            "no guarantee", LearningFigures.Inactive, "%")
            .IsAbove(0, Differences(he.LastLook(Inactive), he.FirstLook(Inactive)));
        yield return Text("gradients-grow",
            "A good start does not keep gradients small: in training they grow longer than they were before it " +
            "(ratio of the longest).", "no guarantee", null)
            .IsAbove(1, [.. he.Inspections.Select(inspection =>
                inspection.Looks.Skip(1).Max(look => look.Gradient) / inspection.Looks[0].Gradient)]);
        yield return Text("values-grow",
            "A good start does not keep values small: training makes the activations of the last hidden layer larger " +
            "(ratio of their root mean squares).", "no guarantee", null)
            .IsAbove(1, [.. he.Inspections.Select(inspection =>
                inspection.Looks[^1].Activation / inspection.Looks[0].Activation)]);
        yield return Text("modest-gradients",
            "Modest gradients at the start tame swings: the loss rises less from step to step with He's start than " +
            "with σ² = 0.1 (difference).", "\"wild swings\"", null)
            .IsAbove(0, Differences(Rises(With(ComparedInitializer.TooLarge)), Rises(he)));
        yield return Text("smaller-rate",
            "A smaller learning rate tames swings too: the loss rises less from step to step with a tenth of the rate " +
            "(difference).", "\"smaller learning rates also help\"", null)
            .IsAbove(0, Differences(Rises(he), Rises(With(ComparedVariant.Slow.Start))));
        yield return (Text("uniform-widths",
            "With as many parameters, equal layers generalize better than ones that narrow (test error, difference).",
            "\"keep hidden sizes uniform?\"", null, "points") with
        { Repetitions = "seeds", WhereNone = "No pair of trainings came to its end." })
            .IsAbove(0, [.. TestErrors(With(ComparedVariant.Tapering.Start)).Join(
                TestErrors(he), narrowing => narrowing.Seed, equal => equal.Seed,
                (narrowing, equal) => narrowing.Error - equal.Error)]);

        static double Inactive(Look look) => 100 * look.Inactive[1];
        static double[] Rises(TrainedInitializer outcome) => [.. outcome.Inspections.Select(one => one.Rise)];
        static double[] Differences(double[] more, double[] less) =>
            [.. more.Zip(less, (first, second) => first - second)];
        static IEnumerable<(ulong Seed, double Error)> TestErrors(TrainedInitializer outcome) =>
            from trial in outcome.Trials
            where !trial.History.Diverged
            select (trial.Trial.Seed, 100 * trial.History.Last[Split.Test]!.Error);
    }
}
