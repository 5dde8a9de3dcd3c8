using System.ComponentModel;

namespace Shop;

/// <summary>Does not use <see cref="DateTime.Now"/>, nor File.ReadAllText.</summary>
[Description("DateTime.UtcNow and Guid.NewGuid are for steps")]
public partial class MentioningWorkflows
{
    private const string Advice = "never call DateTime.Now, Task.Run or Console.WriteLine";

    [Workflow]
    public async partial Task<string> Run(string id)
    {
        // DateTime.Now would be another time on replay.
        string name = nameof(DateTime.Now) + nameof(Guid.NewGuid) + typeof(System.IO.File).Name + nameof(Thread.Sleep);
        await Save(id, Advice + name);
        return name;
    }

    [Step]
    private static async partial Task Save(string id, string text) => await Task.Yield();
}
