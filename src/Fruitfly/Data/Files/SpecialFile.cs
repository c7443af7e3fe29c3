using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Fruitfly.Data.Files;

/// <summary>Tells regular files from pipes, devices and sockets before they are opened: opening a pipe waits for
/// another program to write to it, and cannot be interrupted.</summary>
static class SpecialFile
{
    const int CurrentFolder = -100, StatusBytes = 256, ModeOffset = 28;
    const uint TypeMask = 1;
    const int TypeBits = 0xF000, Regular = 0x8000, Folder = 0x4000;

    /// <summary>Whether the path leads to a pipe, a device or a socket; false where that is not known.</summary>
    public static bool Is(string path)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var status = new byte[StatusBytes];
        try
        {
            if (Status(CurrentFolder, path, 0, TypeMask, status) != 0)
                return false; // opening says what is wrong
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library older than Linux 4.11
        }
        return (BinaryPrimitives.ReadUInt16LittleEndian(
            status.AsSpan(ModeOffset)) & TypeBits) is not (Regular or Folder);
    }

    // Its structure is the same on every processor.
    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false,
        ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Status(int folder, string path, int flags, uint mask, byte[] status);
}
