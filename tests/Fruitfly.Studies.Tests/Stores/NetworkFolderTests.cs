using Fruitfly.Studies.Stores;

namespace Fruitfly.Studies.Tests.Stores;

public sealed class NetworkFolderTests
{
    const string Mounts =
        """
        /dev/sda1 / ext4 rw,relatime 0 0
        tmpfs /tmp tmpfs rw 0 0
        server:/home /users nfs4 rw,vers=4.2 0 0
        /dev/sdb1 /users/ada/local xfs rw 0 0
        mds@tcp:/scratch /scratch lustre rw,localflock 0 0
        /dev/gpfs0 /gpfs gpfs rw 0 0
        user@host:/ /mnt/far\040away fuse.sshfs rw 0 0
        /dev/sdc1 /mnt/disk fuseblk rw 0 0
        overlay /containers fuse.fuse-overlayfs rw 0 0
        auto /auto autofs rw 0 0
        server:/auto /auto nfs rw 0 0
        """;

    [Theory]
    [InlineData("/users/ada/studies.db", "nfs4")]
    [InlineData("/users", "nfs4")]
    [InlineData("/users/ada/local/studies.db", null)]
    [InlineData("/usersmore/studies.db", null)]
    [InlineData("/scratch/x/y.db", "lustre")]
    [InlineData("/gpfs/x.db", "gpfs")]
    [InlineData("/mnt/far away/x.db", "fuse.sshfs")]
    [InlineData("/mnt/disk/x.db", null)]
    [InlineData("/containers/x.db", null)]
    [InlineData("/auto/x.db", "nfs")]
    [InlineData("/tmp/x.db", null)]
    [InlineData("/x.db", null)]
    public void The_nearest_mount_says_on_what_a_path_lies(string path, string? type) =>
        NetworkFolder.Of(path, Mounts).ShouldBe(type);

    [Fact]
    public void A_path_of_this_machine_is_looked_up_where_its_links_lead()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-mounts-");
        try
        {
            var link = Path.Combine(folder.FullName, "link");
            File.CreateSymbolicLink(link, "/proc");
            NetworkFolder.Of(Path.Combine(link, "none")).ShouldBeNull();
            NetworkFolder.Of(Path.Combine(folder.FullName, "none", "x.db")).ShouldBeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
