namespace Fruitfly.Studies.Rows;

/// <summary>The part of a statement that puts a page of trials in order.</summary>
static class TrialSorting
{
    public static readonly IReadOnlyDictionary<TrialMeasure, string> Columns = new Dictionary<TrialMeasure, string>
    {
        [TrialMeasure.TrainingLoss] = "training_loss",
        [TrialMeasure.TrainingError] = "training_error",
        [TrialMeasure.ValidationLoss] = "validation_loss",
        [TrialMeasure.ValidationError] = "validation_error",
        [TrialMeasure.TestLoss] = "test_loss",
        [TrialMeasure.TestError] = "test_error",
        [TrialMeasure.Step] = "step",
        [TrialMeasure.Parameters] = "parameters",
        [TrialMeasure.Seconds] = "seconds",
    };

    /// <summary>The condition that a trial's measure is in a range, whose ends are the parameters <c>low</c> and
    /// <c>high</c> with the number.</summary>
    /// <param name="schema">in front of the names of tables</param>
    public static string Within(TrialMeasure measure, ValueRange range, int number, string schema = "") =>
        $"study_trials.trial IN (SELECT trial FROM {schema}results " +
        $"WHERE {Columns[measure]} {(range.IsLowOutside ? ">" : ">=")} @low{number} " +
        $"AND {Columns[measure]} {(range.IsHighOutside ? "<" : "<=")} @high{number})";

    /// <param name="ranks">what gives the columns <c>settings</c> and <c>rank</c> of
    /// <see cref="TrialOrder.Ranks"/></param>
    /// <param name="schema">in front of the names of tables</param>
    public static (string From, string Order) Of(TrialOrder order, string ranks, string schema = "")
    {
        var trials = $"JOIN {schema}trials ON trials.id = study_trials.trial";
        var way = order.IsDescending ? "DESC" : "ASC";
        return order.Column switch
        {
            TrialColumn.Position => (trials, $"position {way}"),
            TrialColumn.State => (trials, $"state {way}, position"),
            TrialColumn.Seed => (trials, $"length(seed) {way}, seed {way}, position"), // as numbers, however large
            TrialColumn.Ended => (trials, $"ended {way} NULLS LAST, position"),
            TrialColumn.Measure =>
                ($"{trials} LEFT JOIN {schema}results ON results.trial = trials.id",
                    $"{Columns[order.Measure]} {way} NULLS LAST, position"),
            TrialColumn.Setting => ($"{trials} LEFT JOIN {ranks} ON ranked.settings = trials.settings",
                $"rank {way} NULLS LAST, position"),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Column, "There is no such column."),
        };
    }
}
