namespace OrderProcessing.Processing;

/// <summary>How the process says what came of it.</summary>
internal static class ExitCodes
{
    /// <summary>Every order has its end.</summary>
    public const int Done = 0;

    /// <summary>A file could not be used.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>Somebody asked it to stop, with Ctrl+C or SIGTERM; 128 + SIGINT, as shells do.</summary>
    public const int Stopped = 130;
}
