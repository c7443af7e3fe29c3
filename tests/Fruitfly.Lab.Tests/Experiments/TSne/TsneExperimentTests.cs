using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.TSne;
using Fruitfly.Lab.Tests.Experiments.ImageModels;

namespace Fruitfly.Lab.Tests.Experiments.TSne;

public sealed class TsneExperimentTests : IDisposable
{
    static readonly TsneExperiment Experiment = new();

    static readonly (string, double)[] Tiny =
        [("seeds", 2), ("points", 310), ("image-points", 310), ("perplexity", 10), ("neighbours", 4)];

    readonly ImageFolder _folder = new(training: 250, test: 90);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_trained() => Experiment.Plan(_folder.Settings(Experiment)).ShouldBeEmpty();

    [Fact]
    public void Both_data_sets_are_embedded_side_by_side()
    {
        var findings = Experiment.Measure(_folder.Settings(Experiment, Tiny), []);

        findings.Figures.Select(figure => figure.Id).ShouldBe(["embeddings", "neighbours", "divergence"]);
        findings.Figures[0].Title.ShouldContain(Path.GetFileName(_folder.Path));
        findings.Tables.ShouldHaveSingleItem().Rows.Select(row => (row[1], row[2], row[3]))
            .ShouldBe([("2", "310", "40"), ("1", "310", "64")]);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Claims.Select(claim => claim.Figure).Except(findings.Figures.Select(figure => figure.Id))
            .ShouldBeEmpty();
    }

    [Fact]
    public void It_tells_how_far_it_is_and_how_long_it_takes()
    {
        var (shares, settings) = (new Shares(), _folder.Settings(Experiment, Tiny));
        Experiment.Measure(settings, [], shares, default);
        shares.ShouldRiseToOne();
        Experiment.PredictMeasuring(settings, TimeProvider.System, default).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void Without_images_the_other_half_is_done_and_the_report_says_what_is_missing()
    {
        Experiment.Missing(_folder.Settings(Experiment)).ShouldBeNull("the other half needs no images");
        var half = Embedded(Tiny) with { Images = null };

        TsneText.Lead(half)
            .ShouldEndWith(
                "in the plane " + TsneText.Percent(TsneText.Plane(half)) +
                    " %. No images were found here, so that MNIST-1D was embedded alone.");
        TsneFigures.Of(half).Select(figure => figure.Id).ShouldBe(["embeddings", "neighbours", "divergence"]);
        TsneTable.Of(half).Rows.Count.ShouldBe(1);
        TsneClaims.Of("t-sne", half).Where(claim => claim.Reason == TsneText.NoImages).Select(claim => claim.Id)
            .ShouldBe(["mnist-divergence", "mnist-separable", "clusters-in-pixels", "clusters-in-plane",
                "representation-matters"]);
    }

    [Fact]
    public void The_same_settings_give_the_same_points()
    {
        var (first, second) = (Embedded(Tiny), Embedded(Tiny));
        second.Images!.X.ShouldBe(first.Images!.X);
        second.Mnist1d[1].Y.ShouldBe(first.Mnist1d[1].Y);
        first.Mnist1d[1].Divergence.ShouldNotBe(first.Mnist1d[0].Divergence);
    }

    [Fact]
    public void Fewer_images_than_there_are_come_from_both_parts()
    {
        var images = Embedded(Tiny).Images!;
        images.Points.ShouldBe(310);
        images.Classes.Distinct().Count().ShouldBe(10);
        Embedded([.. Tiny.Where(option => option.Item1 != "image-points"),
            ("image-points", 5000)]).Images!.Points.ShouldBe(340);
    }

    TsneOutcome Embedded((string, double)[] changed)
    {
        var settings = _folder.Settings(Experiment, changed);
        return TsneOutcome.Of(settings.As<TsneOptions>(), new MeasuringContext(settings.Images));
    }
}
