namespace Fruitfly.Reports.Pages;

/// <summary>The drawn fruit fly, seen from above: red eyes, a banded body, two wings. It stays small.</summary>
public static class Mark
{
    public static Html Drawing { get; } =
        new(Svg("""class="mark" role="img" aria-label="a fruit fly" """, "currentColor"));

    public static string Icon { get; } = "data:image/svg+xml," + Uri.EscapeDataString(
        Svg("""xmlns="http://www.w3.org/2000/svg" """, "#59626C"));

    static string Svg(string attributes, string line) => $"""
        <svg {attributes}viewBox="0 0 64 64">
        <g fill="none" stroke="{line}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">
        <path d="M25 25 17 20 12 12M24 30 14 31 7 27M26 35 18 42 15 51M39 25 47 20 52 12M40 30 50 31 57 27M38 35 46 42 49 51"/>
        <path d="M29.500 9.500 27 4.500M34.500 9.500 37 4.500"/>
        </g>
        <path d="M32 30c4.600 0 7 4 7 10 0 7-3 15-7 18-4-3-7-11-7-18 0-6 2.400-10 7-10z" fill="#C98A1B"/>
        <path d="M25.100 39.500h13.800M25.700 45h12.600M27.400 50.500h9.200" stroke="#3A2A12" stroke-width="2.300" fill="none"/>
        <ellipse cx="32" cy="25.500" rx="7.800" ry="8.300" fill="#A9701A"/>
        <path d="M29 22.500v6.500M32 21.500v8.500M35 22.500v6.500" stroke="#7C4F10" stroke-width="1.200" stroke-linecap="round"/>
        <g fill="#56B4E9" fill-opacity=".34" stroke="{line}" stroke-opacity=".75" stroke-width="1.300" stroke-linejoin="round">
        <path d="M28 27C19 32 10 44 11.500 53.500c.6 3.800 4.600 3.600 7.300.7C24.500 48 29 38 28 27zM14 51C17 43 22 34 28 27M18.500 53C22 46 25.500 37 28 27"/>
        <path d="M36 27c9 5 18 17 16.500 26.500-.6 3.800-4.600 3.600-7.300.7C39.500 48 35 38 36 27zM50 51C47 43 42 34 36 27M45.500 53C42 46 38.500 37 36 27"/>
        </g>
        <ellipse cx="32" cy="14.200" rx="6.600" ry="5.300" fill="#A9701A"/>
        <ellipse cx="26.600" cy="13.600" rx="3.500" ry="4.500" fill="#C2321F"/>
        <ellipse cx="37.400" cy="13.600" rx="3.500" ry="4.500" fill="#C2321F"/>
        <circle cx="25.600" cy="12" r=".9" fill="#fff" fill-opacity=".75"/>
        <circle cx="36.400" cy="12" r=".9" fill="#fff" fill-opacity=".75"/>
        </svg>
        """;
}
