using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Threads;
using Fruitfly.Training.Checkpoints;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Training;

/// <summary>One training, cut into what is due between two steps and what follows a gradient; the gradient is left to
/// the caller, who may compute it beside those of other runs.</summary>
sealed class TrainingRun
{
    readonly OptimizerState _optimizer;
    readonly Evaluator _evaluator;
    readonly CheckpointFile? _checkpoint;
    readonly ITrainingObserver? _observer;
    readonly CancellationToken _cancellation;
    readonly TrainingState _state;
    (int Steps, double Epochs) _before;

    /// <param name="dropout">what dropout draws from, null where nothing is dropped</param>
    /// <param name="noise">names the streams of noise and augmentation, null where there is neither</param>
    public TrainingRun(
        Network network, DataSet data, Recipe recipe, BatchSequence batches, ThreadTeam team, RandomStream? dropout,
        RandomStream? noise, CheckpointFile? checkpoint, ITrainingObserver? observer, CancellationToken cancellation)
    {
        Trainer.Check(network, data);
        recipe.EarlyStopping?.Require(data, recipe);
        CheckPredictions(network, data, recipe);
        (Network, Data, Recipe, Batches, Noise) = (network, data, recipe, batches, noise);
        (_checkpoint, _observer, _cancellation) = (checkpoint, observer, cancellation);
        Plan = new TrainingPlan(recipe, data.Training.Count);
        _optimizer = recipe.Optimizer.Start(network.ParameterCount);
        _evaluator = new Evaluator(network, recipe.Loss, data, team);
        Scorer = _evaluator;
        _state = new TrainingState(network, _optimizer, dropout, recipe.EarlyStopping);
        checkpoint?.Restore(_state);
        batches.Skip(_state.Step);
        for (var step = 0; step < _state.Step; step++)
            noise?.NextUInt64(); // as every step did
    }

    public Network Network { get; }

    public DataSet Data { get; }

    public Recipe Recipe { get; }

    public TrainingPlan Plan { get; }

    public RandomStream? Dropout => _state.Dropout;

    public RandomStream? Noise { get; }

    public BatchSequence Batches { get; }

    /// <summary>What measures the network while it trains.</summary>
    public IScorer Scorer { private get; set; }

    /// <summary>Steps so far.</summary>
    public int Step => _state.Step;

    /// <summary>How it ended; null while it goes on.</summary>
    public History? History { get; private set; }

    /// <summary>Takes the place of another run of the same network and data, whose batches it has where they are
    /// alike, between two of its steps.</summary>
    public void GoOnFrom(TrainingRun other)
    {
        _state.GoOnFrom(other._state);
        _before = (_state.Step, other.Epochs);
    }

    /// <summary>The examples of the next step.</summary>
    public ReadOnlySpan<int> NextBatch() => Batches.Next();

    /// <summary>Measures, saves and ends what is due after the steps so far.</summary>
    /// <returns>whether another step follows</returns>
    /// <exception cref="OperationCanceledException">cancelled, and saved before</exception>
    public bool Continues()
    {
        if (Plan.EvaluatesAfter(_state.Step) && !_state.IsEvaluated)
        {
            var isLast = _state.Step == Plan.Steps;
            var evaluation = Evaluate(isLast && _state.Best is null, Scorer);
            if (!evaluation.IsFinite)
                return Diverge(_state.Step);
            _state.Best?.See(evaluation);
            if (_state.Best is { } best && (isLast || best.IsOver))
            {
                best.Restore();
                evaluation = Evaluate(isLast: true, _evaluator);
            }
            _state.Evaluations.Add(evaluation);
            _observer?.Evaluated(evaluation);
        }
        _observer?.Between(_state.Step);
        var isCancelled =
            _cancellation.IsCancellationRequested; // asked once, so that a run that stops has been saved
        var isOver = _state.Step == Plan.Steps || _state.Best is { IsOver: true };
        _checkpoint?.SaveWhenDue(_state, isOver, isCancelled);
        if (isOver)
            History = new History(_state.Evaluations, null)
            {
                BatchLosses = _state.BatchLosses,
                LossesAtEnd = LossesAtEnd(),
                Predictions = Predictions(),
                Confusions = Confusions(),
                Complexity = Complexity(),
            };
        else if (isCancelled)
            throw new OperationCanceledException(_cancellation);
        return !isOver;
    }

