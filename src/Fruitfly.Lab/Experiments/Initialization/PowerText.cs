namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>Powers of ten as they are printed, such as 10⁻⁶⁵.</summary>
static class PowerText
{
    const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Ten to the exponent, rounded to a whole one; 1 for the exponent 0, 0 and
    /// "infinite" where it has no end.</summary>
    public static string Of(double exponent)
    {
        if (!double.IsFinite(exponent))
            return double.IsNaN(exponent) ? "not a number" : exponent > 0 ? "infinite" : "0";
        var whole = (int)Math.Round(exponent);
        return whole == 0
            ? "1" : "10" + (whole < 0 ? "⁻" : "") +
                string.Concat(Math.Abs(whole).ToString().Select(digit => Raised[digit - '0']));
    }
}
