using System.Text.Json;
using Fruitfly.Kinds;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Kinds;

public sealed class KindFamilyTests
{
    [Fact]
    public void A_kind_of_a_users_is_written_with_owner_and_revision_and_read_back()
    {
        var family = Shapes().Add<Triangle>("ada/triangle", revision: 2);
        var text = Write(family, new Triangle(3, 4));

        text.ShouldBe("""{"kind":"ada/triangle@2","Base":3,"Height":4}""");
        Read(family, text).ShouldBe(new Triangle(3, 4));
    }

    [Fact]
    public void A_built_in_kind_is_written_by_its_name_alone() =>
        Write(Shapes(), new Square(2)).ShouldBe("""{"kind":"square","Side":2}""");

    [Theory]
    [InlineData("""{"kind":"ada/circle@1"}""",
        "This program has no shape 'ada/circle@1'. Use the program that adds it.")]
    [InlineData("""{"kind":"ada/triangle@3"}""", "another revision than this program's 'ada/triangle@2'")]
    [InlineData("""{"kind":"ada/triangle"}""", "another revision than this program's 'ada/triangle@2'")]
    [InlineData("""{"kind":"cube"}""", "There is no shape 'cube'; there are square, ada/triangle@2.")]
    public void A_description_with_a_kind_that_is_not_here_names_it(string text, string message) =>
        Should.Throw<UnknownKindException>(() =>
            Read(Shapes().Add<Triangle>("ada/triangle", 2), text)).Message.ShouldContain(message);

    [Theory]
    [InlineData("[]")]
    [InlineData("\"square\"")]
    [InlineData("{}")]
    [InlineData("""{"kind":7}""")]
    [InlineData("""{"kind":"square","kind":"square","Side":2}""")]
    [InlineData("""{"kind":"square","Side":2,"Color":"red"}""")]
    [InlineData("""{"kind":"square","Side":2,"Side":3}""")]
    public void Other_JSON_is_refused(string text) => Should.Throw<JsonException>(() => Read(Shapes(), text));

    [Theory]
    [InlineData("triangle")]
    [InlineData("Ada/triangle")]
    [InlineData("ada/")]
    [InlineData("ada/tri angle")]
    [InlineData("ada/triangle/x")]
    public void A_name_without_its_owner_is_refused(string name) =>
        Should.Throw<ArgumentException>(() => Shapes().Add<Triangle>(name)).Message.ShouldContain("owner/name");

    [Fact]
    public void Adding_the_same_kind_twice_changes_nothing_and_another_under_its_name_is_refused()
    {
        var family = Shapes().Add<Triangle>("ada/triangle").Add<Triangle>("ada/triangle");

        family.Count().ShouldBe(2);
        Should.Throw<ArgumentException>(() => family.Add<Triangle>("ada/triangle", 2)).Message.ShouldContain(
            "collides");
        Should.Throw<ArgumentException>(() => family.Add<Triangle>("bob/triangle")).Message.ShouldContain("collides");
    }

    [Fact]
    public void A_value_whose_kind_was_not_added_says_how_to_add_it() =>
        Should.Throw<UnknownKindException>(() => Write(Shapes(), new Triangle(1, 1))).Message.ShouldContain(
            "Kinds.Add<Triangle>(");

    [Fact]
    public void A_loss_without_settings_is_one_word()
    {
        var options = new JsonSerializerOptions();
        foreach (var converter in OpenKinds.Converters)
            options.Converters.Add(converter);

        JsonSerializer.Serialize(Loss.LeastSquares, options).ShouldBe("\"least-squares\"");
        JsonSerializer.Deserialize<Loss>("\"cross-entropy\"", options).ShouldBe(Loss.CrossEntropy);
        JsonSerializer.Deserialize<Layer>("""{"kind":"residual","Layers":[{"kind":"relu"}]}""", options)
            .ShouldBeOfType<Residual>().Layers.ShouldBe([new Relu()]);
        JsonSerializer.Deserialize<Schedule>("""{"kind":"warm-up","Steps":3,"Then":{"kind":"cosine","Final":0.5}}""",
            options)
            .ShouldBe(new WarmUpSchedule(3, new CosineSchedule(0.5)));
    }

    static KindFamily<Shape> Shapes() => new("shape") { { "square", typeof(Square) } };

    static string Write(KindFamily<Shape> family, Shape shape) => JsonSerializer.Serialize(shape, Options(family));

    static Shape Read(KindFamily<Shape> family, string text) =>
        JsonSerializer.Deserialize<Shape>(text, Options(family))!;

    static JsonSerializerOptions Options(KindFamily<Shape> family) => new()
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters = { new KindConverter<Shape>(family) },
    };

    abstract record Shape;

    sealed record Square(int Side) : Shape;

    sealed record Triangle(int Base, int Height) : Shape;
}
