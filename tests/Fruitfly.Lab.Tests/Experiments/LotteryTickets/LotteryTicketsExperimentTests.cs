using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.LotteryTickets;
using Fruitfly.Lab.Tests.Experiments.ImageModels;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.LotteryTickets;

public class LotteryTicketsExperimentTests
{
    static readonly LotteryTicketsExperiment Experiment = new();

    static readonly string[] Claims =
    [
        "tickets-beat-dense", "tickets-beat-random", "collapse", "nothing-left", "tickets-learn-faster",
        "start-matters", "mask-matters",
        "places-matter", "neighbours", "adjacency", "tickets-higher", "tickets-faster", "fresh-data-dense",
        "fresh-data-random", "order-matters", "recorded-dense", "recorded-tickets", "recorded-random",
        "mnist1d-prune-trained", "mnist1d-trained-on",
        .. from family in (string[])["convolutional", "images", "image-convolutional"]
           from claim in (string[])["prune-trained", "trained-on", "tickets-comparable", "tickets-higher",
               "tickets-faster", "start-matters"]
           select $"{family}-{claim}",
    ];

    [Fact]
    public void Every_seed_has_one_chain_its_random_masks_and_the_dense_network_and_a_random_mask_on_other_data()
    {
        var settings = Settings(Preset.Full, ("seeds", 2), ("first-seed", 7), ("convolutional-seeds", 0));
        var plan = Experiment.Plan(settings);
        // The chain, random masks in every fourth round from 3 to 95 and in 98 (99 keeps nothing), and the trained
        // network that is pruned.
        plan.Count.ShouldBe(2 * (1 + 25 + 4 + 1));
        plan.Select(TrialIdentity.Hash).ShouldBeUnique();
        plan.Select(trial => trial.Seed).Distinct().ShouldBe([7UL, 8]);
        var chain = plan[0].Pruning.ShouldNotBeNull();
        chain.Sparsities.Count.ShouldBe(100);
        chain.Sparsities[91].ShouldBe(0.92, 0.001);
        chain.ScoredAfter.ShouldBe(1001);
        chain.Retrainings.Count(retraining => retraining.Round == 91).ShouldBe(2 + 4);
        plan[0].Recipe.EvaluateAt.ShouldBe(Enumerable.Range(0, 15).Select(i => 100 * i + 1));
        new Networks.Network(plan[0].Network).ParameterCount.ShouldBe(276_010);
    }

