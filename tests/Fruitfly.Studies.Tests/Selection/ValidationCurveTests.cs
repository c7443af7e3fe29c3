using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies.Selection;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Selection;

public sealed class ValidationCurveTests
{
    [Fact]
    public void A_trial_that_opened_the_test_set_is_no_candidate()
    {
        foreach (var recipe in (Recipe[])[new(), SealedTestSet.OpenOnce(new())])
            Should.Throw<ArgumentException>(() =>
                ValidationCurve.Of(Result(recipe, new Score(1, 0.5)))).Message.ShouldContain("opened the test set");
    }

    [Fact]
    public void What_selection_is_made_of_has_no_place_for_a_test_score_or_a_data_set()
    {
        Type[] reachable =
            [typeof(ValidationCurve), typeof(ValidationPoint), typeof(Choice), typeof(Rung), typeof(Score)];
        reachable.SelectMany(type => type.GetProperties()).Select(property => property.PropertyType).Distinct()
            .ShouldBe(
            [typeof(IReadOnlyList<ValidationPoint>), typeof(Score), typeof(int), typeof(long), typeof(double),
                typeof(IReadOnlyList<int>)], ignoreOrder: true);
        ((Type[])[typeof(Choice), typeof(Rung)])
            .SelectMany(type =>
                type.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public))
            .Where(method => !method.IsSpecialName).SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType).Distinct()
            .ShouldBe([typeof(IReadOnlyList<ValidationCurve>), typeof(int)], ignoreOrder: true);
    }

    [Fact]
    public void A_candidate_is_seen_from_its_first_step_on()
    {
        var curve = ValidationCurve.Of(Result(SealedTestSet.Seal(new()), new Score(1, 0.5)));
        curve.Points.ShouldBe([new ValidationPoint(10, new Score(1, 0.5))]);
        Should.Throw<ArgumentException>(() =>
            ValidationCurve.Of(Result(SealedTestSet.Seal(new()), null))).Message.ShouldContain("validation split");
    }

    [Fact]
    public void The_point_to_stop_at_has_the_lowest_error_and_of_equals_the_lowest_loss()
    {
        var curve = Curve((10, 2, 0.5), (20, 1.5, 0.4), (30, 1.4, 0.4), (40, 1, 0.45));
        curve.Best()!.Value.Step.ShouldBe(30);
        curve.Best(upTo: 20)!.Value.Step.ShouldBe(20);
        curve.Best(upTo: 5).ShouldBeNull();
        Curve((1, 2, double.NaN), (2, 1, double.NaN), (3, 3, double.NaN)).Best()!.Value.Step.ShouldBe(2);
    }

    internal static ValidationCurve Curve(params (int Step, double Loss, double Error)[] points) =>
        new([.. points.Select(point => new ValidationPoint(point.Step, new Score(point.Loss, point.Error)))]);

    static TrialResult Result(Recipe recipe, Score? validation) => new(
        new Trial(new Mnist1dDescription(), Architecture.Mlp(40, 10), recipe, 0),
        new History(
            [new Evaluation(0, 0, 0.1, null, new Score(3, 0.1), null),
                new Evaluation(10, 1, 0.1, null, validation, null)], null), 410, 0);
}
