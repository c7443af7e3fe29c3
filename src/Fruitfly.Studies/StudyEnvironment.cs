namespace Fruitfly.Studies;

/// <summary>What made results of a study, and of how many of its trials.</summary>
public sealed record StudyEnvironment(TrialProvenance Made, int Trials);
