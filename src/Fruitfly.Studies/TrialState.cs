namespace Fruitfly.Studies;

public enum TrialState
{
    /// <summary>Waits for a worker.</summary>
    Planned,

    /// <summary>A worker has claimed it.</summary>
    Running,

    /// <summary>Trained to its end.</summary>
    Done,

    /// <summary>Its loss stopped being finite. That is a result; it is never tried again.</summary>
    Diverged,

    /// <summary>It threw, or ended its worker three times. It has an error and no result.</summary>
    Failed,
}
