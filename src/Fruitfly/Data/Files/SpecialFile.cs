using System.Runtime.InteropServices;

namespace Fruitfly.Data.Files;

/// <summary>Tells pipes, devices and sockets from files, without opening them: opening a pipe waits for its other end.</summary>
static class SpecialFile
{
    const int KindBits = 0xF000, RegularFile = 0x8000, Folder = 0x4000;

    /// <summary>Whether something is there, after following links, that is neither a file nor a folder.</summary>
    public static bool Is(string path)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var status = new int[64];
        return Stat(path, status) == 0 && (status[1] & KindBits) is not (RegularFile or Folder);
    }

    // The runtime's own layer over stat, with one layout on every Unix: flags, then the mode, then more than is needed here.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] int[] status);
}
