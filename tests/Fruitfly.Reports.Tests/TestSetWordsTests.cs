using Fruitfly.Reports.Pages;
using Fruitfly.Studies;

namespace Fruitfly.Reports.Tests;

public sealed class TestSetWordsTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    static readonly TestSetUse Seen = new("study-quick", 60,
        [new TestSetOpening("a", Noon.AddMinutes(1), 1200), new TestSetOpening("b", Noon, 1),
            new TestSetOpening("c", null, 25)]);

    [Fact]
    public void The_sentence_says_how_often_by_whom_and_when() => TestSetWords.Of(Seen).ShouldBe(
        "seen 1,226 times by 3 of the 60 trials of 'study-quick', at most 1,200 times by one, from 2026-11-22 " +
        "12:00:00Z to 2026-11-22 12:01:00Z");

    [Fact]
    public void A_single_look_is_once() => TestSetWords.Of(new("s", 1, [new TestSetOpening("a", null, 1)])).ShouldBe(
        "seen once by 1 of the 1 trials of 's', at most once by one");

    [Fact]
    public void A_sealed_test_set_was_never_opened() =>
        TestSetWords.Of(new("s", 1, [])).ShouldBe("never opened by the 1 trial of 's'");

    [Fact]
    public void The_report_says_it()
    {
        var report =
            ExampleReports.Training with { Provenance = ExampleReports.Training.Provenance with { TestSet = Seen } };
        ReportPage.ToHtml(report).ShouldContain("<dt>test set</dt><dd>seen 1,226 times by 3 of the 60 trials");
        ReportPage.ToHtml(report).ShouldContain("12:01:00Z, before these numbers were taken</dd>");
        ReportPage.ToHtml(ExampleReports.Data).ShouldContain("<dt>test set</dt><dd>none: computed without trials</dd>");
    }
}
