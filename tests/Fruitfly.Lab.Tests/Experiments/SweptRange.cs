using Fruitfly.Lab.Experiments;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>What the sweep gives an option: the rest of its range costs more and tells no more.</summary>
/// <param name="Small">where other options are swept</param>
/// <param name="Large">where it is swept alone</param>
/// <param name="Combined">the most where all are swept together</param>
sealed record SweptRange(double Small, double Large, double Combined)
{
    /// <summary>By experiment and option. An option that is not listed is swept over its whole range.</summary>
    static readonly IReadOnlyDictionary<(string Experiment, string Option), SweptRange> Costly =
        new Dictionary<(string, string), SweptRange>
        {
            [("mnist1d-data", "samples")] = new(100, 4000, 1000),
            [("mnist1d-data", "noise-seeds")] = new(2, 30, 10),
            [("mnist1d-training", "seeds")] = new(1, 1, 1),
            [("mnist1d-training", "first-seed")] = new(0, 1_000_000_000, 0),
            [("mnist1d-models", "seeds")] = new(1, 2, 2),
            [("mnist1d-models", "steps")] = new(1, 20, 4),
            [("image-models", "seeds")] = new(1, 3, 2),
            [("image-models", "epochs")] = new(1, 3, 2),
            [("image-models", "recurrent-seeds")] = new(0, 2, 1),
            [("t-sne", "seeds")] = new(1, 2, 2),
            [("t-sne", "points")] = new(310, 400, 330),
            [("t-sne", "perplexity")] = new(5, 100, 100),
            [("gabor-surface", "seeds")] = new(2, 30, 10),
            [("gabor-surface", "steps")] = new(20, 2000, 200),
            [("gabor-surface", "grid")] = new(2, 5, 3),
            [("gabor-surface", "starts")] = new(2, 20, 10),
            [("backpropagation", "layers")] = new(5, 50, 8),
            [("backpropagation", "width")] = new(6, 200, 12),
            [("backpropagation", "inputs")] = new(1, 200, 20),
            [("backpropagation", "outputs")] = new(1, 200, 20),
            [("backpropagation", "examples")] = new(1, 100, 5),
            [("backpropagation", "checked")] = new(2, 500, 20),
            [("initialization", "networks")] = new(1, 3, 2),
            [("initialization", "inputs")] = new(2, 20, 5),
            [("initialization", "depth")] = new(3, 200, 20),
            [("initialization", "width")] = new(10, 600, 30),
            [("initialization", "seeds")] = new(1, 2, 2),
            [("initialization", "epochs")] = new(1, 2, 2),
            [("initialization", "looks")] = new(1, 3, 2),
            [("bias-variance", "data-sets")] = new(300, 400, 300),
            [("bias-variance", "hidden-units")] = new(4, 200, 12),
            [("bias-variance", "examples")] = new(15, 300, 20),
            [("diagnosis", "data-sets")] = new(1, 3, 2),
            [("diagnosis", "examples")] = new(400, 800, 400),
            [("diagnosis", "repartitions")] = new(1, 3, 2),
            [("diagnosis", "networks")] = new(6, 8, 6),
            [("diagnosis", "independent-sets")] = new(3, 5, 3),
            [("diagnosis", "epochs")] = new(1, 8, 3),
            [("diagnosis", "first-seed")] = new(0, 100_000_000, 100_000_000),
            [("double-descent-toy", "data-sets")] = new(10, 20, 12),
            [("double-descent-toy", "hidden-units")] = new(50, 400, 70),
            [("double-descent", "seeds")] = new(1, 2, 2),
            [("double-descent", "slides-seeds")] = new(0, 1, 0) { IsSlow = true },
            [("double-descent", "repository-seeds")] = new(0, 1, 0) { IsSlow = true },
            [("double-descent", "convolutional-seeds")] = new(0, 1, 0) { IsSlow = true },
            [("double-descent", "widths")] = new(3, 28, 5),
            [("double-descent", "largest")] = new(10, 150, 60),
            [("double-descent", "examples")] = new(100, 500, 200),
            [("double-descent", "epochs")] = new(1, 8, 4),
            [("double-descent-images", "seeds")] = new(1, 2, 2),
            [("double-descent-images", "channel-seeds")] = new(0, 2, 1) { IsSlow = true },
            [("double-descent-images", "widths")] = new(3, 8, 4),
            [("double-descent-images", "largest")] = new(10, 60, 30),
            [("double-descent-images", "epochs")] = new(1, 4, 2),
            [("double-descent-images", "channel-epochs")] = new(1, 2, 1),
            [("norms-and-stability", "seeds")] = new(1, 2, 2),
            [("norms-and-stability", "widths")] = new(3, 28, 4),
            [("norms-and-stability", "largest")] = new(10, 400, 60),
            [("norms-and-stability", "epochs")] = new(1, 3, 2),
            [("norms-and-stability", "smoothness-seeds")] = new(0, 2, 1),
            [("norms-and-stability", "pairs")] = new(1, 2, 2),
            [("norms-and-stability", "pair-epochs")] = new(1, 2, 1),
            [("regularization", "seeds")] = new(1, 2, 2),
            [("regularization", "strengths")] = new(1, 3, 2),
            [("regularization", "members")] = new(2, 3, 3),
            [("regularization", "examples")] = new(100, 400, 200),
            [("regularization", "epochs")] = new(1, 4, 2),
            [("regularization", "implicit-seeds")] = new(0, 2, 1),
            [("regularization", "implicit-steps")] = new(1, 20, 10),
            [("regularization", "descent-seeds")] = new(0, 2, 1),
            [("regularization", "descent-widths")] = new(3, 8, 4),
            [("regularization", "descent-largest")] = new(10, 60, 45),
            [("regularization", "descent-epochs")] = new(1, 2, 1),
            [("regularization", "data-sets")] = new(10, 12, 11),
            [("generalization-gap", "seeds")] = new(1, 2, 2),
            [("generalization-gap", "samples")] = new(50, 300, 120),
            [("generalization-gap", "epochs")] = new(1, 5, 2),
            [("generalization-gap", "levels")] = new(2, 101, 4),
            [("generalization-gap", "repetitions")] = new(1, 2, 2),
            [("generalization-gap", "search-steps")] = new(16, 100, 32),
            [("generalization-gap", "peeked-steps")] = new(250, 600, 260),
            [("lottery-tickets", "seeds")] = new(1, 2, 2),
            [("lottery-tickets", "width")] = new(4, 100, 12),
            [("lottery-tickets", "rounds")] = new(4, 250, 6),
            [("lottery-tickets", "steps")] = new(16, 60, 20),
            [("lottery-tickets", "other-data-steps")] = new(1, 30, 4),
            [("lottery-tickets", "convolutional-seeds")] = new(0, 2, 1),
            [("lottery-tickets", "image-seeds")] = new(0, 2, 1),
            [("lottery-tickets", "image-convolutional-seeds")] = new(0, 2, 1),
            [("lottery-tickets", "family-rounds")] = new(2, 50, 3),
            [("lottery-tickets", "image-steps")] = new(3, 20, 6),
            [("high-dimensions", "seeds")] = new(1, 3, 2),
            [("high-dimensions", "points")] = new(2, 200, 30),
            [("high-dimensions", "samples")] = new(100, 5000, 500),
            [("high-dimensions", "pairs")] = new(2, 100, 20),
        };

    /// <summary>Whether its large end trains networks of published length: only a nightly sweep does.</summary>
    public bool IsSlow { get; private init; }

    public static SweptRange Of(Experiment experiment, ExperimentOption option) =>
        Costly.TryGetValue((experiment.Name, option.Name), out var range) ? range
            : new(Math.Clamp(option.Quick, option.Minimum, option.Maximum), option.Maximum, option.Maximum);
}
