using Fruitfly.Measurement;

namespace Fruitfly.Web.Digits;

/// <summary>What a person is doing.</summary>
enum DigitPhase
{
    /// <summary>Every answer is told at once.</summary>
    Practice,

    /// <summary>No answer is told.</summary>
    Test,

    Done,
}

/// <summary>One person classifying digits: practice on training examples, then the test. Labels stay
/// here until they are answered.</summary>
sealed class DigitSession(int digits, uint seed, TimeProvider time)
{
    public const int MostDigits = 200;

    readonly Lock _lock = new();
    readonly DigitDeck _practice = DigitDeck.OfTraining(seed), _test = DigitDeck.OfTest(seed);
    readonly List<(int Answer, double Seconds)> _practised = [], _tested = [];
    DigitPhase _phase = DigitPhase.Practice;
    long _dealt = time.GetTimestamp();

    public DigitState State()
    {
        lock (_lock)
        {
            var answers = _phase == DigitPhase.Practice ? _practised : _tested;
            return new DigitState(
                _phase, answers.Count, digits, seed, _phase switch
                {
                    DigitPhase.Practice => _practice.Signal(answers.Count),
                    DigitPhase.Test => _test.Signal(answers.Count),
                    _ => null,
                },
                answers.Count == 0 ? null : Median.Of(answers.Select(answer => answer.Seconds)),
                _phase == DigitPhase.Practice && answers.Count > 0 ? Told(_practice, answers, answers.Count - 1) : null,
                _phase == DigitPhase.Practice ? Right(_practice, answers) : null,
                _phase == DigitPhase.Done ? Score() : null);
        }
    }

    /// <summary>Takes an answer to the digit at a place; one to a digit that is not the present one, such as a key
    /// pressed twice, is passed over.</summary>
    /// <param name="place">of the digit among those of the phase, from 0</param>
    /// <exception cref="ArgumentOutOfRangeException">not a digit</exception>
    public void Answer(int place, int digit)
    {
        if (digit is < 0 or > 9)
            throw new ArgumentOutOfRangeException(nameof(digit), digit, "An answer is a digit from 0 to 9.");
        lock (_lock)
        {
            var answers = _phase == DigitPhase.Practice ? _practised : _tested;
            if (_phase == DigitPhase.Done || place != answers.Count)
                return;
            answers.Add((digit, time.GetElapsedTime(_dealt).TotalSeconds));
            _dealt = time.GetTimestamp();
            if (_phase == DigitPhase.Test && answers.Count == digits)
                _phase = DigitPhase.Done;
        }
    }

    /// <summary>Ends the practice; where it has ended already, nothing changes.</summary>
    public void BeginTest()
    {
        lock (_lock)
        {
            if (_phase != DigitPhase.Practice)
                return;
            (_phase, _dealt) = (DigitPhase.Test, time.GetTimestamp());
        }
    }

    DigitScore Score()
    {
        var share = Proportion.Wilson(Right(_test, _tested), digits);
        return new DigitScore(
            Right(_test, _tested), 100 * share.Value, 100 * share.Low, 100 * share.High,
            _tested.Sum(answer => answer.Seconds),
            [.. Enumerable.Range(0, digits).Select(place => Told(_test, _tested, place))
                .Where(told => told.Answer != told.Label)]);
    }

    static int Right(DigitDeck deck, List<(int Answer, double Seconds)> answers) =>
        answers.Where((answer, place) => answer.Answer == deck.Label(place)).Count();

    static ToldDigit Told(DigitDeck deck, List<(int Answer, double Seconds)> answers, int place) =>
        new(deck.Signal(place), deck.Label(place), answers[place].Answer);
}

/// <summary>What the page shows of a session.</summary>
/// <param name="Answered">in this phase</param>
/// <param name="Digits">of the test</param>
/// <param name="Signal">the digit to classify; null when all are</param>
/// <param name="MedianSeconds">for a digit; null before the first answer</param>
/// <param name="Last">the last digit of the practice; null in the test</param>
/// <param name="Right">in the practice; null in the test</param>
/// <param name="Score">null until the test is done</param>
sealed record DigitState(
    DigitPhase Phase, int Answered, int Digits, uint Seed, float[]? Signal, double? MedianSeconds, ToldDigit? Last,
    int? Right, DigitScore? Score);

/// <summary>A digit whose label is told.</summary>
sealed record ToldDigit(float[] Signal, int Label, int Answer);

/// <param name="Accuracy">in percent, with Wilson's 95 % interval</param>
/// <param name="Seconds">of the whole test</param>
sealed record DigitScore(
    int Right, double Accuracy, double Low, double High, double Seconds, IReadOnlyList<ToldDigit> Mistakes);
