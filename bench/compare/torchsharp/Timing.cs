using System.Diagnostics;

namespace Fruitfly.TorchSharpPeer;

static class Timing
{
    /// <summary>µs of a step of one network: the median over epochs. A third of the time before it warms up.</summary>
    /// <param name="least">how long epochs are timed at least</param>
    public static double MicrosecondsPerStep(Trainer trainer, TimeSpan least)
    {
        Run(trainer, least / 3);
        var taken = Run(trainer, least).Order().ToArray();
        var median = (taken[(taken.Length - 1) / 2] + taken[taken.Length / 2]) / 2;
        return median.TotalMicroseconds / trainer.Steps / trainer.Networks;
    }

    static List<TimeSpan> Run(Trainer trainer, TimeSpan least)
    {
        var taken = new List<TimeSpan>();
        for (var total = TimeSpan.Zero; taken.Count < 3 || total < least; total += taken[^1])
        {
            var began = Stopwatch.GetTimestamp();
            trainer.Epoch();
            taken.Add(Stopwatch.GetElapsedTime(began));
        }
        return taken;
    }
}
