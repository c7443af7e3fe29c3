using System.Globalization;

namespace Fruitfly.Web.Lectures;

/// <summary>A deck as a path of pages in order.</summary>
/// <param name="Source">the slides it follows</param>
sealed record Lecture(string Id, string Title, string Source, IReadOnlyList<LectureStep> Steps);

/// <summary>One page: a question, what to look at, and the measurement that answers it.</summary>
/// <param name="Question">the page's title</param>
/// <param name="Look">at most two short lines</param>
/// <param name="Experiment">that answers it</param>
/// <param name="Figure">of that experiment's report</param>
/// <param name="Notes">what to say, for the one who speaks</param>
/// <param name="Links">where it can be played with</param>
sealed record LectureStep(string Question, IReadOnlyList<string> Look, string Experiment, string Figure, string Notes,
    params IReadOnlyList<LectureLink> Links);

/// <summary>A page of the web lab with its state in the address.</summary>
sealed record LectureLink(string Text, string Address)
{
    /// <summary>The experiment with other options.</summary>
    public static LectureLink Vary(
        string text, string experiment, params IReadOnlyList<(string Option, double Value)> options) => new(
        text, $"/experiments/{experiment}" +
            (options.Count == 0
                ? "" : "?" +
                    string.Join("&",
                        options.Select(option =>
                            string.Create(CultureInfo.InvariantCulture, $"{option.Option}={option.Value}")))));
}
