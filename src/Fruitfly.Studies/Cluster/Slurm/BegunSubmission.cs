using System.Globalization;
using System.Text.Json;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>A submission that is kept before the queue is asked, until the number of its array is noted. If the process
/// ends between the two, its mark, the last word of the array's command, tells whether the queue took it.</summary>
sealed record BegunSubmission(int Offset, int[] Tasks, int Minutes, DateTimeOffset At)
{
    const string FileName = "submitting.json";

    public string Mark => string.Create(
        CultureInfo.InvariantCulture, $"submitted-{Offset}-{At.UtcDateTime:yyyyMMdd'T'HHmmssfffffff}");

    /// <returns>null where none has begun</returns>
    /// <exception cref="ClusterException">it cannot be read</exception>
    public static BegunSubmission? Of(Bundle bundle)
    {
        var path = PathIn(bundle);
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<BegunSubmission>(File.ReadAllText(path), QueueJson.Options) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ClusterException($"'{path}' cannot be read: {failure.Message.TrimEnd('.')}.",
                "Give yourself the right to read it. Where it is damaged, compare 'squeue' with submissions.jsonl " +
                "beside it, and remove it.", failure);
        }
    }

    /// <exception cref="DataFileException">it cannot be written</exception>
    public void Keep(Bundle bundle) =>
        AtomicFile.WriteText(PathIn(bundle), JsonSerializer.Serialize(this, QueueJson.Options));

    public static void Forget(Bundle bundle) => File.Delete(PathIn(bundle));

    static string PathIn(Bundle bundle) => Path.Combine(bundle.Folder, FileName);
}
