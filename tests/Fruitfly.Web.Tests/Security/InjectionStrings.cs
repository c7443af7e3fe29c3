namespace Fruitfly.Web.Tests.Security;

/// <summary>Texts that run a script, ask another host or change an answer where they are taken for anything but text:
/// one place in a page, an address, a style, a template, a chart or a table after the
/// other, each with several deeds.</summary>
static class InjectionStrings
{
    /// <summary>What a script sets on the window where it runs.</summary>
    public const string Sentinel = "attacked";

    // In {0} a script, in {1} the same without quotes and brackets that would end an attribute early.
    static readonly string[] Places =
    [
        // Elements
        "<script>{0}</script>", "<SCRIPT/x>{0}</SCRIPT>", "<scr<script>ipt>{0}</scr</script>ipt>",
        "<img src=x onerror={1}>", "<svg onload={1}>",
        "<svg><script>{0}</script></svg>", "<svg><animate onbegin={1} attributeName=x dur=1s>",
        "<svg><a xlink:href=\"javascript:{1}\"><text y=20>x</text></a></svg>",
        "<svg><use href=\"data:image/svg+xml,<svg id=x onload={1}/>#x\"/></svg>",
        "<svg><foreignObject><img src=x onerror={1}></foreignObject></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror={1}>",
        "<iframe srcdoc=\"<script>{0}</script>\"></iframe>", "<iframe src=\"javascript:{1}\">",
        "<object data=\"javascript:{1}\">", "<embed src=\"data:text/html,<script>{0}</script>\">", "<body onload={1}>",
        "<details open ontoggle={1}>",
        "<video><source onerror={1}></video>", "<audio src=x onerror={1}>", "<input autofocus onfocus={1}>",
        "<marquee onstart={1}>", "<dialog open onfocusin={1}>",
        "<form action=\"javascript:{1}\"><button autofocus>x</button></form>",
        "<meta http-equiv=refresh content=\"0;url=javascript:{1}\">",
        "<link rel=stylesheet href=http://example.com/x.css onload={1}>",
        "<base href=http://example.com/><script src=x.js></script><p title='{1}'>",
        "<style>@import 'http://example.com/x.css'; /* {1} */</style>", "<template><script>{0}</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror={1}>\">",
        "<!--><img src=x onerror={1}>-->", "<![CDATA[<img src=x onerror={1}>]]>", "<xmp><img src=x onerror={1}></xmp>",
        // Ends of what may stand around
        "\" onmouseover=\"{1}\" x=\"", "' onmouseover='{1}' x='", "\" autofocus onfocus={1} x=\"",
        "` onmouseover=`{1}`", "\"><script>{0}</script>", "'><img src=x onerror={1}>",
        "</title><script>{0}</script>", "</textarea><script>{0}</script>", "</style><script>{0}</script>",
        "</script><script>{0}</script>", "--><script>{0}</script>",
        "</option></select><img src=x onerror={1}>", "</svg><img src=x onerror={1}>", "]]><script>{0}</script>",
        // Addresses
        "javascript:{1}", "JaVaScRiPt:{1}", "java\tscript:{1}", " javascript:{1}", "\u0001javascript:{1}",
        "javascript://%0a{1}", "data:text/html,<script>{0}</script>",
        "vbscript:{1}", "//example.com/?{1}", "http://example.com/?{1}", "\\\\example.com\\{1}",
        "?study=x&trial=<script>{0}</script>", "#\"><img src=x onerror={1}>",
        // Scripts, JSON and templates
        "';{0};//", "\";{0};//", "*/{0}/*", "\n{0}\n", "\u2028{0}\u2029", "\"}}</script><script>{0}</script>",
        "\\\"}};{0};//", "\\u003cscript\\u003e{0}\\u003c/script\\u003e",
        "\",\"__proto__\":{{\"x\":\"{1}\"}},\"", "{{{{constructor.constructor('{1}')()}}}}", "${{{0}}}", "<%= {0} %>",
        "#{{{0}}}", "[[${{{0}}}]]",
        // Styles
        "expression({1})", "background:url(javascript:{1})", "}} body {{ background: url(http://example.com/?{1}) }}",
        "\\3c script\\3e {0}", "@import url(http://example.com/{1});",
        // Charts
        "datum.constructor.constructor('{1}')()", "{{\"signal\":\"{1}\"}}", "datum['x']+({0})", "a.b[{1}]",
        "{{\"url\":\"http://example.com/?{1}\"}}", "{{\"expr\":\"{1}\"}}",
        "<img src='http://example.com/?{1}'>", "[x](javascript:{1})", "![x](http://example.com/?{1})",
        // Letters that look like, turn into or hide others
        "\uFF1Cscript\uFF1E{0}\uFF1C/script\uFF1E", "<\u017Fcript>{0}</\u017Fcript>", "<img src=x onerror\u200B={1}>",
        "\u202E<script>{0}</script>", "\uFEFF<script>{0}</script>",
        "&lt;script&gt;{0}&lt;/script&gt;", "&#60;img src=x onerror={1}&#62;", "%3Cscript%3E{0}%3C/script%3E",
        "+ADw-script+AD4-{0}+ADw-/script+AD4-", "\u00ABscript\u00BB{0}",
        // Headers, files, tables, queries
        "x\r\nSet-Cookie: a={1}", "x%0d%0aContent-Type: text/html%0d%0a%0d%0a<script>{0}</script>",
        "\"; filename=\"x.html\"; {1}", "../../../etc/passwd#{1}", "..\\..\\x.html?{1}",
        "=HYPERLINK(\"http://example.com/?{1}\")", "+cmd|' /C {1}'!A0", "@SUM(1+1)*cmd|' /C {1}'!A0",
        "\t=IMPORTXML(\"http://example.com/?{1}\")", "' OR 1=1; DROP TABLE trials; -- {1}",
    ];

    static readonly string[] Deeds = [$"window.{Sentinel}=1", "fetch('http://example.com/')", "alert(1)"];

    public static IReadOnlyList<string> All { get; } =
        [.. Places.SelectMany((
            place, i) =>
                Deeds.Where((_, deed) => deed != i % 3)
                    .Select(deed => string.Format(place, deed, deed.Replace("'", "&#39;"))))];
}
