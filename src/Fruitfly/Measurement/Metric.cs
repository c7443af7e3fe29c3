namespace Fruitfly.Measurement;

/// <summary>A number that says how good predictions are.</summary>
public enum Metric
{
    /// <summary>share of wrong predictions</summary>
    Error,

    /// <summary>share of right predictions</summary>
    Accuracy,

    /// <summary>mean recall of the classes</summary>
    BalancedAccuracy,

    /// <summary>unweighted mean of the classes' F1</summary>
    MacroF1,

    /// <summary>area under the receiver operating characteristic; of several classes the mean of each against the
    /// rest</summary>
    Auc,

    /// <summary>mean of −log p of the true class</summary>
    LogLoss,

    /// <summary>mean over examples of the summed squared differences of probabilities and true classes</summary>
    Brier,

    /// <summary>expected calibration error, bins of equal width</summary>
    CalibrationError,

    RootMeanSquaredError,

    MeanAbsoluteError,

    /// <summary>share of the variance of the targets that is explained</summary>
    RSquared,
}
