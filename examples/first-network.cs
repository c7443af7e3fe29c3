#:project ../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

var data = Mnist1d.Generate();                        // 4,000 training and 1,000 test digits of 40 values
var network = Network.Mlp(40, 100, 100, 10);          // two hidden layers of 100 ReLU units, He initialization
var recipe = new Recipe
{
    Optimizer = new Sgd(0.05, Momentum: 0.9),
    Schedule = new StepSchedule(Epochs: 10, Gamma: 0.5),
    Duration = Duration.Epochs(50),
};
var history = Trainer.Train(network, data, recipe, seed: 1);    // the seed of weights and batches

Console.WriteLine($"training error {history.Last.Training!.Error:P1}, test error {history.Last.Test!.Error:P1}");
