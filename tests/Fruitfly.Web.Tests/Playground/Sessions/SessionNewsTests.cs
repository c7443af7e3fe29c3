using Fruitfly.Data;
using Fruitfly.Web.Live;
using Fruitfly.Web.Playground.Runs;
using Fruitfly.Web.Playground.Sessions;

namespace Fruitfly.Web.Tests.Playground.Sessions;

public sealed class SessionNewsTests
{
    static readonly RunFacts Facts =
        new("one", new Dictionary<string, string>(), new Dictionary<string, string>(), [], [7], default(DataSize), null,
            null, [], null, [], 0, "");

    static SessionNews Viewer(PlaygroundSession session, string? after = null) =>
        new(session, () => Facts, () => session.State(0), after);

    static async Task<PlaygroundSession> Rest(PlaygroundSession session, int step)
    {
        if (step > 0)
            session.Advance(step - session.Run.Furthest);
        while (true)
        {
            var version = session.Changes.Version;
            if (session.Run.Curves.Latest[0] is not null && session.Run.IsResting && session.Run.Furthest == step)
                return session;
            await session.Changes.WaitBeyond(version, TestContext.Current.CancellationToken);
        }
    }

    static int[] Indices(IEnumerable<LiveEvent> events) =>
        [.. events.Where(one => one.Kind == "points").SelectMany(one => ((PointNews)one.Data).Points)
            .Select(point => point.Index)];

    [Fact]
    public async Task A_new_viewer_is_told_everything_in_order()
    {
        using var session =
            await Rest(new PlaygroundSession("one", Plans.Small(), new Cores(2), TimeProvider.System), 6);
        Viewer(session).Next().Select(one => one.Kind).ShouldBe(["facts", "start", "points", "state"]);
    }

    [Fact]
    public async Task A_viewer_that_comes_back_misses_no_point_and_gets_none_twice()
    {
        using var session =
            await Rest(new PlaygroundSession("one", Plans.Small(), new Cores(2), TimeProvider.System), 6);
        var before = Viewer(session).Next().ToList();
        var place = before.Last(one => one.Id is not null).Id;
        await Rest(session, 15);

        var after = Viewer(session, place).Next().ToList();

        after.Select(one => one.Kind).ShouldNotContain("start");
        Indices(before).Concat(Indices(after)).ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task After_a_rewind_a_viewer_starts_anew_even_one_that_was_away()
    {
        using var session =
            await Rest(new PlaygroundSession("one", Plans.Small(), new Cores(2), TimeProvider.System), 6);
        var viewer = Viewer(session);
        var place = viewer.Next().Last(one => one.Id is not null).Id;
        session.Rewind();
        await Rest(session, 0);
        foreach (var news in (SessionNews[])[viewer, Viewer(session, place)])
        {
            var events = news.Next().ToList();
            events.Select(one => one.Kind).ShouldContain("start");
            Indices(events).ShouldBe([0]);
        }
    }

    [Fact]
    public async Task Nothing_new_is_nothing_said()
    {
        using var session =
            await Rest(new PlaygroundSession("one", Plans.Small(), new Cores(2), TimeProvider.System), 6);
        var viewer = Viewer(session);
        viewer.Next().ToList().ShouldNotBeEmpty();
        viewer.Next().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x.y")]
    [InlineData("1")]
    [InlineData("-1.5")]
    [InlineData("1.99999999999999")]
    public async Task A_place_that_is_none_means_from_the_start(string after)
    {
        using var session =
            await Rest(new PlaygroundSession("one", Plans.Small(), new Cores(2), TimeProvider.System), 6);
        Indices(Viewer(session, after).Next()).ShouldBe([0, 1, 2]);
    }
}
