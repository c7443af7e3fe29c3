namespace Fruitfly.Web.Tests.Gallery;

public sealed class GalleryEndpointsTests
{
    [Fact]
    public async Task A_card_shows_the_newest_report()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        (await open.JsonAsync("/api/gallery"))[0]!["report"].ShouldBeNull();
        await open.RunAsync("tiny-training");
        var card = (await open.JsonAsync("/api/gallery"))[0]!;
        ((string)card["report"]!["lead"]!).ShouldBe("20 networks were trained.");
        card["report"]!["claims"]!.AsArray().Count.ShouldBe(2);
        card["report"]!["figure"]!["layer"].ShouldNotBeNull();
        card["unfinished"].ShouldBeNull();
        File.Delete(open.ReportPath("tiny-training-quick"));
        (await open.JsonAsync("/api/gallery"))[0]!["report"].ShouldBeNull();
    }

    [Fact]
    public async Task A_page_that_an_earlier_version_left_can_be_opened_and_has_no_summary()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        File.Delete(Path.ChangeExtension(open.ReportPath("tiny-training-quick"), ".json"));
        var report = (await open.JsonAsync("/api/gallery"))[0]!["report"]!;
        ((string)report["file"]!).ShouldBe("tiny-training-quick.html");
        (report["lead"], report["finished"], report["figure"]).ShouldBe((null, null, null));
        report["claims"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_variation_is_shown_in_its_room_and_takes_the_place_of_no_preset_in_gallery_and_lecture()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":2}}""");
        (await open.JsonAsync("/api/gallery"))[0]!["report"].ShouldBeNull();
        await open.RunAsync("tiny-training");
        await open.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":3}}""");

        ((string)(await open.JsonAsync("/api/gallery"))[0]!["report"]!["lead"]!).ShouldBe("20 networks were trained.");
        var lecture = await open.JsonAsync("/api/experiments/tiny-training/report?preset=true");
        ((string)lecture["content"]!["lead"]!, (bool)lecture["isVariation"]!, (string)lecture["page"]!).ShouldBe(
            ("20 networks were trained.", false, "tiny-training-quick"));
        var room = await open.JsonAsync("/api/experiments/tiny-training/report?preset=quick&seeds=3");
        ((string)room["content"]!["lead"]!, (bool)room["isVariation"]!, (string)room["page"]!).ShouldBe(
            ("15 networks were trained.", true, "tiny-training-quick-seeds-3"));
        var now = await open.NowAsync("tiny-training", "?preset=quick&seeds=3");
        ((string)now["report"]!, (string)now["preset"]!).ShouldBe(
            ((string)room["version"]!, (string)lecture["version"]!));
    }
}
