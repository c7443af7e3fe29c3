using Fruitfly.Lab.Setups;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground.Sessions;

namespace Fruitfly.Web.Tests.Playground.Sessions;

public sealed class SessionListTests : IDisposable
{
    static readonly TrainingSetup Setup =
        TrainingSetup.Parse([KeyValuePair.Create("data", "circles"), KeyValuePair.Create("hidden-layers", "100,100")]);

    readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("fruitfly-sessions-");
    readonly HandTime _time = new();
    readonly PrivateFolder _folder;

    public SessionListTests() => _folder = PrivateFolder.In(_home.FullName);

    [Fact]
    public void All_sessions_share_one_budget_and_one_more_is_refused_before_memory_is_taken()
    {
        using var sessions = With(room: 2.5);
        using var one = sessions.Start(Setup, null).Session.Watch();
        using var two = sessions.Start(Setup, null).Session.Watch();
        var refused = Should.Throw<RequestException>(() => sessions.Start(Setup, null));
        refused.Status.ShouldBe(409);
        refused.Message.ShouldMatch(
            @"^Training this takes \d+ MB, and the open pages of the playground take \d+ MB of its \d+ MB\.$");
        refused.Hint.ShouldNotBeNull().ShouldStartWith("Close a page of the playground");
    }

    [Fact]
    public void For_room_those_go_that_nobody_watches_the_longest_left_first()
    {
        using var sessions = With(room: 2.5);
        var first = sessions.Start(Setup, null).Session;
        var second = sessions.Start(Setup, null).Session;
        var third = sessions.Start(Setup, null).Session;
        (first.IsOver, second.IsOver, third.IsOver).ShouldBe((true, false, false));
    }

    [Fact]
    public void None_goes_for_one_that_would_not_fit_even_so()
    {
        using var sessions = With(room: 2.5);
        using var watched = sessions.Start(Setup, null).Session.Watch();
        var unwatched = sessions.Start(Setup, null).Session;
        Should.Throw<RequestException>(() => sessions.Start(Setup with { Seeds = 2 }, null));
        unwatched.IsOver.ShouldBeFalse();
    }

    [Fact]
    public void What_is_too_large_for_all_memory_is_refused_with_its_size()
    {
        using var sessions = With(room: 2.5);
        Should.Throw<ArgumentException>(() => sessions.Start(Setup with { Seeds = 64 }, null))
            .Message.ShouldMatch(@"^Training 64 of this network takes \d+ MB; the playground has \d+ MB here\.$");
    }

    [Fact]
    public void What_nobody_has_watched_for_hours_goes_by_itself()
    {
        using var sessions = With(room: 10);
        var left = sessions.Start(Setup, null).Session;
        var watched = sessions.Start(Setup, null).Session;
        using var viewer = watched.Watch();
        _time.Beat();
        left.IsOver.ShouldBeFalse();
        _time.Shift += SessionList.Keep + TimeSpan.FromMinutes(1);
        _time.Beat();
        (left.IsOver, watched.IsOver).ShouldBe((true, false));
        Should.Throw<RequestException>(() => sessions.Find(left.Id)).Status.ShouldBe(404);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _home.Delete(recursive: true);
    }

    /// <param name="room">for that many sessions of the setup</param>
    SessionList With(double room)
    {
        using var any = new SessionList(_time, _folder);
        return new SessionList(_time, _folder, new SessionBudget((long)(room * any.Start(Setup, null).Bytes)));
    }
}
