using Fruitfly.Data;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;
using TrainingLoss = Fruitfly.Training.Losses.Loss;

namespace Fruitfly.Lab.Setups;

/// <summary>The recipe of a setup.</summary>
public sealed partial record TrainingSetup
{
    const long MaxSteps = 100_000_000;
    internal const long MaxBytes = 2L << 30;

    /// <summary>Loss and error are measured about so often.</summary>
    const int Evaluations = 200;

    /// <summary>How the network is trained. Loss and error are measured on the training and validation examples, and
    /// not on the test set: its place is at the end of training. </summary>
    /// <exception cref="SetupException">the recipe does not fit the data, or asks with
    /// its network for too much</exception>
    public Recipe ToRecipe(DataSize data)
    {
        var recipe = new Recipe
        {
            Loss = LossFor(data),
            Optimizer = StepperFor(data),
            Schedule = WarmUp > 0 ? new WarmUpSchedule(WarmUp, Decay) : Decay,
            Batches = InBatches,
            Duration = Steps > 0 ? Duration.Steps(Steps) : Duration.Epochs(Epochs),
            EvaluateEvery = EvaluateEvery,
            EvaluateOn = [Split.Training, Split.Validation],
            ClipNorm = ClipNorm > 0 ? ClipNorm : null,
            L1Penalty = L1Penalty > 0 ? L1Penalty : null,
            InputNoise = InputNoise > 0 ? InputNoise : null,
            WeightNoise = WeightNoise > 0 ? WeightNoise : null,
            Augmentation = Augmenting,
            ClassWeights = WeightsFor(data),
            EarlyStopping = StoppingFor(data),
        };
        var steps = (long)Epochs * recipe.Batches.StepsPerEpoch(data.Training);
        if (Steps == 0 && steps > MaxSteps)
            throw new SetupException("epochs",
                FormattableString.Invariant($"is {Epochs}, which are {steps:N0} steps; the most is {MaxSteps:N0}."));
        var memory = TrainingMemory.Of(ToArchitecture(data), recipe, data).Bytes;
        return memory <= MaxBytes ? recipe : throw new SetupException(
            Layered, FormattableString.Invariant(
                $"asks for {memory / 1e9:0.0} GB in training; the most is {MaxBytes / 1e9:0.0} GB."));
    }

    /// <summary>The same for a data set at hand.</summary>
    /// <exception cref="SetupException">the recipe does not fit the data, or asks with
    /// its network for too much</exception>
    public Recipe ToRecipe(DataSet data) => ToRecipe(DataSize.Of(data));

    internal Duration EvaluateEvery =>
        Steps > 0 ? Duration.Steps(Every(Steps)) : Duration.Epochs(Every(Epochs));

    static int Every(int count) => Math.Max(1, (count + Evaluations - 1) / Evaluations);

    internal Augmentation? Augmenting =>
        AugmentTranslation > 0 || AugmentScaling > 0 || AugmentShear > 0
            ? new(AugmentTranslation, AugmentScaling, AugmentShear) : null;

    TrainingLoss LossFor(DataSize data) => Loss switch
    {
        SetupLoss.CrossEntropy when data.Classes == 0 => throw new SetupException(
            "loss", "is cross-entropy, which needs classes; the targets are real values: it must be least-squares " +
                "or automatic."),
        SetupLoss.LeastSquares => TrainingLoss.LeastSquares,
        _ when data.Classes == 0 => LabelSmoothing == 0 ? TrainingLoss.LeastSquares : throw new SetupException(
            "label-smoothing", FormattableString.Invariant(
                $"is {LabelSmoothing}, which needs classes; the targets are real values: it must be 0.")),
        _ => new CrossEntropyLoss { LabelSmoothing = LabelSmoothing > 0 ? LabelSmoothing : null },
    };

    ClassWeights? WeightsFor(DataSize data)
    {
        var weights = ClassWeightsText.Read(ClassWeights);
        if (weights is not null && data.Classes == 0)
            throw new SetupException("class-weights",
                $"is {ClassWeights}, which needs classes; the targets are real values: it must be none.");
        if (weights?.Values is { } values && values.Count != data.Classes)
            throw new SetupException("class-weights",
                $"has {values.Count} numbers; the data have {data.Classes} classes.");
        return weights;
    }

