namespace Fruitfly.Studies;

/// <summary>A number that every finished trial may have, from its last evaluation or from its run.</summary>
public enum TrialMeasure
{
    TrainingLoss,
    TrainingError,
    ValidationLoss,
    ValidationError,
    TestLoss,
    TestError,

    /// <summary>Steps taken until the last evaluation.</summary>
    Step,
    Parameters,

    /// <summary>Wall-clock time.</summary>
    Seconds,
}
