namespace Fruitfly.Tests.Data.Mnist1d;

using Fruitfly.Data.Mnist1d;

public class Mnist1dParameterTests
{
    [Fact]
    public void Every_number_of_the_settings_is_declared_once()
    {
        Mnist1dParameter.All.Select(parameter => parameter.Property).ShouldBe(
            typeof(Mnist1dSettings).GetProperties()
                .Where(property => property.PropertyType.IsPrimitive && property.PropertyType != typeof(bool))
                .Select(property => property.Name), ignoreOrder: true);
        Mnist1dParameter.All.Select(parameter => parameter.Name).ShouldBeUnique();
    }

    [Fact]
    public void What_is_written_is_read_and_changes_its_own_property_alone()
    {
        foreach (var parameter in Mnist1dParameter.All)
        {
            var published = new Mnist1dSettings();
            var changed = parameter.Write(published, parameter.Read(published) + 1);
            parameter.Read(changed).ShouldBe(parameter.Read(published) + 1);
            Convert.ToDouble(typeof(Mnist1dSettings).GetProperty(parameter.Property)!.GetValue(changed), null)
                .ShouldBe(parameter.Read(changed));
            parameter.Write(changed, parameter.Read(published)).ShouldBe(published);
        }
    }

    [Theory]
    [InlineData("template-length", 1, "TemplateLength is 1; it must be from 2 to 1000000.")]
    [InlineData("shear", -1, "Shear is -1; it must be a finite number from 0.")]
    public void Its_range_is_the_one_that_is_checked(string name, double value, string message) =>
        Should.Throw<ArgumentException>(() =>
            Fruitfly.Data.Mnist1d.Mnist1d.Generate(Mnist1dParameter.Named(name).Write(new(), value))).Message.ShouldBe(
                message);
}
