namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What an action is called.</summary>
public static class ActionWords
{
    /// <summary>As a thing to do, such as <c>more data</c>.</summary>
    public static string Of(DiagnosisAction action) => action switch
    {
        DiagnosisAction.MoreData => "more data",
        DiagnosisAction.MoreCapacity => "a larger network",
        DiagnosisAction.LessCapacity => "a smaller network",
        DiagnosisAction.Regularize => "regularization",
        DiagnosisAction.TrainShorter => "shorter training",
        DiagnosisAction.TrainLonger => "longer training",
        DiagnosisAction.Ensemble => "an ensemble",
        DiagnosisAction.CleanLabels => "cleaner labels",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action."),
    };

    /// <summary>What the data say of it.</summary>
    public static string Of(ActionVerdict verdict) => verdict switch
    {
        ActionVerdict.Shown => "shown by the data",
        ActionVerdict.Possible => "possible, not shown",
        ActionVerdict.Excluded => "excluded",
        ActionVerdict.Refused => "cannot be told",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There is no such verdict."),
    };
}
