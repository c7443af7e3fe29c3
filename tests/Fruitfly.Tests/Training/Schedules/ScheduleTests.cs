using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Training.Schedules;

public sealed class ScheduleTests
{
    static readonly Dictionary<string, (Schedule Schedule, double[] Expected)> Cases = new()
    {
        // two steps an epoch, eight steps in all
        ["constant"] = (new ConstantSchedule(), [1, 1, 1, 1, 1, 1, 1, 1]),
        ["halved every epoch"] = (new StepSchedule(1, 0.5), [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125]),
        ["a tenth every two epochs"] = (new StepSchedule(2, 0.1), [1, 1, 1, 1, 0.1, 0.1, 0.1, 0.1]),
        ["cosine"] = (new CosineSchedule(),
            [1, 0.9619397662556434, 0.8535533905932737, 0.6913417161825449, 0.5, 0.3086582838174551,
                0.14644660940672627, 0.03806023374435663]),
        ["cosine to a fifth"] = (new CosineSchedule(0.2),
            [1, 0.96955181, 0.88284271, 0.75307337, 0.6, 0.44692663, 0.31715729, 0.23044819]),
        ["warm-up"] = (new WarmUpSchedule(4, new ConstantSchedule()), [0.25, 0.5, 0.75, 1, 1, 1, 1, 1]),
        ["warm-up, then cosine over the rest"] = (new WarmUpSchedule(4, new CosineSchedule()),
            [0.25, 0.5, 0.75, 1, 1, 0.8535533905932737, 0.5, 0.14644660940672627]),
        ["warm-up longer than training"] = (new WarmUpSchedule(16, new CosineSchedule()),
            [0.0625, 0.125, 0.1875, 0.25, 0.3125, 0.375, 0.4375, 0.5]),
        ["exponential"] = (new ExponentialSchedule(1.0 / 256),
            [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125]),
        ["exponential growth"] = (new ExponentialSchedule(256), [1, 2, 4, 8, 16, 32, 64, 128]),
        ["a straight line"] = (new PolynomialSchedule(), [1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125]),
        ["one cycle"] = (new OneCycleSchedule(0.5),
            [0.04, 0.28, 0.76, 1, 0.85355397637971, 0.500002, 0.14645002362, 4e-6]),
        ["inverse time"] = (new InverseTimeSchedule(2), [1, 2.0 / 3, 0.5, 0.4, 1.0 / 3, 2.0 / 7, 0.25, 2.0 / 9]),
        ["one after another"] = (
            new SequenceSchedule([new(new ConstantSchedule(), Epochs: 2), new(new PolynomialSchedule())]),
            [1, 1, 1, 1, 1, 0.75, 0.5, 0.25]),
        ["product"] = (new ProductSchedule([new StepSchedule(1, 0.5), new StepSchedule(2, 0.1)]),
            [1, 1, 0.5, 0.5, 0.025, 0.025, 0.0125, 0.0125]),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Factors_follow_the_schedule(string name)
    {
        var (schedule, expected) = Cases[name];
        for (var step = 0; step < 8; step++)
            schedule.Factor(step, stepsPerEpoch: 2, totalSteps: 8).ShouldBe(expected[step], 1e-8, $"step {step}");
    }

    [Fact]
    public void Only_the_last_part_of_a_sequence_has_no_length()
    {
        Should.Throw<ArgumentException>(() => new SequenceSchedule([]));
        Should.Throw<ArgumentException>(() => new SequenceSchedule([new(new ConstantSchedule(), Steps: 3)]));
        Should.Throw<ArgumentException>(() =>
            new SequenceSchedule([new(new ConstantSchedule()), new(new CosineSchedule())]));
    }

    [Fact]
    public void Every_schedule_is_checked() =>
        Cases.Values.Select(c => c.Schedule.GetType()).Distinct().ShouldBe(
            typeof(Schedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Schedule)) && !type.IsAbstract),
            ignoreOrder: true);
}
