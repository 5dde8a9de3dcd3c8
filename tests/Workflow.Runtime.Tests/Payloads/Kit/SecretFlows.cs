namespace Workflow.Runtime.Tests.Payloads.Kit;

/// <summary>Runs through whose every part a secret goes.</summary>
public partial class SecretFlows
{
    [Workflow]
    public async partial Task<string> Keep(string secret)
    {
        string note = await Whisper(secret);
        try
        {
            await Betray(secret);
        }
        catch (InvalidOperationException)
        {
            Durable.LogEvent("told", new Dictionary<string, string> { ["what"] = secret });
        }

        await Durable.Delay("1h");
        return await Whisper(note);
    }

    [Workflow]
    public async partial Task<string> Lose(string secret) => await Betray(secret);

    [Workflow]
    public async partial Task<string> Send(string secret) => await Carry(secret);

    [Step]
    private async partial Task<string> Whisper(string text)
    {
        await Task.Yield();
        return text + "!";
    }

    [Step(MaxRetries = 0)]
    private async partial Task<string> Betray(string text)
    {
        await Task.Yield();
        throw new InvalidOperationException(text);
    }

    [Step(Queue = "couriers")]
    private async partial Task<string> Carry(string text)
    {
        await Task.Yield();
        return text + "?";
    }
}
