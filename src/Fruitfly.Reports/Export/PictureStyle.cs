namespace Fruitfly.Reports.Export;

/// <summary>How a picture differs from the figure as it stands.</summary>
public sealed record PictureStyle
{
    /// <summary>Whether it has the figure's title and subtitle; slides and papers
    /// have their own. Default: yes.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>Whether it is 960 by 540, as a slide is, instead of the figure's own size. Default: no.</summary>
    public bool IsWide { get; init; }
}
