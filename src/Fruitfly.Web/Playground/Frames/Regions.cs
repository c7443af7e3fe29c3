using Fruitfly.Networks;
using Fruitfly.Web.Playground.Planes;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>What a network says everywhere in a window of the plane: in each cell the class with the largest output,
/// and its probability.</summary>
/// <param name="Classes">a byte for each cell, row by row from the top left</param>
/// <param name="Probabilities">the same order; 0 to 255 for 0 to 1</param>
sealed record Regions(PlaneWindow Window, int Size, byte[] Classes, byte[] Probabilities)
{
    const int Cells = 100;

    public static Regions Of(Network network, PlaneView plane)
    {
        var inputs = plane.Grid(Cells);
        var outputs = new float[Cells * Cells * network.Outputs];
        network.Predict(inputs, outputs);
        var (classes, probabilities) = (new byte[Cells * Cells], new byte[Cells * Cells]);
        for (var cell = 0; cell < classes.Length; cell++)
        {
            var row = outputs.AsSpan(cell * network.Outputs, network.Outputs);
            var best = Predictions.Largest(row);
            (classes[cell], probabilities[cell]) = ((byte)best,
                (byte)Math.Round(255 * Predictions.Probability(row, best)));
        }
        return new Regions(plane.Window, Cells, classes, probabilities);
    }
}
