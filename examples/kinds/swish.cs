#:project ../../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;

// An activation of your own is one record with two formulas. Its name and revision are part of every trial that uses it.
Layer.Kinds.Add<Swish>("ada/swish", revision: 1);

var architecture = new Architecture { Inputs = 40, Layers = [new Linear(100), new Swish(1), new Linear(10)] };
Console.Write(GradientCheck.Of(architecture));

var network = new Network(architecture, seed: 1);
var history = Trainer.Train(network, Mnist1d.Generate(), new Recipe { Duration = Duration.Epochs(10) }, seed: 1);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>f σ(β f) (Ramachandran et al. 2017).</summary>
sealed record Swish(double Beta) : ActivationLayer
{
    public override double Value(double f) => f * Sigmoid(f);

    public override double Derivative(double f) => Sigmoid(f) * (1 + Beta * f * (1 - Sigmoid(f)));

    double Sigmoid(double f) => 1 / (1 + Math.Exp(-Beta * f));
}
