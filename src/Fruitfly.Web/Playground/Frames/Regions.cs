using Fruitfly.Networks;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>What a network says everywhere in a window of the plane: in each cell the class with the largest output,
/// and its probability.</summary>
/// <param name="Classes">a byte for each cell, row by row from the top left</param>
/// <param name="Probabilities">the same order; 0 to 255 for 0 to 1</param>
sealed record Regions(PlaneWindow Window, int Size, byte[] Classes, byte[] Probabilities)
{
    const int Cells = 100;

    public static Regions Of(Network network, PlaneWindow window)
    {
        var inputs = new float[Cells * Cells * 2];
        for (var cell = 0; cell < Cells * Cells; cell++)
        {
            inputs[2 * cell] = (float)(window.Left + (window.Right - window.Left) * (cell % Cells + 0.5) / Cells);
            inputs[2 * cell + 1] = (float)(window.Top - (window.Top - window.Bottom) * (cell / Cells + 0.5) / Cells);
        }
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
        return new Regions(window, Cells, classes, probabilities);
    }
}
