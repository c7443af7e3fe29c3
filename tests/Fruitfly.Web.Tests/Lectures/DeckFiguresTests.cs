using Fruitfly.Web.Lectures;

namespace Fruitfly.Web.Tests.Lectures;

public sealed class DeckFiguresTests
{
    public static TheoryData<string> Experiments => [.. DeckMeasurements.Experiments];

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Every_page_s_figure_is_one_of_its_experiment(string name)
    {
        var findings = DeckMeasurements.Of(name);
        Assert.SkipWhen(findings is null, $"{name} needs files that are not here.");

        var figures = findings!.Figures.Select(figure => figure.Id).ToList();

        foreach (var step in Decks.All.SelectMany(deck => deck.Steps).Where(step => step.Experiment == name))
            figures.ShouldContain(step.Figure, step.Question);
    }
}
