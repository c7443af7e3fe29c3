namespace Fruitfly.Web.Lectures;

static partial class Decks
{
    static Lecture Performance() => new("performance", "Measuring performance",
        "Slides \"Measuring performance\"; UDL chapter 8",
    [
        new("What is MNIST-1D?",
            ["Ten templates, then padding, stretching, moving, noise and shear.", "40 numbers remain."],
            "mnist1d-data", "transformations",
            "Read it from the top: a template of twelve numbers is padded, stretched, moved, " +
            "mixed with noise and sheared. In the end 40 numbers are left, and a network must " +
            "undo all of it."),
        new("Could you read these digits?",
            ["A few examples of each digit, one below the other.", "A human is said to get 96 % right. And you?"],
            "mnist1d-data", "examples",
            "Give the class a minute. Then let someone classify ten of them by hand, on the " +
            "screen, and keep the score for the next page.",
            new LectureLink("Classify them by hand", "/digits")),
        new("Which network reads them best?",
            ["Four networks, trained alike; diamonds are the published values.",
                "Does the number of parameters decide, or what is built in?"],
            "mnist1d-models", "accuracy",
            "Order the four before you show it. Diamonds are published values. Parameters do not " +
            "decide; what is built in does: neighbours matter to a convolution, not to a fully " +
            "connected network.",
            LectureLink.Vary("As long as published", "mnist1d-models", ("steps", 6000)),
            new LectureLink("Train one yourself", "/playground?network=cnn")),
        new("What if the positions are shuffled?",
            ["The same permutation for every example: nothing is lost, but neighbours are.",
                "Which networks suffer, and which do not notice?"],
            "mnist1d-models", "accuracy-curves",
            "No information is lost, only the neighbourhood. A network that does not notice never " +
            "used it. Ask first which of the four will not notice.",
            new LectureLink("Shuffle them in the playground", "/playground?shuffle=yes")),
        new("Why is it harder than MNIST?",
            ["t-SNE lays examples into a plane so that neighbours stay neighbours.",
                "Images fall into clusters of their classes; these hardly do."],
            "t-sne", "embeddings",
            "Neighbours in the picture were neighbours in the data. MNIST falls apart into its " +
            "classes, so a nearest neighbour almost solves it; MNIST-1D does not."),
        new("Does fitting the training set mean doing well?",
            ["Training error falls to zero.", "Test error stops falling long before."],
            "mnist1d-training", "slide-figure-error",
            "Training error reaches zero and says nothing any more. The distance between the two " +
            "lines is what the rest of the lecture is about.",
            new LectureLink("Watch it live", "/playground")),
        new("Why does the test loss rise again?",
            ["The error no longer changes; the loss does.", "Networks grow surer of what they get wrong."],
            "mnist1d-training", "slide-figure-loss",
            "The error stays, the loss rises: the network does not get more digits wrong, it " +
            "becomes surer of the wrong ones. Cross-entropy punishes certainty.",
            new LectureLink("Watch it live", "/playground?schedule=constant")),
        new("Where does test error come from?",
            ["Noise: the targets differ. Bias: the model cannot. Variance: the data set was another.",
                "Each is pictured alone."],
            "bias-variance", "sources-of-error",
            "Three pictures, one cause each. Ask for the remedy of each: nothing helps against " +
            "noise, a larger model against bias, more data against variance.",
            LectureLink.Vary("Without noise", "bias-variance", ("noise", 0))),
        new("Does more data help?",
            ["Variance falls with the number of examples.", "Bias stays."],
            "bias-variance", "sample-size",
            "Follow both lines. More data cures variance. If bias is what hurts, no amount of " +
            "data helps."),
        new("Does more capacity help?",
            ["More hidden units bend the curve better.", "Does the bias fall with every one?"],
            "bias-variance", "capacity",
            "Left to right the mean curve comes nearer to the truth while single networks differ " +
            "more from each other. Ask which of the three they would choose.",
            LectureLink.Vary("Six examples only", "bias-variance", ("examples", 6), ("hidden-units", 5))),
        new("Where is the best capacity?",
            ["Bias falls, variance rises; their sum has a lowest point.", "Is that the whole story?"],
            "bias-variance", "trade-off",
            "The classical picture, measured. The sum has a lowest point, and the classical " +
            "advice is to stop there. Keep that in mind for the next page."),
        new("What if the network grows further?",
            ["Test error falls, rises where the training set is just fitted, and falls again.",
                "What does label noise change?"],
            "double-descent", "notebook-error",
            "Let everyone draw the curve before you show it. With label noise it falls, rises " +
            "near the threshold and falls again. Without noise look closely: is there a peak at " +
            "all?",
            LectureLink.Vary("Without label noise", "double-descent", ("noise", 0)),
            LectureLink.Vary("A quarter of the data", "double-descent", ("examples", 1000), ("largest", 80)),
            new LectureLink("Train one with noisy labels", "/playground?label-noise=0.15")),
        new("And if it trains longer?",
            ["Test error over width and epoch, from the same networks.",
                "Look along a column: it can rise and fall in time too."],
            "double-descent", "notebook-epochs",
            "The same networks along time. Near the threshold the error can rise and fall during " +
            "training as well, so early stopping hides the peak.",
            LectureLink.Vary("Longer", "double-descent", ("epochs", 400))),
        new("Where exactly is the peak?",
            ["Least squares on 15 points: no training, no luck.",
                "Does the peak stand where parameters equal examples?"],
            "double-descent-toy", "test-error",
            "No training and no luck: least squares in closed form. At the threshold exactly one " +
            "solution fits, and it may be wild; beyond it there is a choice, and the smallest " +
            "norm is taken.",
            LectureLink.Vary("Ten points", "double-descent-toy", ("examples", 10))),
        new("Why is larger smoother?",
            ["Six points, more and more hidden units, always the smallest weights that fit.",
                "More corners mean smaller ones."],
            "double-descent-toy", "smoothness-curves",
            "All of them pass through all points. More units mean smaller bends, because the norm " +
            "is shared out among them. This is what an inductive bias looks like."),
        new("Is it the size of the weights that counts?",
            ["The norm of the weights along double descent.", "Parameters grow all the way. Do the norms?"],
            "norms-and-stability", "norms",
            "Parameters only grow. If generalization followed them there would be no second " +
            "descent, so look for a norm that peaks where the error does."),
        new("How far apart are points in many dimensions?",
            ["The largest distance of random points divided by the smallest.",
                "In 1,000 dimensions all are about as far."],
            "high-dimensions", "distance-ratio",
            "In the plane some pairs are close and others far. In a thousand dimensions all " +
            "distances are nearly the same, so a nearest neighbour is hardly nearer than the " +
            "others."),
        new("Where is the volume of a ball?",
            ["The share that lies in the outer hundredth of the radius.",
                "In many dimensions a ball is its shell: no data set fills its space."],
            "high-dimensions", "outer-shell",
            "Ask for the share in the outer hundredth before you show it. In many dimensions " +
            "nearly everything is at the edge, so new data lie outside of what was seen."),
        new("Can a network learn noise?",
            ["Random labels and random inputs are fitted to zero training error.",
                "So fitting says nothing of new data."],
            "generalization-gap", "memorization",
            "Labels drawn at random are fitted without an error, only a little later. So zero " +
            "training error proves nothing about the network or the data.",
            new LectureLink("Memorize all labels redrawn", "/playground?label-noise=1")),
        new("How should we choose?",
            ["Candidates are chosen by validation; then the test set is opened once.",
                "Grid, random search and successive halving."],
            "generalization-gap", "searches",
            "Three ways to search, one rule for all: choose by validation, open the test set " +
            "once. The gap between the two is the price of choosing."),
        new("What is wrong with the winner's score?",
            ["It won by skill and by luck; luck does not come again.", "Do more candidates mean more luck?"],
            "generalization-gap", "winners-curse",
            "The best of many is good and lucky. Choose among more and the luck grows; on fresh " +
            "data it is gone. This is why a leaderboard flatters."),
        new("And if we peek at the test set?",
            ["Stopping where the test error is lowest flatters it.", "A sealed test set is opened once."],
            "generalization-gap", "peeking",
            "No network was trained on the test set; it was only looked at. That is enough to make its " +
            "number too good. A sealed test set is opened once."),
        new("How many weights does it need?",
            ["Prune the smallest, reset the rest to where they began, train again.",
                "How many can go before it becomes worse?"],
            "lottery-tickets", "accuracy",
            "Most weights can go if the rest start where they started. Draw them again, or put " +
            "the mask elsewhere, and it works less well: the ticket is mask and start together.",
            LectureLink.Vary("Longer trainings", "lottery-tickets", ("steps", 481))),
        new("What narrows the gap?",
            ["Penalties, dropout, noise, early stopping, augmentation, each at its best strength.",
                "Which of them also lower the test error?"],
            "regularization", "differences",
            "Narrowing the gap is not the goal: a method may narrow it by making training worse. " +
            "See which of them lower the test error as well."),
    ]);
}
