namespace Fruitfly.Studies;

/// <summary>Runs trials side by side where that is faster than one after another; each has the result that it has
/// alone.</summary>
public interface ISwarmExecution
{
    /// <summary>Trials with the same key may be run together; null for one that runs alone. It costs no more than a
    /// look at the description.</summary>
    SwarmKey? KeyOf(Trial trial);

    /// <summary>The results in the order of the trials. Where one of them cannot be run it throws, and none has a
    /// result.</summary>
    /// <exception cref="OperationCanceledException">cancelled; noticed within one batch</exception>
    IReadOnlyList<TrialResult> RunTogether(IReadOnlyList<Trial> trials, CancellationToken cancellation);
}
