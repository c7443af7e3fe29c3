namespace Fruitfly.Web.Playground.Sessions;

/// <summary>Something that was changed by hand while networks were trained.</summary>
/// <param name="Step">steps taken before it</param>
/// <param name="Text">such as <c>learning rate 0.01 → 0.003</c></param>
/// <param name="IsLonger">whether only more steps were asked for</param>
sealed record RunChange(int Step, string Text, bool IsLonger = false);
