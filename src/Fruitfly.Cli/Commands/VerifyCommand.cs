using System.CommandLine;
using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Commands.Verify;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;
using Fruitfly.Studies;
using Fruitfly.Studies.Verification;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly verify</c>: trains finished trials again and compares bits.</summary>
static class VerifyCommand
{
    const string DefaultSample = "1%";

    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var study = KnownStudy.Argument(surroundings, store);
        var sample = new Option<string?>("--sample")
        {
            Description = $"how many finished trials: a share, or a number (default: {DefaultSample})",
            HelpName = "1%|N"
        };
        var all = new Option<bool>("--all") { Description = "every finished trial" };
        var seed = NumberOption.Of<ulong>("--seed", "another sample for another number (default: 0)");
        var data = new Option<string?>("--data")
        {
            Description = "the file that trials are described with, or the folder of image files, where it lies now",
            HelpName = "PATH"
        };
        var workers = NumberOption.Of<int>("--workers", "trials trained at once (default: one for each core)", least: 1,
            most: StudyRunner.MaximumWorkers);
        var command = new DocumentedCommand("verify",
            "Trains a sample of a study's finished trials again, and compares every kept number bit by bit. Ends with " +
            "exit code 1 where bits differ, or where nothing could be compared.")
        {
            Title = "Trains a sample of a study's trials again and compares bits.",
            Examples =
            [
                ("fruitfly verify mnist1d-training-quick", $"{DefaultSample} of its trials, at least one"),
                ("fruitfly verify mnist1d-training-quick --sample 2 --seed 7", "two others"),
                ("fruitfly verify mnist1d-training-quick --all --json", "every one, for a script"),
            ],
            Arguments = { study },
            Options = { sample, all, seed, data, workers, store, json },
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(all) && parsed.GetValue(sample) is not null)
                throw new UsageError("--all and --sample are two answers to one question.", "leave out one of them.");
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var found = KnownStudy.Find(opened, parsed.GetRequiredValue(study));
            var finished = StudyVerifier.Finished(opened!, found.Name);
            if (finished.Count == 0)
                throw new UsageError($"no trial of '{found.Name}' is finished, so there is nothing to verify.",
                    "run the study first.");
            var count = parsed.GetValue(all)
                ? finished.Count : SampleSize.Of(parsed.GetValue(sample) ?? DefaultSample, finished.Count);
            var drawn = TrialSample.Of(finished, count, parsed.GetValue(seed) ?? 0);
            using var progress = new ProgressDisplay(surroundings.Terminal, "verify " + found.Name, surroundings.Time);
            var execution = new TrialExecution(Places(opened!, parsed.GetValue(data), surroundings.Time));
            var verifier = new StudyVerifier(opened!, execution.Run, surroundings.Time, parsed.GetValue(workers));
            var verified = new VerifiedStudy(found, finished.Count, parsed.GetValue(seed) ?? 0,
                verifier.Verify(found.Name, drawn, progress, cancellation));
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(VerificationJson.Of(verified));
            else
                surroundings.Terminal.WriteVerification(verified);
            return Task.FromResult(verified.IsGood ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }

    static DataPlaces Places(IStudyStore store, string? path, TimeProvider time)
    {
        path = path is null ? null : LocalPath.Require("--data", path);
        var files = new FilePlaces(store.Files, time);
        if (path is not null && !Directory.Exists(path))
            files.Give(path);
        return new(new ImageSets(Directory.Exists(path) ? path : null), files);
    }
}
