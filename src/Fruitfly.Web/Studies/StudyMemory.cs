using System.Collections.Concurrent;
using Fruitfly.Studies;

namespace Fruitfly.Web.Studies;

/// <summary>Remembers what was read of whole studies while nothing changes in the store: a table asks for the same
/// again with every order and page.</summary>
sealed class StudyMemory(IStudyStore store)
{
    const int MostAnswers = 32;

    readonly ConcurrentDictionary<(string Study, string Question), (Moment Moment, object Answer)> _answers = new();

    /// <param name="study">as it was found for this request</param>
    /// <param name="question">tells what is asked from all else that is asked of the study</param>
    public T Of<T>(Study study, string question, Func<T> ask) where T : class
    {
        var moment = new Moment(study.Created, study.Plans, study.Trials, store.Changes());
        if (_answers.TryGetValue((study.Name, question), out var known) && known.Moment == moment)
            return (T)known.Answer;
        var answer = ask();
        if (_answers.Count >= MostAnswers)
            _answers.Clear();
        _answers[(study.Name, question)] = (moment, answer);
        return answer;
    }

    // What a trial came to does not change, so the counts tell of changes before the store does.
    sealed record Moment(DateTimeOffset Created, int Plans, TrialCounts Trials, long Changes);
}
