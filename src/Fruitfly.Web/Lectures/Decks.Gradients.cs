namespace Fruitfly.Web.Lectures;

static partial class Decks
{
    /// <summary>The published descents: line search and fixed steps alone.</summary>
    static string RaceAddress => "/surface?start=-1.5,8.5&racers=" + Uri.EscapeDataString(
        "line-search=2,30,21;gradient-descent=0.2,30,21;stochastic=0.6,5,81,off;momentum=0.6,5,81,off;" +
        "adam=0.3,5,81,off");

    static Lecture Gradients() => new("gradients", "Gradients and initialization",
        "Slides DS542, lecture 8; UDL chapters 6 and 7",
    [
        new("How many minima can two parameters have?",
            ["A wave with two parameters is fitted to 30 points.",
                "From each diamond every direction leads up. Only one of them is lowest."],
            "gabor-surface", "surface",
            "Let the class guess before the surface appears: one, a few, many? Then count the " +
            "pits together. Every diamond is a place where gradient descent may end, and only one " +
            "of them is the best the model can do.",
            new LectureLink("Drag the start", "/surface")),
        new("Does downhill lead to the lowest minimum?",
            ["Arrows point against the gradient.", "How many of them point away from the lowest minimum?"],
            "gabor-surface", "gradient-field",
            "Pick an arrow far from the lowest minimum and follow it by hand. The gradient knows " +
            "the slope under its feet and nothing else, so it points to the nearest pit, not to " +
            "the deepest.",
            new LectureLink("Start at the edge", "/surface?start=-6,20")),
        new("Does the start decide where descent ends?",
            ["Each cell is a start of gradient descent, its colour the loss it ends with.",
                "The borders between the basins are sharp."],
            "gabor-surface", "starts",
            "Each cell is one whole descent. Ask where the class would start, then look up the " +
            "colour. Two neighbours across a border end in different minima: initialization is a " +
            "choice, not a detail.",
            new LectureLink("Cross a border yourself", "/surface?start=2.4,9")),
        new("How long should a step be?",
            ["One descent searches along each line, the other takes fixed steps.", "Both start at (−1.5, 8.5)."],
            "gabor-surface", "descents",
            "Line search buys the best step along one line and pays with many evaluations. A " +
            "fixed step costs one gradient and needs a well-chosen rate. Race them and change the " +
            "rate until the fixed step diverges.",
            new LectureLink("Race them", RaceAddress)),
        new("What do noise and momentum change?",
            ["All four see the same batches of five examples.",
                "Noise throws the plain path about; momentum smooths it."],
            "gabor-surface", "race",
            "All four see the same batches in the same order, so only the rule differs. Watch the " +
            "angle from step to step: plain stochastic descent zigzags, momentum averages the " +
            "zigzag away.",
            new LectureLink("Race them, step by step", "/surface?step=0"),
            LectureLink.Vary("Larger batches", "gabor-surface", ("batch", 15))),
        new("Which optimizer arrives first?",
            ["Loss of all examples against the step, over many orders of the batches.",
                "Bands: 95 % intervals of the mean."],
            "gabor-surface", "race-losses",
            "One race proves nothing: another order of the batches, another winner. The lines are " +
            "means over many orders, the bands 95 % intervals of the mean. Compare bands, not " +
            "lines.",
            LectureLink.Vary("Other learning rates", "gabor-surface", ("learning-rate", 0.3), ("adam-rate", 0.1))),
        new("What does the curve look like on the way?",
            ["The same path, now as the fitted curve over the points.",
                "Early steps find the place, late ones the shape."],
            "gabor-surface", "fitted-curves",
            "The same path as before, seen as the curve that is fitted. The early steps slide the " +
            "wave to its place; the late ones adjust its frequency. Scrub through them slowly.",
            new LectureLink("Scrub through the steps", "/surface?step=10&curve=momentum")),
        new("Why not one step size for all directions?",
            ["The valley is flat along and steep across.",
                "Small steps creep, large ones jump from side to side; Adam has a rate for each."],
            "gabor-surface", "valley",
            "The valley is the reason for Adam. Small steps creep along it, large ones jump " +
            "across it. Normalizing the gradient for each parameter helps both, and then it no " +
            "longer stops by itself.",
            new LectureLink("Race in the valley", "/surface?surface=valley")),
        new("What does a forward pass keep?",
            ["Pre-activations f and activations h, layer by layer.", "ReLU sets what is negative to zero."],
            "backpropagation", "forward-pass",
            "Go through one unit: weighted sum, then ReLU. What is zero here passes no gradient " +
            "later, so remember which units were switched off.",
            LectureLink.Vary("A wider network", "backpropagation", ("width", 20))),
        new("How do gradients come back?",
            ["From the loss backwards, one matrix product per layer.", "Where ReLU was zero, nothing passes."],
            "backpropagation", "backward-pass",
            "The same picture backwards, one matrix product a layer. The units that were zero on " +
            "the way forward are zero again: that is the derivative of ReLU.",
            LectureLink.Vary("A deeper network", "backpropagation", ("layers", 10))),
        new("Can we trust these gradients?",
            ["Finite differences against backpropagation.",
                "Too large a δ is inexact, too small a one drowns in rounding."],
            "backpropagation", "finite-differences",
            "A test that everyone should write once. With a large δ the difference is no " +
            "derivative, with a small one rounding wins. The best δ lies between them."),
        new("What does backpropagation cost?",
            ["Operations of one gradient by each method.",
                "Finite differences pay a forward pass for each parameter."],
            "backpropagation", "operations",
            "Backpropagation costs about two more forward passes, however many parameters there " +
            "are. Finite differences cost one forward pass for each of them: count what that " +
            "means for a million.",
            LectureLink.Vary("Wider", "backpropagation", ("width", 100))),
        new("What happens to a signal in 50 layers?",
            ["Variance of the pre-activations, layer by layer, for five variances of the weights.",
                "Only one of them keeps it: 2/100."],
            "initialization", "forward-variance",
            "Ask for the right variance first. Every layer multiplies the variance by half the " +
            "width times the variance of the weights, so anything but 2/100 grows or shrinks " +
            "exponentially.",
            LectureLink.Vary("Half as wide", "initialization", ("width", 50))),
        new("And to the gradient on its way back?",
            ["The same networks, from the last layer to the first.",
                "Does it vanish and explode with the same numbers?"],
            "initialization", "backward-variance",
            "The same rule from the other end: now the number of outputs counts. With equal " +
            "widths both agree, which is why one number serves both directions.",
            LectureLink.Vary("100 layers", "initialization", ("depth", 100))),
        new("Is the derivation right?",
            ["Each line of the lecture's derivation, measured beside its formula."],
            "initialization", "rules",
            "Line by line: what the derivation says beside what a network does. Where they agree, " +
            "the assumption that activations are independent did no harm."),
        new("Why not start with zeros?",
            ["Units that start alike stay alike: the rank of their weights tells.",
                "Random numbers break the symmetry."],
            "initialization", "copies",
            "Equal units get equal gradients, so they stay equal for ever and the layer has the " +
            "rank of one unit. Random numbers are not decoration; they are what makes units " +
            "different.",
            new LectureLink("Train from zeros", "/playground?initializer=zero"),
            new LectureLink("Train from one constant", "/playground?initializer=constant")),
        new("Does the start decide how fast we learn?",
            ["One network, nine starts, the same recipe."],
            "initialization", "training-loss",
            "One recipe, nine starts. The bad ones are not a little slower: some do not move at " +
            "all. Ask which published rule stands behind each good one.",
            new LectureLink("Train from He's start", "/playground"),
            new LectureLink("Train from small numbers", "/playground?initializer=normal")),
        new("Which units are awake?",
            ["Share of units that are zero for every example, before and during training."],
            "initialization", "inactive-in-training",
            "A unit that is zero for every example gets no gradient and cannot come back by " +
            "itself. Look at the share before training, then at what training does to it."),
    ]);
}
