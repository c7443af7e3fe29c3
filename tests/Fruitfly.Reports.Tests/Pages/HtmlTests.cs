using Fruitfly.Reports.Pages;

namespace Fruitfly.Reports.Tests.Pages;

public class HtmlTests
{
    [Fact]
    public void Texts_are_encoded_and_markup_is_kept()
    {
        var (text, markup) = ("<b>\"1\" & 'a'</b>", Html.Of($"<i>{3}</i>"));

        Html.Of($"<p title=\"{text}\">{markup}</p>").Text
            .ShouldBe("<p title=\"&lt;b&gt;&quot;1&quot; &amp; &#x27;a&#x27;&lt;/b&gt;\"><i>3</i></p>");
    }

    [Fact]
    public void Prose_does_not_part_a_number_from_its_percent_sign() =>
        Html.Prose("5 % < 6 %").Text.ShouldBe("5&nbsp;% &lt; 6&nbsp;%");

    [Fact]
    public void Data_for_the_script_cannot_end_its_element() =>
        Page.Json("x", "</script><!--").Text.ShouldBe(
            """<script type="application/json" id="x">"\u003C/script\u003E\u003C!--"</script>""");
}
