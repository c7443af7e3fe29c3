using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments.Regularization;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Tests.Experiments.Regularization;

public sealed class StoppedTrainingsTests
{
    [Theory]
    [InlineData(StoppingMeasure.Error)]
    [InlineData(StoppingMeasure.Loss)]
    public void Looking_back_finds_what_early_stopping_would_have_restored(StoppingMeasure measure)
    {
        var data = Mnist1d.Generate(new Mnist1dSettings { Samples = 400 }).WithValidation(0.25, 0);
        var recipe = new Recipe { Optimizer = new Sgd(0.2, 0.9), Duration = Duration.Epochs(40) };
        var whole = Trainer.Train(new Network(Architecture.Mlp(40, 30, 10), 1), data, recipe, seed: 1);
        var stopped = Trainer.Train(new Network(Architecture.Mlp(40, 30, 10), 1), data,
            recipe with { EarlyStopping = new EarlyStopping(1000, measure) }, seed: 1);

        var best = StoppedTrainings.Best(whole, measure);
        best.Step.ShouldBeInRange(1, whole.Last.Step - 1);
        (best.Training, best.Validation, best.Test)
            .ShouldBe((stopped.Last.Training, stopped.Last.Validation, stopped.Last.Test));
    }
}
