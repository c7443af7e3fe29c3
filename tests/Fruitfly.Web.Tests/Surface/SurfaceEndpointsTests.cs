using System.Net;
using System.Text.Json;

namespace Fruitfly.Web.Tests.Surface;

public sealed class SurfaceEndpointsTests
{
    [Fact]
    public async Task The_gabor_surface_comes_with_its_picture_its_minima_and_its_examples()
    {
        await using var lab = await OpenLab.WithAsync();
        var drawing = await ReadAsync(lab, "/api/surfaces/gabor");
        drawing.GetProperty("picture").GetString().ShouldStartWith("data:image/png;base64,");
        drawing.GetProperty("examples").GetArrayLength().ShouldBe(30);
        drawing.GetProperty("contours").GetArrayLength().ShouldBeGreaterThan(9);
        var losses =
            drawing.GetProperty("minima").EnumerateArray().Select(minimum => minimum.GetProperty("loss").GetDouble())
                .ToList();
        losses.Count.ShouldBeGreaterThan(1);
        losses.ShouldBeInOrder();
        losses[0].ShouldBe(drawing.GetProperty("lowestLoss").GetDouble());
    }

    [Theory]
    [InlineData("/api/surfaces/gabor/race?first=-1.5&second=8.5&line-search=2,30,21", 0.78315425)]
    [InlineData("/api/surfaces/gabor/race?first=-1.5&second=8.5&gradient-descent=0.2,30,21", 1.38837568)]
    [InlineData("/api/surfaces/gabor/race?first=3.5&second=6.5&stochastic=0.8,5,41", 4.62435546)]
    [InlineData("/api/surfaces/gabor/race?first=-1.5&second=6.5&beta=0.6&momentum=0.6,5,81", 0.74591497)]
    [InlineData("/api/surfaces/gabor/race?first=-1.5&second=6.5&beta=0.6&nesterov=0.6,5,81", 0.80086815)]
    public async Task With_the_notebooks_settings_descents_end_with_their_losses(string path, double loss)
    {
        await using var lab = await OpenLab.WithAsync();
        var result = (await ReadAsync(lab, path)).GetProperty("results").EnumerateArray().Single();
        result.GetProperty("losses").EnumerateArray().Last().GetDouble().ShouldBe(loss, 1e-8);
        result.GetProperty("points").GetArrayLength().ShouldBe(result.GetProperty("losses").GetArrayLength());
    }

    [Fact]
    public async Task Only_what_is_asked_for_runs_in_the_order_of_the_controls()
    {
        await using var lab = await OpenLab.WithAsync();
        var results =
            (await ReadAsync(lab, "/api/surfaces/line/race?first=1&second=1&adam=0.1,3,5&momentum=0.05,3,5"))
                .GetProperty("results");
        results.EnumerateArray().Select(result => result.GetProperty("racer").GetString())
            .ShouldBe(["momentum", "adam"]);
    }

    [Fact]
    public async Task The_same_request_gives_the_same_paths_and_another_seed_gives_others()
    {
        await using var lab = await OpenLab.WithAsync();
        const string Path = "/api/surfaces/gabor/race?first=-1.5&second=6.5&stochastic=0.6,5,20";
        var first = await (await lab.GetAsync(Path)).Content.ReadAsStringAsync();
        (await (await lab.GetAsync(Path)).Content.ReadAsStringAsync()).ShouldBe(first);
        (await (await lab.GetAsync(Path + "&seed=2")).Content.ReadAsStringAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task The_fitted_curve_is_the_model_s_at_the_point()
    {
        await using var lab = await OpenLab.WithAsync();
        var curve = (await ReadAsync(lab, "/api/surfaces/line/curve?first=2&second=3")).EnumerateArray().ToList();
        foreach (var point in curve)
            point[1].GetDouble().ShouldBe(2 + 3 * point[0].GetDouble(), 1e-12);
        (curve[0][0].GetDouble(), curve[^1][0].GetDouble()).ShouldBe((0.03, 1.90));
        (await ReadAsync(lab, "/api/surfaces/valley/curve?first=0&second=0")).GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("first=11&second=6", "(11, 6)")]
    [InlineData("first=NaN&second=6", "outside")]
    [InlineData("first=0&second=6&beta=1", "0 to 0.999")]
    [InlineData("first=0&second=6&adam=0,5,81", "above 0")]
    [InlineData("first=0&second=6&adam=0.3,31,81", "1 to 30")]
    [InlineData("first=0&second=6&adam=0.3,0,81", "1 to 30")]
    [InlineData("first=0&second=6&adam=0.3,5,501", "1 to 500")]
    [InlineData("first=0&second=6&adam=NaN,5,81", "above 0")]
    [InlineData("first=0&second=6&adam=fast", "rate,batch,steps")]
    public async Task Numbers_out_of_their_range_are_refused_with_the_range(string query, string says)
    {
        await using var lab = await OpenLab.WithAsync();
        using var answer = await lab.GetAsync($"/api/surfaces/gabor/race?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error")
            .GetString()!.ShouldContain(says);
    }

    [Fact]
    public async Task An_unknown_surface_is_not_found_and_the_known_ones_are_named()
    {
        await using var lab = await OpenLab.WithAsync();
        using var answer = await lab.GetAsync("/api/surfaces/moon");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("gabor, line, valley");
    }

    static async Task<JsonElement> ReadAsync(OpenLab lab, string path)
    {
        using var answer = await lab.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
