namespace Fruitfly.Studies.Tests;

public class StoreLocationTests
{
    [Fact]
    public void The_path_on_the_command_line_comes_first() =>
        Resolve("/data/mine.db", ("FRUITFLY_HOME", "/home/lab")).ShouldBe(Path.GetFullPath("/data/mine.db"));

    [Fact]
    public void A_folder_on_the_command_line_holds_the_database() =>
        Resolve(Path.GetTempPath()).ShouldBe(Path.Combine(Path.GetTempPath(), "studies.db"));

    [Theory]
    [InlineData("/data/mine.db")]
    [InlineData("postgres://ada@db.lab/studies")]
    public void Then_comes_the_store_that_FRUITFLY_STORE_names(string store)
    {
        (string, string)[] variables = [("FRUITFLY_STORE", store), ("FRUITFLY_HOME", "/home/lab")];
        Resolve(null, variables).ShouldBe(StoreLocation.IsServer(store) ? store : Path.GetFullPath(store));
        Resolve("/data/other.db", variables).ShouldBe(Path.GetFullPath("/data/other.db"));
    }

    [Fact]
    public void Then_comes_the_folder_of_FRUITFLY_HOME() =>
        Resolve(null, ("FRUITFLY_HOME", "/home/lab"), ("XDG_DATA_HOME", "/data"))
            .ShouldBe(Path.GetFullPath("/home/lab/studies.db"));

    [Theory]
    [InlineData("/data", "/data/fruitfly/studies.db")]
    [InlineData("relative/is/ignored", "/home/me/.local/share/fruitfly/studies.db")]
    [InlineData("", "/home/me/.local/share/fruitfly/studies.db")]
    public void Then_comes_the_data_folder_of_the_user(string data, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The XDG base directories are Linux's.");
        Resolve(null, ("XDG_DATA_HOME", data), ("HOME", "/home/me")).ShouldBe(expected);
    }

    [Fact]
    public void Without_any_home_the_error_says_how_to_name_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems always have a data folder.");
        Should.Throw<StudyStoreException>(() => Resolve(null)).Hint.ShouldContain("FRUITFLY_HOME");
    }

    static string Resolve(string? store, params (string Name, string Value)[] variables) =>
        StoreLocation.Resolve(store, name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