    /// <summary>Takes a step along the gradients, unless the loss is not finite, which ends the run.</summary>
    /// <param name="batchLoss">the mean loss over the batch</param>
    /// <param name="gradients">∂l/∂p in the layout of the network's storage; they may be changed</param>
    /// <returns>whether the run goes on</returns>
    public bool Take(double batchLoss, Span<float> gradients)
    {
        if (!double.IsFinite(batchLoss))
            return Diverge(_state.Step + 1);
        GradientShaping.Apply(Recipe, Network, gradients);
        _optimizer.Step(Network.Storage, gradients, Plan.RateAt(_state.Step));
        Network.ApplyMask();
        _state.LastLoss = batchLoss;
        if (Recipe.KeepBatchLosses == true)
            _state.BatchLosses.Add((float)batchLoss);
        _observer?.StepTaken(_state.Step + 1, batchLoss);
        _state.Step++;
        return true;
    }

    /// <summary>Trains to the end, alone.</summary>
    public History Finish(BatchPass pass)
    {
        while (Continues() && Take(pass.Run(NextBatch(), Dropout, Noise), pass.Gradients))
        {
        }
        return History!;
    }

    double Epochs => _before.Epochs + (double)(_state.Step - _before.Steps) / Plan.StepsPerEpoch;

    bool Diverge(int step)
    {
        History = new History(_state.Evaluations, new Divergence(step, _state.LastLoss))
        {
            BatchLosses = _state.BatchLosses,
        };
        return false;
    }

    Evaluation Evaluate(bool isLast, IScorer scorer)
    {
        var step = _state.Step;
        return new Evaluation(
            step, Epochs, Plan.RateAt(step),
            Score(Split.Training), Score(Split.Validation), Score(Split.Test));

        Score? Score(Split split) =>
            Data[split] is { } examples
                && (Recipe.EvaluateOn.Contains(split) || isLast && Recipe.EvaluateAtEndOn == split)
                ? scorer.Evaluate(examples) : null;
    }

    float[] LossesAtEnd() =>
        Recipe.EvaluateAtEndOn is { } split && !Data.IsClassification && Data[split] is { } examples
            ? _evaluator.Losses(examples) : [];

    float[]? Predictions() =>
        Recipe.KeepPredictionsOn is not { } split ? null
            : Data[split] is not { } examples ? []
            : Recipe.KeepsLastHidden == true ? _evaluator.LastHidden(examples) : _evaluator.Predictions(examples);

    ConfusionMatrix? Confusions() =>
        Recipe.CountConfusionsOn is { } split && Data.IsClassification && Data[split] is { } examples
            ? _evaluator.Confusions(examples) : null;

    Complexity? Complexity() =>
        Recipe.MeasureMarginsOn is { } split && Data.IsClassification && Data[split] is { } examples
            ? ComplexityMeter.Of(Network, examples) : null;

    static void CheckPredictions(Network network, DataSet data, Recipe recipe)
    {
        if (recipe.KeepPredictionsOn is { } split && data[split] is { } examples
            && (recipe.KeepsLastHidden == true ? network.Layers.LastInput : network.Outputs) is var kept
            && (long)examples.Count * kept is var count and > History.MostPredictions)
            throw new ArgumentException(
                $"Predictions of {examples.Count} examples with {kept} outputs are {count} numbers; " +
                $"at most {History.MostPredictions} can be kept.", nameof(recipe));
    }
}
