namespace Fruitfly.Studies;

/// <summary>Another process that runs trials which this run waits for.</summary>
/// <param name="Trials">how many of them</param>
/// <param name="Silent">for how long nothing was heard of it</param>
/// <param name="TakenBackIn">when its trials are taken back if it stays silent; null where
/// the system says that it runs</param>
public sealed record AwaitedWorker(string Host, int ProcessId, int Trials, TimeSpan Silent, TimeSpan? TakenBackIn);
