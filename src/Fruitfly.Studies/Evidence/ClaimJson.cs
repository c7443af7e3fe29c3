using System.Text.Json.Nodes;

namespace Fruitfly.Studies.Evidence;

/// <summary>Claims as objects: experiment, id, statement, source, published, measured, low, high, n, unit, verdict, and
/// how the verdict came about.</summary>
public static class ClaimJson
{
    public static JsonArray Of(IEnumerable<Claim> claims) => new([.. claims.Select(Of)]);

    /// <summary>Numbers that were not measured or are not finite are null.</summary>
    public static JsonObject Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new()
        {
            ["experiment"] = claim.Experiment,
            ["id"] = claim.Id,
            ["statement"] = claim.Statement,
            ["source"] = claim.Source,
            ["published"] = claim.Published,
            ["measured"] = Number(claim.Measured),
            ["low"] = Number(claim.Low),
            ["high"] = Number(claim.High),
            ["n"] = claim.Count,
            ["unit"] = claim.Unit,
            ["verdict"] = VerdictText.Code(claim.Verdict),
            ["rule"] = claim.Rule,
            ["margin"] = Number(claim.Margin),
            ["exact"] = claim.IsExact,
            ["probability"] = Number(claim.Probability),
            ["reason"] = claim.Reason,
            ["nToDecide"] = claim.CountToDecide,
            ["secondsToDecide"] = Number(claim.TimeToDecide?.TotalSeconds),
        };
    }

    static JsonValue? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
