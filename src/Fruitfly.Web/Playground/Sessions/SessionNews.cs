using System.Globalization;
using Fruitfly.Web.Live;
using Fruitfly.Web.Playground.Frames;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>What one viewer of a session has not seen yet. A viewer that comes back goes on
/// after the point it had last.</summary>
sealed class SessionNews
{
    readonly PlaygroundSession _session;
    readonly Func<RunFacts> _facts;
    readonly Func<SessionState> _state;
    int _run, _next, _tests, _changes;
    bool _isNew = true;
    SessionState? _told;
    WrittenFrame? _seen;

    /// <param name="after">the id of the last event that the viewer had; null for a new viewer</param>
    public SessionNews(PlaygroundSession session, Func<RunFacts> facts, Func<SessionState> state, string? after)
    {
        (_session, _facts, _state) = (session, facts, state);
        if (after?.Split('.') is [var run, var next]
            && int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out _run)
            && int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out _next))
            return;
        (_run, _next) = (0, 0);
    }

    /// <summary>In this order: the facts, once and when settings were changed; whether a new run began; points;
    /// openings of the test set; a frame; the state.</summary>
    public IEnumerable<LiveEvent> Next()
    {
        var (run, number) = _session.Current;
        var changes = _session.Revision;
        if (_isNew || changes != _changes)
        {
            _changes = changes;
            yield return new LiveEvent("facts", _facts());
        }
        if (number != _run)
        {
            (_run, _next, _tests) = (number, 0, 0);
            yield return new LiveEvent("start", number, Place());
        }
        var (stride, points) = run.Curves.From(_next);
        if (points.Count > 0 || _isNew)
        {
            _next = points.Count > 0 ? points[^1].Sequence + 1 : _next;
            yield return new LiveEvent("points", new PointNews(stride, run.Plan.Steps, points), Place());
        }
        if (_session.Tests.Where(test => test.Run == number).ToList() is { Count: > 0 } tests
            && (tests.Count != _tests || _isNew))
        {
            _tests = tests.Count;
            yield return new LiveEvent("tests", tests);
        }
        if (_session.Frame is { } frame && frame != _seen && frame.Frame.Run == number)
        {
            _seen = frame;
            yield return new LiveEvent("frame", frame.Json);
        }
        _isNew = false;
        var state = _state();
        if (state.Run != number)
            yield break; // the next look tells of the new run from its start
        if (_told is null || !_told.SaysTheSame(state))
            yield return new LiveEvent("state", _told = state);
    }

    string Place() => string.Create(CultureInfo.InvariantCulture, $"{_run}.{_next}");
}

/// <summary>Points of curves that a viewer does not have.</summary>
/// <param name="Stride">the viewer keeps points with an index that it divides, and those of the last step</param>
sealed record PointNews(int Stride, int LastStep, IReadOnlyList<CurvePoint> Points);
