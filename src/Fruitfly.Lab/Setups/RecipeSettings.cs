using static Fruitfly.Lab.Setups.Setting;

namespace Fruitfly.Lab.Setups;

/// <summary>What can be set of the recipe.</summary>
static class RecipeSettings
{
    const SettingGroup Group = SettingGroup.Recipe;

    public static readonly IReadOnlyList<Setting> All =
    [
        Choice(Group, "loss", "what training minimizes", s => s.Loss, (s, v) => s with { Loss = v },
            (SetupLoss.Automatic, "automatic", "cross entropy for classes, least squares for values"),
            (SetupLoss.CrossEntropy, "cross-entropy", "−log of the probability given to the true class"),
            (SetupLoss.LeastSquares, "least-squares",
                "squared distance to the target, for classes to 1 for the true one and 0 for the others")),
        Choice(Group, "optimizer", "how a gradient changes the parameters", s => s.Optimizer,
            (s, v) => s with { Optimizer = v },
            (SetupOptimizer.Sgd, "sgd", "stochastic gradient descent"),
            (SetupOptimizer.Momentum, "momentum", "with momentum"),
            (SetupOptimizer.Nesterov, "nesterov", "with Nesterov's momentum"),
            (SetupOptimizer.Adam, "adam", "Adam"),
            (SetupOptimizer.AdamW, "adamw", "Adam with the weight decay taken out of the gradient")),
        Number(Group, "learning-rate", "how far a step goes", 0, 1000, s => s.LearningRate,
            (s, v) => s with { LearningRate = v }),
        Number(Group, "momentum", "the share of the last step's velocity that is kept", 0, 0.9999,
            s => s.Momentum, (s, v) => s with { Momentum = v }).When("optimizer", "momentum", "nesterov"),
        Number(Group, "beta1", "Adam's memory of gradients", 0, 0.9999,
            s => s.Beta1, (s, v) => s with { Beta1 = v }).When("optimizer", "adam", "adamw"),
        Number(Group, "beta2", "Adam's memory of squared gradients", 0, 0.999999,
            s => s.Beta2, (s, v) => s with { Beta2 = v }).When("optimizer", "adam", "adamw"),
        Number(Group, "weight-decay",
            "λ of the L2 penalty λ/2 |p|² on all parameters; with adamw, what each step takes of them", 0, 100,
            s => s.WeightDecay, (s, v) => s with { WeightDecay = v }),
        Choice(Group, "schedule", "how the learning rate changes", s => s.Schedule, (s, v) => s with { Schedule = v },
            (SetupSchedule.Constant, "constant", "it stays"),
            (SetupSchedule.Step, "step", "multiplied by step-factor every step-epochs epochs"),
            (SetupSchedule.Cosine, "cosine", "half a cosine down to 0 at the end")),
        Integer(Group, "step-epochs", "epochs between two steps of the schedule", 1, 1_000_000,
            s => (uint)s.StepEpochs, (s, v) => s with { StepEpochs = (int)v }).When("schedule", "step"),
        Number(Group, "step-factor", "what the learning rate is multiplied by", 0, 10,
            s => s.StepFactor, (s, v) => s with { StepFactor = v }).When("schedule", "step"),
        Integer(Group, "warm-up",
            "steps over which the learning rate grows to its full value, before the schedule begins", 0, 1_000_000,
            s => (uint)s.WarmUp, (s, v) => s with { WarmUp = (int)v }),
        Integer(Group, "batch-size", "examples of a step", 1, 100_000,
            s => (uint)s.BatchSize, (s, v) => s with { BatchSize = (int)v }, wordForZero: "full"),
        Integer(Group, "steps", "length of training in steps, where it is not to be said in epochs", 1, 10_000_000,
            s => (uint)s.Steps, (s, v) => s with { Steps = (int)v }, wordForZero: "none"),
        Integer(Group, "epochs", "length of training; in an epoch each example is seen once", 0, 1_000_000,
            s => (uint)s.Epochs, (s, v) => s with { Epochs = (int)v }).When("steps", "none"),
        Integer(Group, "seed", "of the first weights, of the order of the batches and of dropout", 0, uint.MaxValue,
            s => s.Seed, (s, v) => s with { Seed = v }),
        Integer(Group, "seeds", "how many networks are trained, with this seed and the following ones", 1, 1000,
            s => (uint)s.Seeds, (s, v) => s with { Seeds = (int)v }),
    ];
}
