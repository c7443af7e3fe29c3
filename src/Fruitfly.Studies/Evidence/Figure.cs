using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Fruitfly.Studies.Evidence;

/// <summary>A chart with all that a reader needs to trust it.</summary>
/// <param name="Id">short and stable within the report, such as <c>test-error</c>;
/// also its anchor and file name</param>
/// <param name="Title">the finding, as a sentence</param>
/// <param name="Subtitle">the setting</param>
/// <param name="Caption">what is shown, with n, the kind of interval and the number of diverged trials</param>
/// <param name="AlternativeText">what the picture shows, for those who cannot see it</param>
/// <param name="Specification">Vega-Lite, with the data that it draws inside</param>
public sealed record Figure(
    string Id, string Title, string Subtitle, string Caption, string AlternativeText, JsonObject Specification)
{
    /// <summary>The same data for everyone who does not draw. Default: none.</summary>
    [JsonIgnore] // a page that draws has them in the specification
    public FigureData Data { get; init; } = FigureData.None;
}
