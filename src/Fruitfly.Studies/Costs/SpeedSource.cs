namespace Fruitfly.Studies.Costs;

/// <summary>Where the speeds come from by which a forecast was made.</summary>
public enum SpeedSource
{
    /// <summary>There was nothing to predict.</summary>
    None,

    /// <summary>All of them were measured for it.</summary>
    Measured,

    /// <summary>All of them were known, from runs or forecasts before it.</summary>
    Known,

    /// <summary>Some were known and the others measured.</summary>
    Both,
}
