using System.Text.Json;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>One array of jobs that was submitted.</summary>
/// <param name="Job">the number of the array</param>
/// <param name="Offset">of the tasks' numbers from the indices</param>
/// <param name="Tasks">their numbers</param>
sealed record SlurmSubmission(string Job, int Offset, int[] Tasks, int Minutes, DateTimeOffset At)
{
    const string FileName = "submissions.jsonl";

    /// <exception cref="ClusterException">they cannot be read</exception>
    public static IReadOnlyList<SlurmSubmission> Of(Bundle bundle)
    {
        var path = Path.Combine(bundle.Folder, FileName);
        try
        {
            return File.Exists(path)
                ? [.. File.ReadAllLines(path).Select(line =>
                    JsonSerializer.Deserialize<SlurmSubmission>(line, QueueJson.Options)!)]
                : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ClusterException($"'{path}' cannot be read: {failure.Message.TrimEnd('.')}.",
                "Give yourself the right to read it, or remove the line that is damaged.", failure);
        }
    }

    /// <summary>Adds one to those of a bundle.</summary>
    /// <exception cref="DataFileException">it cannot be written</exception>
    public void AddTo(Bundle bundle) => AtomicFile.WriteText(
        Path.Combine(bundle.Folder, FileName),
        string.Concat(Of(bundle).Append(this).Select(one => JsonSerializer.Serialize(one, QueueJson.Options) + "\n")));
}
