using System.Globalization;
using System.Web;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Setups;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Surface;

namespace Fruitfly.Web.Tests.Lectures;

public sealed class DecksTests
{
    static readonly IReadOnlyList<LectureStep> Steps = [.. Decks.All.SelectMany(deck => deck.Steps)];

    [Fact]
    public void There_are_the_two_decks_of_the_lectures()
    {
        Decks.All.Select(deck => deck.Id).ShouldBe(["gradients", "performance"]);
        Decks.All.ShouldAllBe(deck => deck.Steps.Count >= 14);
    }

    [Fact]
    public void Every_page_asks_one_question_and_says_in_few_lines_what_to_look_at()
    {
        Steps.Select(step => step.Question).ShouldBeUnique();
        Steps.ShouldAllBe(step => step.Question.EndsWith('?') && step.Question.Length <= 60);
        Steps.ShouldAllBe(step =>
            step.Look.Count >= 1 && step.Look.Count <= 2 && step.Notes.Length > 60 && step.Notes.Length < 400
                && step.Look.All(line => line.EndsWith('.') || line.EndsWith('?') || line.EndsWith("/100.")));
    }

    [Fact]
    public void Every_page_s_experiment_is_in_the_catalog()
    {
        var names = ExperimentCatalog.Default.Experiments.Select(experiment => experiment.Name).ToList();
        foreach (var step in Steps)
            names.ShouldContain(step.Experiment);
    }

    [Fact]
    public void Every_link_leads_to_a_page_with_a_state_that_it_takes()
    {
        foreach (var link in Steps.SelectMany(step => step.Links))
        {
            var address = new Uri(new Uri("http://lab"), link.Address);
            var query = HttpUtility.ParseQueryString(address.Query);
            var pairs = query.AllKeys.Select(name => KeyValuePair.Create(name!, query[name]!)).ToList();
            switch (address.AbsolutePath.Split('/'))
            {
                case ["", "experiments", var name]:
                    var experiment =
                        ExperimentCatalog.Default.Experiments.Single(experiment => experiment.Name == name);
                    Should.NotThrow(
                        () => new ExperimentSettings(experiment, Preset.Quick,
                            pairs.ToDictionary(pair => pair.Key,
                                pair => double.Parse(pair.Value, CultureInfo.InvariantCulture))), link.Address);
                    break;
                case ["", "playground"]:
                    Should.NotThrow(() => TrainingSetup.Parse(pairs), link.Address);
                    break;
                case ["", "surface"]:
                    CheckSurface(query["surface"] ?? "gabor", query["start"], query["racers"], link.Address);
                    pairs.ShouldAllBe(pair =>
                        new[] { "surface", "start", "racers", "step", "curve" }.Contains(pair.Key));
                    break;
                case ["", "digits"]:
                    pairs.ShouldBeEmpty();
                    break;
                default:
                    Assert.Fail($"{link.Address} leads to no room.");
                    break;
            }
        }
    }

    [Fact]
    public void A_link_that_varies_an_experiment_names_its_options() =>
        LectureLink.Vary("less", "double-descent", ("noise", 7.5), ("widths", 3)).Address.ShouldBe(
            "/experiments/double-descent?noise=7.5&widths=3");

    static void CheckSurface(string id, string? start, string? racers, string address)
    {
        var surface = RaceSurface.All.Single(surface => surface.Id == id);
        if (start is not null)
        {
            var point = start.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
            surface.Window.Contains(new(point[0], point[1])).ShouldBeTrue(address);
        }
        foreach (var racer in (racers ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, text) = (racer.Split('=')[0], racer.Split('=')[1]);
            var entry = surface.Entries.Single(entry => KebabCase.Of(entry.Racer) == name);
            RaceEntry.Parse(entry.Racer, text.Replace(",off", ""), surface.Surface.Examples).ShouldNotBeNull();
        }
    }
}
