using Fruitfly.Lab.Experiments.BiasVariance;

namespace Fruitfly.Lab.Tests.Experiments.BiasVariance;

public class NotebookEstimateTests
{
    [Fact]
    public void The_notebooks_run_comes_out_as_it_does_in_NumPy()
    {
        var run = NotebookEstimate.NotebookRun();
        run.Count.ShouldBe(PublishedTradeOff.Notebook.Count);
        foreach (var (ours, theirs) in run.Zip(PublishedTradeOff.Notebook))
        {
            ours.SquaredBias.ShouldBe(theirs.SquaredBias, 1e-7 * theirs.SquaredBias);
            ours.Variance.ShouldBe(theirs.Variance, 1e-7 * theirs.Variance);
        }
    }

    [Fact]
    public void The_bias_contains_its_share_of_the_variance()
    {
        double[] low = [.. ToySetting.Truth.Select(value =>
            value - 1)], high = [.. ToySetting.Truth.Select(value => value + 1)];
        var estimate = NotebookEstimate.Of([low, high, low, high]);
        estimate.SquaredBias.ShouldBe(0, 1e-12);
        estimate.Variance.ShouldBe(1, 1e-12);
    }
}
