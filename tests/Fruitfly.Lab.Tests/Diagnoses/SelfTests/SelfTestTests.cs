using Fruitfly.Lab.Diagnoses.SelfTests;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Diagnoses.SelfTests;

public sealed class SelfTestTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-self-test-tests-");
    readonly SqliteStudyStore _store;

    public SelfTestTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Networks_whose_truth_is_known_are_diagnosed_as_they_are()
    {
        var result = SelfTest.Quick.Run(_store, TimeProvider.System);
        result.DataSets.ShouldBe(9);
        foreach (var (one, demand, met, count) in result.Demands)
            met.ShouldBe(count, $"{one}: {demand}");
        // Few data sets: a coverage below two thirds or a wrong verdict in six would be no chance.
        foreach (var quantity in Enum.GetValues<CheckedQuantity>())
            result.All.Coverage(quantity)!.Value.ShouldBeGreaterThan(0.66, $"{quantity}");
        result.All.RightVerdicts!.Value.ShouldBeGreaterThan(0.84);
        var text = string.Join('\n', SelfTestReport.Of(result));
        text.ShouldContain("| noise alone: more data is not shown | 2 of 2 |");
        SelfTestJson.Of(result)["diagnoses"]!.AsArray().Count.ShouldBe(9);
    }

    [Fact]
    public void A_second_case_comes_before_a_second_table_and_cancelling_keeps_what_was_trained()
    {
        using var cancellation = new CancellationTokenSource();
        var steps = new Steps(progress =>
        {
            if (progress.Done == 1)
                cancellation.Cancel();
        });
        var result = SelfTest.Quick.Run(_store, TimeProvider.System, steps, cancellation.Token);
        (result.IsInterrupted, result.DataSets).ShouldBe((true, 1));
        steps.Reported.Select(one => one.DataSet).ShouldBe([1, 1]);
        steps.Reported.Select(one => one.Case).ShouldBeUnique();
        _store.Studies().Sum(study => study.Trials.Finished).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Other_tables_are_drawn_by_their_numbers_and_words_choose_the_cases()
    {
        using var cancellation = new CancellationTokenSource();
        var steps = new Steps(_ => cancellation.Cancel());
        var test = SelfTest.Quick with { First = 13, Cases = ["noise", "GROUPS"] };
        test.Run(_store, TimeProvider.System, steps, cancellation.Token).DataSets.ShouldBe(0);
        steps.Reported.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            progress => progress.DataSet.ShouldBe(13), progress => progress.All.ShouldBe(3));
        new SelfTest { Cases = ["mnist-1d 200"] }.UnknownCase.ShouldBe("mnist-1d 200");
        new SelfTest { Cases = ["mnist-1d 2000"] }.UnknownCase.ShouldBeNull();
        (test.UnknownCase, (test with { Cases = ["toy", "tree"] }).UnknownCase).ShouldBe((null, "tree"));
        var one = SelfTestCases.All.Single(one => one.Name == "linear");
        one.Table(_folder.FullName, 13).Description.Files.ShouldNotBe(one.Table(_folder.FullName, 1).Description.Files);
    }

    sealed class Steps(Action<SelfTestProgress> report) : IProgress<SelfTestProgress>
    {
        public List<SelfTestProgress> Reported { get; } = [];

        public void Report(SelfTestProgress value)
        {
            Reported.Add(value);
            report(value);
        }
    }
}
