namespace Fruitfly.Web.Lectures;

/// <summary>The two decks of the lectures, in the order of their slides.</summary>
static partial class Decks
{
    public static IReadOnlyList<Lecture> All { get; } = [Gradients(), Performance()];
}
