namespace Fruitfly.Studies.Tests;

public abstract partial class StudyStoreContract
{
    [Fact]
    public void What_people_wrote_about_a_study_is_kept_when_it_is_planned_again()
    {
        var remarks = new StudyRemarks
        {
            Title = " Narrow networks ", Note = "as in the lecture", Tags = ["lecture", " ", "lecture", "narrow"],
            IsArchived = true,
        };
        using (var store = Open())
        {
            store.Plan("first", "e", Quick, SomeTrials.Many(1)).Remarks.ShouldBe(StudyRemarks.None);
            store.Remark("first", remarks);
            store.Plan("first", "e", Quick, SomeTrials.Many(2));
        }
        using var again = Open();
        again.Find("first")!.Remarks.ShouldBe(
            remarks with { Title = "Narrow networks", Tags = ["lecture", "narrow"] });
        again.Check().Damage.ShouldBeEmpty();
        again.Remark("first", StudyRemarks.None);
        again.Studies().Single().Remarks.ShouldBe(StudyRemarks.None);
    }

    [Fact]
    public void Remarks_that_are_too_long_or_of_no_study_are_refused_and_change_nothing()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(1));
        store.Remark("first", new() { Note = "kept" });

        Should.Throw<ArgumentException>(() => store.Remark("first", new() { Title = new('a', 121) }))
            .Message.ShouldBe("The title has 121 characters; it may have up to 120.");
        Should.Throw<ArgumentException>(() => store.Remark("first", new() { Tags = [new('a', 41)] }));
        Should.Throw<ArgumentException>(
            () => store.Remark("first", new() { Tags = [.. Enumerable.Range(0, 21).Select(tag => $"{tag}")] }));
        Should.Throw<StudyStoreException>(() => store.Remark("none", new() { Note = "lost" }));

        store.Find("first")!.Remarks.Note.ShouldBe("kept");
    }
}
