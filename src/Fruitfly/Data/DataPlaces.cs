using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data;

/// <summary>Where the data of trials are found: image sets in their folders, and files by their
/// content wherever they were seen.</summary>
/// <param name="images">default: <see cref="ImageSets"/> without a named folder</param>
/// <param name="files">default: those that are given to it</param>
public sealed class DataPlaces(ImageSets? images = null, FilePlaces? files = null)
{
    public ImageSets Images { get; } = images ?? new ImageSets();

    public FilePlaces Files { get; } = files ?? new FilePlaces();
}
