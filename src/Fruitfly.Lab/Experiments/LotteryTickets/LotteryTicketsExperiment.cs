using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Prunes a network step by step by the magnitude of its trained weights, resets it each time to its first
/// weights, and asks what of such a ticket matters: the mask, its places, or the weights it began with.</summary>
sealed class LotteryTicketsExperiment : Experiment<LotteryTicketsOptions, LotteryTraining>
{
    public override string Name => "lottery-tickets";

    public override string Title => "Lottery tickets";

    public override string Summary =>
        "Train a network, prune its smallest weights, put the rest back to where they began, and train again: a " +
        "tenth of the " +
        "network then learns faster and generalizes better than all of it. Controls tell whether the mask, its " +
        "places or the first weights do it.";

    public override string Source =>
        "Frankle and Carbin 2019; UDL 20.3; mnist1d, notebook on lottery tickets (Greydanus and Kobak 2024)";

    public override bool ReadsImages => true;

    /// <exception cref="DataFileException">the folder that the user named has no image files, or one is
    /// damaged</exception>
    protected override IEnumerable<(LotteryTraining Key, Trial Trial)> Plan(
        LotteryTicketsOptions options, PlanningContext context) =>
        Plan(options, options.ImageSeeds + options.ImageConvolutionalSeeds == 0 || context.Images.Missing is not null
            ? null
            : context.Images.All().FirstOrDefault(set => set.Channels == 1)
                ?.DescribePart(options.ImageExamples, options.ImageTestExamples, PixelScaling.UnitInterval));

    protected override IEnumerable<(LotteryTraining Key, Trial Trial)> PlanAgain(
        LotteryTicketsOptions options, PlanningContext context, IReadOnlyList<Trial> trials) =>
        Plan(options, trials.Select(trial => trial.Data).OfType<ImageDescription>().FirstOrDefault());

    static IEnumerable<(LotteryTraining Key, Trial Trial)> Plan(
        LotteryTicketsOptions options, ImageDescription? images)
    {
        var setting = new LotterySetting(options);
        return
        [
            .. setting.Plan(),
            .. TicketFamilies.Of(options, setting, images).SelectMany(family => family.Plan()),
        ];
    }

    // The images are those that the trials were trained on, which need not be the ones found now.
    protected override Findings Measure(
        LotteryTicketsOptions options, Results<LotteryTraining> results, MeasuringContext context)
    {
        var setting = new LotterySetting(options);
        var outcome = new LotteryOutcome(setting, results);
        var images = results.Keys.Select(key => results[key].Trial.Data).OfType<ImageDescription>().FirstOrDefault();
        var families =
            TicketFamilies.Of(options, setting, images).Select(family => family.Measured(results)).ToList();
        return new Findings(
            Lead(outcome),
            [.. LotteryFigures.Of(outcome), .. MaskFigures.Of(outcome), .. FamilyFigures.Of(families)],
            [
                LotteryTable.Of(outcome), .. MaskFigures.AdjacencyTable(outcome) is { } adjacency ? [adjacency] :
                    (Table[])[],
                FamilyFigures.Table(families),
            ],
            [
                .. LotteryClaims.Of(Name, outcome),
                .. FamilyClaims.Of(Name, families, family => family switch
                {
                    TicketFamilies.Convolutional => options.ConvolutionalSeeds > 0,
                    TicketFamilies.Images => options.ImageSeeds > 0,
                    TicketFamilies.ImageConvolutional => options.ImageConvolutionalSeeds > 0,
                    _ => true,
                }),
            ]);
    }

    static string Lead(LotteryOutcome outcome)
    {
        var ticket = outcome.Setting.Ticket;
        double? Mean(Masks masks, int round) => LotteryFigures.Mean(outcome.Accuracy(masks, round));
        return Mean(Masks.Found, ticket) is not { } found
            ? "No ticket was found: every chain of trainings diverged."
            : FormattableString.Invariant(
                $"With {100 * outcome.Setting.Sparsities[ticket]:F0} % of its parameters pruned the network classifies {found:F1} % of the test set correctly; ") +
              FormattableString.Invariant(
                $"the dense one {Mean(Masks.Found, 0):F1} %, the same mask with fresh weights {Mean(Masks.FreshStart, ticket):F1} %, shuffled {Mean(Masks.Shuffled, ticket):F1} %, a random one {Mean(Masks.Random, ticket):F1} %.");
    }
}
