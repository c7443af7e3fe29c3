namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>One thing wrong with a study.</summary>
/// <param name="Path">such as <c>recipe.optimizer.learningRate</c>; empty where the whole file is meant</param>
/// <param name="What">what it is, and what is allowed</param>
/// <param name="Meant">the word that was probably meant; null where none is near</param>
public sealed record StudyProblem(Origin Origin, string Path, string What, string? Meant = null)
{
    /// <summary>Such as <c>recipe.epochs is 'many'; it must be a whole number.</c></summary>
    public string Text =>
        $"{(Path.Length == 0 ? "" : Path + " ")}{What}{(Meant is null ? "" : $" Did you mean '{Meant}'?")}";

    /// <summary>The same with its place: <c>study.yaml:3:5: recipe.epochs is …</c></summary>
    public override string ToString() => $"{Origin}: {Text}";
}
