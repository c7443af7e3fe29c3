namespace Fruitfly.Studies;

/// <summary>The time left of a run, by what its trials cost: the predicted seconds of those that have not ended,
/// corrected by how the predictions of those that have ended came true. Not for several threads at once.</summary>
/// <param name="predicted">seconds by the hash of a trial</param>
sealed class RemainingTime(IReadOnlyDictionary<string, double> predicted, int workers, TimeProvider time)
{
    readonly Dictionary<string, double> _planned = new(predicted);
    readonly Dictionary<string, (double Seconds, long Began)> _running = [];
    double _predicted, _actual;

    public void Started(string hash)
    {
        if (_planned.Remove(hash, out var seconds))
            _running[hash] = (seconds, time.GetTimestamp());
    }

    /// <param name="counts">whether its time says something of the others': it came to its end</param>
    public void Ended(string hash, bool counts)
    {
        if (!_running.Remove(hash, out var trial) || !counts)
            return;
        _predicted += trial.Seconds;
        _actual += time.GetElapsedTime(trial.Began).TotalSeconds;
    }

    /// <param name="left">trials of the study that have not ended; other processes may have ended some</param>
    public TimeSpan Left(int left)
    {
        if (_planned.Count + _running.Count == 0 || left == 0)
            return TimeSpan.Zero;
        var ratio = _predicted > 0 ? _actual / _predicted : 1;
        var running = _running.Values.Select(trial =>
            Math.Max(0, ratio * trial.Seconds - time.GetElapsedTime(trial.Began).TotalSeconds)).ToList();
        var share = Math.Min(1, left / (double)(_planned.Count + _running.Count));
        var shared = share * (ratio * _planned.Values.Sum() + running.Sum()) / workers;
        // Workers that are done cannot help one that is not.
        return LongTime.OfSeconds(Math.Max(shared, running.DefaultIfEmpty().Max()));
    }
}
