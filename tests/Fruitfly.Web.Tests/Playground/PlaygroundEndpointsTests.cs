using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Fruitfly.Web.Tests.Playground;

public sealed class PlaygroundEndpointsTests
{
    static readonly Dictionary<string, string> Small =
        new() { ["samples"] = "300", ["hidden-layers"] = "8", ["epochs"] = "5" };

    static async Task<(HttpStatusCode Status, string Error)> Refusal(HttpResponseMessage answer)
    {
        using (answer)
            return (answer.StatusCode,
                (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!);
    }

    /// <summary>What the page keeps in its address beside the settings, see <c>viewNames</c> of its script.</summary>
    [Theory]
    [InlineData("session")]
    [InlineData("pace")]
    [InlineData("axis")]
    [InlineData("output")]
    [InlineData("shown")]
    [InlineData("compare")]
    public void The_names_of_the_view_are_no_settings(string name) => Lab.Setups.Setting.Find(name).ShouldBeNull();

    [Fact]
    public async Task A_session_trains_to_its_end_and_streams_every_measurement()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await SessionClient.StartAsync(lab, Small);
        await session.CommandAsync("play");
        var events = await session.WatchUntilAsync("done");
        var steps = events.Where(one => one.Kind == "points")
            .SelectMany(one => one.Data.GetProperty("points").EnumerateArray())
            .Select(point => point.GetProperty("step").GetInt32());
        steps.ShouldBe([0, 2, 4, 6, 8, 10]);
    }

