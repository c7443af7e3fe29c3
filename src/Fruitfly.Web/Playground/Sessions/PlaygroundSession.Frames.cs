using Fruitfly.Web.Live;
using Fruitfly.Web.Playground.Frames;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>The pictures of a session.</summary>
sealed partial class PlaygroundSession
{
    /// <summary>At full speed a frame that took t is followed by the next after this many t at the earliest.</summary>
    const int FrameShare = 50;

    /// <summary>The latest, written once for all viewers; null before the first.</summary>
    public WrittenFrame? Frame { get; private set; }

    /// <summary>How many frames were made.</summary>
    public int FramesMade { get; private set; }

    /// <summary>The seed that pictures are of, by its place from 0.</summary>
    public int Shown { get; private set; }

    /// <summary>Makes pictures of another seed.</summary>
    /// <param name="place">from 0</param>
    /// <exception cref="ArgumentException">there are fewer</exception>
    public void Show(int place)
    {
        if (place < 0 || place >= _plan.Seeds.Count)
            throw new ArgumentException(FormattableString.Invariant(
                $"There is no seed {place}; they are counted from 0 to {_plan.Seeds.Count - 1}."));
        Shown = place;
        Changes.Raise();
    }

    async Task MakeFramesAsync()
    {
        try
        {
            var (cost, made) = (TimeSpan.Zero, 0L);
            while (!IsOver)
            {
                var version = Changes.Version;
                if (Viewers == 0)
                {
                    await Changes.WaitBeyond(version, _ended.Token);
                    continue;
                }
                var (run, number, isBusy) = Look();
                var (revision, place) = (Revision, Shown);
                if (IsFrameDue(run, number, revision, place)
                    && !(isBusy && _time.GetElapsedTime(made) < FrameShare * cost))
                {
                    var snapshots = await Task.WhenAll(run.Seeds.Select(seed => seed.ReadAsync()));
                    var began = _time.GetTimestamp();
                    Frame = await Task.Run(() => WrittenFrame.Of(Frames.Frame.Of(
                        run.Plan, snapshots, number, revision, place)), _ended.Token);
                    FramesMade++;
                    (cost, made) = (_time.GetElapsedTime(began), _time.GetTimestamp());
                    Changes.Raise();
                }
                await Task.Delay(LiveStream.Pace, _time, _ended.Token);
            }
        }
        catch (OperationCanceledException) when (IsOver)
        {
            // The session is over.
        }
        catch (Exception failure)
        {
            lock (_lock)
                Stop($"its pictures cannot be made: {failure.Message}");
            Changes.Raise();
        }
    }

    // The run, its number, and whether it trains as fast as it can: all of one moment.
    (TrainingRun Run, int Number, bool IsBusy) Look()
    {
        lock (_lock)
        {
            _speed.Read(_run.Furthest);
            return (_run, _runNumber, IsTrainingNow && _pace is null);
        }
    }

    bool IsFrameDue(TrainingRun run, int number, int revision, int place) =>
        Frame?.Frame is not { } frame || (frame.Run, frame.Revision, frame.Place) != (number, revision, place)
            || frame.Step != run.Seeds[place].Step;
}
