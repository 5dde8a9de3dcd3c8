using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workflow.Runtime.Tracing;

/// <summary>
/// Files that the system itself appends to: what several processes write at the same moment lies there one after the other. .NET has no such mode: its Append looks once where the file
/// ends, and writes there. On Windows, where there is no call for it either, writers append where the file ended a moment before.
/// </summary>
internal static partial class AppendOnly
{
    private const int ReadAndWrite = 2;

    /// <summary>Opens a file to read and to append to, making it where it is not there.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static SafeFileHandle Open(string path)
    {
        SafeFileHandle made = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (OperatingSystem.IsWindows()) return made;
        made.Dispose();
        int descriptor = OpenFile(path, ReadAndWrite | Append | CloseOnExecute);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"'{path}' cannot be opened to append to it: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    private static int Append => OperatingSystem.IsLinux() ? 0x400 : 0x8;

    private static int CloseOnExecute => OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0;

    // Without a mode, which is for files that are made: a call with a variable number of arguments is another one on some processors.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);
}
