using Fruitfly.Data.Toy;
using Fruitfly.Models;
using Fruitfly.Models.Onnx;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The program of docs/models.md, word for word.</summary>
static class ModelTour
{
    /// <param name="Console">stands for the system's, so that the output can be looked at</param>
    public static void Run(TextWriter Console, string folder)
    {
        var data = PlanarData.Generate(PlanarPattern.Circles, samples: 300);
        var architecture = Architecture.Mlp(data.Features, 16, 16, data.Outputs);
        var recipe = new Recipe { Optimizer = new Adam(0.01), Duration = Duration.Epochs(30) };
        var networks = new Network[3];
        for (var seed = 0; seed < networks.Length; seed++)
        {
            networks[seed] = new Network(architecture);
            Trainer.Train(networks[seed], data, recipe, (ulong)seed);
        }
        var description = new ModelDescription
        {
            Network = architecture,
            Networks = networks.Length,
            Outputs = ModelOutputs.Logits,
            Classes = ["inside", "outside"],
        };
        new Model(description, networks).Save(Path.Combine(folder, "circles.model"));
        var model = Model.Load(Path.Combine(folder, "circles.model"));
        var predictions = model.Predict(data.Test!.Inputs);
        var label = predictions.Label(0);
        Console.WriteLine($"{model.Description.Classes[label]} with probability {predictions.Probabilities[label]:F2} ± {predictions.Spreads[label]:F2}");
        OnnxFile.Write(model, Path.Combine(folder, "circles.onnx"));
    }
}
