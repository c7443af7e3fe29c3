using Fruitfly.Training;

namespace Fruitfly.Tests.Training;

public sealed class TrainingPlanTests
{
    public static TheoryData<Recipe> Recipes => new(
        new Recipe(),
        new Recipe { Duration = Duration.Steps(0) },
        new Recipe { Duration = Duration.Steps(0), EvaluateEvery = Duration.Steps(0), EvaluateAt = [0, 3] },
        new Recipe { Duration = Duration.Steps(17), EvaluateEvery = Duration.Steps(5) },
        new Recipe
        {
            Duration = Duration.Steps(20), EvaluateEvery = Duration.Steps(5),
            EvaluateAt = [0, 1, 1, 5, 19, 20, 21]
        },
        new Recipe { Duration = Duration.Steps(20), EvaluateEvery = Duration.Steps(0), EvaluateAt = [7] },
        new Recipe { Duration = Duration.Epochs(3), EvaluateEvery = Duration.Steps(100) });

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Evaluations_are_counted_without_going_through_the_steps(Recipe recipe)
    {
        var plan = new TrainingPlan(recipe, examples: 250);
        plan.Evaluations.ShouldBe(Enumerable.Range(0, plan.Steps + 1).Count(plan.EvaluatesAfter));
    }
}
