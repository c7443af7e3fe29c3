namespace Fruitfly.Web.Tests.Gallery;

public sealed class GalleryEndpointsTests
{
    [Fact]
    public async Task A_card_shows_the_newest_report()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        (await open.JsonAsync("/api/gallery"))[0]!["report"].ShouldBeNull();
        foreach (var seeds in (int[])[2, 3])
        {
            await open.RunAsync("tiny-training", $$$"""{"preset":"quick","options":{"seeds":{{{seeds}}}}}""");
            var card = (await open.JsonAsync("/api/gallery"))[0]!;
            ((string)card["report"]!["lead"]!).ShouldBe($"{5 * seeds} networks were trained.");
            card["report"]!["claims"]!.AsArray().Count.ShouldBe(2);
            card["report"]!["figure"]!["layer"].ShouldNotBeNull();
            card["unfinished"].ShouldBeNull();
        }
        File.Delete(open.ReportPath("tiny-training"));
        (await open.JsonAsync("/api/gallery"))[0]!["report"].ShouldBeNull();
    }
}
