namespace Shop;

public abstract class Message
{
    protected Message(string text) => Text = $"{text} #{Guid.NewGuid()}";

    public string Text { get; }
}

public sealed class Welcome(string name) : Message($"Welcome, {name}");

public partial class WelcomeWorkflows
{
    [Workflow]
    public async partial Task Run(string name)
    {
        await Send(new Welcome(name).Text); // WFL2002
    }

    [Step]
    private static async partial Task Send(string text) => await Task.Yield();
}
