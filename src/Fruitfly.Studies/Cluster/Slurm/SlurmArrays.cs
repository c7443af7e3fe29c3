using System.Globalization;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>Tasks as arrays of jobs: the index of a job has a limit, so that the number of a task is an offset and an
/// index.</summary>
static class SlurmArrays
{
    /// <param name="tasks">numbers in ascending order</param>
    /// <param name="atOnce">how many may run at once, shared by all arrays; null: any number</param>
    /// <returns>for each array its offset, its tasks, and its indices as <c>sbatch --array</c> takes them</returns>
    public static IReadOnlyList<(int Offset, int[] Tasks, string Indices)> Of(
        IReadOnlyList<int> tasks, SlurmLimits limits, int? atOnce = null)
    {
        var size = Math.Min(limits.MostIndices, limits.MostTasks);
        var pieces = tasks.GroupBy(task => task / size * size).ToList();
        var share = atOnce is { } most ? $"%{Math.Max(1, most / Math.Max(1, pieces.Count))}" : "";
        return [.. pieces.Select(piece => (piece.Key, piece.ToArray(),
            Indices([.. piece.Select(task => task - piece.Key)]) + share))];
    }

    /// <summary>Such as <c>0-7,9</c>.</summary>
    static string Indices(int[] indices)
    {
        var ranges = new List<string>();
        for (var first = 0; first < indices.Length;)
        {
            var last = first;
            while (last + 1 < indices.Length && indices[last + 1] == indices[last] + 1)
                last++;
            ranges.Add(first == last ? Text(indices[first]) : $"{Text(indices[first])}-{Text(indices[last])}");
            first = last + 1;
        }
        return string.Join(',', ranges);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
