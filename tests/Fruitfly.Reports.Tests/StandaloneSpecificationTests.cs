using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Tests;

public class StandaloneSpecificationTests
{
    readonly Figure _figure = ExampleReports.ErrorFigure();

    [Fact]
    public void Title_subtitle_and_description_travel_with_the_specification()
    {
        var specification = StandaloneSpecification.Of(_figure);

        string.Join(' ', specification["title"]!["text"]!.AsArray().Select(line => line!.GetValue<string>()))
            .ShouldBe(_figure.Title);
        string.Join(' ', specification["title"]!["subtitle"]!.AsArray().Select(line => line!.GetValue<string>()))
            .ShouldBe(_figure.Subtitle);
        specification["description"]!.GetValue<string>().ShouldBe(_figure.AlternativeText);
    }

    [Fact]
    public void A_long_title_is_broken_into_lines() =>
        StandaloneSpecification.Of(_figure)["title"]!["text"]!.AsArray()
            .ShouldAllBe(line => line!.GetValue<string>().Length <= 70);

    [Fact]
    public void The_figure_itself_is_left_as_it_was()
    {
        StandaloneSpecification.Of(_figure);

        _figure.Specification["title"].ShouldBeNull();
    }
}
