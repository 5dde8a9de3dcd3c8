namespace Workflow.Cli.Commands;

/// <summary>A file that is there when all of it is: it is written beside its place under another name.</summary>
internal static class WholeFile
{
    /// <exception cref="CommandException">There is a file already.</exception>
    public static async Task WriteAsync(string file, Func<Stream, Task> write)
    {
        if (File.Exists(file)) throw Taken(file);
        string partial = $"{file}.{Path.GetRandomFileName()}.partial";
        try
        {
            await using (FileStream stream = new(partial, FileMode.CreateNew, FileAccess.Write)) await write(stream);
            if (File.Exists(file)) throw Taken(file);
            File.Move(partial, file, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static CommandException Taken(string file) => new(ExitCodes.Refused, $"There is a file '{file}' already.", "Name another one, or remove it.");
}
