namespace Fruitfly.Lab.Setups;

/// <summary>A setting that a person can correct.</summary>
/// <param name="setting">its name; the message begins with it</param>
/// <param name="rest">what it is and what it must be</param>
public sealed class SetupException(string setting, string rest) : ArgumentException($"{setting} {rest}")
{
    public string Setting => setting;

    /// <summary>The message without the name of the setting.</summary>
    public string Rest => rest;
}
