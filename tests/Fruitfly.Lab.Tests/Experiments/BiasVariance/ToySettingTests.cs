using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.BiasVariance;

namespace Fruitfly.Lab.Tests.Experiments.BiasVariance;

public class ToySettingTests
{
    [Fact]
    public void A_data_set_depends_on_its_seed_only()
    {
        var setting = new ToySetting(5, 15, 0.3, 2);
        (setting with { DataSets = 9, FirstSeed = 0 }).DataSet(3).Inputs.ShouldBe(setting.DataSet(1).Inputs);
        setting.ForEach(data => data.Inputs[0])
            .ShouldBe(Enumerable.Range(0, 5).Select(index => setting.DataSet(index).Inputs[0]));
    }

    [Fact]
    public void Fitting_stops_at_the_next_data_set_after_cancelling()
    {
        using var stop = new CancellationTokenSource();
        var fitted = 0;
        Should.Throw<OperationCanceledException>(() => new ToySetting(10_000, 15, 0.3, 0).ForEach(
            _ =>
            {
                stop.Cancel();
                return Interlocked.Increment(ref fitted);
            }, new WorkInParts(1, null, stop.Token)));
        fitted.ShouldBeLessThanOrEqualTo(Environment.ProcessorCount);
    }

    [Fact]
    public void Test_targets_are_not_the_training_targets_again()
    {
        var setting = new ToySetting(1, 15, 0.3, 0);
        double[] noise = [.. setting.TestTargets(0).Zip(ToySetting.Truth, (y, f) => y - f)];
        noise.Select(value => value * value).Average().ShouldBe(0.09, 0.05);
        var training = setting.DataSet(0);
        training.Targets.Zip(training.Inputs, (y, x) => y - Fruitfly.Data.Toy.ToyFunction.At(x)).Zip(noise)
            .ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) > 1e-9);
    }
}
