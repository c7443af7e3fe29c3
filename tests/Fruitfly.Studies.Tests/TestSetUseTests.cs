using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests;

public sealed class TestSetUseTests : IDisposable
{
    readonly string _file = Path.Combine(Path.GetTempPath(), $"fruitfly-{Guid.NewGuid():n}.db");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Every_score_on_the_test_set_is_counted_with_who_took_it_and_when()
    {
        var open = new Recipe { Duration = Duration.Steps(4), EvaluateEvery = Duration.Steps(1) };
        Trial[] trials =
            [Small(open), Small(SealedTestSet.Seal(open)), Small(SealedTestSet.OpenOnce(open)), Small(open)];
        using var store = new SqliteStudyStore(_file, TimeProvider.System);
        var before = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        store.Plan("peeking", "e", new StudySettings("quick"), trials);
        new StudyRunner(store, new TrialExecution().Run, TimeProvider.System, 1).Run("peeking");

        var use = TestSetUse.Of("peeking", store.Trials("peeking"));

        (use.Study, use.Trials, use.Times, use.MostInOneTrial).ShouldBe(("peeking", 3, 5 + 1, 5));
        use.Openings.Select(opening => opening.Trial)
            .ShouldBe([TrialIdentity.Hash(trials[0]), TrialIdentity.Hash(trials[2])]);
        use.Openings.ShouldAllBe(opening =>
            opening.Ended >= before && opening.Ended <= TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public void A_study_that_never_opened_it_says_so() => TestSetUse.Of("none", []).ShouldSatisfyAllConditions(
        use => use.Times.ShouldBe(0), use => use.MostInOneTrial.ShouldBe(0), use => use.Openings.ShouldBeEmpty());

    static Trial Small(Recipe recipe) => new(
        new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 100 } }, Architecture.Mlp(40, 10), recipe,
        0);
}
