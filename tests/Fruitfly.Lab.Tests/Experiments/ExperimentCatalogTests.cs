using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class ExperimentCatalogTests
{
    [Fact]
    public void A_users_experiments_stand_before_the_others()
    {
        var catalog = ExperimentCatalog.Default.With(new Named("ada/one"), new Named("ada/two"));
        catalog.Experiments.Take(3).Select(experiment => experiment.Name)
            .ShouldBe(["ada/one", "ada/two", ExperimentCatalog.Default.Experiments[0].Name]);
        catalog.Find("ada/two").ShouldBe(catalog.Experiments[1]);
    }

    [Theory]
    [InlineData("label-noise")]
    [InlineData("Ada/label-noise")]
    [InlineData("ada/label noise")]
    [InlineData("ada/label.noise")]
    [InlineData("ada/label/noise")]
    [InlineData("/label-noise")]
    public void A_name_of_another_form_is_refused(string name) =>
        Should.Throw<ArgumentException>(() => ExperimentCatalog.Default.With(new Named(name))).Message.ShouldBe(
            "An experiment of your own is named owner/name in lower case, such as 'ada/label-noise'; Named is " +
            $"named '{name}'.");

    [Fact]
    public void A_name_that_is_there_already_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            ExperimentCatalog.Default.With(new Named("ada/one"), new Named("ada/one"))).Message
            .ShouldBe("Two experiments are named 'ada/one'.");

    [Fact]
    public void Files_studies_and_addresses_are_named_so_that_the_name_can_be_told_from_them()
    {
        var experiment = new Named("ada/label-noise");
        ExperimentReport.PageName(experiment, new ExperimentSettings(experiment, Preset.Full))
            .ShouldBe("ada.label-noise");
        ExperimentRun.StudyName(experiment, Preset.Quick).ShouldBe("ada.label-noise-quick");
        ExperimentName.OfAddress(ExperimentName.InFiles(experiment.Name)).ShouldBe(experiment.Name);
        foreach (var builtIn in ExperimentCatalog.Default.Experiments)
            ExperimentName.OfAddress(ExperimentName.InFiles(builtIn.Name)).ShouldBe(builtIn.Name);
    }

    sealed class Named(string name) : ComputedExperiment<NoOptions>
    {
        public override string Name => name;
        public override string Title => "Only a name";
        public override string Summary => "For tests of names.";
        public override string Source => "these tests";

        protected override Findings Measure(NoOptions options, MeasuringContext context) =>
            new("Nothing is measured.", [], [], []);
    }
}
