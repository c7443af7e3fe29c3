using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The program of docs/training.md, word for word.</summary>
static class TrainingTour
{
    /// <param name="Console">stands for the system's, so that the output can be looked at</param>
    public static void Run(TextWriter Console)
    {
        var data = Mnist1d.Generate(new Mnist1dSettings { Samples = 1000 }).WithValidation(share: 0.2, seed: 1);
        var architecture =
            Architecture.Mlp([data.Features, 100, 100, data.Outputs], new Relu(), norm: new BatchNorm(), dropout: 0.1);
        var recipe = new Recipe
        {
            Loss = new CrossEntropyLoss { LabelSmoothing = 0.1 },
            Optimizer = new AdamW(0.003),
            Schedule = new OneCycleSchedule(),
            ClipNorm = 1,
            EarlyStopping = new EarlyStopping(Patience: 5),
            EvaluateOn = [Split.Training, Split.Validation],
            EvaluateAtEndOn = Split.Test,
        };
        var history = Trainer.Train(new Network(architecture), data, recipe, seed: 1);
        var stopped = recipe.EarlyStopping.In(history)!;
        Console.WriteLine($"ended after {stopped.Step} steps, with the parameters of step {stopped.RestoredStep}");
        Console.WriteLine($"test error {history.Last.Test!.Error:P1}");
    }
}
