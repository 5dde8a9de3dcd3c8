using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace Workflow.Cli.Tests.Kit;

/// <summary>The command line on a terminal of 100 columns and 30 rows, as a person sees it.</summary>
internal sealed partial class PseudoTerminal : IAsyncDisposable
{
    private const int ReadWrite = 2;
    private static readonly int NoControllingTerminal = OperatingSystem.IsMacOS() ? 0x20000 : 0x100;
    private readonly SafeFileHandle _master;
    private readonly Process _process;
    private readonly StringBuilder _written = new();
    private readonly Lock _lock = new();
    private readonly Task _reading;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PseudoTerminal(SafeFileHandle master, Process process)
    {
        (_master, _process) = (master, process);
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>All that was written so far, with its control sequences.</summary>
    public string Written
    {
        get
        {
            lock (_lock) return _written.ToString();
        }
    }

    /// <summary>All that was written so far, without control sequences.</summary>
    public string Text => ControlSequence().Replace(Written, "");

    /// <param name="store">What WORKFLOW_STORE names.</param>
    /// <param name="environment">One more variable, <c>NAME=VALUE</c>; null for none.</param>
    /// <param name="arguments">The command line.</param>
    public static PseudoTerminal Start(string store, string? environment, params string[] arguments) => Start("exec \"$@\"", store, environment, arguments);

    /// <summary>The same with standard output going elsewhere.</summary>
    public static PseudoTerminal StartPiped(string store, params string[] arguments) => Start("exec \"$@\" >/dev/null", store, null, arguments);

    /// <summary>Returns when the text has been written.</summary>
    public async Task WaitForAsync(string text)
    {
        using CancellationTokenSource patience = new(Programs.Patience);
        while (true)
        {
            Task grown;
            lock (_lock) grown = _grown.Task;
            if (Text.Contains(text, StringComparison.Ordinal)) return;
            if (_reading.IsCompleted) throw new InvalidOperationException($"It ended without '{text}'. It wrote:\n{Text}");
            try
            {
                await Task.WhenAny(grown, _reading).WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"There is no '{text}'. It wrote:\n{Text}");
            }
        }
    }

    /// <summary>Presses keys.</summary>
    public void Type(string keys)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(keys);
        WriteTo(_master, bytes, bytes.Length).ShouldBe(bytes.Length);
    }

    /// <summary>Sends what Ctrl-C sends: the terminal controls no session, so the key itself would not.</summary>
    public async Task InterruptAsync()
    {
        using Process kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <returns>The exit code, once the program has ended and all that it wrote was read.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Programs.Patience);
        await _reading.WaitAsync(Programs.Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await EndAsync();
        _process.Dispose();
        _master.Dispose();
    }

    private static PseudoTerminal Start(string call, string store, string? environment, string[] arguments)
    {
        int number = OpenTerminal(ReadWrite | NoControllingTerminal);
        if (number < 0 || Grant(number) != 0 || Unlock(number) != 0) throw new InvalidOperationException($"No pseudo-terminal can be opened: error {Marshal.GetLastPInvokeError()}.");
        string path = Marshal.PtrToStringUTF8(NameOf(number))!;
        SafeFileHandle master = new(number, ownsHandle: true);
        ProcessStartInfo start = new("sh", ["-c", $"exec <\"$0\" >\"$0\" 2>&1; stty cols 100 rows 30; {call}", path, Programs.Cli, .. arguments]);
        start.Environment["WORKFLOW_STORE"] = store;
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        if (environment?.Split('=') is [var name, var value]) start.Environment[name] = value;
        return new PseudoTerminal(master, Process.Start(start)!);
    }

    private void Read()
    {
        byte[] chunk = new byte[4096];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        char[] text = new char[4096];
        while (true)
        {
            nint count = ReadFrom(_master, chunk, chunk.Length);
            // Nobody has the terminal open any more.
            if (count <= 0) return;
            TaskCompletionSource grown;
            lock (_lock)
            {
                _written.Append(text, 0, decoder.GetChars(chunk, 0, (int)count, text, 0));
                (grown, _grown) = (_grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            grown.SetResult();
        }
    }

    [GeneratedRegex(@"\x1B(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex ControlSequence();

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenTerminal(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int terminal);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int terminal);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    private static partial nint NameOf(int terminal);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadFrom(SafeFileHandle terminal, byte[] buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteTo(SafeFileHandle terminal, byte[] buffer, nint count);
}