    EarlyStopping? StoppingFor(DataSize data)
    {
        if (EarlyStopping == SetupStopping.None || EarlyStopping == SetupStopping.Automatic && data.Validation == 0)
            return null;
        if (data.Validation == 0)
            throw new SetupException("early-stopping",
                $"is {(EarlyStopping == SetupStopping.Loss ? "loss" : "error")}, which looks at validation examples; " +
                "there are none: validation-share must be above 0.");
        if (EarlyStopping == SetupStopping.Error && data.Classes == 0)
            throw new SetupException("early-stopping",
                "is error, which needs classes; the targets are real values: it must be loss or none.");
        return new EarlyStopping(
            Patience, EarlyStopping == SetupStopping.Error ? StoppingMeasure.Error : StoppingMeasure.Loss,
            MinimumImprovement);
    }

    Batches InBatches => BatchSize == 0 ? Batches.Full : Batches.Shuffled(BatchSize);

    /// <summary>What the optimizer takes as weight decay.</summary>
    internal double DecayFor(DataSize data) => WeightDecay ?? (Optimizer == SetupOptimizer.AdamW
        ? AutomaticDecay.Of(LearningRate, InBatches.StepsPerEpoch(data.Training)) : 0);

    Optimizer StepperFor(DataSize data)
    {
        var decay = DecayFor(data);
        return Optimizer switch
        {
            SetupOptimizer.Sgd => new Sgd(LearningRate, WeightDecay: decay),
            SetupOptimizer.Momentum => new Sgd(LearningRate, Momentum, Nesterov: false, decay),
            SetupOptimizer.Nesterov => new Sgd(LearningRate, Momentum, Nesterov: true, decay),
            SetupOptimizer.Adam => new Adam(LearningRate, Beta1, Beta2, WeightDecay: decay),
            SetupOptimizer.RmsProp => new RmsProp(LearningRate, SquareMemory, WeightDecay: decay),
            SetupOptimizer.AdamW => new AdamW(LearningRate, Beta1, Beta2, WeightDecay: decay),
            _ => throw new InvalidOperationException($"There is no optimizer '{Optimizer}'."),
        };
    }

    Schedule Decay => Schedule switch
    {
        SetupSchedule.Constant => new ConstantSchedule(),
        SetupSchedule.Step => new StepSchedule(StepEpochs, StepFactor),
        SetupSchedule.Cosine => new CosineSchedule(),
        SetupSchedule.Linear => new PolynomialSchedule(),
        SetupSchedule.Exponential => new ExponentialSchedule(FinalFactor),
        SetupSchedule.OneCycle => new OneCycleSchedule(),
        _ => throw new InvalidOperationException($"There is no schedule '{Schedule}'."),
    };

    /// <summary>Refuses what is too large, or does not fit together, before anything is made.</summary>
    void Check()
    {
        if (Generator.MinPadding > Generator.MaxPadding)
            throw new SetupException("min-padding",
                $"is {Generator.MinPadding}; it must be at most max-padding, {Generator.MaxPadding}.");
        CheckSplits();
        if (Data == SetupData.File && File.Length == 0)
            throw new SetupException("file", "is empty; name the file with the examples.");
        if (Data == SetupData.Mnist1d && (long)Samples * Generator.FinalLength > MaxValues)
            throw new SetupException("samples",
                $"is {Samples} of final-length {Generator.FinalLength}; there must be at most {MaxValues} values " +
                "in all.");
        if (Data != SetupData.File && Data != SetupData.Mnist1d && (int)(Samples * TrainSplit) < 1)
            throw NothingToTrainOn();
        if (Data != SetupData.File)
            CheckFor(Refusing("train-split", Size)!.Value);
    }

    void CheckFor(DataSize size)
    {
        if (size.Training < 1)
            throw NothingToTrainOn();
        if (ValidationShare > 0 && size.Validation == 0)
            throw new SetupException("validation-share",
                FormattableString.Invariant($"is {ValidationShare}, which is not one of {size.Training} examples."));
        ToRecipe(size);
    }

    SetupException NothingToTrainOn() => new(
        "train-split",
        FormattableString.Invariant($"is {TrainSplit}, which leaves nothing of {Samples} samples to train on."));
}

/// <summary>What training minimizes.</summary>
public enum SetupLoss
{
    Automatic,
    CrossEntropy,
    LeastSquares,
}

/// <summary>How a gradient changes the parameters.</summary>
public enum SetupOptimizer
{
    Sgd,
    Momentum,
    Nesterov,
    Adam,
    AdamW,
    RmsProp,
}

/// <summary>How the learning rate changes.</summary>
public enum SetupSchedule
{
    Constant,
    Step,
    Cosine,
    Linear,
    Exponential,
    OneCycle,
}

/// <summary>What of the validation examples must get better for training to go on.</summary>
public enum SetupStopping
{
    None,

    /// <summary>the loss, where there are validation examples</summary>
    Automatic,

    Loss,
    Error,
}
