using Fruitfly.Measurement;
using Fruitfly.Web.Digits;
using Fruitfly.Web.Errors;

namespace Fruitfly.Web.Tests.Digits;

public sealed class DigitSessionTests
{
    /// <summary>A clock that is moved by hand.</summary>
    sealed class HandMovedTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    readonly HandMovedTime _time = new();

    [Fact]
    public void Practice_tells_every_answer()
    {
        var session = new DigitSession(3, seed: 1, _time);
        var deck = DigitDeck.OfTraining(1);
        session.Answer(0, deck.Label(0));
        session.Answer(1, (deck.Label(1) + 1) % 10);
        var state = session.State();
        (state.Phase, state.Answered, state.Right).ShouldBe((DigitPhase.Practice, 2, 1));
        (state.Last!.Label, state.Last.Answer).ShouldBe((deck.Label(1), (deck.Label(1) + 1) % 10));
        state.Signal.ShouldBe(deck.Signal(2));
    }

    [Fact]
    public void The_test_tells_nothing_until_its_end()
    {
        var session = new DigitSession(3, seed: 1, _time);
        session.Answer(0, 5);
        session.BeginTest();
        for (var place = 0; place < 3; place++)
        {
            var state = session.State();
            (state.Phase, state.Answered, state.Right, state.Last, state.Score).ShouldBe(
                (DigitPhase.Test, place, null, null, null));
            state.Signal.ShouldBe(DigitDeck.OfTest(1).Signal(place));
            session.Answer(place, 0);
        }
        session.State().Phase.ShouldBe(DigitPhase.Done);
        session.State().Signal.ShouldBeNull();
    }

    [Fact]
    public void The_score_has_its_interval_its_time_and_its_mistakes()
    {
        var session = new DigitSession(10, seed: 3, _time);
        var deck = DigitDeck.OfTest(3);
        session.BeginTest();
        for (var place = 0; place < 10; place++)
        {
            _time.Now += TimeSpan.FromSeconds(place == 9 ? 60 : 2);
            session.Answer(place, place < 7 ? deck.Label(place) : (deck.Label(place) + 3) % 10);
        }
        var state = session.State();
        var (score, share) = (state.Score!, Proportion.Wilson(7, 10));
        (score.Right, score.Accuracy, score.Low, score.High).ShouldBe((7, 70, 100 * share.Low, 100 * share.High));
        score.Seconds.ShouldBe(78, 1e-9);
        state.MedianSeconds!.Value.ShouldBe(2, 1e-9);
        score.Mistakes.Select(mistake => mistake.Label).ShouldBe([deck.Label(7), deck.Label(8), deck.Label(9)]);
    }

    [Fact]
    public void A_key_pressed_twice_answers_one_digit()
    {
        var session = new DigitSession(3, seed: 1, _time);
        session.BeginTest();
        session.Answer(0, 4);
        session.Answer(0, 4);
        session.Answer(2, 4);
        session.State().Answered.ShouldBe(1);
    }

    [Fact]
    public void The_seed_decides_the_digits()
    {
        DigitDeck.OfTest(1).Signal(0).ShouldBe(DigitDeck.OfTest(1).Signal(0));
        DigitDeck.OfTest(1).Signal(0).ShouldNotBe(DigitDeck.OfTest(2).Signal(0));
        DigitDeck.OfTest(1).Count.ShouldBe(1000);
        Enumerable.Range(0, 1000).Select(place => DigitDeck.OfTest(1).Signal(place)[0]).Distinct().Count()
            .ShouldBeGreaterThan(990);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void What_is_no_digit_is_no_answer(int digit) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DigitSession(3, 1, _time).Answer(0, digit));

    [Fact]
    public void The_session_that_rested_longest_gives_way()
    {
        var sessions = new DigitSessions(_time);
        var ids = Enumerable.Range(0, DigitSessions.Most).Select(_ => sessions.Begin(20, 1)).ToList();
        ids.ShouldBeUnique();
        sessions.Find(ids[0]);
        sessions.Begin(20, 1);
        sessions.Find(ids[0]).ShouldNotBeNull();
        Should.Throw<RequestException>(() => sessions.Find(ids[1])).Status.ShouldBe(404);
    }
}
