using Fruitfly.Data.Images;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>What a network must know of images.</summary>
sealed record ImageShape(int Channels, int Width, int Height, int Classes)
{
    public static ImageShape Of(ImageSet images) =>
        new(images.Channels, images.Width, images.Height, images.ClassNames.Count);

    /// <summary>Of the images that trials were trained on, of which the
    /// convolutional network knows the shape.</summary>
    public static ImageShape Of(IEnumerable<Trial> trials)
    {
        var trial = trials.First(trial => trial.Network.Layers is [Reshape, Conv2d, ..]);
        var reshape = (Reshape)trial.Network.Layers[0];
        return new(reshape.Channels, reshape.Width, reshape.Height, ((ImageDescription)trial.Data).Whole.Classes);
    }
}
