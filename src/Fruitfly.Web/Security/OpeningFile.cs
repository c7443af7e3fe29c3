namespace Fruitfly.Web.Security;

/// <summary>A file that leads a browser to the first address. Other users of the machine see how a browser was started,
/// and so would see an address with the token; they do not see into this file. It
/// goes once the token has come.</summary>
sealed class OpeningFile(PrivateFolder folder)
{
    const string Name = "open.html";

    readonly Lock _lock = new();

    public string Write(Uri address)
    {
        lock (_lock)
        {
            File.Delete(folder.PathOf(Name));
            using var writer = new StreamWriter(folder.Create(Name));
            writer.Write(ForwardingPage.To(address.ToString()));
            return folder.PathOf(Name);
        }
    }

    public void Remove()
    {
        lock (_lock)
            File.Delete(folder.PathOf(Name));
    }
}
