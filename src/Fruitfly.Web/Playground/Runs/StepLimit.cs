namespace Fruitfly.Web.Playground.Runs;

/// <summary>How many steps training may take. Threads that have taken as many wait here, so pausing, single steps, slow
/// motion and full speed are one thing: when the limit moves.</summary>
sealed class StepLimit
{
    /// <summary>Full speed.</summary>
    public const int None = int.MaxValue;

    readonly object _gate = new();
    volatile int _steps;

    public int Steps
    {
        get => _steps;
        set
        {
            lock (_gate)
            {
                _steps = value;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Sets the limit to what is found while no other moves it: one that has just gone beyond is then either
    /// found, or raises the limit after.</summary>
    public void SetTo(Func<int> steps)
    {
        lock (_gate)
            Steps = steps();
    }

    /// <summary>Lets those that are behind come up to <paramref name="steps"/>.</summary>
    public void RaiseTo(int steps)
    {
        lock (_gate)
            if (_steps < steps)
                Steps = steps;
    }

    /// <summary>Lets all who wait ask again whether they still have to.</summary>
    public void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    /// <summary>Waits until the condition holds; it is asked again after every change and <see cref="Wake"/>.</summary>
    public void WaitUntil(Func<bool> condition)
    {
        lock (_gate)
            while (!condition())
                Monitor.Wait(_gate);
    }
}
