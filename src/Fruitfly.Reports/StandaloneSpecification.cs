using System.Text;
using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports;

/// <summary>A figure's specification with its title, subtitle and description inside,
/// for use away from the page.</summary>
public static class StandaloneSpecification
{
    const int TitleCharacters = 70;
    const int SubtitleCharacters = 100;

    public static JsonObject Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var specification = figure.Specification.DeepClone().AsObject();
        specification["description"] = figure.AlternativeText;
        var title = new JsonObject { ["text"] = Lines(figure.Title, TitleCharacters) };
        if (figure.Subtitle.Length > 0)
            title["subtitle"] = Lines(figure.Subtitle, SubtitleCharacters);
        specification["title"] = title;
        return specification;
    }

    static JsonArray Lines(string text, int width)
    {
        var lines = new JsonArray();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        lines.Add(line.ToString());
        return lines;
    }
}