    [Theory]
    [InlineData("nonsense", "1", "'nonsense'")]
    [InlineData("hidden-layers", "-4", "hidden-layers")]
    [InlineData("seeds", "65", "at most 64")]
    [InlineData("data", "file", "file")]
    public async Task What_cannot_be_trained_is_refused_with_the_name_of_the_setting(
        string name, string value, string words)
    {
        await using var lab = await OpenLab.WithAsync();
        var answer = await lab.PostAsync("/api/playground/sessions",
            JsonContent.Create(new { setup = new Dictionary<string, string> { [name] = value } }));
        var (status, error) = await Refusal(answer);
        ((int)status).ShouldBeInRange(400, 499);
        error.ShouldContain(words);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../../etc/passwd")]
    [InlineData("studies.db")]
    public async Task An_address_cannot_name_a_file_of_the_machine(string file)
    {
        await using var lab = await OpenLab.WithAsync();
        var setup = new Dictionary<string, string> { ["data"] = "file", ["file"] = file };
        (await Refusal(
            await lab.PostAsync("/api/playground/sessions", JsonContent.Create(new { setup })))).Status.ShouldBe(
                HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_nine_sessions_the_first_left_is_gone()
    {
        await using var lab = await OpenLab.WithAsync();
        var first = await SessionClient.StartAsync(lab, Small);
        for (var i = 0; i < 8; i++)
            await SessionClient.StartAsync(lab, Small);
        (await Refusal(await first.GetAsync("history"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_session_that_takes_another_s_place_ends_it()
    {
        await using var lab = await OpenLab.WithAsync();
        var first = await SessionClient.StartAsync(lab, Small);
        await SessionClient.StartAsync(lab, Small, instead: first.Id);
        (await first.GetAsync("history")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Openings_of_the_test_set_are_counted_over_sessions_of_the_same_data()
    {
        await using var lab = await OpenLab.WithAsync();
        await (await SessionClient.StartAsync(lab, Small)).CommandAsync("test");
        await (await SessionClient.StartAsync(lab, new(Small) { ["learning-rate"] = "0.01" })).CommandAsync("test");
        (await Openings(new(Small) { ["hidden-layers"] = "4" })).ShouldBe(2);
        (await Openings(new(Small) { ["data-seed"] = "1" })).ShouldBe(0);

        async Task<int> Openings(Dictionary<string, string> setup) =>
            (await (await SessionClient.StartAsync(lab, setup)).WatchUntilAsync("ready"))[^1].Data.GetProperty(
                "testOpenings").GetInt32();
    }

    [Fact]
    public async Task A_file_of_the_user_s_is_taken_trained_on_and_too_large_a_one_is_refused()
    {
        await using var lab = await OpenLab.WithAsync();
        var text = new StringBuilder("<b>x</b>,y,who\n");
        for (var i = 0; i < 100; i++)
            text.Append($"{i},{i % 7},{(i < 50 ? "low" : "high")}\n");
        using var answer =
            await lab.PostAsync("/api/playground/files?name=C:%5Cmine.csv", new StringContent(text.ToString()));
        var known = await answer.Content.ReadFromJsonAsync<JsonElement>();
        known.GetProperty("name").GetString().ShouldBe("mine.csv");
        var setup = new Dictionary<string, string>
        {
            ["data"] = "file",
            ["file"] = known.GetProperty("file").GetString()!, ["target"] = "who", ["epochs"] = "2"
        };
        var session = await SessionClient.StartAsync(lab, setup);
        await session.CommandAsync("play");
        var facts = (await session.WatchUntilAsync("done")).First(one => one.Kind == "facts").Data;
        facts.GetProperty("names").GetProperty("classes").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["high", "low"]);

        var large = await lab.PostAsync("/api/playground/files?name=large.csv",
            new ByteArrayContent(new byte[50 * 1024 * 1024 + 1]),
            request => request.Headers.ExpectContinue = true);
        (await Refusal(large)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var (status, error) = await Refusal(
            await lab.PostAsync("/api/playground/files?name=bad.csv", new StringContent("a,b\n1,0\n2\n")));
        status.ShouldBe(HttpStatusCode.BadRequest);
        error.ShouldStartWith("bad.csv: line 3: the line has 1 field");
    }

    /// <summary>What a page needs to say everything in the user's own words and units.</summary>
    [Fact]
    public async Task A_table_s_columns_and_the_unit_of_its_target_are_told()
    {
        await using var lab = await OpenLab.WithAsync();
        var text = new StringBuilder("age,city,price\n");
        for (var i = 0; i < 100; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{(i % 10 == 0 ? "" : $"{20 + i}")},{(i % 3 == 0 ? "Bonn" : "Trier")},{1000.5 + 10 * i}\n");
        using var answer =
            await lab.PostAsync("/api/playground/files?name=homes.csv", new StringContent(text.ToString()));
        var setup = new Dictionary<string, string>
        {
            ["data"] = "file", ["epochs"] = "1", ["task"] = "regression",
            ["file"] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("file").GetString()!,
        };
        var facts = (await (await SessionClient.StartAsync(lab, setup)).WatchUntilAsync("ready"))
            .First(one => one.Kind == "facts").Data;
        var names = facts.GetProperty("names");
        names.GetProperty("columns").EnumerateArray().Select(column => (
            column.GetProperty("name").GetString(), column.GetProperty("role").GetString(),
            column.GetProperty("kind").GetString(), column.GetProperty("missing").GetInt32()))
            .ShouldBe([("age", "feature", "numeric", 10), ("city", "feature", "categorical", 0),
                ("price", "target", "numeric", 0)]);
        facts.GetProperty("features").EnumerateArray().Select(name => name.GetString()).ShouldContain("age");
        var scale = names.GetProperty("scale");
        scale.GetProperty("mean").GetDouble().ShouldBeInRange(1400, 1600);
        scale.GetProperty("deviation").GetDouble().ShouldBeInRange(250, 330);
    }

    [Fact]
    public async Task What_a_control_can_answer_is_asked_when_the_file_is_trained_on()
    {
        await using var lab = await OpenLab.WithAsync();
        var text = new StringBuilder("name,x,who\n");
        for (var i = 0; i < 100; i++)
            text.Append($"\"1,500\",{i % 7},{(i < 50 ? "low" : "high")}\n");
        using var taken =
            await lab.PostAsync("/api/playground/files?name=mine.csv", new StringContent(text.ToString()));
        var known = await taken.Content.ReadFromJsonAsync<JsonElement>();
        known.GetProperty("columns").EnumerateArray().Select(column => column.GetString())
            .ShouldBe(["name", "x", "who"]);
        var setup = new Dictionary<string, string>
        {
            ["data"] = "file",
            ["file"] = known.GetProperty("file").GetString()!, ["epochs"] = "1"
        };
        using var asked = await lab.PostAsync("/api/playground/sessions", JsonContent.Create(new { setup }));
        var answer = await asked.Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("error").GetString().ShouldStartWith("mine.csv: line 2, field 1: column 'name' holds '1,500'");
        answer.GetProperty("hint").GetString()!.ShouldContain("the control 'drop'");
        var session = await SessionClient.StartAsync(lab, new(setup) { ["drop"] = "name" });
        var facts = (await session.WatchUntilAsync("ready")).First(one => one.Kind == "facts").Data;
        facts.GetProperty("names").GetProperty("reading").EnumerateArray().Select(line => line.GetString())
            .ShouldContain("left out 'name': you left it out");
    }
}
