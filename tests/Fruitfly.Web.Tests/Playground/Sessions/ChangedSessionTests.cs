using Fruitfly.Lab.Setups;

namespace Fruitfly.Web.Tests.Playground.Sessions;

public sealed class ChangedSessionTests
{
    static readonly Dictionary<string, string> Pairs =
        new() { ["data"] = "circles", ["samples"] = "100", ["hidden-layers"] = "4", ["epochs"] = "1000" };

    static async Task<SessionClient> Paused(OpenLab lab)
    {
        var session = await SessionClient.StartAsync(lab, Pairs);
        await session.CommandAsync("advance", new { steps = 5 });
        await session.WatchUntilAsync("paused");
        return session;
    }

    static Task Change(SessionClient session, string name, string value) =>
        session.CommandAsync("change", new { setup = new Dictionary<string, string>(Pairs) { [name] = value } });

    [Theory]
    [InlineData("learning-rate", "0.5", "learning rate 0.01 → 0.5")]
    [InlineData("l1-penalty", "0.001", "l1 penalty 0 → 0.001")]
    [InlineData("batch-size", "8", "batch size 32 → 8")]
    [InlineData("input-noise", "0.2", "input noise 0 → 0.2")]
    public async Task A_change_on_the_way_keeps_the_run_and_is_said(string name, string value, string words)
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await Paused(lab);
        await Change(session, name, value);
        var events = await session.WatchUntilAsync("paused");
        var change = events[^1].Data.GetProperty("changes").EnumerateArray().Single();
        (change.GetProperty("step").GetInt32(), change.GetProperty("text").GetString()).ShouldBe((5, words));
        events[^1].Data.GetProperty("run").GetInt32().ShouldBe(1);
        var facts = events.First(one => one.Kind == "facts").Data;
        facts.GetProperty("link").GetProperty(name).GetString().ShouldBe(value);
        facts.GetProperty("command").GetString().ShouldBe(
            "# No single command repeats this run: it was changed on the way. It began as\n" +
            $"{TrainingSetup.Parse(Pairs).ToCommand()}\n# after step 5: {words}");
    }

    [Fact]
    public async Task Rewound_it_begins_with_the_settings_as_they_are_and_is_one_command_again()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await Paused(lab);
        await Change(session, "learning-rate", "0.5");
        await session.CommandAsync("rewind");
        var events = await session.WatchUntilAsync("ready");
        events[^1].Data.GetProperty("changes").GetArrayLength().ShouldBe(0);
        events.First(one => one.Kind == "facts").Data.GetProperty("command").GetString()!
            .ShouldContain("--learning-rate 0.5");
    }

    [Fact]
    public async Task Before_the_first_step_it_is_no_change_but_another_beginning()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await SessionClient.StartAsync(lab, Pairs);
        await Change(session, "learning-rate", "0.5");
        var command = (await session.WatchUntilAsync("ready")).First(one => one.Kind == "facts").Data
            .GetProperty("command").GetString()!;
        command.ShouldContain("--learning-rate 0.5");
        command.ShouldNotContain("#");
    }

    [Fact]
    public async Task What_cannot_be_changed_on_the_way_is_refused_by_its_name()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await Paused(lab);
        using var answer = await lab.PostAsync(
            $"/api/playground/sessions/{session.Id}/change",
            System.Net.Http.Json.JsonContent.Create(
                new { setup = new Dictionary<string, string>(Pairs) { ["hidden-layers"] = "5" } }));
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("hidden-layers cannot be changed while a network is trained");
    }

    [Fact]
    public async Task Play_after_the_end_goes_on_and_is_one_longer_command()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await SessionClient.StartAsync(lab, new(Pairs) { ["epochs"] = "2" });
        await session.CommandAsync("play");
        var steps = (await session.WatchUntilAsync("done"))[^1].Data.GetProperty("steps").GetInt32();
        await session.CommandAsync("play");
        var events = await session.WatchUntilAsync("done");
        events[^1].Data.GetProperty("step").GetInt32().ShouldBe(2 * steps);
        using var command = await session.GetAsync("command");
        (await command.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("--epochs 4");
    }

    [Fact]
    public async Task The_stream_of_a_session_that_is_over_ends_without_an_error()
    {
        await using var lab = await OpenLab.WithAsync();
        using var answer = await lab.GetAsync("/api/playground/sessions/gone/live");
        answer.EnsureSuccessStatusCode();
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("event: end");
    }
}
