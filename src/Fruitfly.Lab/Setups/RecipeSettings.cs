using static Fruitfly.Lab.Setups.Setting;

namespace Fruitfly.Lab.Setups;

/// <summary>What can be set of the recipe.</summary>
static class RecipeSettings
{
    const SettingGroup Group = SettingGroup.Recipe;

    const string Automatic = "automatic";

    static readonly string[] Stopping = ["automatic", "loss", "error"];

    public static readonly IReadOnlyList<Setting> All =
    [
        Choice(Group, "loss", "what training minimizes", s => s.Loss, (s, v) => s with { Loss = v },
            (SetupLoss.Automatic, "automatic", "cross entropy for classes, least squares for values"),
            (SetupLoss.CrossEntropy, "cross-entropy", "−log of the probability given to the true class"),
            (SetupLoss.LeastSquares, "least-squares",
                "squared distance to the target, for classes to 1 for the true one and 0 for the others")),
        Number(Group, "label-smoothing",
            "the share of a label that is given to all classes alike in training; losses are measured without it", 0,
            1, s => s.LabelSmoothing, (s, v) => s with { LabelSmoothing = v })
                .When("loss", "automatic", "cross-entropy") with { IsForExperts = true },
        Text(Group, "class-weights",
            "how much each class counts in training: none, balanced, or a number for each with commas between them",
            s => s.ClassWeights, (s, v) => s with { ClassWeights = ClassWeightsText.Checked(v) })
                with { IsForExperts = true },
        Choice(Group, "optimizer", "how a gradient changes the parameters", s => s.Optimizer,
            (s, v) => s with { Optimizer = v },
            (SetupOptimizer.Sgd, "sgd", "stochastic gradient descent"),
            (SetupOptimizer.Momentum, "momentum", "with momentum"),
            (SetupOptimizer.Nesterov, "nesterov", "with Nesterov's momentum"),
            (SetupOptimizer.Adam, "adam", "Adam"),
            (SetupOptimizer.AdamW, "adamw", "Adam with the weight decay taken out of the gradient"),
            (SetupOptimizer.RmsProp, "rmsprop", "the gradient over the root of its mean square")),
        Number(Group, "learning-rate", "how far a step goes", 0, 1000, s => s.LearningRate,
            (s, v) => s with { LearningRate = v }),
        Number(Group, "momentum", "the share of the last step's velocity that is kept", 0, 0.9999,
            s => s.Momentum, (s, v) => s with { Momentum = v }).When("optimizer", "momentum", "nesterov"),
        Number(Group, "beta1", "Adam's memory of gradients", 0, 0.9999,
            s => s.Beta1, (s, v) => s with { Beta1 = v }).When("optimizer", "adam", "adamw"),
        Number(Group, "beta2", "Adam's memory of squared gradients", 0, 0.999999,
            s => s.Beta2, (s, v) => s with { Beta2 = v }).When("optimizer", "adam", "adamw"),
        Number(Group, "square-memory", "RMSprop's memory of squared gradients", 0, 0.999999,
            s => s.SquareMemory, (s, v) => s with { SquareMemory = v }).When("optimizer", "rmsprop"),
        OrAutomatic(Number(Group, "weight-decay",
            "λ of the L2 penalty λ/2 |p|² on all parameters; with adamw, what a step of rate 1 takes of them; " +
            $"automatic: with adamw 1/{AutomaticDecay.Epochs} of them an epoch, else none", 0, 100,
            s => s.WeightDecay ?? 0, (s, v) => s with { WeightDecay = v }),
            s => s.WeightDecay is null, s => s with { WeightDecay = null }),
        Number(Group, "l1-penalty", "λ of the L1 penalty λ Σ |p| on all parameters", 0, 100,
            s => s.L1Penalty, (s, v) => s with { L1Penalty = v }) with { IsForExperts = true },
        Number(Group, "clip-norm", "the largest norm of a gradient; a longer one is shortened to it", 1e-9, 1e9,
            s => s.ClipNorm, (s, v) => s with { ClipNorm = v }, wordForZero: "none") with { IsForExperts = true },
        Number(Group, "input-noise", "standard deviation of Gaussian noise on the inputs of every training step", 0,
            1000, s => s.InputNoise, (s, v) => s with { InputNoise = v }) with { IsForExperts = true },
        Number(Group, "weight-noise", "standard deviation of Gaussian noise on all parameters in every training step",
            0, 1000, s => s.WeightNoise, (s, v) => s with { WeightNoise = v }) with { IsForExperts = true },
        Integer(Group, "augment-translation",
            "places by which a training example is rotated at most, either way, drawn again in every step", 0,
            1_000_000, s => (uint)s.AugmentTranslation, (s, v) => s with { AugmentTranslation = (int)v })
                with { IsForExperts = true },
        Number(Group, "augment-scaling",
            "a training example is multiplied by 1 ± at most this, drawn again in every step", 0, 1000,
            s => s.AugmentScaling, (s, v) => s with { AugmentScaling = v }) with { IsForExperts = true },
        Number(Group, "augment-shear",
            "a training example is tilted by at most this from end to end, drawn again in every step", 0, 1000,
            s => s.AugmentShear, (s, v) => s with { AugmentShear = v }) with { IsForExperts = true },
        Choice(Group, "schedule", "how the learning rate changes", s => s.Schedule, (s, v) => s with { Schedule = v },
            (SetupSchedule.Constant, "constant", "it stays"),
            (SetupSchedule.Step, "step", "multiplied by step-factor every step-epochs epochs"),
            (SetupSchedule.Cosine, "cosine", "half a cosine down to 0 at the end"),
            (SetupSchedule.Linear, "linear", "a straight line down to 0 at the end"),
            (SetupSchedule.Exponential, "exponential",
                "the same factor in every step, down to final-factor at the end"),
            (SetupSchedule.OneCycle, "one-cycle", "up from 1/25 over 30 % of the steps, then down to 0")),
        Number(Group, "final-factor", "what the learning rate is multiplied by at the end", 1e-9, 1,
            s => s.FinalFactor, (s, v) => s with { FinalFactor = v }).When("schedule", "exponential"),
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
        Choice(Group, "early-stopping",
            "what of the validation examples must get better for training to go on; the best parameters come back",
            s => s.EarlyStopping, (s, v) => s with { EarlyStopping = v },
            (SetupStopping.None, "none", "training takes its whole length"),
            (SetupStopping.Automatic, "automatic", "the loss, where there are validation examples"),
            (SetupStopping.Loss, "loss", "the loss"),
            (SetupStopping.Error, "error", "the error, of classes")),
        Integer(Group, "patience", "evaluations without improvement after which training ends", 1, 1_000_000,
            s => (uint)s.Patience, (s, v) => s with { Patience = (int)v })
                .When("early-stopping", Stopping),
        Number(Group, "minimum-improvement", "how far below the best a value must be to count as better", 0, 1000,
            s => s.MinimumImprovement, (s, v) => s with { MinimumImprovement = v })
                .When("early-stopping", Stopping) with { IsForExperts = true },
        Integer(Group, "seed", "of the first weights, of the order of the batches and of dropout", 0, uint.MaxValue,
            s => s.Seed, (s, v) => s with { Seed = v }),
        Integer(Group, "seeds", "how many networks are trained, with this seed and the following ones", 1, 1000,
            s => (uint)s.Seeds, (s, v) => s with { Seeds = (int)v }),
    ];

    static Setting OrAutomatic(
        Setting number, Func<TrainingSetup, bool> isAutomatic, Func<TrainingSetup, TrainingSetup> make) =>
        number with
        {
            Word = Automatic,
            Read = setup => isAutomatic(setup) ? Automatic : number.Read(setup),
            Write = (setup, text) => text == Automatic ? make(setup) : number.Write(setup, text),
        };
}
