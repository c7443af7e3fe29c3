namespace Fruitfly.Studies.Tests;

/// <summary>Hears of progress at once and in order: <see cref="Progress{T}"/> calls back on
/// other threads and in any order.</summary>
sealed class Listener(Action<StudyProgress> listen) : IProgress<StudyProgress>
{
    public void Report(StudyProgress value) => listen(value);
}
