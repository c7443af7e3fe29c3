#:project ../../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Checkpoints;
using Fruitfly.Training.Optimizers;

// An optimizer of your own is a record with its settings, and a working form that keeps what it remembers of each parameter.
Optimizer.Kinds.Add<Lion>("ada/lion", revision: 1);

var network = new Network(Architecture.Mlp(40, 100, 10), seed: 1);
var recipe = new Recipe { Optimizer = new Lion(0.001), Duration = Duration.Epochs(10) };
var checkpoint = new Checkpoint(Path.Combine(Path.GetTempPath(), $"lion-{Environment.ProcessId}.checkpoint")); // a run that is stopped goes on from it
var history = Trainer.Train(network, Mnist1d.Generate(), recipe, checkpoint, seed: 1);
File.Delete(checkpoint.Path);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>p ← p − α (sign(β₁ m + (1 − β₁) g) + λ p); m ← β₂ m + (1 − β₂) g (Chen et al. 2023, "Symbolic discovery of
/// optimization algorithms", algorithm 2).</summary>
sealed record Lion(double LearningRate, double Beta1 = 0.9, double Beta2 = 0.99, double WeightDecay = 0) : Optimizer(LearningRate)
{
    public override OptimizerState Start(int parameters) => new State(this, parameters);

    sealed class State(Lion lion, int parameters) : OptimizerState
    {
        readonly float[] _momentum = new float[parameters];

        public override IEnumerable<(string Name, float[] Values)> Arrays => [("momentum", _momentum)];

        public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                var direction = lion.Beta1 * _momentum[i] + (1 - lion.Beta1) * gradients[i];
                parameters[i] -= (float)(rate * (Math.Sign(direction) + lion.WeightDecay * parameters[i]));
                _momentum[i] = (float)(lion.Beta2 * _momentum[i] + (1 - lion.Beta2) * gradients[i]);
            }
        }
    }
}
