using System.Text;
using Fruitfly.Lab.Sweeps.Files;

namespace Fruitfly.Lab.Tests.Sweeps.Files;

/// <summary>Studies of a few quick trials.</summary>
static class SomeStudies
{
    public const string Small =
        """
        study: small
        data: {kind: circles, samples: 80}
        network: {width: 4}
        recipe: {epochs: 2}
        factors:
          network.width: [2, 4]
          recipe.optimizer.learningRate: [0.01, 0.1]
        seeds: 2
        """;

    public static SweepStudy Read(string text, params string[] typed) =>
        SweepStudy.Of(Encoding.UTF8.GetBytes(text), "study.yaml", "", typed);

    public static IReadOnlyList<StudyProblem> Problems(string text, params string[] typed) =>
        Should.Throw<StudyFileException>(() => Read(text, typed)).Problems;
}
