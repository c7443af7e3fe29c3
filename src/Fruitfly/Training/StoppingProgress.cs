namespace Fruitfly.Training;

/// <summary>What early stopping has seen so far.</summary>
sealed class StoppingProgress(EarlyStopping rule)
{
    double _best = double.PositiveInfinity;
    int _waited;

    /// <summary>Steps taken before the best evaluation.</summary>
    public int BestStep { get; private set; }

    public bool IsOver => _waited >= rule.Patience;

    /// <returns>whether the evaluation is the best so far</returns>
    public bool See(Evaluation evaluation)
    {
        var value = rule.Of(evaluation);
        if (!(value < _best - rule.MinimumImprovement))
        {
            _waited++;
            return false;
        }
        (_best, _waited, BestStep) = (value, 0, evaluation.Step);
        return true;
    }
}
