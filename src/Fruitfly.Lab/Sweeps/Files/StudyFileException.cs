namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A study that cannot be run as it is written, with everything that is wrong with it.</summary>
public sealed class StudyFileException : Exception
{
    public StudyFileException(IReadOnlyList<StudyProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) =>
        Problems = [.. problems.OrderBy(problem => problem.Origin.Kind)
            .ThenBy(problem => problem.Origin.Line).ThenBy(problem => problem.Origin.Column)];

    /// <summary>In the order of the file; at least one.</summary>
    public IReadOnlyList<StudyProblem> Problems { get; }
}
