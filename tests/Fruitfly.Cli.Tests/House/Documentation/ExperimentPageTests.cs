using System.Globalization;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed class ExperimentPageTests
{
    [Fact]
    public void Every_experiment_has_a_page_and_every_page_an_experiment() =>
        Repository.Files("docs/experiments", "*.md").Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(ExperimentCatalog.Default.Experiments.Select(experiment => experiment.Name), ignoreOrder: true);

    [Fact]
    public void The_options_of_a_page_are_those_of_its_experiment_with_their_presets()
    {
        foreach (var experiment in ExperimentCatalog.Default.Experiments)
            Page(experiment).Rows.Where(cells => cells[0].StartsWith("`--"))
                .Select(cells => string.Join(' ', cells[..3])).ShouldBe(
                experiment.Options.Select(option =>
                    string.Create(CultureInfo.InvariantCulture, $"`--{option.Name}` {option.Quick} {option.Full}")),
                experiment.Name);
    }

    [Fact]
    public void Every_figure_and_claim_that_needs_no_training_is_on_its_page()
    {
        foreach (var experiment in ExperimentCatalog.Default.Experiments)
        {
            var settings = new ExperimentSettings(experiment, Preset.Quick);
            if (experiment.Missing(settings) is not null || experiment.Plan(settings).Count > 0)
                continue;
            var findings = experiment.Measure(settings, TrialResults.None);
            var words = Page(experiment).CodeWords.ToList();
            findings.Figures.Select(figure => figure.Id).Concat(findings.Claims.Select(claim => claim.Id)).Except(words)
                .ShouldBeEmpty(experiment.Name);
        }
    }

    static Document Page(Experiment experiment) => Document.Of($"docs/experiments/{experiment.Name}.md");
}
