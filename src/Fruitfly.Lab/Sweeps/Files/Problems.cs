namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Gathers what is wrong with a study, so that it is said all at once.</summary>
sealed class Problems
{
    /// <summary>More are not shown: they are of one cause.</summary>
    const int Most = 100;

    readonly HashSet<(Origin, string)> _places = [];
    readonly List<StudyProblem> _all = [];

    public bool IsEmpty => _all.Count == 0;

    public bool IsFull => _all.Count >= Most;

    /// <summary>How often something was found wrong, also what was known.</summary>
    public int Found { get; private set; }

    /// <summary>The first of each place and path is kept.</summary>
    public void Add(StudyNode node, string path, string what, string? meant = null) =>
        Add(node.Origin, path, what, meant);

    public void Add(Origin origin, string path, string what, string? meant = null)
    {
        Found++;
        if (!IsFull && _places.Add((origin, path)))
            _all.Add(new(origin, path, what, meant));
    }

    /// <summary>Adds a sentence to what is said of a path.</summary>
    public void Advise(string path, string advice)
    {
        for (var k = 0; k < _all.Count; k++)
            if (_all[k].Path == path)
                _all[k] = _all[k] with { What = $"{_all[k].What} {advice}" };
    }

    /// <exception cref="StudyFileException">there are some</exception>
    public void ThrowIfAny()
    {
        if (_all.Count > 0)
            throw new StudyFileException(_all);
    }
}
