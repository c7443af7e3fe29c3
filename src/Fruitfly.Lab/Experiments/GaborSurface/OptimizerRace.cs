using Fruitfly.Surfaces;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>Stochastic descents from one start with the same batches, once for each seed of the batches.</summary>
sealed record OptimizerRace(IReadOnlyList<OptimizerRace.Entry> Entries, uint FirstSeed)
{
    /// <summary>One optimizer, and its path for each seed.</summary>
    public sealed record Entry(string Name, IReadOnlyList<SurfacePath> Paths)
    {
        public double[] FinalLosses => [.. Paths.Select(path => path.FinalLoss)];

        /// <summary>By how many degrees the path turns at a step, on average over each path.</summary>
        public double[] Turns => [.. Paths.Select(path => Turn(path))];

        // Where it stands still it does not turn.
        static double Turn(SurfacePath path)
        {
            var sum = 0.0;
            for (var k = 1; k < path.Steps; k++)
            {
                var (before, after) = (path.Points[k] - path.Points[k - 1], path.Points[k + 1] - path.Points[k]);
                if (before.Length == 0 || after.Length == 0)
                    continue;
                var cosine =
                    (before.First * after.First + before.Second * after.Second) / (before.Length * after.Length);
                sum += Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI;
            }
            return sum / Math.Max(1, path.Steps - 1);
        }
    }

    public Entry Stochastic => Entries[0];
    public Entry Momentum => Entries[1];
    public Entry Nesterov => Entries[2];
    public Entry Adam => Entries[3];

    /// <summary>About how long that takes: examples looked at.</summary>
    public static double WorkOf(GaborSurfaceOptions options) => 4.0 * options.Seeds * PathWork(options);

    /// <param name="work">has <see cref="WorkOf"/> left for it</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static OptimizerRace Run(GaborSurfaceOptions options, WorkInParts work)
    {
        var start = new SurfacePoint(options.Phi0, options.Phi1);
        var (rate, momentum) = (options.LearningRate, options.Momentum);
        var (steps, batch, seeds) = (options.Steps, options.Batch, options.Seeds);
        var first = options.FirstSeed;
        var heavy = new Sgd(rate * (1 - momentum), momentum);
        return new OptimizerRace(
            [
                Entry("stochastic", new Sgd(rate)),
                Entry("momentum", heavy),
                Entry("Nesterov", heavy, momentum),
                Entry("Adam", new Adam(options.AdamRate)),
            ],
            first);

        Entry Entry(string name, Optimizer optimizer, double lookAhead = 0) => new(
            name,
            work.Each(PathWork(options), Enumerable.Range(0, seeds), seed => SurfaceDescent.Follow(
                PublishedSurfaces.Gabor, start, optimizer, steps, lookAhead,
                PublishedRun.Batches(first + (uint)seed, batch))));
    }

    static double PathWork(GaborSurfaceOptions options) => options.Steps * options.Batch;
}