    [Fact]
    public void A_tiny_run_draws_every_figure_and_tests_what_it_can()
    {
        var settings =
            Settings(Preset.Quick, ("seeds", 2), ("width", 16), ("rounds", 5), ("steps", 16), ("other-data-steps", 2),
                ("convolutional-seeds", 2), ("family-rounds", 3));
        var execution = new TrialExecution();
        var findings =
            Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, default))]);

        findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["accuracy", "speed", "loss", "learning-curves", "other-data", "mask", "adjacency",
                "pruned-networks", "ticket-networks"]);
        findings.Tables.Select(table => table.Id).ShouldBe(["sparsities", "neighbours", "pruned-after-training"]);
        findings.Tables[^1].Rows.Count.ShouldBe(2 * 5);
        findings.Claims.Select(claim => claim.Id).ShouldBe(Claims);
        VerdictOf(findings, "nothing-left").ShouldBe(Verdict.Confirmed);
        VerdictOf(findings, "tickets-beat-dense").ShouldBe(Verdict.NotTested);
        findings.Lead.ShouldStartWith("With 75 % of its parameters pruned");
        findings.Claims.Where(claim => claim.Figure is not null)
            .ShouldAllBe(claim => findings.Figures.Any(figure => figure.Id == claim.Figure));
    }

    [Fact]
    public void Networks_on_images_are_pruned_round_by_round_and_after_training_and_measured_without_the_images()
    {
        using var folder = new ImageFolder();
        var settings = folder.Settings(Experiment, ("seeds", 1), ("width", 4), ("rounds", 4), ("steps", 16),
            ("other-data-steps", 1), ("convolutional-seeds", 0), ("image-seeds", 2), ("image-convolutional-seeds", 2),
            ("family-rounds", 4), ("image-steps", 6), ("image-examples", 60));
        var plan = Experiment.Plan(settings);
        var chain = plan.First(trial => trial.Data is ImageDescription).Pruning.ShouldNotBeNull();
        chain.Sparsities.Select(sparsity => Math.Round(sparsity, 3)).ShouldBe([0, 0.696, 0.907, 0.972]);
        chain.Retrainings.Select(retraining => retraining.PrunedTo).OfType<double>().ShouldBe([0.5, 0.8, 0.9, 0.95]);

        var elsewhere =
            new ExperimentSettings(Experiment, Preset.Quick, settings.Changed) { Images = new ImageSets("/nowhere") };
        Experiment.PlanAgain(elsewhere, [.. plan]).Select(TrialIdentity.Hash)
            .ShouldBe(plan.Select(TrialIdentity.Hash));
        var execution = new TrialExecution(new DataPlaces(settings.Images));
        var findings = Experiment.Measure(elsewhere, [.. plan.Select(trial => execution.Run(trial, default))]);
        foreach (var claim in (string[])["images-prune-trained", "image-convolutional-tickets-comparable"])
            findings.Claims.Single(own => own.Id == claim).Reason.ShouldBe(
                "It is said of networks that are trained to the end, and pruned a fifth at a time.");
        findings.Figures.Single(figure => figure.Id == "ticket-networks").Subtitle.ShouldContain(
            "64-300-100-10, 6 steps");
        findings.Claims.Single(claim => claim.Id == "convolutional-tickets-higher").Reason.ShouldBe(
            "These settings leave these networks out: convolutional-seeds is 0.");
    }

    [Fact]
    public void Accuracies_like_the_notebooks_confirm_every_claim()
    {
        var findings = Measure((masks, sparsity, data) => (masks, sparsity) switch
        {
            (_, 1) => 10.2,
            (_, 0) => data == 0 ? 65.6 : data == 1 ? 64.2 : 63.8,
            (_, > 0.985) => 41.7,
            (Masks.Found, > 0.8) => data == 0 ? 72.25 : data == 1 ? 65.9 : 62.8,
            (Masks.FreshStart, > 0.7) => 65,
            (Masks.Shuffled or Masks.Random, > 0.8) => data == 0 ? 61.2 : 60,
            _ => 66,
        });
        findings.Claims.Where(claim => claim.Verdict != Verdict.Confirmed).Select(claim => $"{claim.Id}: {claim.Reason}")
            .ShouldAllBe(claim => claim.StartsWith("image", StringComparison.Ordinal));
        findings.Figures.Single(figure => figure.Id == "accuracy").Title.ShouldBe(
            "With 92 % pruned, tickets reach 72.3 %, the dense network 65.6 %, random masks 61.2 %");
    }

    [Fact]
    public void Masks_that_make_no_difference_confirm_none_of_the_differences()
    {
        var findings = Measure((_, sparsity, _) => sparsity == 1 ? 11 : 60);
        foreach (var claim in (string[])["tickets-beat-dense", "tickets-beat-random", "collapse", "nothing-left",
            "recorded-tickets"])
            VerdictOf(findings, claim).ShouldBe(Verdict.Contradicted, claim);
        foreach (var claim in (string[])["tickets-faster", "convolutional-start-matters"])
            VerdictOf(findings, claim).ShouldBe(Verdict.Undecided, $"{claim}, by no more than chance makes");
    }

    [Fact]
    public void Chains_that_diverge_are_counted_and_claim_nothing()
    {
        var settings = Settings(Preset.Quick);
        var findings = Experiment.Measure(settings,
            [.. Experiment.Plan(settings)
                .Select(trial => new TrialResult(trial, new History([], new Divergence(1, null)), 1, 0))]);
        findings.Figures.ShouldBeEmpty();
        findings.Claims.ShouldAllBe(claim => claim.Verdict == Verdict.NotTested);
        findings.Lead.ShouldBe("No ticket was found: every chain of trainings diverged.");
    }

    [Fact]
    public void The_mean_of_the_best_rounds_is_below_the_round_that_was_chosen_for_being_best()
    {
        PublishedLottery.MeanOfBestRounds.Average().ShouldBeLessThan(
            PublishedLottery.Of(PublishedLottery.Ticket).Found.Average() - 2);
        new LotterySetting(new LotteryTicketsOptions { Width = 500, Rounds = 100, Steps = 1501, Seeds = 1 })
            .BestRounds.ShouldBe(Enumerable.Range(84, 11));
    }

    [Theory]
    [InlineData(0, 65.6, 61.0)]
    [InlineData(91, 75.0, 61.2)]
    [InlineData(97, 63.4, 30.9)]
    [InlineData(98, 41.7, 16.1)]
    public void The_published_values_have_the_recorded_means(int round, double found, double random)
    {
        PublishedLottery.Of(round).Found.Average().ShouldBe(found, 0.051); // recorded to a tenth
        PublishedLottery.Of(round).Random.Average().ShouldBe(random, 0.051);
    }

    /// <summary>Results of the full plan with made-up accuracies, alike for all seeds but for a hundredth.</summary>
    /// <param name="accuracy">in percent, of masks, sparsity, and data: 0 the published, 1 and 2 the others</param>
    static Findings Measure(Func<Masks, double, int, double> accuracy)
    {
        var settings = Settings(Preset.Full, ("seeds", 3));
        return Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(Result)]);

        TrialResult Result(Trial trial)
        {
            var evaluations = new List<Evaluation>();
            if (trial.Pruning is not { } plan)
                Training(Masks.Found, 0, trial.Data);
            else
            {
                foreach (var sparsity in plan.Sparsities)
                    Training(plan.Criterion == PruningCriterion.Random ? Masks.Random : Masks.Found, sparsity,
                        trial.Data);
                foreach (var retraining in plan.Retrainings)
                    Training(
                        retraining.PrunedTo is not null ? Masks.Found
                            : retraining.HasShuffledMask
                            ? Masks.Shuffled : retraining.HasFreshStart ? Masks.FreshStart : Masks.Found,
                        retraining.PrunedTo ?? plan.Sparsities[retraining.Round], retraining.Data ?? trial.Data);
            }
            // Four neighbours of each unit's inputs survive longest, but of one more unit with each seed.
            byte[] prunedIn = [.. Enumerable.Range(0, 276_010)
                .Select(i => (byte)(i % 40 < 4 && i / 40 >= (int)trial.Seed ? 100 : 50))];
            return new TrialResult(trial, new History(evaluations, null), 276_010, 0,
                trial.Pruning?.Criterion == PruningCriterion.Magnitude ? prunedIn : null);

            void Training(Masks masks, double sparsity, DataDescription data)
            {
                var percent = accuracy(masks, sparsity, 1 + LotterySetting.OtherData.ToList().IndexOf(data)) +
                    (sparsity == 1 ? 0 : trial.Seed * 0.01 + Chance.Of(trial, evaluations.Count));
                foreach (var step in (int[])[0, 1, 1501])
                    evaluations.Add(new Evaluation(step, 0, 0.02, null, null, new Score(1, 1 - percent / 100)));
            }
        }
    }

    /// <summary>Without networks on images, whatever images are here.</summary>
    static ExperimentSettings Settings(Preset preset, params (string Name, double Value)[] changed) =>
        new(Experiment, preset, new Dictionary<string, double>(
            changed.Select(option => KeyValuePair.Create(option.Name, option.Value)))
        {
            ["image-seeds"] = 0,
            ["image-convolutional-seeds"] = 0,
        });

    static Verdict VerdictOf(Findings findings, string claim) => findings.Claims.Single(own => own.Id == claim).Verdict;
}
