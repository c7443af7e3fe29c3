namespace Fruitfly.Training;

/// <summary>A recipe worked out for a number of training examples: everything in steps.</summary>
sealed class TrainingPlan
{
    readonly Recipe _recipe;
    readonly int _evaluateEvery;

    public TrainingPlan(Recipe recipe, int examples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recipe.Optimizer.LearningRate,
            nameof(recipe.Optimizer.LearningRate));
        RequirePositive(recipe.ClipNorm, nameof(recipe.ClipNorm));
        RequireNotNegative(recipe.L1Penalty, nameof(recipe.L1Penalty));
        RequireNotNegative(recipe.InputNoise, nameof(recipe.InputNoise));
        RequireNotNegative(recipe.WeightNoise, nameof(recipe.WeightNoise));
        recipe.Augmentation?.Validate();
        _recipe = recipe;
        BatchSize = recipe.Batches.SizeFor(examples);
        StepsPerEpoch = recipe.Batches.StepsPerEpoch(examples);
        Steps = recipe.Duration.InSteps(StepsPerEpoch);
        _evaluateEvery = recipe.EvaluateEvery.InSteps(StepsPerEpoch);
    }

    static void RequirePositive(double? value, string name)
    {
        if (value is { } given && !(given > 0 && double.IsFinite(given)))
            throw new ArgumentOutOfRangeException(name, given, "It is a number above 0.");
    }

    static void RequireNotNegative(double? value, string name)
    {
        if (value is { } given && !(given >= 0 && double.IsFinite(given)))
            throw new ArgumentOutOfRangeException(name, given, "It is a number from 0 up.");
    }

    public int BatchSize { get; }
    public int StepsPerEpoch { get; }
    public int Steps { get; }

    /// <summary>The learning rate of the step that follows <paramref name="step"/> steps.</summary>
    public double RateAt(int step) =>
        _recipe.Optimizer.LearningRate * _recipe.Schedule.Factor(step, StepsPerEpoch, Steps);

    public bool EvaluatesAfter(int step) =>
        step == 0 || step == Steps || _evaluateEvery > 0 && step % _evaluateEvery == 0
            || _recipe.EvaluateAt.Contains(step);

    /// <summary>How often <see cref="EvaluatesAfter"/> holds from before the first step to after the last.</summary>
    public int Evaluations
    {
        get
        {
            var besides = _recipe.EvaluateAt.Distinct().Count(
                step => step > 0 && step < Steps && !(_evaluateEvery > 0 && step % _evaluateEvery == 0));
            var regular = _evaluateEvery > 0 ? Steps / _evaluateEvery : 0;
            var isLastBesides = Steps > 0 && !(_evaluateEvery > 0 && Steps % _evaluateEvery == 0);
            return 1 + regular + (isLastBesides ? 1 : 0) + besides;
        }
    }
}
