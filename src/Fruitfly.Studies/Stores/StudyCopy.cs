using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Studies.Stores;

/// <summary>Copies a study into another store: plan, results, errors, times and kept predictions, and where its data
/// files lie. What the other store has of it already stays, so that a copy that was interrupted goes on where it ended.
/// Trials that wait or run are planned there.</summary>
public static class StudyCopy
{
    /// <summary>Trials of one transaction.</summary>
    const int AtOnce = 500;

    /// <returns>the study in the other store, which has another name where a study with other settings has this
    /// one</returns>
    /// <exception cref="StudyStoreException">a store cannot be used, or there is no such study</exception>
    /// <exception cref="DataFileException">a kept copy of a data file cannot be written</exception>
    public static Study Copy(
        IStudyStore from, IStudyStore to, string study, CancellationToken cancellation = default)
    {
        var hashes = from.List(study).Hashes;
        var found = from.Find(study)!;
        List<Trial> trials =
            [.. from.Trials(study).Select(record => CanonicalDescription.Parse(record.Description))];
        foreach (var file in trials.Select(trial => trial.Data).OfType<FileDescription>()
            .SelectMany(data => data.Files).DistinctBy(file => file.Sha256))
            CopyFile(from, to, file);
        var planned = to.Plan(study, found.Experiment, found.Settings, trials, found.Definition);
        for (var skip = 0; skip < hashes.Count; skip += AtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            to.Receive(Part(from, study, [.. hashes.Skip(skip).Take(AtOnce)], skip));
        }
        if (planned.Remarks == StudyRemarks.None)
            to.Remark(planned.Name, found.Remarks);
        return to.Find(planned.Name)!;
    }

    static List<TrialCopy> Part(IStudyStore from, string study, string[] hashes, int skip)
    {
        var started = from.Page(study, new() { Skip = skip, Take = AtOnce }).Trials
            .DistinctBy(trial => trial.Hash).ToDictionary(trial => trial.Hash, trial => trial.Started);
        return
        [
            .. from.Trials(new TrialList(hashes)).Where(record => record.HasEnded).DistinctBy(record => record.Hash)
                .Select(record => new TrialCopy(
                    record, started.GetValueOrDefault(record.Hash),
                    record.Result?.Trial.Recipe.KeepPredictionsOn is null ? null : from.Predictions(record.Hash))),
        ];
    }

    static byte[] Bytes(SeenFile kept)
    {
        try
        {
            return File.ReadAllBytes(kept.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The kept copy '{kept.Path}' of a data file cannot be read ({failure.Message.TrimEnd('.')}).",
                "Give yourself the right to read it, or restore it from a copy.", failure);
        }
    }

    static void CopyFile(IStudyStore from, IStudyStore to, FileContent file)
    {
        var places = from.Files(file.Sha256);
        to.Remember(places.Where(place => !place.IsKept));
        if (places.FirstOrDefault(place => place.IsKept) is { } kept)
            to.Keep(file, Bytes(kept));
    }
}
