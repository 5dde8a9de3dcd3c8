namespace Shop;

public sealed class Envelope
{
    private readonly string _id;

    public Envelope(string body)
    {
        Body = body;
        _id = Guid.CreateVersion7().ToString();
    }

    public string Body { get; }

    public string Describe() => $"{_id}: {Body}";
}

public partial class EnvelopeWorkflows
{
    [Workflow]
    public async partial Task<string> Send(string body)
    {
        string text = new Envelope(body).Describe(); // WFL2002
        await Post(text);
        return text;
    }

    [Step]
    private static async partial Task Post(string text) => await Task.Yield();
}
